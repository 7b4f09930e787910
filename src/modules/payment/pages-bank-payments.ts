import { html, type Content, type Html } from '#kernel/html.ts'
import {
  backLink,
  button,
  buttonGroup,
  emptyState,
  errorSummary,
  form,
  input,
  insetText,
  link,
  linkButton,
  notificationBanner,
  pageHeading,
  paragraph,
  sectionHeading,
  summaryList,
  table,
  tag,
  verbatim,
  warningText,
} from '#ui/components.ts'
import { formatCount, formatDate, formatDateTime, formatMoney } from '#ui/i18n/format.ts'
import type { View } from '#ui/portal.ts'
import {
  bankWords as w,
  INSTRUCTION_COLOURS,
  INSTRUCTION_WORDS,
  ITEM_COLOURS,
  ITEM_WORDS,
  KIND_WORDS,
} from './messages-bank.ts'
import { SECTION } from './pages-bank-frame.ts'
import { RETURN_REASONS } from './return-reason.ts'
import type { BankInstruction, BankItem, TakenFile } from './store-bank-view.ts'
import type { Instruction } from './store-instructions.ts'
import type { BankProgress } from './store-pauses.ts'

const language = 'zh-Hans' as const

/** The name of a programme with the period, as people of the bank know it. */
export type NamesOf = (programmeCode: string) => string

const statusTag = (status: BankInstruction['status']): Html =>
  tag({ text: INSTRUCTION_WORDS[status], colour: INSTRUCTION_COLOURS[status] })

const instructionTable = (instructions: readonly BankInstruction[], nameOf: NamesOf): Html =>
  table({
    caption: w.instructions,
    captionSize: 'm',
    firstCellIsHeader: true,
    // Three columns fit a phone; a fourth would be looked for at the side.
    head: [w.programme, { text: w.total, numeric: true }, w.status],
    rows: instructions.map((one) => [
      html`${link({
        href: `${SECTION}/${one.reference}`,
        text: `${nameOf(one.programmeCode)} ${one.payPeriod}`,
      })}<br>${w.paysOn(formatDate(language, one.payOn))}`,
      html`${formatMoney(one.totalFen)}<br>${w.linesOf(formatCount(one.lineCount))}`,
      statusTag(one.status),
    ]),
  })

const fileTable = (files: readonly TakenFile[]): Html =>
  table({
    caption: w.answers,
    captionSize: 'm',
    firstCellIsHeader: true,
    head: [w.kind, { text: w.strays, numeric: true }, w.fileNumber],
    rows: files.map(({ fileNumber, kind, receivedAt, strays }) => [
      html`${KIND_WORDS[kind]}<br>${formatDateTime(language, receivedAt)}`,
      formatCount(strays),
      verbatim(fileNumber),
    ]),
  })

/** 代发: what the bank is told to pay, and what it has told. */
export const paymentsPage = (data: {
  readonly instructions: readonly BankInstruction[]
  readonly files: readonly TakenFile[]
  readonly nameOf: NamesOf
  readonly hasKeys: boolean
}): View => ({
  title: w.title,
  main: html`${[
    pageHeading(w.title),
    paragraph(w.lead, 'lead'),
    data.hasKeys
      ? linkButton({ href: `${SECTION}/answers`, text: w.bring })
      : warningText({ language, text: w.noKeys }),
    data.instructions.length === 0
      ? emptyState({ title: w.noInstructions, text: w.noInstructionsText })
      : instructionTable(data.instructions, data.nameOf),
    data.files.length === 0 ? emptyState({ title: w.noAnswers }) : fileTable(data.files),
  ]}`,
})

/** How far one instruction is; drawn again while results come. */
export const progressPart = (one: BankProgress): Html => {
  const open = one.lineCount - one.paid - one.failed
  return summaryList({
    rows: [
      { key: w.status, value: statusTag(one.status) },
      { key: w.paid, value: formatCount(one.paid) },
      { key: w.failed, value: formatCount(one.failed) },
      { key: w.open, value: formatCount(one.status === 'refused' ? 0 : open) },
    ],
  })
}

const reasonOf = ({ reasonCode }: BankItem): string => {
  if (reasonCode === undefined) return ''
  const route = Object.entries(RETURN_REASONS).find(([code]) => code === reasonCode)?.[1]
  return route === undefined ? reasonCode : `${reasonCode} ${route.zh}`
}

