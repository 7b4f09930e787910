import { createHash } from 'node:crypto'
import { PROVINCE } from '#law/setting.ts'
import { grant, refuse } from '#kernel/decision.ts'
import { uuidv7 } from '#kernel/ids.ts'
import { provinceDate } from '#kernel/period.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Database } from '#platform/db.ts'
import type { PersonalInformation } from '#platform/pii.ts'
import { loadStandards, standardValue } from '#modules/standard/index.ts'
import { applyDelivery, feedBinding } from './apply-feed.ts'
import { type FeedFinding, type FeedName, feedText, findingsOf } from './feed.ts'
import type { FeedPage, PopulationRegister } from './population-register.ts'
import {
  type FeedDelivery,
  feedPosition,
  insertDelivery,
  lockDelivery,
  openDelivery,
  saveDelivery,
} from './store-feed.ts'
import { noteFresh } from './store-facts.ts'

interface Deps {
  readonly db: Database
  readonly pii: PersonalInformation
}

/** What one pull came to. */
export type PullResult = 'nothing' | 'held' | 'quarantined' | 'settled'

const digestOf = ({ records }: FeedPage): string =>
  createHash('sha256').update(feedText(records)).digest('base64url')

const findings = async (
  db: Database,
  feed: FeedName,
  page: FeedPage,
  at: Temporal.Instant,
): Promise<readonly FeedFinding[]> => {
  const [on, standard] = [provinceDate(at), await loadStandards(db)]
  return findingsOf(page.manifest, page.records, {
    ...(await feedPosition(db, feed)),
    digest: digestOf(page),
    at,
    staleHours: standard('feedStaleHours', PROVINCE, on),
    silentHours: standard('feedSilentHours', PROVINCE, on),
    ratioLimit: standard('feedRatioLimit', PROVINCE, on),
    usualCount: standard('feedUsualCount', PROVINCE, on),
  })
}

/** First step: the page is stored as it came, with all that looks wrong about it. */
const receive = async (
  { db, pii }: Deps,
  context: ActionContext,
  feed: FeedName,
  page: FeedPage,
): Promise<FeedDelivery | undefined> => {
  const found = await findings(db, feed, page, context.at)
  if (page.records.length === 0 && found.length === 0) return undefined
  const [id, on] = [uuidv7(context.at), provinceDate(context.at)]
  const delivery: FeedDelivery = {
    id,
    feed,
    receivedAt: context.at,
    manifest: page.manifest,
    recordCount: page.records.length,
    recordsSealed: pii.seal(feedBinding(id), JSON.stringify(page.records)),
    findings: found,
    status: found.length === 0 ? 'received' : 'quarantined',
    resolverAgency: await standardValue(db, 'registerResolverAgency', PROVINCE, on),
    resolution: undefined,
  }
  return db.transaction(async (tx) => {
    // Another process may have taken the same page: one of the two is enough.
    if (!(await insertDelivery(tx, delivery))) return undefined
    await audit(tx, context, {
      action: 'person.receiveDelivery',
      subjectKind: 'delivery',
      subjectId: id,
      decision:
        found.length === 0 ? grant('YKT-22', undefined) : refuse('YKT-22', 'DELIVERY_HELD_BACK'),
      detail: { feed, count: delivery.recordCount, findings: found.join() },
    })
    return delivery
  })
}

/** Second step: the records of a page without findings are applied, all of them or none. */
const settle = ({ db, pii }: Deps, context: ActionContext, id: string): Promise<void> =>
  db.transaction(async (tx) => {
    const delivery = await lockDelivery(tx, id)
    if (delivery?.status !== 'received') return
    await applyDelivery(tx, pii, context, delivery)
    await saveDelivery(tx, id, { status: 'settled' }, context.at)
  })

/**
 * 人口库推送: asks a feed for what comes after the last record that was applied, stores it, and
 * applies it. A page that was stored and not yet applied, because the program ended between, is
 * applied first; one that waits for two people holds back what follows, so that the order stays.
 *
 * @throws when the register is away; the next tick asks again.
 */
export const pullFeed = async (
  deps: Deps & { readonly register: PopulationRegister },
  context: ActionContext,
  feed: FeedName,
): Promise<PullResult> => {
  const open = await openDelivery(deps.db, feed)
  if (open?.status === 'quarantined') return 'held'
  if (open !== undefined) {
    await settle(deps, context, open.id)
    return 'settled'
  }
  const { after } = await feedPosition(deps.db, feed)
  const page = await deps.register.feed(feed, after)
  const delivery = await receive(deps, context, feed, page)
  if (delivery === undefined) {
    await noteUnchanged(deps.db, feed, page)
    return 'nothing'
  }
  if (delivery.status === 'quarantined') return 'quarantined'
  await settle(deps, context, delivery.id)
  return 'settled'
}

/** That there is nothing new is news as well: the feed is known up to this moment (P20). */
const noteUnchanged = async (db: Database, feed: FeedName, page: FeedPage): Promise<void> => {
  if (page.records.length === 0)
    await db.transaction((tx) => noteFresh(tx, feed, page.manifest.issuedAt))
}

/** 死亡信息推送 */
export const pullDeaths = (
  deps: Deps & { readonly register: PopulationRegister },
  context: ActionContext,
): Promise<PullResult> => pullFeed(deps, context, 'deaths')
