/** What happened to money on a day, as three parties tell it. */
export const ITEM_KINDS = ['send', 'confirm', 'reject', 'return', 'suspense'] as const
export type ItemKind = (typeof ITEM_KINDS)[number]

/** One thing that department, ledger and bank should say the same of. */
export interface Item {
  readonly kind: ItemKind
  /** `instruction/…`, `inbound/…`, `suspense/…`: the same as long as it is the same thing. */
  readonly subject: string
  /** What people call it: a reference, the number of a file. */
  readonly label: string
  /** 主管部门: what approved lines add up to. */
  readonly departmentFen: bigint
  /** 总账: what was posted. */
  readonly ledgerFen: bigint
  /** 银行: what it says; `undefined` while it has not said. */
  readonly bankFen: bigint | undefined
}

/** Whether the three do not say the same. */
export const differs = ({ departmentFen, ledgerFen, bankFen }: Item): boolean =>
  departmentFen !== ledgerFen || bankFen !== ledgerFen

/** What the three add up to, and by how much department and bank are off the ledger. */
export interface Sums {
  readonly departmentFen: bigint
  readonly ledgerFen: bigint
  readonly bankFen: bigint
  readonly departmentGapFen: bigint
  readonly bankGapFen: bigint
}

const NOTHING: Sums = {
  departmentFen: 0n,
  ledgerFen: 0n,
  bankFen: 0n,
  departmentGapFen: 0n,
  bankGapFen: 0n,
}

const plus = (sums: Sums, item: Item): Sums => {
  const bankFen = item.bankFen ?? 0n
  const gap = differs(item)
  return {
    departmentFen: sums.departmentFen + item.departmentFen,
    ledgerFen: sums.ledgerFen + item.ledgerFen,
    bankFen: sums.bankFen + bankFen,
    departmentGapFen: sums.departmentGapFen + (gap ? item.departmentFen - item.ledgerFen : 0n),
    bankGapFen: sums.bankGapFen + (gap ? bankFen - item.ledgerFen : 0n),
  }
}

/** 三方核对: the sums by what happened, and everything on which the three differ. */
export const threeWay = (
  items: readonly Item[],
): {
  readonly sums: ReadonlyMap<ItemKind, Sums>
  readonly differences: readonly Item[]
} => {
  const sums = new Map<ItemKind, Sums>(ITEM_KINDS.map((kind) => [kind, NOTHING]))
  for (const item of items) sums.set(item.kind, plus(sums.get(item.kind) ?? NOTHING, item))
  return { sums, differences: items.filter(differs) }
}

/** Whether sums prove that nothing is unexplained: they agree but for what differences come to. */
export const provesZero = (sums: Sums): boolean =>
  sums.departmentFen - sums.ledgerFen === sums.departmentGapFen &&
  sums.bankFen - sums.ledgerFen === sums.bankGapFen

/** 差异处理结果 */
export const OUTCOMES = {
  /** 在途，次日核对 */
  timing: '在途，银行还没有答复',
  bankCorrects: '银行差错，由银行更正',
  weCorrect: '我方差错，另行记账更正',
  inSuspense: '来款不明，转挂账查处',
} as const
export type Outcome = keyof typeof OUTCOMES
export const OUTCOME_CODES = Object.keys(OUTCOMES) as [Outcome, ...Outcome[]]

/** What somebody said became of a difference, of the figures as they were then. */
export interface Resolution {
  readonly subject: string
  readonly departmentFen: bigint
  readonly ledgerFen: bigint
  readonly bankFen: bigint | undefined
  readonly outcome: Outcome
  readonly words: string
  readonly resolvedBy: string
  readonly resolvedAt: Temporal.Instant
}

/** The resolution that still speaks of the figures of now; what moved is looked at anew. */
export const resolutionOf = (
  item: Item,
  resolutions: readonly Resolution[],
): Resolution | undefined =>
  resolutions.findLast(
    (one) =>
      one.subject === item.subject &&
      one.departmentFen === item.departmentFen &&
      one.ledgerFen === item.ledgerFen &&
      one.bankFen === item.bankFen,
  )
