import { z } from 'zod'
import { parseIsoDay } from '#kernel/period.ts'
import { type Decision, refuse } from '#kernel/decision.ts'
import { csvTable } from '#platform/csv.ts'
import { notFound } from '#platform/http/problem.ts'
import { actingStaff, pageRoute, type RouteDefinition, signedIn } from '#platform/http/route.ts'
import { type AnyRequest, inFrame, type Said } from '#ui/portal.ts'
import { listRegions } from '#modules/organisation/index.ts'
import { type CampaignRefusal, CHANNELS } from './campaign.ts'
import { addPlacement, enterReach, planCampaign, stepCampaign } from './keep-campaigns.ts'
import { CAMPAIGN_REFUSALS } from './messages-campaigns.ts'
import { type PublicityPageDeps, READ, REVIEW, WRITE } from './pages-announcement-routes.ts'
import { campaignPage, reachCells } from './pages-campaign.ts'
import { ADMIN_CAMPAIGNS, campaignsPage, newCampaignPage } from './pages-campaigns.ts'
import { posterPage } from './pages-poster.ts'
import { allCampaigns, findCampaign, placementsOf, reachOf } from './store-campaigns.ts'

export interface CampaignPageDeps extends PublicityPageDeps {
  /** Where people reach this site, without a slash at the end. */
  readonly publicUrl: string
}

const ONE = `${ADMIN_CAMPAIGNS}/:id`
const Id = z.object({ id: z.uuid() })
const Saved = z.object({ saved: z.literal('1').optional().catch(undefined) })
const line = z.string().trim().max(300).default('')
const basis = ['YKT-20'] as const

const regionsOf = async ({ db }: PublicityPageDeps) =>
  (await listRegions(db))
    .filter(({ level }) => level === 'province' || level === 'city')
    .map(({ code, name }) => ({ code, name: name['zh-Hans'] }))

const show = async (deps: PublicityPageDeps, request: AnyRequest, id: string, saidNow: Said) => {
  const { db, portal } = deps
  const campaign = await findCampaign(db, id)
  if (campaign === undefined) throw notFound()
  const { csrfToken: csrf, permissions } = signedIn(request)
  const view = campaignPage({
    csrf,
    campaign,
    placements: await placementsOf(db, id),
    reach: await reachOf(db, id),
    regions: await regionsOf(deps),
    mayWrite: permissions.has('publicity.write'),
    mayReview: permissions.has('publicity.review'),
    ...saidNow,
  })
  return inFrame(portal, request, ADMIN_CAMPAIGNS, view)
}

type OfOne = AnyRequest & { readonly params: z.output<typeof Id> }

/** Back to the campaign when it was done, the page with the reason when it was not. */
const answerTo = async (
  deps: PublicityPageDeps,
  request: OfOne,
  decision: Decision<unknown, CampaignRefusal> | undefined,
) => {
  const { id } = request.params
  if (decision === undefined) throw notFound()
  if (decision.granted) return { redirect: `${ADMIN_CAMPAIGNS}/${id}?saved=1` }
  const fault = CAMPAIGN_REFUSALS[decision.refusal]
  return { html: await show(deps, request, id, { fault }), status: 422 }
}

const Plan = z.object({
  title: line,
  aim: z.string().trim().max(600).default(''),
  target: line,
  startsOn: line,
  endsOn: line,
  'slogan-zh-Hans': line,
  'slogan-zh-Hant': line,
  'slogan-en': line,
  'slogan-pt': line,
})

const listRoutes = (deps: PublicityPageDeps): RouteDefinition[] => [
  pageRoute({
    method: 'GET',
    path: ADMIN_CAMPAIGNS,
    operationId: 'seeCampaigns',
    summary: { zh: '宣传活动', en: 'Campaigns' },
    access: READ,
    basis,
    handle: async (request) => {
      const mayWrite = signedIn(request).permissions.has('publicity.write')
      const view = campaignsPage(await allCampaigns(deps.db), { mayWrite })
      return inFrame(deps.portal, request, ADMIN_CAMPAIGNS, view)
    },
  }),
  pageRoute({
    method: 'GET',
    path: `${ADMIN_CAMPAIGNS}/new`,
    operationId: 'beginCampaign',
    summary: { zh: '制定宣传方案', en: 'The form of a new campaign' },
    access: WRITE,
    basis,
    handle: (request) => {
      const view = newCampaignPage(signedIn(request).csrfToken, {}, {})
      return inFrame(deps.portal, request, ADMIN_CAMPAIGNS, view)
    },
  }),
  pageRoute({
    method: 'POST',
    path: ADMIN_CAMPAIGNS,
    operationId: 'planCampaign',
    summary: { zh: '提交宣传方案', en: 'Plans a campaign' },
    access: WRITE,
    basis,
    body: Plan,
    handle: async (request) => {
      const { body } = request
      const { title, aim, target } = body
      const again = async (fault: string) => {
        const view = newCampaignPage(signedIn(request).csrfToken, body, { fault })
        return { html: await inFrame(deps.portal, request, ADMIN_CAMPAIGNS, view), status: 422 }
      }
      const [startsOn, endsOn] = [parseIsoDay(body.startsOn), parseIsoDay(body.endsOn)]
      if (startsOn === undefined || endsOn === undefined)
        return again(CAMPAIGN_REFUSALS.CAMPAIGN_DAYS_WRONG)
      const slogan = {
        'zh-Hans': body['slogan-zh-Hans'],
        'zh-Hant': body['slogan-zh-Hant'],
        en: body['slogan-en'],
        pt: body['slogan-pt'],
      }
      const { staffId } = actingStaff(request)
      const plan = { title, aim, target, startsOn, endsOn, slogan, staffId }
      const decision = await planCampaign(deps, request.context, plan)
      return decision.granted
        ? { redirect: `${ADMIN_CAMPAIGNS}/${decision.outcome}?saved=1` }
        : again(CAMPAIGN_REFUSALS[decision.refusal])
    },
  }),
]

