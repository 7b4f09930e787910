import assert from 'node:assert/strict'
import test, { after } from 'node:test'
import { z } from 'zod'
import { FixedClock } from '#platform/clock.ts'
import { deliverDue, syncSubscriptions } from '#platform/deliveries.ts'
import { sql } from '#platform/db.ts'
import { createLogger } from '#platform/log.ts'
import { endRelation, liveRelations, noticesOf, personSubscribers } from '#modules/person/index.ts'
import { counterSite } from '#test/counter-site.ts'
import { testDatabase } from '#test/database.ts'
import { AT, contextOf, enterCounters, replacement } from '#test/handling.ts'
import { citizenNumber, enterSomebody, testPii } from '#test/person.ts'
import { relate } from '#test/relations.ts'
import { casesOfPerson, openCase } from './index.ts'

const it = await testDatabase()
const { deps, clerk, holder } = await enterCounters(it.db)
const zhuhai = await clerk('desk-440400')
const site = await counterSite(it.db, deps, zhuhai)
after(async () => {
  await site.close()
  await it[Symbol.asyncDispose]()
})

let sequence = 501
/** Somebody who can come, and what a clerk types of their document. */
const somebody = async () => {
  sequence += 2
  const document = {
    documentKind: 'residentIdentityCard',
    number: citizenNumber(sequence),
    name: '陈静怡',
  }
  return { personId: await enterSomebody(it.db, sequence), document }
}
/** A child of six with a household register. */
const child = async () => {
  sequence += 2
  const number = `H${10_000_000 + sequence}`
  const birth = Temporal.PlainDate.from('2020-05-06')
  const personId = await enterSomebody(it.db, sequence, {
    name: '陈小雨',
    birthOn: birth,
    documents: [{ kind: 'travelPermitHongKongMacao', number, primary: true }],
  })
  const document = {
    documentKind: 'travelPermitHongKongMacao',
    number,
    name: '陈小雨',
    birth: '2020 5 6',
  }
  return { personId, document }
}
const found = async (document: Readonly<Record<string, string>>) => {
  const { to } = await site.post('/desk/find', document)
  assert.match(to, /^\/desk\/persons\//)
  return to
}
const keyOf = (body: string) => /name="key" value="([^"]+)"/.exec(body)?.[1] ?? ''
const PAPERS = { presented: ['identityDocument', 'photo'] }

const deliverNotices = async () => {
  const subscribers = personSubscribers({
    db: it.db,
    clock: new FixedClock(AT),
    pii: testPii,
    shortMessages: undefined,
    register: undefined,
  })
  await it.db.transaction((tx) => syncSubscriptions(tx, subscribers))
  const clock = new FixedClock(AT.add({ minutes: 5 }))
  return () => deliverDue({ db: it.db, clock, log: createLogger('silent') }, subscribers)
}

test('a guardian is entered on the way, signs, comes back and applies; both are told', async () => {
  const deliver = await deliverNotices()
  const [ward, mother] = [await child(), await somebody()]
  const person = await found(ward.document)
  const accept = `${person}/accept/firstCard`
  const read = await site.post(`${accept}/applicant`, mother.document)
  assert.match(read.to, /\/accept\/firstCard\?by=[0-9a-f-]{36}$/)
  assert.ok(!read.to.includes(mother.personId), 'the address names nobody')

  const refused = await site.get(read.to)
  assert.match(refused.body, /还没有登记为监护人/)
  assert.doesNotMatch(refused.body, /name="presented"/, 'nothing is accepted without proof')
  const way = /href="([^"]+relations\/new[^"]+)"/.exec(refused.body)?.[1]?.replaceAll('&amp;', '&')
  const form = await site.get(way ?? '')
  assert.match(form.body, /刚才读过/)
  assert.doesNotMatch(form.body, /name="number"/, 'what was read is not typed again')
  const recorded = await site.post(way ?? '', {
    scopes: ['apply', 'renew', 'reportLoss'],
    proofs: ['agentIdentity', 'guardianship'],
    reference: '出生证明 1',
    ends: '',
  })
  assert.match(recorded.to, /letter\?/)
  assert.match((await site.get(recorded.to)).body, /监护人代办登记表/)
  const stillRefused = await site.get(read.to)
  assert.match(stillRefused.body, /委托书还没签好/)

  const sign = recorded.to.replace('/letter', '/sign')
  assert.equal((await site.post(sign, { kind: 'paper', reference: ' ' })).status, 422)
  const signed = await site.post(sign, { kind: 'paper', reference: '档 17' })
  assert.equal(signed.to, read.to, 'back to the acceptance')

  const page = await site.get(signed.to)
  assert.match(page.body, /监护人/)
  assert.doesNotMatch(
    page.body,
    /监护关系证明|代办人身份证件/,
    'what is on record is not asked for',
  )
  const by = read.to.slice(-36)
  const fields = { key: keyOf(page.body), applicant: 'holder', by, ...PAPERS }
  const done = await site.post(accept, fields)
  const [one] = await casesOfPerson(it.db, ward.personId)
  assert.deepEqual(
    [one?.applicant, one?.applicantId, one?.channel],
    ['guardian', mother.personId, 'counter'],
  )
  for (const url of [done.to, `${done.to}/slip`]) {
    const { body } = await site.get(url)
    assert.match(body, /陈\*怡/, url)
    assert.match(body, /监护人/, url)
  }
  await deliver()
  const told = async (id: string) => (await noticesOf(it.db, id, 9)).map(({ message }) => message)
  assert.ok((await told(ward.personId)).includes('person.actedForYou'))
  assert.ok((await told(mother.personId)).includes('person.youActed'))
})

