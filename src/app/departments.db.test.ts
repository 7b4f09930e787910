import assert from 'node:assert/strict'
import { setTimeout as pause } from 'node:timers/promises'
import test from 'node:test'
import { z } from 'zod'
import { systemClock } from '#platform/clock.ts'
import { sql } from '#platform/db.ts'
import { PersonalInformation } from '#platform/pii.ts'
import {
  activateAccount,
  announceAccount,
  changeAccount,
  openAssignment,
} from '#modules/account/index.ts'
import { giveConsent } from '#modules/consent/index.ts'
import { openWorld } from '#test/journeys/world.ts'
import { accountNumber, byHolder, bySystem, payConsent } from '#test/payees.ts'

const PROGRAMMES = ['MZ-002', 'NY-001', 'RS-001']
const AnswerRow = z.object({
  agency: z.string(),
  status: z.string(),
  reason: z.string().nullable(),
})
/** Far longer than all of them take. */
const PATIENCE_MILLISECONDS = 30_000

test('of three departments one confirms, one rejects and one says nothing', async () => {
  await using world = await openWorld()
  const { db, owner } = world.it
  const pii = new PersonalInformation(world.keys)
  const { id: personId } = await owner.one(
    z.object({ id: z.string() }),
    sql`select person_id as id from person.sign_in_subject where subject = 'huang-xiuying'`,
  )
  const at = systemClock.now()
  await db.transaction(async (tx) => {
    const holder = byHolder(personId, at)
    const accountOf = async (sequence: number) => {
      const context = bySystem(at)
      const { id: accountId } = await announceAccount(tx, context, { personId, bankCode: '105' })
      const number = accountNumber(sequence)
      await activateAccount(tx, pii, context, { personId, accountId, number })
      return accountId
    }
    const [old, fresh] = [await accountOf(900_001), await accountOf(900_002)]
    for (const programmeCode of PROGRAMMES) {
      await openAssignment(tx, bySystem(at.subtract({ hours: 1 })), {
        personId,
        programmeCode,
        accountId: old,
      })
      const scope = { personId, programmeCode, accountId: fresh }
      const consent = await giveConsent(tx, holder, await payConsent(tx, scope, at))
      assert.ok(consent.granted)
      const effectiveFrom = at.add({ hours: 48 })
      const consentId = consent.outcome.id
      const change = await changeAccount(tx, holder, { ...scope, consentId, effectiveFrom })
      assert.ok(change.granted, JSON.stringify(change))
    }
  })
  const answers = () =>
    owner.many(
      AnswerRow,
      sql`select agency_code as agency, status, reason from account.change_acknowledgement
           where person_id = ${personId} order by agency_code`,
    )
  const said = async () => (await answers()).map(({ status }) => status).join(' ')
  const deadline = performance.now() + PATIENCE_MILLISECONDS
  while ((await said()) !== 'rejected acknowledged pushed' && performance.now() < deadline)
    await pause(50)
  assert.deepEqual(await answers(), [
    { agency: 'dept-agriculture', status: 'rejected', reason: '名册上登记的户主不是本人' },
    { agency: 'dept-civil-affairs', status: 'acknowledged', reason: null },
    { agency: 'hrss-440000', status: 'pushed', reason: null },
  ])
})
