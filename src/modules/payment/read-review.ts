import { provinceDate } from '#kernel/period.ts'
import type { ActionContext } from '#platform/audit.ts'
import type { Database, Transaction } from '#platform/db.ts'
import type { PersonalInformation } from '#platform/pii.ts'
import { loadStandards } from '#modules/standard/index.ts'
import { digestOfLines } from './lines-digest.ts'
import { readMaskedNames } from './read-masked-names.ts'
import type { Batch } from './store.ts'
import {
  above,
  type Difference,
  type DifferenceKind,
  differences,
  farFromOwn,
  largestDifferences,
  medianOf,
  type Outliers,
  type PartTotal,
  periodBefore,
  type Pointed,
  type Sampled,
  sampleOf,
  signingPairs,
  type SigningPair,
  totalsByBank,
  totalsByCity,
} from './store-review.ts'

/** Lines that a reviewer compares with the papers. */
const SAMPLE = 20

/** Everything that a signature rests on, besides the digest. */
export interface Review {
  /** SM3 of the lines as they are at this moment, hexadecimal. */
  readonly digest: string
  readonly comparison:
    | {
        readonly payPeriod: string
        readonly differences: readonly Difference[]
        readonly largest: ReadonlyMap<DifferenceKind, readonly Pointed[]>
      }
    | undefined
  readonly outliers: {
    readonly times: number
    readonly medianFen: bigint | undefined
    readonly aboveMedian: Outliers
    readonly percent: number
    readonly farFromOwn: Outliers
  }
  readonly sample: readonly Sampled[]
  readonly byBank: readonly PartTotal[]
  readonly byCity: readonly PartTotal[]
  readonly pairDays: number
  readonly pairs: readonly SigningPair[]
  /** Masked names of those who are named, by the person. */
  readonly names: ReadonlyMap<string, string>
}

const NAMED_KINDS = ['new', 'gone', 'more', 'less'] as const
const NO_OUTLIERS: Outliers = { count: 0, largest: [] }

const compare = async (
  tx: Transaction,
  batch: Batch,
  payPeriod: string | undefined,
): Promise<Review['comparison']> => {
  if (payPeriod === undefined) return undefined
  const largest = new Map<DifferenceKind, readonly Pointed[]>()
  for (const kind of NAMED_KINDS)
    largest.set(kind, await largestDifferences(tx, batch, payPeriod, kind))
  return { payPeriod, differences: await differences(tx, batch, payPeriod), largest }
}

const named = ({ comparison, outliers, sample }: Omit<Review, 'names'>): readonly string[] => [
  ...[...(comparison?.largest.values() ?? [])].flat().map(({ personId }) => personId),
  ...outliers.aboveMedian.largest.map(({ personId }) => personId),
  ...outliers.farFromOwn.largest.map(({ personId }) => personId),
  ...sample.map(({ personId }) => personId),
]

const readNumbers = async (
  tx: Transaction,
  { at }: ActionContext,
  batch: Batch,
): Promise<Omit<Review, 'names'>> => {
  const standard = await loadStandards(tx)
  const valueOf = (name: 'outlierTimesMedian' | 'outlierChangePercent' | 'signingPairDays') =>
    standard(name, batch.regionCode, provinceDate(at))
  const { digest } = await digestOfLines(tx, { batchId: batch.id })
  const payPeriod = await periodBefore(tx, batch)
  const medianFen = await medianOf(tx, batch.id)
  const times = valueOf('outlierTimesMedian')
  const percent = valueOf('outlierChangePercent')
  const pairDays = valueOf('signingPairDays')
  return {
    digest,
    comparison: await compare(tx, batch, payPeriod),
    outliers: {
      times,
      medianFen,
      aboveMedian:
        medianFen === undefined
          ? NO_OUTLIERS
          : await above(tx, batch.id, medianFen * BigInt(times)),
      percent,
      farFromOwn:
        payPeriod === undefined ? NO_OUTLIERS : await farFromOwn(tx, batch, payPeriod, percent),
    },
    sample: await sampleOf(tx, batch.id, digest, SAMPLE),
    byBank: await totalsByBank(tx, batch.id),
    byCity: await totalsByCity(tx, batch.id),
    pairDays,
    pairs: await signingPairs(tx, batch.ownerAgency, at.subtract({ hours: 24 * pairDays })),
  }
}

/** 复核: what a batch is like against the last one, and what of it stands out (P4, T21, T23). */
export const readReview = (
  { db, pii }: { readonly db: Database; readonly pii: PersonalInformation },
  context: ActionContext,
  batch: Batch,
): Promise<Review> =>
  db.transaction(async (tx) => {
    const numbers = await readNumbers(tx, context, batch)
    const reading = {
      purpose: 'paymentReview',
      basis: 'YKT-13',
      organisationCode: context.actor.organisationCode ?? '',
      caseReference: batch.id,
    } as const
    const names = await readMaskedNames(tx, pii, context, reading, named(numbers))
    return { ...numbers, names }
  })
