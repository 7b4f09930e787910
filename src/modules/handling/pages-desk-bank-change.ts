import { html, type Content, type Html } from '#kernel/html.ts'
import {
  awaitedConfirmation,
  backLink,
  bulletList,
  button,
  buttonGroup,
  details,
  errorSummary,
  form,
  inLanguage,
  insetText,
  link,
  pageHeading,
  paragraph,
  radios,
  sectionHeading,
  select,
  type SelectItem,
  smallHeading,
  summaryList,
  workspace,
} from '#ui/components.ts'
import { formatDate } from '#ui/i18n/format.ts'
import { type Language, LANGUAGE_NAMES, LANGUAGES, type Text } from '#ui/i18n/language.ts'
import { bankChooser, type ShownBanks } from '#modules/bank/index.ts'
import {
  type AffectedProgramme,
  bankChangeFields,
  type Fee,
  type Moment,
  type ShownStatement,
} from '#modules/card/index.ts'
import { type ConsentText, filledText } from '#modules/consent/index.ts'
import { bankChangeRefused, bankChangeWords as w } from './messages-desk-bank-change.ts'
import { effectsOf } from './messages-effects.ts'
import { serviceName } from './messages-services.ts'
import { feeText } from './pages-apply-check.ts'
import { deskKeys } from './pages-desk-frame.ts'
import { type DeskPerson, type DeskView, personBar, personPath } from './pages-desk-person.ts'

const language = 'zh-Hans' as const

export const bankChangeDeskPath = (person: Pick<DeskPerson, 'lookupId'>): string =>
  `${personPath(person)}/change-bank`

/** Who says that they want it; only the holder may. */
export const WHO = ['holder', 'guardian', 'agent'] as const
export type Who = (typeof WHO)[number]

/** The form as it stands, whatever is filled in. */
export interface BankChangeForm {
  readonly who: Who | undefined
  readonly bank: string | undefined
  readonly delivery: string | undefined
  readonly programmes: readonly string[]
  readonly moment: Moment | undefined
  /** In which the holder reads. */
  readonly language: Language
}

/** What is still to be filled in, by the field. */
export type Missing = 'who' | 'bank' | 'delivery' | 'moment'

export interface BankChangeDeskData {
  readonly csrf: string
  readonly person: DeskPerson
  readonly form: BankChangeForm
  readonly missing: readonly Missing[]
  /** Code of the refusal that sent the form back. */
  readonly refused: string | undefined
  readonly banks: ReadonlyMap<string, Text>
  readonly fromBank: string
  readonly shown: ShownBanks
  readonly collect: readonly SelectItem[]
  readonly affected: readonly AffectedProgramme[]
  readonly fee: Fee
  readonly promiseOn: Temporal.PlainDate
  readonly watchDays: number
  readonly text: ConsentText
  /** Makes the case once, however often the form is sent. */
  readonly key: string
  readonly statement: ShownStatement | undefined
  /** Version of the customer screen, while it is this statement that it shows. */
  readonly screen: string | undefined
}

const same = (text: string): Text => ({
  'zh-Hans': text,
  'zh-Hant': text,
  en: text,
  pt: text,
})

const facts = (data: BankChangeDeskData): Content => [
  sectionHeading(w.facts),
  summaryList({
    rows: [
      { key: w.fromBank, value: data.banks.get(data.fromBank)?.[language] ?? data.fromBank },
      { key: w.fee, value: feeText(language, data.fee) },
      { key: w.promise, value: formatDate(language, data.promiseOn) },
      { key: w.watch, value: w.watchDays(data.watchDays) },
    ],
  }),
  bulletList(effectsOf(language, 'changeBank')),
  smallHeading(w.notCovered),
  bulletList(w.notCoveredLines),
  details({
    summary: w.text(data.text.version),
    text: filledText(data.text.text, language, {
      programme: same(w.anyProgramme),
      bank: same(w.anyBank),
    }),
  }),
]

const who = ({ form: { who: chosen }, missing }: BankChangeDeskData): Html =>
  radios({
    language,
    name: 'who',
    layout: 'small',
    legend: w.who,
    legendSize: 'm',
    hint: w.whoHint,
    error: missing.includes('who') && w.whoMissing,
    value: chosen,
    items: WHO.map((value) => ({ value, text: w[value] })),
  })

const fields = (data: BankChangeDeskData): Content => {
  const { form: filled, missing, affected, banks, shown, collect } = data
  return [
    who(data),
    bankChooser({
      language,
      shown,
      value: filled.bank,
      missing: missing.includes('bank'),
      dense: true,
    }),
    affected.length === 0
      ? insetText({ text: w.noMoney })
      : bankChangeFields({
          language,
          banks,
          affected,
          programmes: filled.programmes,
          moment: filled.moment,
          momentMissing: missing.includes('moment'),
        }),
    select({
      language,
      name: 'delivery',
      label: w.collect,
      labelSize: 'm',
      hint: w.collectHint,
      error: missing.includes('delivery') && w.collectMissing,
      value: filled.delivery ?? '',
      items: [{ value: '', text: w.chooseCollect }, ...collect],
    }),
    select({
      language,
      name: 'language',
      label: w.language,
      labelSize: 'm',
      value: filled.language,
      items: LANGUAGES.map((value) => ({ value, text: LANGUAGE_NAMES[value] })),
    }),
  ]
}

