import { html, type Content } from '#kernel/html.ts'
import type { Refused } from '#kernel/decision.ts'
import {
  backLink,
  bulletList,
  button,
  buttonGroup,
  form,
  insetText,
  linkButton,
  pageHeading,
  paragraph,
  sectionHeading,
  summaryList,
  type SummaryRow,
} from '#ui/components.ts'
import { formatDate, formatMoney } from '#ui/i18n/format.ts'
import { type Language, localPath } from '#ui/i18n/language.ts'
import { articleDetails, type Fee } from '#modules/card/index.ts'
import { applyMessages as t } from './messages-apply.ts'
import { choiceMessages as c } from './messages-choices.ts'
import { effectsOf } from './messages-effects.ts'
import { guideMessages } from './messages-guide.ts'
import { materialName } from './messages-materials.ts'
import { actRefusalText, mendedAt } from './messages-refusals.ts'
import { serviceName } from './messages-services.ts'
import { type CaseMaterial, stillMissing } from './opening.ts'
import { applyPath, type FormPage, stepText } from './pages-apply.ts'
import { CASES_PATH, type View } from './pages-tracker.ts'
import { type ServiceCode, SERVICES } from './service.ts'
import type { Question } from './wish.ts'

export interface CheckData extends FormPage {
  readonly materials: readonly CaseMaterial[]
  /** What was chosen, in words, with the page where it is changed. */
  readonly chosen: readonly {
    readonly question: Question
    readonly value: Content
    readonly href: string | undefined
  }[]
  readonly fee: Fee
  readonly promiseOn: Temporal.PlainDate
  /** Whether an official source stands behind limit and fee; else 待确认. */
  readonly confirmed: boolean
}

const names = (language: Language, list: readonly CaseMaterial[]): string =>
  list.length === 0
    ? t(language, 'nothing')
    : list
        .map(({ code }) => materialName(language, code))
        .join(language.startsWith('zh') ? '、' : '; ')

export const feeText = (language: Language, { feeFen, exemption }: Fee): string => {
  if (exemption !== undefined) return c(language, `because_${exemption}`)
  return feeFen === 0n ? c(language, 'free') : formatMoney(feeFen)
}

const KEYS = {
  photo: 'photo',
  damage: 'damageLegend',
  change: 'changeLegend',
  bank: 'bank',
  delivery: 'delivery',
  eCard: 'eCardLegend',
} as const satisfies Record<Question, string>

const rows = (data: CheckData): readonly SummaryRow[] => {
  const { language, service, materials, chosen, fee, promiseOn } = data
  const path = applyPath(service)
  const ready = materials.filter(({ state }) => state === 'presented')
  const missing = stillMissing(materials)
  const change = (href: string, about: string) => [{ href, text: t(language, 'change'), about }]
  const atOnce = SERVICES[service].limit.kind === 'atOnce'
  const lines: readonly (SummaryRow | false)[] = [
    { key: t(language, 'service'), value: serviceName(language, service) },
    ...chosen.map(({ question, value, href }): SummaryRow => {
      const key = c(language, KEYS[question])
      return href === undefined ? { key, value } : { key, value, actions: change(href, key) }
    }),
    { key: t(language, 'fee'), value: feeText(language, fee) },
    {
      key: c(language, 'promise'),
      value: atOnce ? c(language, 'today') : formatDate(language, promiseOn),
    },
    ready.length > 0 && {
      key: t(language, 'ready'),
      value: names(language, ready),
      actions: change(path, t(language, 'ready')),
    },
    missing.length > 0 && {
      key: t(language, 'missing'),
      value: names(language, missing),
      actions: change(path, t(language, 'missing')),
    },
  ]
  return lines.filter((line) => line !== false)
}

/** 最后一步: what was filled in and what follows, before it is handed in. */
export const applyCheckPage = (data: CheckData): View => {
  const { language, csrf, service, materials } = data
  const path = applyPath(service)
  const waits = materials.some(({ state }) => state === 'missing')
  const effects = effectsOf(language, service)
  return {
    title: `${serviceName(language, service)} · ${t(language, 'check')}`,
    beforeMain: backLink({ language, href: path }),
    main: html`${[
      pageHeading(t(language, 'check'), stepText(data)),
      summaryList({ rows: rows(data) }),
      !data.confirmed && paragraph(guideMessages(language, 'unconfirmed'), 'quiet'),
      effects.length > 0 && [sectionHeading(c(language, 'effects')), bulletList(effects)],
      insetText({ text: t(language, waits ? 'willWait' : 'willStart') }),
      form({
        action: `${path}/submit`,
        method: 'post',
        csrf,
        content: button({ text: t(language, 'send'), preventDoubleClick: true }),
      }),
      form({
        action: `${path}/drop`,
        method: 'post',
        csrf,
        content: button({ text: t(language, 'drop'), kind: 'secondary' }),
      }),
    ]}`,
  }
}

const OPENING = [
  'CASE_ALREADY_OPEN',
  'CHANNEL_NOT_AVAILABLE',
  'APPLICANT_NOT_ALLOWED',
  'PERSON_WAS_MERGED',
] as const

const refusedText = (language: Language, refusal: string): string => {
  const opening = OPENING.find((code) => code === refusal)
  return opening === undefined ? actRefusalText(language, refusal) : t(language, opening)
}

/** Why it cannot be handed in, by which article, and where to go on. */
export const applyRefusedPage = (
  language: Language,
  service: ServiceCode,
  { refusal, basis }: Refused<string>,
): View => {
  const mended = mendedAt(refusal)
  return {
    title: t(language, 'refused'),
    beforeMain: backLink({ language, href: localPath(language, `/guide/${service}`) }),
    main: html`${[
      pageHeading(t(language, 'refused'), serviceName(language, service)),
      paragraph(refusedText(language, refusal), 'lead'),
      articleDetails(language, basis),
      buttonGroup(
        mended !== undefined &&
          linkButton({ href: `${applyPath(service)}${mended}`, text: t(language, 'chooseAgain') }),
        linkButton({
          href: CASES_PATH,
          text: t(language, 'seeCases'),
          ...(mended !== undefined && { kind: 'secondary' as const }),
        }),
        linkButton({ href: '/me/card', text: t(language, 'seeCard'), kind: 'secondary' }),
      ),
    ]}`,
  }
}
