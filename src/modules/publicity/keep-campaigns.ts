import { randomBytes } from 'node:crypto'
import { type Decision, grant, refuse } from '#kernel/decision.ts'
import { uuidv7 } from '#kernel/ids.ts'
import { provinceDate } from '#kernel/period.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Database, Transaction } from '#platform/db.ts'
import { listRegions } from '#modules/organisation/index.ts'
import {
  type CampaignAction,
  type CampaignPlan,
  type CampaignRefusal,
  type Channel,
  decideCampaign,
  decidePlacement,
  decidePlan,
  decideReach,
  shortCode,
} from './campaign.ts'
import {
  campaignOfLink,
  insertCampaign,
  insertPlacement,
  insertReach,
  lockCampaign,
  setCampaignStatus,
} from './store-campaigns.ts'

interface Deps {
  readonly db: Pick<Database, 'transaction'>
}

const record = (
  tx: Transaction,
  context: ActionContext,
  act: string,
  subjectId: string,
  decision: Decision<unknown, string>,
) =>
  audit(tx, context, {
    action: `publicity.${act}`,
    subjectKind: 'campaign',
    subjectId,
    decision,
  })

/** 制定宣传方案 (Art. 20). */
export const planCampaign = (
  { db }: Deps,
  context: ActionContext,
  wish: CampaignPlan & { readonly staffId: string },
): Promise<Decision<string, CampaignRefusal>> =>
  db.transaction(async (tx) => {
    const id = uuidv7(context.at)
    const decision = decidePlan(wish, provinceDate(context.at))
    await record(tx, context, 'planCampaign', id, decision)
    if (!decision.granted) return decision
    const { staffId: plannedBy, ...plan } = wish
    const campaign = { ...plan, id, plannedBy, status: 'planned', approvedBy: undefined } as const
    await insertCampaign(tx, campaign, context.at)
    return grant('YKT-20', id)
  })

/** 批准、结束、作废 a campaign. */
export const stepCampaign = (
  { db }: Deps,
  context: ActionContext,
  wish: { readonly id: string; readonly action: CampaignAction; readonly staffId: string },
): Promise<Decision<undefined, CampaignRefusal> | undefined> =>
  db.transaction(async (tx) => {
    const { id, action, staffId } = wish
    const campaign = await lockCampaign(tx, id)
    if (campaign === undefined) return undefined
    const decision = decideCampaign(campaign, action, staffId)
    await record(tx, context, `${action}Campaign`, id, decision)
    if (!decision.granted) return decision
    await setCampaignStatus(tx, id, decision.outcome, { by: staffId, at: context.at })
    return grant(decision.basis, undefined)
  })

const CODE_TRIES = 5

/** 加投放点: a place or medium of a campaign, with its own short link. */
export const addPlacement = (
  { db }: Deps,
  context: ActionContext,
  wish: {
    readonly campaignId: string
    readonly channel: Channel
    readonly site: string
    readonly regionCode: string
    readonly staffId: string
  },
): Promise<Decision<string, CampaignRefusal> | undefined> =>
  db.transaction(async (tx) => {
    const { campaignId, channel, regionCode, staffId } = wish
    const campaign = await lockCampaign(tx, campaignId)
    if (campaign === undefined) return undefined
    const regions = await listRegions(tx)
    const known = regions.some(({ code }) => code === regionCode)
    const lawful = decidePlacement(campaign, wish, known)
    let code: string | undefined
    for (let i = 0; lawful.granted && code === undefined && i < CODE_TRIES; i += 1) {
      const tried = shortCode(randomBytes(6))
      const placement = { code: tried, campaignId, channel, site: wish.site.trim(), regionCode }
      const added = await insertPlacement(tx, placement, { by: staffId, at: context.at })
      if (added === 1) code = tried
    }
    // Five codes that are all taken do not happen: the campaign has that place already.
    const taken = lawful.granted && code === undefined
    const decision = taken ? refuse('YKT-20', 'PLACEMENT_KNOWN', ['seePlacements']) : lawful
    await record(tx, context, 'addPlacement', campaignId, decision)
    return decision.granted ? grant('YKT-20', code ?? '') : decision
  })

/** 填报触达: what a channel says it reached on a day. */
export const enterReach = (
  { db }: Deps,
  context: ActionContext,
  wish: {
    readonly code: string
    readonly on: Temporal.PlainDate
    readonly people: number
    readonly source: string
    readonly staffId: string
  },
): Promise<Decision<undefined, CampaignRefusal> | undefined> =>
  db.transaction(async (tx) => {
    const campaign = await campaignOfLink(tx, wish.code)
    if (campaign === undefined) return undefined
    const lawful = decideReach(campaign, wish, provinceDate(context.at))
    const entry = { by: wish.staffId, at: context.at }
    const count = { ...wish, source: wish.source.trim() }
    const taken = lawful.granted && (await insertReach(tx, uuidv7(context.at), count, entry)) === 0
    const decision = taken ? refuse('YKT-20', 'REACH_KNOWN', ['seeReach']) : lawful
    await record(tx, context, 'enterReach', campaign.id, decision)
    return decision
  })