/** Enter in the form does what comes next: it is shown first, and signed once it is confirmed. */
const buttons = ({ statement, affected }: BankChangeDeskData): Html => {
  const show = (kind: 'secondary' | undefined) =>
    button({
      text: statement === undefined ? w.show : w.showAgain,
      ...(kind && { kind }),
      name: 'act',
      value: 'show',
    })
  // Never the first of them: Enter anywhere in the form presses that one.
  const all =
    affected.some(({ possible }) => possible) &&
    button({ text: w.all, kind: 'secondary', name: 'act', value: 'all' })
  if (statement === undefined) return buttonGroup(show(undefined), all)
  const sign = button({ text: w.sign, name: 'act', value: 'sign', preventDoubleClick: true })
  return buttonGroup(sign, show('secondary'), all)
}

const changeForm = (data: BankChangeDeskData): Html => {
  const { csrf, person, key, shown, statement } = data
  return form({
    action: bankChangeDeskPath(person),
    method: 'post',
    csrf,
    hidden: { key, list: shown.id, ...(statement && { statement: statement.id }) },
    content: [fields(data), buttons(data)],
  })
}

/** Where the confirmation stands. */
const standing = ({ statement, screen }: BankChangeDeskData): Html => {
  const done = w.screenConfirmed
  if (statement === undefined) return awaitedConfirmation({ text: w.screenNone, done })
  if (statement.confirmedAt !== undefined) return awaitedConfirmation({ text: done, done })
  if (screen === undefined) return awaitedConfirmation({ text: w.screenGone, done })
  return awaitedConfirmation({ text: w.screenShown, version: screen, done })
}

/** To the letter what stands on the screen; the words that are agreed to on demand. */
const statementParts = ({ statement: { language: reads, parts } }: ShownStatement): Content => {
  const lines = (list: readonly string[]): Html =>
    inLanguage(
      reads,
      list.map((line, i) => [i > 0 && html`<br>`, line]),
    )
  const words = parts.at(-1)
  return [
    summaryList({
      rows: parts.slice(0, -1).map((part) => ({
        key: inLanguage(reads, part.title),
        value: lines(part.lines),
      })),
    }),
    words && details({ summary: inLanguage(reads, words.title), text: lines(words.lines) }),
  ]
}

/** Beside the form once something is shown; before that, one line under the facts. */
const confirmation = (data: BankChangeDeskData): Content => [
  sectionHeading(w.screenTitle),
  standing(data),
]

const MISSING_TEXT: Readonly<Record<Missing, string>> = {
  who: w.whoMissing,
  bank: w.bankMissing,
  delivery: w.collectMissing,
  moment: '请选什么时候换',
}

const errorsOf = ({ missing, refused }: BankChangeDeskData) => [
  ...missing.map((one) => ({ text: MISSING_TEXT[one], href: `#${one}` })),
  ...(refused === undefined ? [] : [{ text: bankChangeRefused(refused), href: '#who' }]),
]

const notHolder = ({ refused }: BankChangeDeskData): Content =>
  refused === 'APPLICANT_NOT_ALLOWED' && [sectionHeading(w.insteadTitle), bulletList(w.instead)]

const title = serviceName(language, 'changeBank')

/** 窗口换银行: everything on one screen, nothing chosen beforehand; the holder confirms on theirs. */
export const bankChangeDeskPage = (data: BankChangeDeskData): DeskView => {
  const errors = errorsOf(data)
  const { statement } = data
  return {
    title,
    banner: personBar(data.person),
    beforeMain: backLink({ language, href: personPath(data.person) }),
    main: html`${[
      errors.length > 0 && errorSummary({ language, errors }),
      pageHeading(title),
      deskKeys(),
      notHolder(data),
      statement === undefined
        ? workspace({ queue: [facts(data), confirmation(data)], main: changeForm(data) })
        : workspace({
            queue: facts(data),
            main: changeForm(data),
            evidence: [confirmation(data), statementParts(statement)],
          }),
    ]}`,
  }
}

/** 换不了: why, and what can be done instead. */
export const cannotChangeDeskPage = (person: DeskPerson, refusal: string): DeskView => ({
  title: w.cannot,
  banner: personBar(person),
  beforeMain: backLink({ language, href: personPath(person) }),
  main: html`${[
    pageHeading(w.cannot, title),
    deskKeys(),
    paragraph(bankChangeRefused(refusal), 'lead'),
    paragraph(link({ href: personPath(person), text: '看这个人的卡和办件' })),
  ]}`,
})
