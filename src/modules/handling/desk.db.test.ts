import assert from 'node:assert/strict'
import test, { after } from 'node:test'
import { z } from 'zod'
import { sql } from '#platform/db.ts'
import { caseActs } from '#app/acts/index.ts'
import { currentCard } from '#modules/card/index.ts'
import { testDatabase } from '#test/database.ts'
import { AT, contextOf, enterCounters, holderContext } from '#test/handling.ts'
import { citizenNumber } from '#test/person.ts'
import {
  actOnCase,
  advanceCase,
  refuseCase,
  takeOverCase,
  withdrawAtCounter,
} from './clerk-actions.ts'
import { confirmOnScreen, showToCustomer } from './customer-screen.ts'
import { findPerson, type Sought } from './find-person.ts'
import { remindCase } from './holder-actions.ts'
import { finishFollowUp, rateCase } from './rate-case.ts'
import { findCase, queueOf } from './store.ts'
import { freshLookup } from './store-lookup.ts'
import { followUpsDue } from './store-rating.ts'
import { screenOf } from './store-screen.ts'

const it = await testDatabase()
after(() => it[Symbol.asyncDispose]())
const { deps, clerk, holder, open } = await enterCounters(it.db)
const atZhuhai = await clerk('desk-440400')
const colleague = await clerk('desk-440400', '鲍咏诗')
const atGuangzhou = await clerk('hrss-440100')
const at = (minutes: number) => AT.add({ minutes })

const typed = (sequence: number, name = '陈静怡'): Sought => ({
  by: 'typed',
  document: { kind: 'residentIdentityCard', number: citizenNumber(sequence), name },
})

test('a person is found by document, name and birth, and stays open for half an hour', async () => {
  const { personId, sequence } = await holder()
  const input = { clerk: atZhuhai, sought: typed(sequence) }
  const decision = await findPerson(deps, contextOf(atZhuhai), input)
  assert.ok(decision.granted)
  const lookup = decision.outcome
  assert.equal(await freshLookup(it.db, atZhuhai.id, lookup, at(29)), personId)
  assert.equal(await freshLookup(it.db, atZhuhai.id, lookup, at(31)), undefined)
  assert.equal(await freshLookup(it.db, colleague.id, lookup, at(1)), undefined)
})

test('a wrong name, a wrong number and nobody at all are answered alike', async () => {
  const { sequence } = await holder()
  const searcher = await clerk('desk-440400')
  const answers = []
  for (const sought of [typed(sequence, '陈静宜'), typed(997), typed(999, '无此人')])
    answers.push(await findPerson(deps, contextOf(searcher), { clerk: searcher, sought }))
  for (const one of answers)
    assert.deepEqual(one, {
      granted: false,
      refusal: 'PERSON_NOT_FOUND',
      basis: 'YKT-22',
      instead: ['readCard'],
    })
})

test('after ten misses in an hour only a card on the reader finds anybody', async () => {
  const { personId, sequence, card } = await holder()
  const searcher = await clerk('desk-440400')
  for (let i = 0; i < 10; i += 1)
    await findPerson(deps, contextOf(searcher, at(i)), { clerk: searcher, sought: typed(997) })
  const context = contextOf(searcher, at(11))
  const right = await findPerson(deps, context, { clerk: searcher, sought: typed(sequence) })
  assert.ok(!right.granted && right.refusal === 'TOO_MANY_MISSES')
  const { issuingRegion: region, cardNumber: number, cardIdentifier: identifier } = card
  const sought = { by: 'card', card: { region, number, identifier } } as const
  const read = await findPerson(deps, context, { clerk: searcher, sought })
  assert.ok(read.granted)
  assert.equal(await freshLookup(it.db, searcher.id, read.outcome, at(12)), personId)
  const later = contextOf(searcher, at(75))
  const hourOn = await findPerson(deps, later, { clerk: searcher, sought: typed(sequence) })
  assert.ok(hourOn.granted)
})

test('a card whose chip does not fit its number finds nobody', async () => {
  const { card } = await holder()
  const { issuingRegion: region, cardNumber: number } = card
  const sought = { by: 'card', card: { region, number, identifier: 'A'.repeat(32) } } as const
  const decision = await findPerson(deps, contextOf(atZhuhai), { clerk: atZhuhai, sought })
  assert.equal(decision.granted, false)
})

test('of two clerks who take a case at once one has it, the other is told by whom', async () => {
  const { personId } = await holder()
  const { case: one } = await open(holderContext(personId), personId, {
    channel: 'online',
    acceptAgency: undefined,
    issueRegion: '440400',
  })
  const [first, second] = await Promise.all(
    [atZhuhai, colleague].map((who) =>
      takeOverCase(deps, contextOf(who), { clerk: who, caseId: one.id, seen: undefined }),
    ),
  )
  const answers = [first, second]
  assert.equal(answers.filter((answer) => answer?.decision.granted === true).length, 1)
  const winner = (await findCase(it.db, one.id))?.clerkId
  for (const answer of answers) assert.equal(answer?.clerkId, winner)
})

