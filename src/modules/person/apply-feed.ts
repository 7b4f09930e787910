import { createHash } from 'node:crypto'
import { provinceDate } from '#kernel/period.ts'
import type { ActionContext } from '#platform/audit.ts'
import type { Transaction } from '#platform/db.ts'
import type { PersonalInformation } from '#platform/pii.ts'
import { applyDeath, lockAll } from './apply-deaths.ts'
import { applyFact } from './apply-facts.ts'
import { type AnyFeedRecord, type FeedName, feedText, inOrder } from './feed.ts'
import { DEATHS, FACTS } from './population-register.ts'
import { type AppliedRecord, type FeedDelivery, insertRecord, isRecordKnown } from './store-feed.ts'
import { noteFresh } from './store-facts.ts'

/** Where the records of a page are sealed. */
export const feedBinding = (deliveryId: string) => ({
  column: 'person.feed_delivery.records_sealed',
  rowId: deliveryId,
})

const applyRecord = (
  tx: Transaction,
  pii: PersonalInformation,
  context: ActionContext,
  record: AnyFeedRecord,
  feed: FeedName,
): Promise<Pick<AppliedRecord, 'personId' | 'outcome'>> => {
  if ('diedOn' in record) return applyDeath(tx, pii, context, record)
  if (feed === 'deaths') throw new Error('a record of deaths says when somebody died')
  return applyFact(tx, pii, context, { ...record, feed })
}

/**
 * Applies the records of a stored page in the order of the register, each once: what came before is
 * passed over. What cannot be read and whoever is not here is written down as such.
 */
export const applyDelivery = async (
  tx: Transaction,
  pii: PersonalInformation,
  context: ActionContext,
  { id: deliveryId, feed, manifest, recordsSealed: sealed }: FeedDelivery,
): Promise<void> => {
  // The record of this reading are the rows below: one for each line of the page.
  const { page } = pii.open(
    { recorded: true },
    { page: { field: 'identityNumber', binding: feedBinding(deliveryId), sealed } },
  )
  const schema = feed === 'deaths' ? DEATHS : FACTS
  const records = inOrder<AnyFeedRecord>(schema.parse(JSON.parse(page.reveal())))
  if (feed === 'deaths') await lockAll(tx, pii, records, provinceDate(context.at))
  for (const record of records) {
    if (await isRecordKnown(tx, feed, record.sequence)) continue
    const { personId, outcome } = await applyRecord(tx, pii, context, record, feed)
    const contentDigest = createHash('sha256')
      .update(feedText([record]))
      .digest()
    const { sequence, kind } = record
    await insertRecord(
      tx,
      { feed, sequence, kind, contentDigest, personId, outcome, deliveryId },
      context.at,
    )
  }
  await noteFresh(tx, feed, manifest.issuedAt)
}
