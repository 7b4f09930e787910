import { type Fault, FAULTS, type FaultShares } from '../world/fault.ts'

/** Milliseconds that a bank works on an opening; the days of the real one are seconds here. */
export const SPEEDS = {
  /** Opens while the program waits. */
  atOnce: { name: '当场', from: 0, to: 0 },
  quick: { name: '一两秒', from: 800, to: 2500 },
  steady: { name: '几秒', from: 2500, to: 8000 },
  unhurried: { name: '几十秒', from: 10_000, to: 40_000 },
} as const satisfies Record<
  string,
  { readonly name: string; readonly from: number; readonly to: number }
>
export type Speed = keyof typeof SPEEDS

/** How one bank is, unless somebody sets it otherwise. */
export interface BankProfile {
  readonly opening: Speed
  /** Loss and restoration. */
  readonly acknowledging: Speed
  /** What goes wrong by itself, in thousandths. */
  readonly faults: FaultShares
}

const profile = (opening: Speed, acknowledging: Speed, faults: FaultShares = {}): BankProfile => ({
  opening,
  acknowledging,
  faults,
})

const STEADY = profile('steady', 'atOnce')

/**
 * The banks of the demonstration by their code. Banks of a real name differ in nothing but speed,
 * and by chance; what goes wrong by itself goes wrong at the four that stand for nobody.
 */
export const BANK_PROFILES: Readonly<Record<string, BankProfile>> = {
  '102': profile('quick', 'atOnce'),
  '103': profile('steady', 'atOnce'),
  '104': profile('quick', 'quick'),
  '105': profile('quick', 'atOnce'),
  '301': profile('steady', 'quick'),
  '302': profile('atOnce', 'atOnce'),
  '303': profile('quick', 'atOnce'),
  '305': profile('steady', 'atOnce'),
  '306': profile('atOnce', 'atOnce'),
  '307': profile('quick', 'quick'),
  '308': profile('atOnce', 'atOnce'),
  '402': profile('steady', 'quick'),
  '403': profile('steady', 'atOnce'),
  '3135810': profile('quick', 'atOnce'),
  '3135910': profile('steady', 'quick'),
  '3135850': profile('quick', 'quick'),
  '3145810': profile('steady', 'atOnce'),
  '3145840': profile('steady', 'quick'),
  '991': profile('unhurried', 'steady', { losesReplies: 60, answersTwice: 60 }),
  '992': profile('steady', 'steady', { answersTwice: 120, outOfOrder: 120 }),
  '993': profile('unhurried', 'quick', { refuses: 150, losesReplies: 40 }),
  '994': profile('quick', 'unhurried', { down: 80, refuses: 40, outOfOrder: 60 }),
}

export const profileOf = (bankCode: string): BankProfile => BANK_PROFILES[bankCode] ?? STEADY

/** A profile in words: 开户几秒，挂失当场；有时丢失答复、重复答复. */
export const profileText = ({ opening, acknowledging, faults }: BankProfile): string => {
  const speeds = `开户${SPEEDS[opening].name}，挂失${SPEEDS[acknowledging].name}`
  const wrong = (Object.keys(faults) as Fault[]).map((fault) => FAULTS[fault].name)
  return wrong.length === 0 ? speeds : `${speeds}；有时${wrong.join('、')}`
}
