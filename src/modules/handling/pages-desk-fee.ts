import type { Content } from '#kernel/html.ts'
import {
  button,
  buttonGroup,
  details,
  form,
  paragraph,
  radios,
  sectionHeading,
  summaryList,
} from '#ui/components.ts'
import { formatMoney } from '#ui/i18n/format.ts'
import type { CardOrder } from '#modules/card/index.ts'
import { FEE_WAIVERS } from './fee.ts'
import { dayWords as w, notTakenText, WAIVER_WORDS } from './messages-day-end.ts'
import type { FeeRecord } from './store-fee.ts'

const language = 'zh-Hans' as const

/** 工本费 of a case: what its order costs, and how it was dealt with. */
export interface CaseFee {
  readonly order: Pick<CardOrder, 'feeFen' | 'feeExemption'>
  readonly marked: FeeRecord | undefined
}

const stateOf = ({ order, marked }: CaseFee): string => {
  if (marked?.waiver !== undefined) return notTakenText(marked.waiver)
  if (marked !== undefined && marked.takenFen > 0n) return w.taken
  return order.feeFen === 0n ? notTakenText(order.feeExemption ?? '') : '领卡前要收'
}

/** What is due and, until it is marked, the two ways to mark it: taken, or not and why. */
export const feeSection = (path: string, csrf: string, fee: CaseFee): Content => [
  sectionHeading(w.fees),
  summaryList({
    rows: [
      { key: w.due, value: formatMoney(fee.order.feeFen) },
      { key: '情况', value: stateOf(fee) },
    ],
  }),
  fee.order.feeFen > 0n &&
    fee.marked === undefined && [
      form({
        action: `${path}/fee`,
        method: 'post',
        csrf,
        hidden: { mark: 'taken' },
        content: buttonGroup(
          button({ text: `收到 ${formatMoney(fee.order.feeFen)}`, preventDoubleClick: true }),
        ),
      }),
      details({
        summary: '不收，写明原因',
        text: form({
          action: `${path}/fee`,
          method: 'post',
          csrf,
          content: [
            radios({
              language,
              name: 'mark',
              legend: '为什么不收',
              items: FEE_WAIVERS.map((value) => ({ value, text: WAIVER_WORDS[value] })),
            }),
            button({ text: '记为免收', kind: 'secondary', preventDoubleClick: true }),
          ],
        }),
      }),
      paragraph('没有记明以前不能领卡。'),
    ],
]