test('a case is taken over from the clerk who was seen on the page', async () => {
  const { personId } = await holder()
  const { case: one } = await open(contextOf(atZhuhai), personId)
  const input = { clerk: colleague, caseId: one.id }
  const blind = await takeOverCase(deps, contextOf(colleague), { ...input, seen: undefined })
  assert.ok(blind?.decision.granted === false && blind.clerkId === atZhuhai.id)
  const agreed = await takeOverCase(deps, contextOf(colleague), { ...input, seen: atZhuhai.id })
  assert.equal(agreed?.decision.granted, true)
  const late = await advanceCase(deps, contextOf(atZhuhai), {
    clerk: atZhuhai,
    caseId: one.id,
    step: 'ordered',
  })
  assert.ok(late?.granted === false && late.refusal === 'CASE_TAKEN')
})

test('any counter of the province goes on with a case once the person stands there', async () => {
  const { personId, sequence } = await holder()
  const { case: one } = await open(contextOf(atZhuhai), personId)
  const input = { clerk: atGuangzhou, caseId: one.id, seen: atZhuhai.id }
  assert.equal(await takeOverCase(deps, contextOf(atGuangzhou), input), undefined)
  await findPerson(deps, contextOf(atGuangzhou), {
    clerk: atGuangzhou,
    sought: typed(sequence),
  })
  const taken = await takeOverCase(deps, contextOf(atGuangzhou, at(1)), input)
  assert.equal(taken?.decision.granted, true)
  const step = await advanceCase(deps, contextOf(atGuangzhou, at(2)), {
    clerk: atGuangzhou,
    caseId: one.id,
    step: 'ordered',
  })
  assert.ok(step?.granted && step.outcome.heldBy === 'bank')
})

test('a counter ends what it does alone, and a step is not done twice', async () => {
  const { personId } = await holder()
  const change = {
    service: 'changeData',
    presented: ['identityDocument', 'newDataProof'],
  } as const
  const { case: one } = await open(contextOf(atZhuhai), personId, change)
  const input = { clerk: atZhuhai, caseId: one.id }
  const review = { ...input, step: 'reviewed' } as const
  const first = await advanceCase(deps, contextOf(atZhuhai, at(1)), review)
  assert.ok(first?.granted && first.outcome.status === 'inProgress')
  const again = await advanceCase(deps, contextOf(atZhuhai, at(2)), review)
  assert.ok(again?.granted === false && again.refusal === 'CASE_STEP_NOT_NEXT')
  const last = await advanceCase(deps, contextOf(atZhuhai, at(3)), {
    ...input,
    step: 'dataChanged',
  })
  assert.ok(last?.granted && last.outcome.status === 'finished')
})

test('nothing is done for a case that waits for papers', async () => {
  const { personId } = await holder()
  const { case: one } = await open(contextOf(atZhuhai), personId, { presented: [] })
  const decision = await advanceCase(deps, contextOf(atZhuhai), {
    clerk: atZhuhai,
    caseId: one.id,
    step: 'ordered',
  })
  assert.ok(decision?.granted === false && decision.refusal === 'CASE_MATERIALS_OUTSTANDING')
})

test('a refusal has its reason, and a withdrawal at the counter its clerk', async () => {
  const [one, two] = [await holder(), await holder()]
  const { case: refused } = await open(contextOf(atZhuhai), one.personId)
  const { case: withdrawn } = await open(contextOf(atZhuhai), two.personId)
  await refuseCase(deps, contextOf(atZhuhai), {
    clerk: atZhuhai,
    caseId: refused.id,
    reason: 'identityNotProved',
  })
  await withdrawAtCounter(deps, contextOf(atZhuhai), { clerk: atZhuhai, caseId: withdrawn.id })
  const ended = await findCase(it.db, refused.id)
  assert.deepEqual([ended?.status, ended?.refusalCode], ['refused', 'identityNotProved'])
  const [row] = await it.db.many(
    z.object({ actor_id: z.string() }),
    sql`select actor_id from platform.audit
         where action = 'handling.withdrawCase' and subject_id = ${withdrawn.id}`,
  )
  assert.equal(row?.actor_id, atZhuhai.id)
})

