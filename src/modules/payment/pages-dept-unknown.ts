import { html, type Content } from '#kernel/html.ts'
import {
  backLink,
  button,
  buttonGroup,
  emptyState,
  errorSummary,
  fileUpload,
  form,
  input,
  insetText,
  link,
  notificationBanner,
  pageHeading,
  paragraph,
  radios,
  sectionHeading,
  summaryList,
  table,
  tag,
  verbatim,
  warningText,
} from '#ui/components.ts'
import { formatCount, formatDateTime, formatMoney } from '#ui/i18n/format.ts'
import type { View } from '#ui/portal.ts'
import { EVIDENCE_WORDS, SAYING_WORDS, unknownWords as w } from './messages-unknown.ts'
import { BATCHES_PATH, shortId } from './pages-dept-batches.ts'
import type { InstructionFinding, KeptEvidence } from './store-findings.ts'
import { SAYINGS } from './store-findings.ts'
import type { Instruction } from './store-instructions.ts'

const language = 'zh-Hans' as const
export const UNKNOWN_PATH = '/dept/unknown'

export interface UnknownData {
  readonly instructions: readonly Instruction[]
  readonly findings: ReadonlyMap<string, InstructionFinding>
  readonly bankNames: ReadonlyMap<string, string>
  readonly promisedBy: (one: Instruction) => Temporal.Instant
  readonly nextAskAt: Temporal.Instant
  readonly said: string | undefined
}

/** 结果未知: what nobody knows the outcome of, and by when it is promised. */
export const unknownPage = (data: UnknownData): View => ({
  title: w.title,
  main: html`${[
    data.said !== undefined && notificationBanner({ language, kind: 'success', text: data.said }),
    pageHeading(w.title),
    paragraph(w.lead, 'lead'),
    paragraph(link({ href: '/dept/suspense', text: w.suspenseLink })),
    data.instructions.length === 0
      ? emptyState({ title: w.none })
      : [
          insetText({ text: w.nextAsk(formatDateTime(language, data.nextAskAt)) }),
          table({
            caption: w.caption,
            captionSize: 'm',
            firstCellIsHeader: true,
            head: [
              w.batch,
              w.bank,
              { text: w.lines, numeric: true },
              { text: w.total, numeric: true },
              w.since,
              w.promise,
              w.act,
            ],
            rows: data.instructions.map((one) => [
              link({ href: `${BATCHES_PATH}/${one.batchId}`, text: shortId(one.batchId) }),
              data.bankNames.get(one.bankCode) ?? one.bankCode,
              formatCount(one.lineCount),
              formatMoney(one.totalFen),
              formatDateTime(language, one.builtAt),
              formatDateTime(language, data.promisedBy(one)),
              html`${link({ href: `${UNKNOWN_PATH}/${one.id}`, text: w.see })}${
                data.findings.has(one.id) && html` ${tag({ text: w.waitsSecond, colour: 'blue' })}`
              }`,
            ]),
          }),
        ],
  ]}`,
})

export interface OneUnknownData {
  readonly instruction: Instruction
  readonly finding: InstructionFinding | undefined
  readonly evidence: readonly KeptEvidence[]
  readonly bankName: string
  readonly staff: ReadonlyMap<string, string>
  readonly agencies: ReadonlyMap<string, string>
  readonly promisedBy: Temporal.Instant
  readonly nextAskAt: Temporal.Instant
  readonly csrf: string
  readonly fault: string | undefined
  readonly said: string | undefined
}

const post = (id: string, part: string, csrf: string, content: Content, multipart = false) =>
  form({ action: `${UNKNOWN_PATH}/${id}/${part}`, method: 'post', csrf, content, multipart })

const proposal = ({ instruction, csrf, fault }: OneUnknownData): Content =>
  post(
    instruction.id,
    'finding',
    csrf,
    [
      radios({
        language,
        name: 'says',
        legend: w.says,
        items: SAYINGS.map((value) => ({ value, text: SAYING_WORDS[value] })),
        error: fault,
      }),
      input({
        language,
        name: 'archiveNumber',
        label: w.archiveNumber,
        hint: w.archiveHint,
        width: 20,
      }),
      fileUpload({ language, name: 'paper', label: w.paper, hint: w.paperHint }),
      button({ text: w.propose, preventDoubleClick: true }),
    ],
    true,
  )

const second = (
  { instruction, csrf, staff, agencies }: OneUnknownData,
  finding: InstructionFinding,
): Content => [
  paragraph(
    w.secondText(
      staff.get(finding.proposedBy) ?? '',
      agencies.get(finding.proposedUnit) ?? finding.proposedUnit,
    ),
  ),
  summaryList({
    rows: [
      { key: w.says, value: SAYING_WORDS[finding.says] },
      { key: w.archiveNumber, value: finding.archiveNumber },
      { key: w.digest, value: verbatim(finding.paperDigest) },
    ],
  }),
  post(
    instruction.id,
    'decision',
    csrf,
    buttonGroup(
      button({ text: w.agree, name: 'agreed', value: 'yes', preventDoubleClick: true }),
      button({ text: w.disagree, name: 'agreed', value: 'no', kind: 'secondary' }),
    ),
  ),
]

/** One instruction of which nobody knows what became, and the three ways to find out (P7). */
export const oneUnknownPage = (data: OneUnknownData): View => {
  const { instruction, finding, evidence, fault } = data
  const title = `${data.bankName} ${shortId(instruction.id)}`
  const open = instruction.status === 'unknown'
  return {
    title,
    beforeMain: backLink({ language, href: UNKNOWN_PATH }),
    main: html`${[
      fault !== undefined &&
        errorSummary({ language, errors: [{ text: fault, ...(open && { href: '#says' }) }] }),
      data.said !== undefined && notificationBanner({ language, text: data.said }),
      pageHeading(title, w.title),
      open && [
        warningText({
          language,
          text: w.dontRepeat(formatDateTime(language, data.promisedBy)),
        }),
        insetText({ text: w.nextAsk(formatDateTime(language, data.nextAskAt)) }),
      ],
      summaryList({
        rows: [
          { key: w.reference, value: verbatim(instruction.reference) },
          { key: w.lines, value: formatCount(instruction.lineCount) },
          { key: w.total, value: formatMoney(instruction.totalFen) },
          {
            key: w.batch,
            value: link({
              href: `${BATCHES_PATH}/${instruction.batchId}`,
              text: shortId(instruction.batchId),
            }),
          },
        ],
      }),
      open && [
        sectionHeading(w.askTitle),
        paragraph(w.askText),
        post(
          instruction.id,
          'ask',
          data.csrf,
          button({ text: w.ask, kind: 'secondary', preventDoubleClick: true }),
        ),
        sectionHeading(w.statementTitle),
        paragraph(w.statementText),
        sectionHeading(w.paperTitle),
        finding === undefined ? proposal(data) : second(data, finding),
      ],
      sectionHeading(w.evidence),
      evidence.length === 0
        ? paragraph(w.noEvidence, 'quiet')
        : summaryList({
            rows: evidence.map(({ kind, says, at }) => ({
              key: formatDateTime(language, at),
              value: `${EVIDENCE_WORDS[kind]}：${SAYING_WORDS[says]}`,
            })),
          }),
    ]}`,
  }
}
