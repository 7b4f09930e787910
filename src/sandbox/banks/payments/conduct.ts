/** How a bank treats instructions, whatever it is told. */
export interface PaymentConduct {
  /** It keeps references, and takes each one once. */
  readonly dedupes: boolean
  /** What happens to its answer to the sending. */
  readonly reply: 'clear' | 'lostBeforeBooking' | 'lostAfterBooking' | 'refuses'
  /** How it tells what became of the lines. */
  readonly tells:
    | 'atOnce'
    /** What came back is told the next morning. */
    | 'returnsLate'
    /** Half of the lines first, the rest in another file. */
    | 'inHalves'
    /** The same file twice. */
    | 'twice'
    /** What came back is told before what was paid. */
    | 'outOfOrder'
    /** First a file whose totals are wrong. */
    | 'wrongTotals'
    /** First a file with a broken character. */
    | 'badBytes'
    /** Nothing but the statement of the next day. */
    | 'statementOnly'
  /** Thousandths of the lines that it refuses, and of those paid that come back. */
  readonly refused: number
  readonly returned: number
}

export const PLAIN: PaymentConduct = {
  dedupes: true,
  reply: 'clear',
  tells: 'atOnce',
  refused: 0,
  returned: 0,
}

const conduct = (change: Partial<PaymentConduct>): PaymentConduct => ({ ...PLAIN, ...change })

/** 银行付款表现: what a trial tries, one after the other. */
export const CONDUCTS_OF_PAYMENT = {
  plain: PLAIN,
  refusesSome: conduct({ refused: 80, returned: 40 }),
  losesReplyBefore: conduct({ reply: 'lostBeforeBooking' }),
  losesReplyAfter: conduct({ reply: 'lostAfterBooking', returned: 30 }),
  losesReplyAndForgets: conduct({ reply: 'lostAfterBooking', dedupes: false }),
  refusesAll: conduct({ reply: 'refuses' }),
  acceptsHalf: conduct({ tells: 'inHalves', refused: 30 }),
  returnsLate: conduct({ tells: 'returnsLate', returned: 80 }),
  tellsTwice: conduct({ tells: 'twice', returned: 60 }),
  outOfOrder: conduct({ tells: 'outOfOrder', returned: 100 }),
  wrongTotals: conduct({ tells: 'wrongTotals' }),
  badBytes: conduct({ tells: 'badBytes', refused: 20 }),
  statementOnly: conduct({ tells: 'statementOnly', returned: 50 }),
} as const satisfies Readonly<Record<string, PaymentConduct>>
export type PaymentConductName = keyof typeof CONDUCTS_OF_PAYMENT

/** What a person reads of each on the page on which they choose it. */
export const CONDUCT_OF_PAYMENT_WORDS: Readonly<
  Record<PaymentConductName, readonly [string, string]>
> = {
  plain: ['正常', '受理后当场送来结果，全部入账。'],
  refusesSome: ['部分不入账', '有些账户不能入账，有些入账后退回。'],
  losesReplyBefore: ['受理前失联', '指令没有收到，答复也没有；按编号去重，可以查询后再发。'],
  losesReplyAfter: ['入账后失联', '已经入账，答复没有送到；结果文件随后才来。'],
  losesReplyAndForgets: ['失联且不去重', '已经入账，答复没有送到；同一编号再来会再付一次。'],
  refusesAll: ['整批不受理', '答复不受理，一笔也不付。'],
  acceptsHalf: ['分两次答复', '先告知一半明细，另一半在另一个文件里。'],
  returnsLate: ['迟退汇', '结果当场送来，退汇第二天早上才告知。'],
  tellsTwice: ['重复送结果', '同一个结果文件送来两次。'],
  outOfOrder: ['次序颠倒', '退汇先到，入账结果后到。'],
  wrongTotals: ['合计不对', '先送一个合计不对的结果文件，再送对的。'],
  badBytes: ['有坏字节', '先送一个有不成字字节的结果文件，再送对的。'],
  statementOnly: ['只有次日流水', '不送结果，第二天早上只有账户流水。'],
}
