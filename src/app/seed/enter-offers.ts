import { provinceDate } from '#kernel/period.ts'
import type { ActionContext } from '#platform/audit.ts'
import type { KeyRing } from '#platform/crypto/keys.ts'
import type { Transaction } from '#platform/db.ts'
import { CatalogueReader, placesAfter } from '#modules/catalogue/index.ts'
import { applyForOffer, enterUses, type OfferAction, stepOffer } from '#modules/offer/index.ts'
import { byStaff, granted, inside } from './acting.ts'
import { creditCode } from './generate/credit-code.ts'
import { stableId } from './stable-id.ts'

const OFFICER = stableId('staff', 'staff-offer-officer')
const DECIDER = stableId('staff', 'staff-offer-decider')

const by = (staffId: string, at: Temporal.Instant): ActionContext =>
  byStaff({ staffId, agencyCode: 'hrss-440000' }, at)

/** Beyond those of the agencies. */
const codeOf = (number: number): string => creditCode('91', '440000', 900_000 + number)

const made = {
  contact: '020-00000000（示例）',
  sceneCode: undefined,
  fields: [],
} as const

const OFFERS = [
  {
    ago: 60,
    steps: ['examine', 'beginTrial', 'launch'],
    wish: {
      ...made,
      kind: 'convenience',
      applicant: '示例：岭南长者服务社',
      creditCode: codeOf(1),
      title: '陪老人去网点办卡',
      what: '志愿者陪行动不便的老人去就近网点办理社会保障卡，提前一天打电话预约，不收费。',
      domain: 'elderCare',
      regionCode: '440100',
      site: '越秀区、荔湾区各街道',
    },
  },
  {
    ago: 20,
    steps: ['examine', 'beginTrial'],
    wish: {
      ...made,
      kind: 'scene',
      applicant: '示例：珠江书店有限公司',
      creditCode: codeOf(2),
      title: '书店代还图书',
      what: '读者凭社会保障卡在书店归还图书馆的书，书店每天送回图书馆，读者不付费。',
      domain: 'culture',
      regionCode: '440000',
      site: '广州、佛山的二十家门店',
      sceneCode: 'GD-WH-001',
      fields: ['token'],
    },
  },
  {
    ago: 3,
    steps: [],
    wish: {
      ...made,
      kind: 'convenience',
      applicant: '示例：湾区便民打印有限公司',
      creditCode: codeOf(3),
      title: '办卡照片自助拍摄',
      what: '在社区设自助机，给要办卡的人拍符合标准的照片，当场打印，照片不留底。',
      domain: 'government',
      regionCode: '440300',
      site: '福田区的十个社区',
    },
  },
] as const

/** Where something is tried: registered places that offer its scene, or places in words. */
const trialPlaces = async (
  tx: Transaction,
  sceneCode: string | undefined,
): Promise<readonly string[]> => {
  if (sceneCode === undefined) return ['北京街道党群服务中心', '沙面街道党群服务中心']
  const places = await placesAfter(tx, { sceneCode }, { limit: 3, after: '' })
  return places.map(({ code }) => code)
}

/** What third parties applied for: live, on trial, and waiting; answers how many. */
export const enterOffers = async (
  tx: Transaction,
  keys: KeyRing,
  at: Temporal.Instant,
): Promise<number> => {
  const catalogue = new CatalogueReader(keys)
  for (const { ago, steps, wish } of OFFERS) {
    const appliedAt = at.subtract({ hours: 24 * ago })
    const actor = { kind: 'system', id: 'seed' } as const
    const context = { actor, requestId: 'seed', at: appliedAt }
    const applied = await applyForOffer({ ...inside(tx), catalogue }, context, wish)
    const { id } = granted(applied, `apply for ${wish.title}`)
    const places = await trialPlaces(tx, wish.sceneCode)
    for (const [i, action] of (steps as readonly OfferAction[]).entries()) {
      const staffId = action === 'examine' ? OFFICER : DECIDER
      const stepAt = appliedAt.add({ hours: 24 * (i * 10 + 1) })
      const until = provinceDate(stepAt).add({ days: 90 })
      const step = {
        id,
        action,
        words: '核对过单位和现场（示例）',
        limits: { places, uses: 2000, until },
        staffId,
      }
      granted(await stepOffer(inside(tx), by(staffId, stepAt), step), action)
    }
    if (steps.length === 0) continue
    const on = provinceDate(at).subtract({ days: 1 })
    const place = (steps as readonly OfferAction[]).includes('launch') ? undefined : places[0]
    const uses = { id, on, uses: 127, place, staffId: OFFICER }
    granted(await enterUses(inside(tx), by(OFFICER, at), uses), 'enter uses')
  }
  return OFFERS.length
}
