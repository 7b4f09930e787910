import { type Decision, grant, refuse } from '#kernel/decision.ts'
import { uuidv7 } from '#kernel/ids.ts'
import { provinceDate } from '#kernel/period.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Database, Handle, Transaction } from '#platform/db.ts'
import { type CatalogueReader, openPlacesByCode } from '#modules/catalogue/index.ts'
import { listRegions } from '#modules/organisation/index.ts'
import {
  type Application,
  decideApplication,
  decideOffer,
  decideUses,
  type OfferAction,
  type OfferRefusal,
  type TrialLimits,
  type UseCount,
} from './offer.ts'
import { insertOffer, insertUses, lockOffer, saveOfferStep } from './store.ts'

interface Deps {
  readonly db: Pick<Database, 'transaction'>
}

const record = (
  tx: Transaction,
  context: ActionContext,
  act: string,
  subjectId: string,
  decision: Decision<unknown, string>,
) => audit(tx, context, { action: `offer.${act}`, subjectKind: 'offer', subjectId, decision })

/** The regions in which something can be offered: the province and its cities. */
export const offerRegions = async (handle: Handle) =>
  (await listRegions(handle)).filter(({ level }) => level === 'province' || level === 'city')

const trimmed = (wish: Application): Application => ({
  ...wish,
  applicant: wish.applicant.trim(),
  creditCode: wish.creditCode.trim().toUpperCase(),
  contact: wish.contact.trim(),
  title: wish.title.trim(),
  what: wish.what.trim(),
  site: wish.site.trim(),
})

/** 申报: a third party says what it would offer, where and with which data (Art. 15). */
export const applyForOffer = (
  { db, catalogue }: Deps & { readonly catalogue: CatalogueReader },
  context: ActionContext,
  typed: Application,
): Promise<Decision<string, OfferRefusal>> =>
  db.transaction(async (tx) => {
    const wish = trimmed(typed)
    const id = uuidv7(context.at)
    const { scenes } = await catalogue.scenes(tx, context.at)
    const scene = scenes.find(({ code }) => code === wish.sceneCode)
    const regionKnown = (await offerRegions(tx)).some(({ code }) => code === wish.regionCode)
    const lawful = decideApplication(wish, scene, regionKnown)
    const offer = { ...wish, id, submittedAt: context.at }
    const taken = lawful.granted && (await insertOffer(tx, offer)) === 0
    const decision = taken ? refuse('YKT-15', 'OFFER_KNOWN', ['waitForAnswer']) : lawful
    await record(tx, context, 'applyForOffer', id, decision)
    return decision.granted ? grant('YKT-15', id) : decision
  })

/** 核查、准予试用、准予上线、不采纳、下线: a step of an offer, with its words. */
export const stepOffer = (
  { db }: Deps,
  context: ActionContext,
  wish: {
    readonly id: string
    readonly action: OfferAction
    readonly words: string
    readonly limits?: TrialLimits | undefined
    readonly staffId: string
  },
): Promise<Decision<undefined, OfferRefusal> | undefined> =>
  db.transaction(async (tx) => {
    const { id, action, staffId } = wish
    const offer = await lockOffer(tx, id)
    if (offer === undefined) return undefined
    const registered = await openPlacesByCode(tx, wish.limits?.places ?? [])
    const today = { on: provinceDate(context.at), registered }
    const decision = decideOffer(offer, action, wish, today)
    await record(tx, context, `${action}Offer`, id, decision)
    if (!decision.granted) return decision
    const step = { action, words: wish.words.trim(), by: staffId, at: context.at }
    const limits = action === 'beginTrial' ? wish.limits : undefined
    await saveOfferStep(tx, id, { status: decision.outcome, step, limits })
    return grant(decision.basis, undefined)
  })

/** 填报使用次数: what the applicant reported to the bureau for a day. */
export const enterUses = (
  { db }: Deps,
  context: ActionContext,
  wish: UseCount & { readonly id: string; readonly staffId: string },
): Promise<Decision<undefined, OfferRefusal> | undefined> =>
  db.transaction(async (tx) => {
    const offer = await lockOffer(tx, wish.id)
    if (offer === undefined) return undefined
    const lawful = decideUses(offer, wish, provinceDate(context.at))
    const entry = { by: wish.staffId, at: context.at }
    const known = lawful.granted && (await insertUses(tx, wish.id, wish, entry)) === 0
    const decision = known ? refuse('YKT-15', 'OFFER_USES_WRONG', ['seeOffer']) : lawful
    await record(tx, context, 'enterUses', wish.id, decision)
    return decision
  })
