/** How a bank treats instructions, whatever it is told. */
export interface PaymentConduct {
  /** It keeps references, and takes each one once. */
  readonly dedupes: boolean
  /** What happens to its answer to the sending. */
  readonly reply: 'clear' | 'lostBeforeBooking' | 'lostAfterBooking' | 'refuses'
  /** How it tells what became of the lines. */
  readonly tells:
    | 'atOnce'
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
  tellsTwice: conduct({ tells: 'twice', returned: 60 }),
  outOfOrder: conduct({ tells: 'outOfOrder', returned: 100 }),
  wrongTotals: conduct({ tells: 'wrongTotals' }),
  badBytes: conduct({ tells: 'badBytes', refused: 20 }),
  statementOnly: conduct({ tells: 'statementOnly', returned: 50 }),
} as const satisfies Readonly<Record<string, PaymentConduct>>
export type PaymentConductName = keyof typeof CONDUCTS_OF_PAYMENT
