import { html, type Content, type Html } from '#kernel/html.ts'
import {
  backLink,
  button,
  buttonGroup,
  bulletList,
  errorSummary,
  fileUpload,
  form,
  notificationBanner,
  pageHeading,
  paragraph,
  sectionHeading,
  summaryList,
  type SummaryRow,
  tag,
  verbatim,
  warningText,
} from '#ui/components.ts'
import { formatCount, formatMoney } from '#ui/i18n/format.ts'
import type { View } from '#ui/portal.ts'
import type { FileReport } from './check-exchange-file.ts'
import type { Totals } from './formats/bank-format.ts'
import { faultText } from './formats/fault.ts'
import { bankWords as w, KIND_WORDS, RECORD_WORDS } from './messages-bank.ts'
import { SECTION } from './pages-bank-frame.ts'

const language = 'zh-Hans' as const
const PATH = `${SECTION}/answers`

const sum = ({ count, sumFen }: Totals): string =>
  `${formatCount(count)} 笔，${formatMoney(sumFen)}`

const isSame = (one: Totals, other: Totals): boolean =>
  one.count === other.count && one.sumFen === other.sumFen

const rowsOf = (report: FileReport): readonly SummaryRow[] => [
  { key: w.fileNumber, value: verbatim(report.fileNumber ?? report.name) },
  ...(report.kind === undefined ? [] : [{ key: w.kind, value: KIND_WORDS[report.kind] }]),
  ...(report.told === undefined ? [] : [{ key: w.toldTotals, value: sum(report.told) }]),
  { key: w.countedTotals, value: sum(report.counted) },
  ...Object.entries(report.records).map(([what, totals]) => ({
    key: RECORD_WORDS[what] ?? what,
    value: sum(totals),
  })),
  { key: w.digest, value: verbatim(report.sm3) },
]

/** Both numbers, before anything else: whoever reads it sees at once what does not fit. */
const totalsWarning = ({ told, counted }: FileReport): Content =>
  told !== undefined &&
  !isSame(told, counted) &&
  warningText({
    language,
    text: `${w.differsTitle}：${w.toldTotals} ${sum(told)}，${w.countedTotals} ${sum(counted)}。`,
  })

const reportPart = (report: FileReport, verdict: string): Html =>
  html`${[
    sectionHeading(w.report),
    paragraph(tag({ text: verdict, colour: report.usable ? 'green' : 'red' })),
    totalsWarning(report),
    summaryList({ rows: rowsOf(report) }),
    report.faults.length > 0 && [
      paragraph(w.faults(report.faultCount)),
      bulletList(report.faults.map((fault) => faultText(fault))),
    ],
  ]}`

const uploadForm = (csrf: string): Html =>
  form({
    action: PATH,
    method: 'post',
    multipart: true,
    csrf,
    content: [
      fileUpload({ language, name: 'answer', label: w.answerFile, accept: '.txt,.xml' }),
      fileUpload({
        language,
        name: 'sidecar',
        label: w.sidecar,
        hint: w.sidecarHint,
        accept: '.sidecar,.txt',
      }),
      fileUpload({
        language,
        name: 'signature',
        label: w.signature,
        hint: w.signatureHint,
        accept: '.sig,.txt',
      }),
      buttonGroup(
        button({ text: w.take, name: 'act', value: 'take', preventDoubleClick: true }),
        button({ text: w.checkOnly, kind: 'secondary', name: 'act', value: 'check' }),
      ),
    ],
  })

/** 送回盘文件: looked at as `ykt bankfile check` does it, and taken only if all is well. */
export const answersPage = (data: {
  readonly csrf: string
  readonly fault: string | undefined
  readonly report: FileReport | undefined
  /** What became of it. */
  readonly outcome: 'checked' | 'taken' | 'repeated' | undefined
}): View => {
  const { report, outcome, fault } = data
  const done = { taken: w.isTaken, repeated: w.isRepeated } as const
  const said = outcome === 'taken' || outcome === 'repeated' ? done[outcome] : undefined
  return {
    title: w.bring,
    beforeMain: backLink({ language, href: SECTION }),
    main: html`${[
      fault !== undefined && errorSummary({ language, errors: [{ text: fault, href: '#answer' }] }),
      said !== undefined && notificationBanner({ language, kind: 'success', text: said }),
      pageHeading(w.bring),
      paragraph(w.bringLead, 'lead'),
      report !== undefined && reportPart(report, report.usable ? w.isUsable : w.isUnusable),
      uploadForm(data.csrf),
    ]}`,
  }
}
