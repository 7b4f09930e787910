import { Readable } from 'node:stream'
import { provinceDate } from '#kernel/period.ts'
import type { KeyRing } from '#platform/crypto/keys.ts'
import type { Transaction } from '#platform/db.ts'
import type { PersonalInformation } from '#platform/pii.ts'
import { CatalogueReader } from '#modules/catalogue/index.ts'
import {
  type ActsFor,
  bringList,
  decideCredential,
  enterMoved,
  fileCredential,
  giveOpinion,
  listCredentials,
  matchNumberList,
  MILESTONES,
  nameAgency,
  opinionsOf,
  reachMilestone,
  retireCredential,
  takeOverNumberList,
} from '#modules/credential/index.ts'
import { byStaff, granted, inside } from './acting.ts'
import { CREDENTIALS, OLD_NUMBERS, type SeedCredential } from './data/credentials.ts'
import { PERSONAS } from './data/personas.ts'
import { stableId } from './stable-id.ts'

const BUREAU = 'hrss-440000'
const REVIEWER = { staffId: stableId('staff', 'staff-credential-reviewer'), agencyCode: BUREAU }
const DECIDER = { staffId: stableId('staff', 'staff-credential-decider'), agencyCode: BUREAU }

/** Days between the steps of a review, and between the milestones of a plan. */
const REVIEW_DAYS = 12
const MILESTONE_DAYS = 60

/** Whoever looks after credentials in a department. */
const officerOf = (agencyCode: string): ActsFor => ({
  staffId: stableId('staff', `credentials of ${agencyCode}`),
  agencyCode,
})

const later = (at: Temporal.Instant, days: number): Temporal.Instant => at.add({ hours: 24 * days })

/** What a department has done on its plan so far, up to two hours ago. */
const followPlan = async (
  tx: Transaction,
  id: string,
  one: SeedCredential,
  decidedAt: Temporal.Instant,
): Promise<void> => {
  if (one.outcome?.action !== 'absorb') return
  const owner = officerOf(one.issuer)
  for (const [i, name] of MILESTONES.slice(0, one.outcome.reached).entries()) {
    const at = later(decidedAt, MILESTONE_DAYS * (i + 1) - 5)
    if (name === 'moveHolders') {
      const moved = { id, by: owner, holders: one.outcome.moved }
      granted(await enterMoved(inside(tx), byStaff(owner, at), moved), 'enter holders')
    }
    const reached = { id, by: owner, name, words: '按方案完成（示例）' }
    granted(await reachMilestone(inside(tx), byStaff(owner, at), reached), `reach ${name}`)
  }
  const closed = one.outcome.reached === MILESTONES.length
  const at = later(decidedAt, MILESTONE_DAYS * one.outcome.reached + 2)
  if (closed)
    granted(
      await retireCredential(inside(tx), byStaff(REVIEWER, at), { id, by: REVIEWER }),
      'retire',
    )
  else {
    const moved = { id, by: owner, holders: one.outcome.moved }
    granted(await enterMoved(inside(tx), byStaff(owner, at), moved), 'enter holders')
  }
}

const review = async (
  tx: Transaction,
  catalogue: CatalogueReader,
  id: string,
  one: SeedCredential,
  filedAt: Temporal.Instant,
): Promise<void> => {
  for (const agencyCode of one.named) {
    const opinions = await opinionsOf(tx, [id])
    if (opinions.some((opinion) => opinion.agencyCode === agencyCode)) continue
    const wish = { id, agencyCode, by: REVIEWER }
    granted(await nameAgency(inside(tx), byStaff(REVIEWER, filedAt), wish), `name ${agencyCode}`)
  }
  if (one.outcome === undefined) return
  const verdict = one.outcome.action === 'absorb' ? 'duplicate' : 'different'
  const spokenAt = later(filedAt, REVIEW_DAYS / 2)
  for (const { agencyCode } of await opinionsOf(tx, [id])) {
    const officer = officerOf(agencyCode)
    const wish = { id, by: officer, verdict, words: '已与本部门的场景对照（示例）' } as const
    granted(await giveOpinion(inside(tx), byStaff(officer, spokenAt), wish), 'give an opinion')
  }
  const at = later(filedAt, REVIEW_DAYS)
  const day = (i: number) => provinceDate(later(at, MILESTONE_DAYS * i))
  const { action, words } = one.outcome
  const plan =
    one.outcome.action === 'absorb'
      ? {
          sceneCode: one.outcome.sceneCode,
          days: { stopIssuing: day(1), loadUse: day(2), moveHolders: day(3), switchOff: day(4) },
        }
      : undefined
  const stateRule = one.outcome.action === 'exempt' ? one.outcome.stateRule : ''
  const wish = { id, by: DECIDER, action, words, stateRule, plan }
  granted(
    await decideCredential({ ...inside(tx), catalogue }, byStaff(DECIDER, at), wish),
    'decide on a credential',
  )
  await followPlan(tx, id, one, at)
}

/** Who takes the lists of old numbers over that another officer of the department has brought. */
const SECOND_OFFICER = stableId('staff', 'staff-culture-second')

/** 旧卡号: what the department has brought and taken over so far; answers how many. */
export const enterOldNumbers = async (
  tx: Transaction,
  pii: PersonalInformation,
  at: Temporal.Instant,
): Promise<number> => {
  for (const { credential: name, number, persona: sub } of OLD_NUMBERS) {
    const owner = officerOf('dept-culture')
    const [credential] = await listCredentials(tx, { query: name })
    const persona = PERSONAS.find((one) => one.sub === sub)
    const document = persona?.documents.find(({ primary }) => primary)
    if (credential === undefined || document === undefined) throw new Error(`no ${name} of ${sub}`)
    const text = `读者证号,证件号码\n${number},${document.number}\n`
    const broughtAt = later(at, -3)
    const brought = await bringList({ ...inside(tx), pii }, byStaff(owner, broughtAt), {
      id: credential.id,
      by: owner,
      whole: false,
      fileName: '读者证.csv',
      content: Readable.from([Buffer.from(text)]),
    })
    const { id: listId } = granted(brought?.decision, `bring ${name}`)
    await matchNumberList(tx, listId)
    const second = { staffId: SECOND_OFFICER, agencyCode: owner.agencyCode }
    const wish = { id: credential.id, listId, by: second }
    const takenAt = later(at, -2)
    granted(
      await takeOverNumberList(inside(tx), byStaff(second, takenAt), wish),
      'take a list over',
    )
  }
  return OLD_NUMBERS.length
}

/** Cards, certificates and codes at each stage of the gate; answers how many. */
export const enterCredentials = async (
  tx: Transaction,
  keys: KeyRing,
  at: Temporal.Instant,
): Promise<number> => {
  const catalogue = new CatalogueReader(keys)
  for (const one of CREDENTIALS) {
    const owner = officerOf(one.issuer)
    const filedAt = later(at, -one.ago)
    const wish = { ...one.wish, by: owner }
    const filed = await fileCredential({ ...inside(tx), catalogue }, byStaff(owner, filedAt), wish)
    await review(tx, catalogue, granted(filed, `file ${one.issuer}`).id, one, filedAt)
  }
  return CREDENTIALS.length
}
