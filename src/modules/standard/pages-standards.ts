import { type ParameterName, PARAMETER_NAMES, PARAMETERS } from '#law/parameters.ts'
import type { Parameter } from '#law/setting.ts'
import { html, type Content, type Html } from '#kernel/html.ts'
import {
  backLink,
  button,
  checkboxes,
  errorSummary,
  form,
  input,
  insetText,
  link,
  pageHeading,
  paragraph,
  radios,
  sectionHeading,
  select,
  summaryList,
  table,
  tag,
  verbatim,
} from '#ui/components.ts'
import { formatDateTime, formatMoney } from '#ui/i18n/format.ts'
import type { View } from '#ui/portal.ts'
import type { Region } from '#modules/organisation/index.ts'
import { SETTING_FAULTS, standardWords as w } from './messages.ts'
import { type EnteredSetting, kindOf, type SettingInForce, type SettingRefusal } from './setting.ts'

const language = 'zh-Hans' as const
export const STANDARDS_PATH = '/admin/standards'

/** A value in words: 20.00 元, 是, 自动解挂. */
const valueWord = (name: ParameterName, value: unknown): string => {
  const { choices }: Parameter<unknown> = PARAMETERS[name]
  if (typeof value === 'bigint') return formatMoney(value)
  if (typeof value === 'boolean') return value ? w.yes : w.no
  return choices?.[String(value)] ?? String(value)
}

const stateTag = (confirmed: boolean): Html =>
  confirmed
    ? tag({ text: w.confirmed, colour: 'green' })
    : tag({ text: w.unconfirmed, colour: 'orange' })

export interface StandardsData {
  readonly settings: ReadonlyMap<ParameterName, SettingInForce<unknown>>
  readonly onlyUnconfirmed: boolean
}

/** 办理参数: every value in force for the province, those without a source marked. */
export const standardsPage = ({ settings, onlyUnconfirmed }: StandardsData): View => {
  const all = PARAMETER_NAMES.flatMap((name) => {
    const setting = settings.get(name)
    return setting === undefined ? [] : [{ name, setting }]
  })
  const unconfirmed = all.filter(({ setting }) => !setting.confirmed)
  return {
    title: w.title,
    main: html`${[
      pageHeading(w.title),
      paragraph(w.lead, 'lead'),
      unconfirmed.length > 0 &&
        insetText({ text: w.unconfirmedCount(unconfirmed.length, all.length) }),
      paragraph(
        onlyUnconfirmed
          ? link({ href: STANDARDS_PATH, text: w.everything })
          : link({ href: `${STANDARDS_PATH}?unconfirmed=1`, text: w.onlyUnconfirmed }),
      ),
      table({
        caption: w.caption,
        captionSize: 'hidden',
        firstCellIsHeader: true,
        head: [w.parameter, w.value, w.state, w.note],
        rows: (onlyUnconfirmed ? unconfirmed : all).map(({ name, setting }) => [
          link({ href: `${STANDARDS_PATH}/${name}`, text: PARAMETERS[name].zh }),
          valueWord(name, setting.value),
          stateTag(setting.confirmed),
          setting.note,
        ]),
      }),
    ]}`,
  }
}

/** What was typed, to be shown again beside what is wrong with it. */
export interface SettingForm {
  readonly region: string
  readonly value: string
  readonly from: string
  readonly source: string
  readonly confirmed: boolean
}

export interface StandardData {
  readonly name: ParameterName
  readonly inForce: SettingInForce<unknown>
  readonly entries: readonly EnteredSetting[]
  readonly regions: readonly Region[]
  readonly today: Temporal.PlainDate
  readonly csrf: string
  readonly typed?: SettingForm | undefined
  readonly refusal?: SettingRefusal | undefined
}

const FIELD_OF: Readonly<Record<SettingRefusal, keyof SettingForm>> = {
  VALUE_NOT_OF_ITS_KIND: 'value',
  SETTING_NOT_RETROACTIVE: 'from',
  SETTING_REGION_UNKNOWN: 'region',
  SOURCE_MISSING: 'source',
}

