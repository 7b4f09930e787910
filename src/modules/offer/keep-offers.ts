import { hash } from 'node:crypto'
import { type Decision, grant, refuse } from '#kernel/decision.ts'
import { uuidv7 } from '#kernel/ids.ts'
import { provinceDate } from '#kernel/period.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import { handCode } from '#platform/crypto/hand-code.ts'
import type { Database, Handle, Transaction } from '#platform/db.ts'
import { type CatalogueReader, openPlacesByCode } from '#modules/catalogue/index.ts'
import { listRegions } from '#modules/organisation/index.ts'
import {
  type Application,
  decideApplication,
  decideOffer,
  type OfferAction,
  type OfferRefusal,
  type TrialLimits,
} from './offer.ts'
import { insertOffer, insertUses, isReportDigest, lockOffer, saveOfferStep } from './store.ts'
import { decideUses, type UseCount } from './uses.ts'

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

const GROUPS = 4
const GROUP_LENGTH = 4

/** 填报码: sixteen characters in groups, with 79 bits of chance in them. */
export const newReportCode = (): string =>
  Array.from({ length: GROUPS }, () => handCode(GROUP_LENGTH)).join('-')

/** What is kept of it: SHA-256 in hexadecimal, however it was typed. */
export const digestOfCode = (typed: string): string =>
  hash('sha256', typed.toUpperCase().replaceAll(/[^0-9A-Z]/g, ''), 'hex')

/** What whoever applied is told; the code once, and never again. */
export interface Applied {
  readonly id: string
  readonly reportCode: string
}

/** 申报: a third party says what it would offer, where and with which data (Art. 15). */
export const applyForOffer = (
  { db, catalogue }: Deps & { readonly catalogue: CatalogueReader },
  context: ActionContext,
  typed: Application,
): Promise<Decision<Applied, OfferRefusal>> =>
  db.transaction(async (tx) => {
    const wish = trimmed(typed)
    const id = uuidv7(context.at)
    const { scenes } = await catalogue.scenes(tx, context.at)
    const scene = scenes.find(({ code }) => code === wish.sceneCode)
    const regionKnown = (await offerRegions(tx)).some(({ code }) => code === wish.regionCode)
    const lawful = decideApplication(wish, scene, regionKnown)
    const offer = { ...wish, id, submittedAt: context.at }
    const reportCode = newReportCode()
    const taken = lawful.granted && (await insertOffer(tx, offer, digestOfCode(reportCode))) === 0
    const decision = taken ? refuse('YKT-15', 'OFFER_KNOWN', ['waitForAnswer']) : lawful
    await record(tx, context, 'applyForOffer', id, decision)
    return decision.granted ? grant('YKT-15', { id, reportCode }) : decision
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

type Taken = Promise<Decision<undefined, OfferRefusal> | undefined>

const takeUses = (
  { db }: Deps,
  context: ActionContext,
  wish: UseCount & { readonly id: string },
  by: { readonly act: string; readonly staffId?: string; readonly reportCode?: string },
): Taken =>
  db.transaction(async (tx) => {
    const { id } = wish
    const offer = await lockOffer(tx, id)
    if (offer === undefined) return undefined
    const may =
      by.reportCode === undefined || (await isReportDigest(tx, id, digestOfCode(by.reportCode)))
    const lawful = may
      ? decideUses(offer, wish, provinceDate(context.at))
      : refuse('YKT-15', 'OFFER_REPORT_CODE_WRONG', ['seeOffer'])
    const entry = { by: by.staffId, at: context.at }
    const known = lawful.granted && (await insertUses(tx, id, wish, entry)) === 0
    const decision = known ? refuse('YKT-15', 'OFFER_USES_WRONG', ['seeOffer']) : lawful
    await record(tx, context, by.act, id, decision)
    return decision
  })

/** 填报使用次数 by the bureau: what the organisation told it of a day. */
export const enterUses = (
  deps: Deps,
  context: ActionContext,
  { staffId, ...wish }: UseCount & { readonly id: string; readonly staffId: string },
): Taken => takeUses(deps, context, wish, { act: 'enterUses', staffId })

/** 填报使用次数 by the organisation itself, with the code that it was told when it applied. */
export const reportUses = (
  deps: Deps,
  context: ActionContext,
  { reportCode, ...wish }: UseCount & { readonly id: string; readonly reportCode: string },
): Taken => takeUses(deps, context, wish, { act: 'reportUses', reportCode })