const itemTable = (items: readonly BankItem[], all: number): Html =>
  html`${sectionHeading(w.items)}${paragraph(w.itemsShown(items.length, all), 'quiet')}${table({
    caption: w.items,
    captionSize: 'hidden',
    firstCellIsHeader: true,
    head: [w.line, w.account, { text: w.amount, numeric: true }, w.status, w.reason],
    rows: items.map((item) => [
      verbatim(item.lineId.replaceAll('-', '')),
      verbatim(w.tailOf(item.accountTail)),
      formatMoney(item.amountFen),
      tag({ text: ITEM_WORDS[item.status], colour: ITEM_COLOURS[item.status] }),
      reasonOf(item),
    ]),
  })}`

const downloads = (path: string): Html =>
  buttonGroup(
    linkButton({ href: `${path}/content`, text: w.fetchFile }),
    linkButton({ href: `${path}/sidecar`, text: w.fetchSidecar }),
    linkButton({ href: `${path}/sig`, text: w.fetchSignature }),
  )

const sayForm = (path: string, csrf: string): Html =>
  html`${sectionHeading(w.sayTitle)}${form({
    action: `${path}/word`,
    method: 'post',
    csrf,
    hidden: { says: 'accepted' },
    content: button({ text: w.accept, preventDoubleClick: true }),
  })}${form({
    action: `${path}/word`,
    method: 'post',
    csrf,
    hidden: { says: 'refused' },
    content: [
      input({ language, name: 'code', label: w.refuseCode, hint: 'R08、R12 等', width: 4 }),
      input({ language, name: 'text', label: w.refuseText }),
      warningText({ language, text: w.refuseWarning }),
      button({ text: w.refuse, kind: 'warning', preventDoubleClick: true }),
    ],
  })}`

/** What people of a bank without an interface do with an instruction. */
const byHandPart = (one: Instruction, hasFile: boolean, csrf: string): Content => {
  const path = `${SECTION}/${one.reference}`
  if (one.status === 'prepared')
    return [
      sectionHeading(w.byHand),
      paragraph(w.byHandText),
      form({
        action: `${path}/hand-out`,
        method: 'post',
        csrf,
        content: button({ text: w.handOut, preventDoubleClick: true }),
      }),
    ]
  const isOpen = one.status === 'sending' || one.status === 'unknown'
  return [
    sectionHeading(w.byHand),
    hasFile ? downloads(path) : insetText({ text: w.fileGone }),
    isOpen && sayForm(path, csrf),
  ]
}

export interface InstructionData {
  readonly instruction: Instruction
  readonly name: string
  readonly progress: BankProgress
  readonly items: readonly BankItem[]
  readonly byHand: boolean
  readonly hasFile: boolean
  readonly csrf: string
  readonly fault: string | undefined
  readonly said: string | undefined
}

/** One instruction: control totals, how far it is, and every payment without the person. */
export const instructionPage = (data: InstructionData): View => {
  const { instruction: one, progress, fault, said } = data
  return {
    title: data.name,
    scripts: ['live.js'],
    beforeMain: backLink({ language, href: SECTION }),
    main: html`${[
      fault !== undefined && errorSummary({ language, errors: [{ text: fault }] }),
      said !== undefined && notificationBanner({ language, kind: 'success', text: said }),
      pageHeading(data.name),
      sectionHeading(w.totals),
      paragraph(w.totalsHint),
      summaryList({
        rows: [
          { key: w.reference, value: verbatim(one.reference) },
          { key: w.lines, value: formatCount(one.lineCount) },
          { key: w.total, value: formatMoney(one.totalFen) },
          { key: w.fileDigest, value: verbatim(one.fileDigest) },
          { key: w.linesDigest, value: verbatim(one.linesDigest) },
        ],
      }),
      sectionHeading(w.progress),
      html`<div data-live="${SECTION}/${one.reference}/progress">${progressPart(progress)}</div>`,
      data.byHand && byHandPart(one, data.hasFile, data.csrf),
      data.items.length > 0 && itemTable(data.items, one.lineCount),
    ]}`,
  }
}
