import { html, type Content, type Html } from '#kernel/html.ts'
import { provinceDate } from '#kernel/period.ts'
import {
  backLink,
  button,
  buttonGroup,
  columns,
  errorSummary,
  form,
  input,
  insetText,
  link,
  linkButton,
  notificationBanner,
  pageHeading,
  paragraph,
  radios,
  sectionHeading,
  select,
  summaryList,
  table,
  tag,
  textarea,
  verbatim,
  warningText,
} from '#ui/components.ts'
import { formatCount, formatDate } from '#ui/i18n/format.ts'
import type { View } from '#ui/portal.ts'
import { type Agreement, OBLIGATION_CODES, OBLIGATIONS } from './agreement.ts'
import type { BankMeasure, MeasureEffect } from './bank.ts'
import type { Rectification } from './keep-rectification.ts'
import { measuresAfter } from './measure.ts'
import { adminWords as w, CHOOSER_WORDS, PAYMENT_WORDS, yesNo } from './messages-admin.ts'
import { MEASURE_WORDS } from './messages-bank.ts'
import { rectificationSection } from './pages-judgement.ts'
import {
  agreementFacts,
  measureTable,
  measureTag,
  obligationTable,
  servicesLink,
} from './pages-standing.ts'
import type { StandingData } from './standing.ts'
import type { MeasurePreview } from './preview-measure.ts'
import type { Bank } from './store.ts'

const language = 'zh-Hans' as const
const PATH = '/admin/banks'

/** What somebody may do besides reading. */
export interface AdminRights {
  readonly administer: boolean
  readonly decide: boolean
}

const agreementUntil = (agreement: Agreement | undefined): Content =>
  agreement?.period.until === undefined
    ? tag({ text: w.noAgreement, colour: 'orange' })
    : formatDate(language, agreement.period.until)

const keyEnd = (until: Temporal.Instant | undefined): Content =>
  until && tag({ text: formatDate(language, provinceDate(until)), colour: 'orange' })

/** 合作银行: all of them with the measure in force and the end of the agreement. */
export const banksPage = (data: {
  readonly banks: readonly Bank[]
  readonly agreements: ReadonlyMap<string, Agreement>
  readonly openDiscrepancies: number
  /** When the last key of a bank ends, by bank, where that is soon. */
  readonly keyEnds: ReadonlyMap<string, Temporal.Instant>
}): View => ({
  title: w.title,
  main: html`${[
    pageHeading(w.title),
    paragraph(w.lead, 'lead'),
    buttonGroup(
      linkButton({ href: `${PATH}/rounds`, text: w.rounds, kind: 'secondary' }),
      linkButton({
        href: `${PATH}/discrepancies`,
        text: `${w.discrepancies}（${data.openDiscrepancies}）`,
        kind: 'secondary',
      }),
    ),
    table({
      caption: w.caption,
      captionSize: 'm',
      firstCellIsHeader: true,
      head: [w.bank, w.measure, w.until, w.keyEnd],
      rows: data.banks.map((bank) => [
        html`${link({ href: `${PATH}/of/${bank.code}`, text: bank.name[language] })} ${
          bank.placeholder && tag({ text: w.placeholder, colour: 'grey' })
        }`,
        measureTag(bank),
        agreementUntil(data.agreements.get(bank.code)),
        keyEnd(data.keyEnds.get(bank.code)),
      ]),
    }),
  ]}`,
})

const previewForm = (bank: Bank): Html =>
  form({
    action: `${PATH}/of/${bank.code}/measure`,
    method: 'get',
    content: [
      radios({
        language,
        name: 'measure',
        legend: w.chooseMeasure,
        legendSize: 's',
        items: measuresAfter(bank.measure).map((value) => ({
          value,
          text: MEASURE_WORDS[value],
        })),
      }),
      button({ text: w.preview, kind: 'secondary' }),
    ],
  })

const assessmentForm = (bank: Bank, agreement: Agreement, csrf: string): Html =>
  form({
    action: `${PATH}/of/${bank.code}/assessments`,
    method: 'post',
    csrf,
    hidden: { agreement: agreement.id },
    content: [
      select({
        language,
        name: 'obligation',
        label: w.obligation,
        items: OBLIGATION_CODES.map((value) => ({ value, text: OBLIGATIONS[value].zh })),
      }),
      radios({
        language,
        name: 'met',
        legend: w.result,
        layout: 'inline',
        items: [
          { value: 'yes', text: w.met },
          { value: 'no', text: w.notMet },
        ],
      }),
      input({ language, name: 'remark', label: w.remark }),
      button({ text: w.assess }),
    ],
  })

