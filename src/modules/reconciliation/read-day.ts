import { PROVINCE_ZONE } from '#kernel/period.ts'
import type { Handle } from '#platform/db.ts'
import {
  closedUpTo,
  type Fund,
  type Posting,
  postingsAbout,
  postingsOn,
} from '#modules/ledger/index.ts'
import {
  inboundOfStrays,
  postedOf,
  type SentFigure,
  sentFigures,
  type StrayFigure,
  strayFigures,
  type ToldFigure,
  toldFigures,
} from '#modules/payment/index.ts'
import { resolutionsOf } from './store.ts'
import { type Item, type Resolution, threeWay } from './three-way.ts'

/** A day of a fund: what was posted, what the three say, and what was said of differences. */
export interface Day extends ReturnType<typeof threeWay> {
  readonly fund: Fund
  readonly day: Temporal.PlainDate
  readonly postings: readonly Posting[]
  readonly items: readonly Item[]
  readonly resolutions: readonly Resolution[]
}

const startOf = (day: Temporal.PlainDate): Temporal.Instant =>
  day.toZonedDateTime(PROVINCE_ZONE).toInstant()

const sumOf = (postings: readonly Posting[], kind: Posting['kind']): bigint =>
  postings.filter((one) => one.kind === kind).reduce((sum, one) => sum + one.amountFen, 0n)

/** What an attempt comes to for department and bank: nothing once the bank has said no. */
const SAID = {
  accepted: ({ linesFen, fileFen }: SentFigure) => ({ department: linesFen, bank: fileFen }),
  unknown: ({ linesFen }: SentFigure) => ({ department: linesFen, bank: undefined }),
  refused: () => ({ department: 0n, bank: 0n }),
  notReceived: () => ({ department: 0n, bank: 0n }),
} as const

const sentItem = (sent: SentFigure, postings: readonly Posting[]): Item => {
  const { department, bank } = SAID[sent.word](sent)
  return {
    kind: 'send',
    subject: `instruction/${sent.id}/${sent.fence}`,
    label: sent.reference,
    departmentFen: department,
    // What was reserved and freed again is as if it had never been.
    ledgerFen: sumOf(postings, 'send') - sumOf(postings, 'reject'),
    bankFen: bank,
  }
}

const sentItems = async (
  handle: Handle,
  { code }: Fund,
  postings: readonly Posting[],
): Promise<readonly Item[]> => {
  const sent = postings.flatMap(({ reference, kind }) => {
    const posted = postedOf(reference)
    return posted?.of === 'instruction' && kind === 'send' ? [posted] : []
  })
  const attempts = new Set(sent.map(({ id, fence }) => `instruction/${id}/${fence}/`))
  // Money may have been freed on another day.
  const about = await postingsAbout(handle, code, [...attempts])
  const figures = await sentFigures(handle, [...new Set(sent.map(({ id }) => id))])
  return figures.flatMap((figure) => {
    const attempt = `instruction/${figure.id}/${figure.fence}/`
    if (!attempts.has(attempt)) return []
    return [
      sentItem(
        figure,
        about.filter(({ reference }) => reference.startsWith(attempt)),
      ),
    ]
  })
}

const TOLD = ['confirm', 'reject', 'return'] as const

/** Postings about files of the bank, by file: those of strays count for the file they came in. */
const byFile = async (
  handle: Handle,
  postings: readonly Posting[],
): Promise<ReadonlyMap<string, readonly Posting[]>> => {
  const posted = postings.map((posting) => ({ posting, about: postedOf(posting.reference) }))
  const strays = posted.flatMap(({ about }) => (about?.of === 'suspense' ? about.id : []))
  const inboundOf = await inboundOfStrays(handle, strays)
  const files = new Map<string, Posting[]>()
  for (const { posting, about } of posted) {
    if (about === undefined || about.of === 'instruction') continue
    const id = about.of === 'inbound' ? about.id : inboundOf.get(about.id)
    if (id !== undefined) files.set(id, [...(files.get(id) ?? []), posting])
  }
  return files
}

const toldItems = async (
  handle: Handle,
  { code }: Fund,
  day: Temporal.PlainDate,
  postings: readonly Posting[],
): Promise<readonly Item[]> => {
  const files = await byFile(handle, postings)
  const happened = [day, ...postings.flatMap(({ lateFor }) => lateFor ?? [])].toSorted((a, b) =>
    Temporal.PlainDate.compare(a, b),
  )
  const from = startOf(happened[0] ?? day)
  const until = startOf(day.add({ days: 1 }))
  const figures = await toldFigures(handle, code, [...files.keys()], from, until)
  const labels = new Map(figures.map(({ inboundId, fileNumber }) => [inboundId, fileNumber]))
  return [...files].flatMap(([id, about]) =>
    TOLD.flatMap((kind) => {
      const told: ToldFigure | undefined = figures.find(
        (one) => one.inboundId === id && one.kind === kind,
      )
      const ledgerFen = sumOf(about, kind)
      const linesFen = told?.linesFen ?? 0n
      if (ledgerFen === 0n && linesFen === 0n) return []
      const label = labels.get(id) ?? id
      const subject = `inbound/${id}/${kind}`
      return [{ kind, subject, label, departmentFen: linesFen, ledgerFen, bankFen: linesFen }]
    }),
  )
}

const strayItem = (
  { id, inboundId, amountFen }: StrayFigure,
  postings: readonly Posting[],
): Item => ({
  kind: 'suspense',
  subject: `suspense/${id}`,
  label: `${inboundId.slice(-6)}/${id.slice(-6)}`,
  departmentFen: 0n,
  ledgerFen: sumOf(
    postings.filter(({ reference }) => reference.startsWith(`suspense/${id}/`)),
    'suspend',
  ),
  bankFen: amountFen,
})

/** When a day ended for what banks tell: at midnight, or when it was closed before that. */
const endOf = (day: Temporal.PlainDate, closedAt: Temporal.Instant | undefined) => {
  const midnight = startOf(day.add({ days: 1 }))
  return closedAt !== undefined && Temporal.Instant.compare(closedAt, midnight) < 0
    ? closedAt
    : midnight
}

/** When a bank has to tell for it to belong to a day: nothing falls between two closed ones. */
const toldWithin = async (handle: Handle, { code }: Fund, day: Temporal.PlainDate) => {
  const closed = await closedUpTo(handle, code, day)
  const before = closed.find((one) => !one.day.equals(day))
  return {
    from: before === undefined ? startOf(day) : endOf(before.day, before.at),
    until: endOf(day, closed.find((one) => one.day.equals(day))?.at),
  }
}

/**
 * 三方核对 of a fund and a day: what the department approved, what was posted and what the bank
 * says. A stray that names no fund is shown with each fund at that bank until somebody settles it.
 */
export const readDay = async (
  handle: Handle,
  fund: Fund,
  day: Temporal.PlainDate,
): Promise<Day> => {
  const postings = await postingsOn(handle, fund.code, day)
  const { from, until } = await toldWithin(handle, fund, day)
  const strays = await strayFigures(handle, fund.bankCode, from, until)
  const items = [
    ...(await sentItems(handle, fund, postings)),
    ...(await toldItems(handle, fund, day, postings)),
    ...strays.map((stray) => strayItem(stray, postings)),
  ]
  const resolutions = await resolutionsOf(handle, fund.code, day)
  return { fund, day, postings, items, resolutions, ...threeWay(items) }
}