const stepRoutes = (deps: PublicityPageDeps): RouteDefinition[] => [
  pageRoute({
    method: 'POST',
    path: `${ONE}/approval`,
    operationId: 'approveCampaign',
    summary: { zh: '批准宣传方案', en: 'Approves a campaign that somebody else planned' },
    access: REVIEW,
    basis,
    params: Id,
    handle: async (request) => {
      const { staffId } = actingStaff(request)
      const wish = { id: request.params.id, action: 'approve', staffId } as const
      return answerTo(deps, request, await stepCampaign(deps, request.context, wish))
    },
  }),
  pageRoute({
    method: 'POST',
    path: `${ONE}/steps`,
    operationId: 'endCampaign',
    summary: { zh: '结束或者作废宣传活动', en: 'Concludes a campaign, or discards a plan' },
    access: WRITE,
    basis,
    params: Id,
    body: z.object({ action: z.enum(['conclude', 'discard']) }),
    handle: async (request) => {
      const { staffId } = actingStaff(request)
      const wish = { ...request.body, ...request.params, staffId }
      return answerTo(deps, request, await stepCampaign(deps, request.context, wish))
    },
  }),
]

const placementRoutes = (deps: PublicityPageDeps): RouteDefinition[] => [
  pageRoute({
    method: 'POST',
    path: `${ONE}/placements`,
    operationId: 'addPlacement',
    summary: { zh: '加投放点', en: 'Adds a place or medium with its own short link' },
    access: WRITE,
    basis,
    params: Id,
    body: z.object({ channel: z.enum(CHANNELS), site: line, region: line }),
    handle: async (request) => {
      const { channel, site, region: regionCode } = request.body
      const { staffId } = actingStaff(request)
      const wish = { campaignId: request.params.id, channel, site, regionCode, staffId }
      return answerTo(deps, request, await addPlacement(deps, request.context, wish))
    },
  }),
  pageRoute({
    method: 'POST',
    path: `${ONE}/reach`,
    operationId: 'enterReach',
    summary: { zh: '填报触达人数', en: 'Enters how many people a channel reached' },
    access: WRITE,
    basis,
    params: Id,
    body: z.object({ code: line, on: line, people: line, source: line }),
    handle: async (request) => {
      const { code, source, people } = request.body
      const on = parseIsoDay(request.body.on)
      const ours = await placementsOf(deps.db, request.params.id)
      if (!ours.some((one) => one.code === code)) throw notFound()
      if (on === undefined)
        return answerTo(deps, request, refuse('YKT-20', 'REACH_INCOMPLETE', ['mendReach']))
      const count = /^\d{1,9}$/.test(people) ? Number(people) : 0
      const wish = { code, on, people: count, source, staffId: actingStaff(request).staffId }
      return answerTo(deps, request, await enterReach(deps, request.context, wish))
    },
  }),
]

const oneRoutes = (deps: CampaignPageDeps): RouteDefinition[] => [
  pageRoute({
    method: 'GET',
    path: ONE,
    operationId: 'seeCampaign',
    summary: { zh: '一个宣传活动', en: 'A campaign, where it is seen, what it brought' },
    access: READ,
    basis,
    params: Id,
    query: Saved,
    handle: (request) =>
      show(deps, request, request.params.id, { saved: request.query.saved === '1' }),
  }),
  pageRoute({
    method: 'GET',
    path: `${ONE}/reach.csv`,
    operationId: 'downloadReach',
    summary: { zh: '下载触达数据', en: 'The reach of a campaign as a table' },
    access: READ,
    basis,
    params: Id,
    handle: async ({ params: { id } }) => {
      if ((await findCampaign(deps.db, id)) === undefined) throw notFound()
      const cells = reachCells(await placementsOf(deps.db, id), await reachOf(deps.db, id))
      return { bytes: csvTable(cells), type: 'text/csv; charset=utf-8' }
    },
  }),
  pageRoute({
    method: 'GET',
    path: `${ONE}/materials/:code`,
    operationId: 'seePoster',
    summary: { zh: '海报', en: 'The poster of one placement, to print' },
    access: READ,
    basis,
    params: Id.extend({ code: z.string().max(60) }),
    handle: async (request) => {
      const { id, code } = request.params
      const campaign = await findCampaign(deps.db, id)
      const placement = (await placementsOf(deps.db, id)).find((one) => one.code === code)
      if (campaign === undefined || placement === undefined) throw notFound()
      const view = posterPage(campaign, placement, deps.publicUrl)
      return inFrame(deps.portal, request, ADMIN_CAMPAIGNS, view)
    },
  }),
]

/** Pages of the bureau about campaigns. */
export const campaignPages = (deps: CampaignPageDeps): RouteDefinition[] => [
  ...listRoutes(deps),
  ...stepRoutes(deps),
  ...placementRoutes(deps),
  ...oneRoutes(deps),
]
