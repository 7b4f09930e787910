import { cite } from '#law/articles.ts'
import { provinceDate } from '#kernel/period.ts'
import { html, type Content, type Html } from '#kernel/html.ts'
import {
  link,
  pageHeading,
  paragraph,
  sectionHeading,
  summaryList,
  table,
  tag,
  verbatim,
} from '#ui/components.ts'
import { formatDate, formatDateTime } from '#ui/i18n/format.ts'
import type { View } from '#ui/portal.ts'
import { type Agreement, OBLIGATION_CODES, OBLIGATIONS } from './agreement.ts'
import { adminWords as w } from './messages-admin.ts'
import { MEASURE_WORDS, portalWords } from './messages-bank.ts'
import { cardServiceWords } from './messages-card-services.ts'
import { publicServicesPath } from './pages-card-services.ts'
import type { StandingData } from './standing.ts'
import type { Bank } from './store.ts'
import type { Assessment } from './store-agreement.ts'
import type { MeasureRecord } from './store-measure.ts'

const language = 'zh-Hans' as const

/** A measure in a word; only the normal state is quiet. */
export const measureTag = ({ measure }: Pick<Bank, 'measure'>): Html =>
  tag({ text: MEASURE_WORDS[measure], colour: measure === 'normal' ? 'green' : 'red' })

/** Every measure there was, the newest first. */
export const measureTable = (measures: readonly MeasureRecord[]): Content =>
  measures.length === 0
    ? paragraph(w.noHistory)
    : table({
        caption: w.history,
        captionSize: 'hidden',
        firstCellIsHeader: true,
        head: [w.measure, w.since, w.facts, w.basis, w.notice, w.ended],
        rows: measures.map((one) => [
          MEASURE_WORDS[one.measure],
          formatDateTime(language, one.effectiveAt),
          verbatim(one.facts),
          cite(one.basis),
          verbatim(one.noticeReference),
          one.endedAt === undefined
            ? tag({ text: w.inForce, colour: 'red' })
            : html`${formatDateTime(language, one.endedAt)}<br>${verbatim(one.endReason)}`,
        ]),
      })

const assessed = (assessment: Assessment | undefined): Content =>
  assessment === undefined
    ? tag({ text: w.notAssessed, colour: 'grey' })
    : html`${
        assessment.met
          ? tag({ text: w.met, colour: 'green' })
          : tag({ text: w.notMet, colour: 'red' })
      } ${formatDate(language, provinceDate(assessment.assessedAt))} ${verbatim(assessment.remark)}`

/** The checklist of an agreement with the latest assessment of each obligation. */
export const obligationTable = (assessments: readonly Assessment[]): Html =>
  table({
    caption: w.obligations,
    captionSize: 'hidden',
    head: [w.obligation, w.result, w.basis],
    rows: OBLIGATION_CODES.map((code) => [
      OBLIGATIONS[code].zh,
      assessed(assessments.find(({ obligation }) => obligation === code)),
      cite(OBLIGATIONS[code].basis),
    ]),
  })

/** The agreement in force, or that there is none. */
export const agreementFacts = (agreement: Agreement | undefined, liaison: string): Html =>
  agreement === undefined
    ? paragraph(w.noAgreement)
    : summaryList({
        rows: [
          { key: w.number, value: verbatim(agreement.number) },
          { key: w.from, value: formatDate(language, agreement.period.from) },
          {
            key: w.until,
            value:
              agreement.period.until === undefined
                ? ''
                : formatDate(language, agreement.period.until),
          },
          { key: w.liaison, value: verbatim(liaison) },
        ],
      })

/** The way to what everybody reads of the accounts on its cards. */
export const servicesLink = ({ code }: Pick<Bank, 'code'>): Html =>
  paragraph(link({ href: publicServicesPath(code), text: cardServiceWords.public }))

/** 措施和义务, as a bank sees its own. */
export const standingPage = (data: StandingData): View => ({
  title: portalWords.standing,
  main: html`${[
    pageHeading(portalWords.standing, data.bank.name[language]),
    paragraph(measureTag(data.bank)),
    servicesLink(data.bank),
    sectionHeading(w.agreement),
    agreementFacts(data.agreement, data.liaison),
    sectionHeading(w.obligations),
    obligationTable(data.assessments),
  ]}`,
})