test('a letter on the screen counts once the holder has confirmed it there', async () => {
  const [{ personId, sequence: own }, agent] = [await holder(), await somebody()]
  const person = await found({
    documentKind: 'residentIdentityCard',
    number: citizenNumber(own),
    name: '陈静怡',
  })
  const { to: letter } = await site.post(`${person}/relations/new?kind=family`, {
    ...agent.document,
    scopes: 'renew',
    proofs: ['bothIdentities', 'ownConsent'],
    reference: '档 18',
    ends: '2027 6 30',
    doorFrom: '',
  })
  const sign = letter.replace('/letter', '/sign')
  assert.match((await site.post(sign, { kind: 'screen' })).body, /还没有在客屏上确认/)
  await site.post(letter.replace('/letter', '/screen'))
  const screen = await site.get('/desk/customer')
  assert.match(screen.body, /陈\*怡/)
  assert.match(screen.body, /改收款账户、领钱和授权不在里面/)
  assert.doesNotMatch(screen.body, /陈静怡|\d{17}/)
  assert.equal((await site.post(sign, { kind: 'screen' })).status, 422, 'shown is not confirmed')
  const version = /name="version" value="([^"]+)"/.exec(screen.body)?.[1] ?? ''
  await site.post('/desk/customer/confirm', { version })
  assert.match((await site.get(letter)).body, /本人已在客屏上确认/)
  assert.match((await site.post(sign, { kind: 'screen' })).to, /relations$/)
  const [relation] = await liveRelations(it.db, personId)
  assert.equal(relation?.status, 'active')
})

test('a case is only opened while the relation holds, whatever the page showed', async () => {
  const [{ personId }, agent] = [await holder(), await somebody()]
  const relationId = await relate(it.db, AT, { personId, agentId: agent.personId, kind: 'family' })
  const open = (change: Partial<Parameters<typeof openCase>[2]>) =>
    openCase(deps, contextOf(zhuhai), {
      ...replacement(personId),
      key: `key-${JSON.stringify(change)}`,
      applicant: 'agent',
      applicantId: agent.personId,
      relationId,
      presented: ['identityDocument', 'photo', 'agentDocument', 'mandate'],
      ...change,
    })
  const refusalOf = (decision: Awaited<ReturnType<typeof open>>) =>
    decision.granted ? undefined : decision.refusal
  assert.equal(refusalOf(await open({ relationId: undefined })), 'APPLICANT_NOT_PROVED')
  assert.equal(refusalOf(await open({ applicantId: personId })), 'APPLICANT_NOT_PROVED')
  assert.equal(
    refusalOf(await open({ applicant: 'guardian', applicantId: undefined })),
    'APPLICANT_NOT_PROVED',
  )
  await endRelation(deps, contextOf(zhuhai), { relationId, byId: personId })
  assert.equal(refusalOf(await open({})), 'APPLICANT_NOT_PROVED')
  assert.deepEqual(await casesOfPerson(it.db, personId), [])
  const rows = await it.owner.many(
    z.object({ detail: z.object({ relationId: z.string().optional() }) }),
    sql`select detail from platform.audit where refusal = 'APPLICANT_NOT_PROVED' order by at, id`,
  )
  assert.equal(rows.length, 4, 'every refusal is evidence')
})

test('what is the holder’s own offers no second document and says why', async () => {
  const { sequence: own } = await holder()
  const person = await found({
    documentKind: 'residentIdentityCard',
    number: citizenNumber(own),
    name: '陈静怡',
  })
  const { body } = await site.get(`${person}/accept/cancel`)
  assert.match(body, /注销以后不能恢复，只能本人办/)
  assert.doesNotMatch(body, /accept\/cancel\/applicant/)
  const agent = await somebody()
  const read = await site.post(`${person}/accept/cancel/applicant`, agent.document)
  assert.match((await site.get(read.to)).body, /注销以后不能恢复/)
})

test('at somebody’s door the case names the channel and the outlet', async () => {
  const bankClerk = await clerk('bank-102')
  const outlet = await counterSite(it.db, deps, bankClerk)
  const { personId, sequence: own } = await holder()
  const { to: person } = await outlet.post('/desk/find', {
    documentKind: 'residentIdentityCard',
    number: citizenNumber(own),
    name: '陈静怡',
  })
  const page = await outlet.get(`${person}/accept/formalLoss`)
  assert.match(page.body, /上门，从天河支行出发/)
  const fields = { key: keyOf(page.body), applicant: 'holder', presented: 'identityDocument' }
  await outlet.post(`${person}/accept/formalLoss`, { ...fields, doorFrom: 'gz-1' })
  const [one] = await casesOfPerson(it.db, personId)
  assert.deepEqual([one?.channel, one?.acceptOutlet], ['door', 'gz-1'])
  await outlet.close()
})