const valueField = ({ name, typed, refusal }: StandardData): Html => {
  const { choices }: Parameter<unknown> = PARAMETERS[name]
  const error = refusal === 'VALUE_NOT_OF_ITS_KIND' && SETTING_FAULTS[refusal]
  const options: Readonly<Record<string, string>> =
    kindOf(name) === 'yesNo' ? { yes: w.yes, no: w.no } : (choices ?? {})
  if (Object.keys(options).length > 0)
    return radios({
      language,
      name: 'value',
      legend: w.value,
      error,
      ...(typed !== undefined && { value: typed.value }),
      items: Object.entries(options).map(([value, text]) => ({ value, text })),
    })
  const money = kindOf(name) === 'money'
  return input({
    language,
    name: 'value',
    label: w.value,
    hint: money ? w.moneyHint : w.countHint,
    width: 10,
    inputMode: money ? 'decimal' : 'numeric',
    value: typed?.value,
    error,
    ...(money && { suffix: '元' }),
  })
}

const settingForm = (data: StandardData): Html => {
  const { name, regions, typed, refusal, csrf, today } = data
  const errorOf = (field: keyof SettingForm) =>
    refusal !== undefined && FIELD_OF[refusal] === field && SETTING_FAULTS[refusal]
  return form({
    action: `${STANDARDS_PATH}/${name}`,
    method: 'post',
    csrf,
    content: [
      valueField(data),
      select({
        language,
        name: 'region',
        label: w.region,
        hint: w.regionHint,
        value: typed?.region ?? '440000',
        error: errorOf('region'),
        items: regions.map(({ code, name: region }) => ({ value: code, text: region[language] })),
      }),
      input({
        language,
        name: 'from',
        label: w.from,
        hint: w.fromHint,
        width: 10,
        value: typed?.from ?? today.toString(),
        error: errorOf('from'),
      }),
      input({
        language,
        name: 'source',
        label: w.source,
        hint: w.sourceHint,
        value: typed?.source,
        error: errorOf('source'),
      }),
      checkboxes({
        language,
        name: 'confirmed',
        legend: w.state,
        values: typed?.confirmed === true ? ['yes'] : [],
        items: [{ value: 'yes', text: w.confirmedBox }],
      }),
      button({ text: w.save, preventDoubleClick: true }),
    ],
  })
}

const entriesTable = ({ name, entries, regions }: StandardData): Content =>
  entries.length === 0
    ? paragraph(w.none)
    : table({
        caption: w.settings,
        captionSize: 'hidden',
        head: [w.region, w.value, w.from, w.state, w.source, w.entered],
        rows: entries
          .toReversed()
          .map((entry) => [
            regions.find(({ code }) => code === entry.regionCode)?.name[language] ??
              entry.regionCode,
            valueWord(name, entry.value),
            entry.validFrom.toString(),
            stateTag(entry.confirmed),
            verbatim(entry.source),
            formatDateTime(language, entry.enteredAt),
          ]),
      })

/** One parameter: the value in force, those that were entered, and the form for another. */
export const standardPage = (data: StandardData): View => {
  const { name, inForce, refusal } = data
  const { zh, basis }: Parameter<unknown> = PARAMETERS[name]
  return {
    title: zh,
    beforeMain: backLink({ language, href: STANDARDS_PATH }),
    main: html`${[
      refusal !== undefined &&
        errorSummary({
          language,
          errors: [{ text: SETTING_FAULTS[refusal], href: `#${FIELD_OF[refusal]}` }],
        }),
      pageHeading(zh, w.title),
      summaryList({
        rows: [
          { key: w.value, value: valueWord(name, inForce.value) },
          { key: w.state, value: stateTag(inForce.confirmed) },
          { key: w.note, value: inForce.note },
          { key: w.basis, value: basis },
        ],
      }),
      sectionHeading(w.settings),
      entriesTable(data),
      sectionHeading(w.change),
      paragraph(w.changeLead),
      settingForm(data),
    ]}`,
  }
}
