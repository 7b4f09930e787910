import { type Content, html, type Html } from '#kernel/html.ts'
import {
  button,
  fileUpload,
  form,
  input,
  paragraph,
  sectionHeading,
  table,
  verbatim,
} from '#ui/components.ts'
import { formatDateTime, formatMoney } from '#ui/i18n/format.ts'
import type { Appropriation, VoucherKind } from '#modules/ledger/index.ts'
import { fundWords as w, VOUCHER_STATUS } from './messages.ts'
import { FUNDS_PATH } from './pages-frame.ts'
import type { FundPage } from './pages-funds.ts'

const language = 'zh-Hans' as const

/** What the two kinds of vouchers say differently. */
const KINDS = {
  appropriate: {
    title: w.vouchers,
    number: w.voucher,
    none: w.noVouchers,
    enter: w.enter,
    confirm: w.confirm,
  },
  remit: {
    title: w.remittances,
    number: w.remittanceNumber,
    none: w.noRemittances,
    enter: w.remit,
    confirm: w.confirmRemittance,
  },
} as const satisfies Readonly<Record<VoucherKind, unknown>>

const decideVoucher = (
  { csrf, fund, reader }: FundPage,
  { id, kind, enteredBy }: Appropriation,
): Content => {
  const act = (step: 'confirm' | 'withdraw') =>
    form({
      action: `${FUNDS_PATH}/${fund.code}/vouchers/${step}`,
      method: 'post',
      csrf,
      hidden: { id },
      content: button({
        text: step === 'confirm' ? KINDS[kind].confirm : w.withdraw,
        kind: step === 'confirm' ? 'primary' : 'secondary',
        preventDoubleClick: true,
      }),
    })
  return [enteredBy !== reader && act('confirm'), act('withdraw')]
}

const voucherTable = (data: FundPage, kind: VoucherKind): Content => {
  const vouchers = data.vouchers.filter((one) => one.kind === kind)
  const words = KINDS[kind]
  if (vouchers.length === 0) return paragraph(words.none)
  return table({
    caption: words.title,
    captionSize: 'hidden',
    firstCellIsHeader: true,
    head: [words.number, { text: w.amount, numeric: true }, w.digest, w.enteredBy, w.state],
    rows: vouchers.map((one) => [
      verbatim(one.voucherNumber),
      formatMoney(one.amountFen),
      verbatim(`${one.paperDigest.slice(0, 12)}…`),
      html`${verbatim(data.names.get(one.enteredBy) ?? '')} ${formatDateTime(
        language,
        one.enteredAt,
      )}`,
      one.status === 'entered' && data.mayAppropriate
        ? decideVoucher(data, one)
        : html`${VOUCHER_STATUS[kind][one.status]} ${verbatim(
            data.names.get(one.decidedBy ?? '') ?? '',
          )}`,
    ]),
  })
}

/** Fields of the two forms are told apart by their ids, and by a hidden field where they go. */
const voucherForm = ({ csrf, fund, typed }: FundPage, kind: VoucherKind): Html => {
  const mine = typed?.kind === kind ? typed : undefined
  return form({
    action: `${FUNDS_PATH}/${fund.code}/vouchers`,
    method: 'post',
    csrf,
    multipart: true,
    hidden: { kind },
    content: [
      input({
        language,
        id: `${kind}-number`,
        name: 'voucherNumber',
        label: KINDS[kind].number,
        value: mine?.voucherNumber ?? '',
        width: 20,
      }),
      input({
        language,
        id: `${kind}-amount`,
        name: 'amountYuan',
        label: w.amountYuan,
        value: mine?.amountYuan ?? '',
        width: 10,
        inputMode: 'decimal',
        suffix: '元',
      }),
      fileUpload({
        language,
        id: `${kind}-paper`,
        name: 'paper',
        label: w.paper,
        hint: w.paperHint,
      }),
      button({ text: KINDS[kind].enter, preventDoubleClick: true }),
    ],
  })
}

/** What came from the treasury, and what goes back to it; each by two people (Art. 13). */
export const voucherSections = (data: FundPage): Content => [
  sectionHeading(w.vouchers),
  paragraph(w.voucherLead),
  voucherTable(data, 'appropriate'),
  data.mayAppropriate && voucherForm(data, 'appropriate'),
  sectionHeading(w.remittances),
  paragraph(w.remittanceLead(formatMoney(data.balances.recovered))),
  voucherTable(data, 'remit'),
  data.mayAppropriate && data.balances.recovered > 0n && voucherForm(data, 'remit'),
]