test('the queue holds the cases of the counter, those due soonest first', async () => {
  const bank = await clerk('bank-102')
  const [one, two] = [await holder(), await holder()]
  const own = { acceptAgency: 'bank-102', acceptRegion: '440000' }
  const slow = await open(contextOf(bank), one.personId, own)
  const fast = await open(contextOf(bank), two.personId, {
    ...own,
    service: 'enable',
    presented: ['identityDocument', 'card'],
  })
  const queue = (await queueOf(it.db, bank)).filter((each) => each.acceptAgency === 'bank-102')
  assert.deepEqual(
    queue.map(({ id }) => id),
    [fast.case.id, slow.case.id],
  )
  const elsewhere = await queueOf(it.db, atGuangzhou)
  assert.ok(elsewhere.every(({ acceptAgency }) => acceptAgency !== 'bank-102'))
})

test('a case that somebody was reminded of comes first in the queue', async () => {
  const bureau = await clerk('hrss-440100')
  const own = { acceptAgency: 'hrss-440100', acceptRegion: '440100' }
  const opened = []
  for (let i = 0; i < 3; i += 1)
    opened.push(await open(contextOf(bureau, at(i)), (await holder()).personId, own))
  const last = opened.at(-1)?.case
  assert.ok(last !== undefined)
  const { personId, id: caseId } = last
  await remindCase(deps, holderContext(personId, at(9)), { personId, caseId })
  assert.equal((await queueOf(it.db, bureau))[0]?.id, caseId)
})

test('what a bad rating asks for is due at the agency of the case, and done once', async () => {
  const { personId } = await holder()
  const { case: one } = await open(contextOf(atZhuhai), personId)
  await withdrawAtCounter(deps, contextOf(atZhuhai), { clerk: atZhuhai, caseId: one.id })
  await rateCase(deps, holderContext(personId), {
    personId,
    caseId: one.id,
    level: 2,
    reason: 'rude',
  })
  const [call] = await followUpsDue(it.db, atZhuhai)
  assert.equal(call?.kind, 'call')
  const done = (who: typeof atZhuhai) =>
    finishFollowUp(deps, contextOf(who), { clerk: who, caseId: one.id, kind: call.kind })
  assert.equal(await done(atGuangzhou), false)
  assert.equal(await done(atZhuhai), true)
  assert.equal(await done(atZhuhai), false)
})

test('the customer confirms what is on the screen, not what was there before', async () => {
  const { personId } = await holder()
  const { case: one } = await open(contextOf(atZhuhai), personId)
  await showToCustomer(deps, contextOf(atZhuhai), atZhuhai.id, {
    shown: 'materials',
    service: 'replaceLost',
  })
  await showToCustomer(deps, contextOf(atZhuhai, at(1)), atZhuhai.id, {
    shown: 'case',
    service: 'replaceLost',
    caseId: one.id,
  })
  const context = contextOf(atZhuhai, at(2))
  assert.equal(await confirmOnScreen(deps, context, atZhuhai.id, AT), false)
  assert.equal(await confirmOnScreen(deps, context, atZhuhai.id, at(1)), true)
  assert.equal(await confirmOnScreen(deps, context, atZhuhai.id, at(1)), false)
  assert.ok((await screenOf(it.db, atZhuhai.id))?.confirmedAt !== undefined)
})

test('a counter stops a card through the card’s own act, and the case ends with it', async () => {
  const { personId, card } = await holder()
  const change = { service: 'temporaryLoss', presented: ['nameAndNumber'] } as const
  const { case: one } = await open(contextOf(atZhuhai), personId, { ...change, cardId: card.id })
  const input = { clerk: atZhuhai, caseId: one.id, acts: caseActs }
  const done = await actOnCase(deps, contextOf(atZhuhai, at(1)), input)
  assert.equal(done?.granted, true)
  assert.equal((await currentCard(it.db, personId))?.status, 'temporarilyLost')
  assert.equal((await findCase(it.db, one.id))?.status, 'finished')
  const again = await actOnCase(deps, contextOf(atZhuhai, at(2)), input)
  assert.ok(again?.granted === false && again.refusal === 'CASE_STEP_NOT_NEXT')
})

test('an act that the card does not allow leaves the case as it was', async () => {
  const { personId } = await holder()
  const change = { service: 'temporaryLoss', presented: ['nameAndNumber'] } as const
  const { case: one } = await open(contextOf(atZhuhai), personId, change)
  const input = { clerk: atZhuhai, caseId: one.id, acts: caseActs }
  const decision = await actOnCase(deps, contextOf(atZhuhai, at(1)), input)
  assert.ok(decision?.granted === false && decision.refusal === 'CASE_ACT_NOT_POSSIBLE')
  assert.equal((await findCase(it.db, one.id))?.status, 'accepted')
  const elsewhere = { ...input, clerk: atGuangzhou }
  assert.equal(await actOnCase(deps, contextOf(atGuangzhou), elsewhere), undefined)
})
