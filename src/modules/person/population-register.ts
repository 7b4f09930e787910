import { z } from 'zod'
import { askOutside } from '#platform/outside.ts'
import type { AnyFeedRecord, FeedManifest, FeedName } from './feed.ts'

export const REGISTER_ANSWERS = ['matched', 'mismatched', 'notFound'] as const
export type RegisterAnswer = (typeof REGISTER_ANSWERS)[number]

/** Who somebody says they are. */
export interface StatedIdentity {
  /** Stays the same over repetitions. */
  readonly requestId: string
  readonly name: string
  readonly documentKind: string
  readonly documentNumber: string
}

/** One page of a feed. */
export interface FeedPage {
  readonly manifest: FeedManifest
  readonly records: readonly AnyFeedRecord[]
}

/** 人口库 as the program knows it. */
export interface PopulationRegister {
  readonly check: (stated: StatedIdentity) => Promise<RegisterAnswer>
  /** What came after a record of a feed. */
  readonly feed: (name: FeedName, after: number) => Promise<FeedPage>
}

const CheckAnswer = z.object({ result: z.enum(REGISTER_ANSWERS) })
const Sequence = z.number().int().nonnegative()

const Manifest = z.object({
  count: z.number().int().nonnegative(),
  digest: z.string(),
  issuedAt: z.iso.datetime({ offset: true }).transform((text) => Temporal.Instant.from(text)),
  fromSequence: Sequence,
  toSequence: Sequence,
})

const WHO = { documentKind: z.string(), documentNumber: z.string() }
const Death = z.object({
  sequence: Sequence,
  kind: z.enum(['died', 'withdrawn']),
  ...WHO,
  diedOn: z.string(),
})
const Fact = z.object({
  sequence: Sequence,
  kind: z.enum(['holds', 'withdrawn']),
  ...WHO,
  from: z.string(),
  until: z.string().nullable(),
})

/** The records of deaths and of the other feeds, as they are sent and as they are kept. */
export const DEATHS = z.array(Death)
export const FACTS = z.array(Fact)

const pageOf = (name: FeedName) =>
  z.object({ manifest: Manifest, records: name === 'deaths' ? DEATHS : FACTS })

const PATHS: Readonly<Record<FeedName, string>> = {
  deaths: 'deaths',
  imprisonment: 'imprisonments',
  emigration: 'emigrations',
}

const answered = <Schema extends z.ZodType>(
  what: string,
  schema: Schema,
  { status, body }: { readonly status: number; readonly body: unknown },
): z.output<Schema> => {
  if (status !== 200) throw new Error(`the population register answered ${what} with ${status}`)
  const parsed = schema.safeParse(body)
  // What was sent is personal: the error says where it is wrong and nothing of it.
  if (!parsed.success)
    throw new Error(
      `the population register answered ${what} wrongly at ${parsed.error.issues
        .map((issue) => issue.path.join('.'))
        .join(', ')}`,
    )
  return parsed.data
}

/**
 * The register over HTTP: `POST {base}/identity-checks`, and for the feeds
 * `GET {base}/deaths?after=`, `/imprisonments` and `/emigrations`.
 *
 * @throws when it is away or answers what cannot be read; the queue or the next tick asks again.
 */
export const httpPopulationRegister = (baseUrl: string): PopulationRegister => ({
  check: async (stated) => {
    const answer = await askOutside(`${baseUrl}/identity-checks`, {
      body: stated,
      key: stated.requestId,
    })
    return answered('an identity check', CheckAnswer, answer).result
  },
  feed: async (name, after) => {
    const path = PATHS[name]
    const answer = await askOutside(`${baseUrl}/${path}?after=${after}`)
    return answered(`for ${path}`, pageOf(name), answer)
  },
})
