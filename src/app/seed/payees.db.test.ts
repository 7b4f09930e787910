import assert from 'node:assert/strict'
import test, { after } from 'node:test'
import { z } from 'zod'
import { sql } from '#platform/db.ts'
import { accountsOf, programmesOf } from '#modules/account/index.ts'
import { currentCard } from '#modules/card/index.ts'
import { consentsOf } from '#modules/consent/index.ts'
import { listProgrammes } from '#modules/programme/index.ts'
import { testDatabase } from '#test/database.ts'
import { testKeys as keys } from '#test/person.ts'
import { personaOf } from './data/personas.ts'
import { seedDemonstration } from './index.ts'

const AT = Temporal.Instant.from('2026-11-26T02:00:00Z')
const it = await testDatabase()
after(() => it[Symbol.asyncDispose]())
const { counts } = await seedDemonstration({ db: it.db, keys, at: AT, say: () => {} })

const codesOf = async (sub: string): Promise<string[]> =>
  (await programmesOf(it.db, personaOf(sub).id, AT)).map(({ programme }) => programme.code)

test('the demonstration has its programmes, and payees over many banks', async () => {
  assert.equal((await listProgrammes(it.db, Temporal.PlainDate.from('2026-11-26'))).length, 29)
  assert.ok((counts['accounts'] ?? 0) > 300)
  const { banks, persons } = await it.owner.one(
    z.object({ banks: z.bigint(), persons: z.bigint() }),
    sql`
    select count(distinct a.bank_code) as banks, count(distinct s.person_id) as persons
      from account.assignment s join account.account a on a.id = s.account_id`,
  )
  assert.ok(banks >= 10n, String(banks))
  assert.ok(persons >= 300n, String(persons))
})

test('personas are paid as their stories say', async () => {
  assert.deepEqual(
    ['MZ-001', 'NY-001', 'NY-003'],
    (await codesOf('zhu-yaozu')).filter((code) => /MZ-001|NY-00[13]/.test(code)),
  )
  assert.ok((await codesOf('he-xiaoqing')).includes('MZ-007'))
  assert.deepEqual(await codesOf('yuan-caixia'), [], 'her account was never activated')
})

test('an account ends in the digits that stand on the card', async () => {
  const { id } = personaOf('zhu-yaozu')
  const [account] = await accountsOf(it.db, id)
  const card = await currentCard(it.db, id)
  assert.equal(account?.tail, card?.accountTail)
  assert.equal(account?.cardId, card?.id)
})

test('a persona finds her consent, in the words she read', async () => {
  const [consent] = await consentsOf(it.db, personaOf('huang-xiuying').id)
  assert.equal(consent?.kind, 'eCardOnTemporaryLoss')
})