const agreementForm = (bank: Bank, csrf: string): Html =>
  form({
    action: `${PATH}/of/${bank.code}/agreements`,
    method: 'post',
    csrf,
    content: [
      input({ language, name: 'number', label: w.number, width: 20 }),
      input({ language, name: 'from', label: w.from, hint: w.dateHint, width: 10 }),
      input({ language, name: 'until', label: w.until, hint: w.dateHint, width: 10 }),
      button({ text: w.sign }),
    ],
  })

/** One bank: measures, agreement, obligations, and what can be done. */
export const bankPage = (
  data: StandingData & {
    readonly csrf: string
    readonly rights: AdminRights
    readonly faults: readonly string[]
    readonly decided: boolean
    readonly rectification: Rectification | undefined
    readonly at: Temporal.Instant
  },
): View => {
  const { bank, agreement, rights, csrf, faults } = data
  return {
    title: bank.name[language],
    beforeMain: backLink({ language, href: PATH }),
    main: html`${[
      data.decided && notificationBanner({ language, kind: 'success', text: w.decided }),
      faults.length > 0 && errorSummary({ language, errors: faults.map((text) => ({ text })) }),
      pageHeading(verbatim(bank.name[language]), w.title),
      paragraph(measureTag(bank)),
      servicesLink(bank),
      columns({
        main: [
          sectionHeading(w.history),
          measureTable(data.measures),
          rectificationSection(data),
          sectionHeading(w.agreement),
          agreementFacts(agreement, data.liaison),
          sectionHeading(w.obligations),
          obligationTable(data.assessments),
        ],
        aside: [
          rights.decide && [sectionHeading(w.decide), previewForm(bank)],
          rights.administer && [
            agreement === undefined
              ? [sectionHeading(w.sign), agreementForm(bank, csrf)]
              : [sectionHeading(w.assess), assessmentForm(bank, agreement, csrf)],
          ],
        ],
      }),
    ]}`,
  }
}

const effectRows = (before: MeasureEffect, after: MeasureEffect): Content[][] => [
  [w.applications, yesNo(before.takesApplications), yesNo(after.takesApplications)],
  [w.handling, yesNo(before.handlesCards), yesNo(after.handlesCards)],
  [w.lossAlways, w.alwaysOpen, w.alwaysOpen],
  [w.payments, PAYMENT_WORDS[before.receivesPayments], PAYMENT_WORDS[after.receivesPayments]],
  [w.chooser, CHOOSER_WORDS[before.chooser], CHOOSER_WORDS[after.chooser]],
]

const counts = ({ holders, openOrders, goOn, held }: MeasurePreview): Html =>
  summaryList({
    rows: [
      { key: w.holders, value: w.holdersText(formatCount(holders)) },
      { key: w.openOrders, value: formatCount(openOrders) },
      { key: w.goOn, value: w.goOnText(formatCount(goOn)) },
      { key: w.held, value: w.heldText(formatCount(held)) },
    ],
  })

/** 措施预演: what stops and what goes on, before anybody decides. */
export const previewPage = (data: {
  readonly csrf: string
  readonly preview: MeasurePreview
  readonly measure: BankMeasure
  readonly facts: string
  readonly noticeReference: string
  readonly fault: string | undefined
}): View => {
  const { preview, measure } = data
  const { bank } = preview
  const lifts = measure === 'normal'
  return {
    title: w.previewTitle,
    beforeMain: backLink({ language, href: `${PATH}/of/${bank.code}` }),
    main: html`${[
      data.fault !== undefined && errorSummary({ language, errors: [{ text: data.fault }] }),
      pageHeading(`${w.previewTitle}：${MEASURE_WORDS[measure]}`, bank.name[language]),
      table({
        caption: w.effects,
        captionSize: 'm',
        firstCellIsHeader: true,
        head: [w.effects, w.before, w.after],
        rows: effectRows(preview.before, preview.after),
      }),
      counts(preview),
      form({
        action: `${PATH}/of/${bank.code}/measure`,
        method: 'post',
        csrf: data.csrf,
        hidden: { measure },
        content: [
          textarea({
            language,
            name: 'facts',
            label: lifts ? w.liftLabel : w.factsLabel,
            hint: lifts ? undefined : w.factsHint,
            value: data.facts,
            rows: 4,
          }),
          !lifts &&
            input({
              language,
              name: 'notice',
              label: w.noticeLabel,
              value: data.noticeReference,
              width: 20,
            }),
          lifts
            ? insetText({ text: w.lifting(formatCount(preview.held)) })
            : warningText({ language, text: w.warning(formatCount(preview.held)) }),
          button({
            text: w.confirm,
            kind: lifts ? 'primary' : 'warning',
            preventDoubleClick: true,
          }),
        ],
      }),
    ]}`,
  }
}
