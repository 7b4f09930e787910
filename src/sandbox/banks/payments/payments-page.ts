import { type Content, html, type Html } from '#kernel/html.ts'
import { maskName } from '#kernel/masking.ts'
import { formatCount, formatDateTime, formatMoney } from '#ui/i18n/format.ts'
import {
  backLink,
  button,
  emptyState,
  errorSummary,
  fileUpload,
  form,
  link,
  pageHeading,
  paragraph,
  sectionHeading,
  summaryList,
  table,
  verbatim,
} from '#ui/components.ts'
import type { BankIdentity } from '../bank.ts'
import { CONDUCT_OF_PAYMENT_WORDS } from './conduct.ts'
import type { HandInRefusal, KeptAnswer, PaymentDesk } from './payment-desk.ts'
import type { BookedCredit } from './payment-books.ts'

const language = 'zh-Hans' as const

export const HAND_IN_WORDS: Readonly<Record<HandInRefusal | 'INCOMPLETE', string>> = {
  SIGNATURE_WRONG: '签名不是平台的，银行没有收',
  SIDECAR_WRONG: '摘要文件看不懂，银行没有收',
  DIGEST_DIFFERS: '文件与摘要不符，银行没有收',
  UNREADABLE: '指令文件看不懂，银行没有收',
  INCOMPLETE: '请选择指令文件、摘要文件和签名文件',
}

const KIND_WORDS: Readonly<Record<KeptAnswer['kind'], string>> = {
  results: '发放结果',
  returns: '退汇',
  statement: '账户流水',
}

const sums = (credits: readonly BookedCredit[]) => {
  const kept = credits.filter(({ returned }) => returned === undefined)
  const sum = (rows: readonly BookedCredit[]) =>
    rows.reduce((total, { order }) => total + order.amountFen, 0n)
  return { booked: credits.length, bookedFen: sum(credits), kept: kept.length, keptFen: sum(kept) }
}

const creditTable = (credits: readonly BookedCredit[]): Html =>
  table({
    caption: '入账，最新的在前',
    captionSize: 'm',
    firstCellIsHeader: true,
    head: ['明细', '户名', '账号', { text: '金额', numeric: true }, '摘要', '退回'],
    rows: credits.map(({ order, returned }) => [
      verbatim(order.lineId.slice(-8)),
      maskName(order.accountName),
      verbatim(`…${order.accountNumber.slice(-4)}`),
      formatMoney(order.amountFen),
      order.purpose,
      returned === undefined ? '没有' : `${returned.code} ${returned.text}`,
    ]),
  })

const linksOf = ({ id }: KeptAnswer, path: string): Content =>
  html`${link({ href: `${path}/${id}/content`, text: '文件' })} ${link({
    href: `${path}/${id}/sidecar`,
    text: '摘要',
  })} ${link({ href: `${path}/${id}/sig`, text: '签名' })}`

const answerTable = (answers: readonly KeptAnswer[], path: string): Html =>
  table({
    caption: '交出的文件，最新的在前',
    captionSize: 'm',
    firstCellIsHeader: true,
    head: ['文件', '种类', { text: '笔数', numeric: true }, '时间', '下载'],
    rows: answers.map((answer) => [
      verbatim(answer.name),
      KIND_WORDS[answer.kind],
      formatCount(answer.totals.count),
      formatDateTime(language, answer.dueAt),
      linksOf(answer, path),
    ]),
  })

const handInForm = (path: string): Html =>
  form({
    action: path,
    method: 'post',
    multipart: true,
    content: [
      fileUpload({ language, name: 'instruction', label: '指令文件', accept: '.txt,.xml' }),
      fileUpload({ language, name: 'sidecar', label: '摘要文件', accept: '.sidecar' }),
      fileUpload({ language, name: 'signature', label: '签名文件', accept: '.sig' }),
      button({ text: '交给银行', preventDoubleClick: true }),
    ],
  })

/** 代发账: what the bank booked by its own means, and the files that it hands out. */
export const paymentsMain = (data: {
  readonly bank: BankIdentity
  readonly desk: PaymentDesk
  /** Rows of the books at most. */
  readonly shown: number
  readonly said?: string | undefined
}): Html => {
  const { bank, desk, said } = data
  const path = `/sandbox/banks/${bank.code}/payments`
  const answers = desk.answers()
  const { credits } = desk.books
  const { booked, bookedFen, kept, keptFen } = sums(credits)
  const [conduct] = CONDUCT_OF_PAYMENT_WORDS[desk.set ?? desk.usual]
  return html`${[
    backLink({ language, href: `/sandbox/banks/${bank.code}`, text: '返回柜台' }),
    said !== undefined &&
      errorSummary({ language, errors: [{ text: said, href: '#instruction' }] }),
    pageHeading('代发账', bank.name),
    paragraph('银行自己的账，不看平台怎样认为；可以与平台的批次逐笔核对。', 'lead'),
    summaryList({
      rows: [
        {
          key: '表现',
          value: conduct,
          actions: [{ href: `/sandbox/actors/bank-${bank.code}`, text: '设定', about: bank.name }],
        },
        { key: '已入账', value: `${formatCount(booked)} 笔，${formatMoney(bookedFen)}` },
        { key: '扣除退回', value: `${formatCount(kept)} 笔，${formatMoney(keptFen)}` },
        {
          key: '回盘文件',
          value: desk.brings ? '由银行送到平台' : '放在银行，等平台来取或者由人下载',
        },
        { key: '到时间才交出', value: `${desk.books.waiting} 个文件` },
      ],
    }),
    sectionHeading('由人交指令文件'),
    paragraph('没有接口的银行由本行主管在“代发”里下载三个文件，在这里交给银行。'),
    handInForm(path),
    answers.length === 0 ? emptyState({ title: '还没有交出文件' }) : answerTable(answers, path),
    credits.length === 0
      ? emptyState({ title: '还没有入账' })
      : creditTable(credits.slice(-data.shown).toReversed()),
  ]}`
}
