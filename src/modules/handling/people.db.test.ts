import assert from 'node:assert/strict'
import test, { after } from 'node:test'
import type { FastifyInstance } from 'fastify'
import { html } from '#kernel/html.ts'
import { FixedClock } from '#platform/clock.ts'
import { buildServer, registerRoutes } from '#platform/http/server.ts'
import { createLogger } from '#platform/log.ts'
import { LANGUAGE_PREFIXES } from '#ui/i18n/language.ts'
import { personHoldings } from '#app/person-holdings.ts'
import {
  liveRelations,
  mergesToReview,
  ordersToReview,
  readProfile,
  survivingPerson,
} from '#modules/person/index.ts'
import { testDatabase } from '#test/database.ts'
import { type AgencyCode, AT, contextOf, enterCounters } from '#test/handling.ts'
import { markupFindings } from '#test/markup.ts'
import { citizenNumber, enterSomebody } from '#test/person.ts'
import { Html } from '#kernel/html.ts'
import { findPerson } from './find-person.ts'
import { deskPeoplePages } from './index.ts'

const it = await testDatabase()
const servers: FastifyInstance[] = []
after(async () => {
  for (const server of servers) await server.close()
  await it[Symbol.asyncDispose]()
})
const { deps, clerk, holder } = await enterCounters(it.db)
const CSRF = 'csrf-token-of-this-test'

const routes = deskPeoplePages({
  ...deps,
  holdings: personHoldings,
  portal: async () => ({
    language: 'zh-Hans',
    display: { elder: false, contrast: 'standard' },
    path: '/desk',
    demo: true,
    portal: 'desk',
  }),
})

/** The counter of a unit, and somebody of its staff who may do everything there. */
const counterOf = async (agencyCode: AgencyCode) => {
  const person = await clerk(agencyCode)
  const clock = new FixedClock(AT)
  const options = {
    db: it.db,
    clock,
    log: createLogger('silent'),
    publicUrl: 'http://127.0.0.1:8080',
    languagePrefixes: LANGUAGE_PREFIXES,
    problemPage: ({ code }: { readonly code: string }) => html`<h1>${code}</h1>`,
    signInPath: () => '/sign-in',
    authentication: {
      principal: async () => ({
        realm: 'staff' as const,
        subjectId: person.id,
        organisationCode: agencyCode,
        permissions: new Set([
          'desk.serve',
          'person.merge.propose',
          'person.merge.approve',
          'person.change.propose',
          'person.change.approve',
        ]),
        authenticatedAt: AT,
        assuranceLevel: 2,
        csrfToken: CSRF,
      }),
    },
  }
  const server = await buildServer(options)
  registerRoutes(server, options, routes)
  servers.push(server)
  const post = (url: string, fields: Readonly<Record<string, string | readonly string[]>>) => {
    const body = new URLSearchParams({ csrf: CSRF })
    for (const [name, value] of Object.entries(fields))
      for (const one of typeof value === 'string' ? [value] : value) body.append(name, one)
    return server.inject({
      method: 'POST',
      url,
      headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' },
      payload: body.toString(),
    })
  }
  /** A page, whose markup is looked over on the way. */
  const get = async (url: string): Promise<string> => {
    const answer = await server.inject({ method: 'GET', url, headers: { accept: 'text/html' } })
    assert.equal(answer.statusCode, 200, `${url} ${answer.body.slice(0, 200)}`)
    assert.deepEqual(await markupFindings(new Html(answer.body)), [], url)
    return answer.body
  }
  const find = async (sequence: number): Promise<string> => {
    const decision = await findPerson(deps, contextOf(person), {
      clerk: person,
      sought: {
        by: 'typed',
        document: {
          kind: 'residentIdentityCard',
          number: citizenNumber(sequence),
          name: '陈静怡',
        },
      },
    })
    assert.ok(decision.granted)
    return `/desk/persons/${decision.outcome}`
  }
  return { post, get, find }
}

const documentOf = (sequence: number) => ({
  documentKind: 'residentIdentityCard',
  number: citizenNumber(sequence),
  name: '陈静怡',
})

const zhuhai = await counterOf('desk-440400')
const guangzhou = await counterOf('hrss-440100')

test('a relation is entered with its papers, printed as a letter, and ended', async () => {
  const [{ personId, sequence }, agent] = [await holder(), await holder()]
  const person = await zhuhai.find(sequence)
  assert.match(await zhuhai.get(`${person}/relations`), /没有代办关系/)
  const form = await zhuhai.get(`${person}/relations/new?kind=family`)
  assert.doesNotMatch(form, /checked/)
  const record = (fields: Readonly<Record<string, string | readonly string[]>>) =>
    zhuhai.post(`${person}/relations/new?kind=family`, fields)
  const empty = await record({ scopes: [], proofs: ['bothIdentities'], reference: '' })
  assert.equal(empty.statusCode, 422)
  for (const words of ['材料要每一样都看过', '填写材料的编号', '至少选一个事项'])
    assert.match(empty.body, new RegExp(words))
  const good = {
    ...documentOf(agent.sequence),
    scopes: ['seeCard', 'reportLoss'],
    proofs: ['bothIdentities', 'ownConsent'],
    reference: '档案 2026-17',
    ends: '2027年6月30日',
  }
  assert.match((await record({ ...good, name: '无此人' })).body, /没有找到/)
  assert.match((await record({ ...good, ends: '2030 1 1' })).body, /最长一年/)
  const done = await record(good)
  const letter = String(done.headers['location'])
  assert.match(letter, /letter$/)
  const printed = await zhuhai.get(letter)
  assert.match(printed, /社会保障卡业务委托书/)
  assert.match(printed, /看卡的信息、挂失/)
  assert.ok(!printed.includes(citizenNumber(sequence)), 'numbers stay masked')
  const [relation] = await liveRelations(it.db, personId)
  assert.deepEqual(
    [relation?.agentId, relation?.scopes],
    [agent.personId, ['seeCard', 'reportLoss']],
  )
  await zhuhai.post(letter.replace(/letter$/, 'end'), {})
  assert.deepEqual(await liveRelations(it.db, personId), [])
})

test('two entries become one by two units, and two again', async () => {
  const { personId, sequence } = await holder()
  const other = await enterSomebody(it.db, 901 + 1)
  const person = await zhuhai.find(sequence)
  await zhuhai.get(`${person}/merge`)
  const propose = (fields: Readonly<Record<string, string>>) =>
    zhuhai.post(`${person}/merge`, fields)
  const empty = await propose({ ...documentOf(902) })
  for (const words of ['选留下哪一条登记', '选为什么是同一个人', '写明依据'])
    assert.match(empty.body, new RegExp(words))
  const good = { ...documentOf(902), reason: 'enteredTwice', evidence: '户口簿 1\n档案 2' }
  assert.match((await propose({ ...good, keep: 'other' })).body, /请改选留下那一条/)
  assert.match((await propose({ ...good, keep: 'this' })).body, /已提议合并/)
  const [merge] = await mergesToReview(it.db)
  assert.deepEqual([merge?.fromId, merge?.intoId], [other, personId])
  const path = `/desk/reviews/merges/${merge?.id}`
  assert.match(await zhuhai.get('/desk/reviews'), /是您的单位提出的，要由另一个单位复核/)
  const own = await zhuhai.post(`${path}/decision`, { approve: 'yes' })
  assert.deepEqual([own.statusCode, /要由(另一个单位|别人)复核/.test(own.body)], [409, true])
  const list = await guangzhou.get('/desk/reviews')
  assert.match(list, /户口簿 1；档案 2/)
  assert.match(list, /另一个单位的登记复核人/)
  assert.equal((await guangzhou.post(`${path}/decision`, { approve: 'yes' })).statusCode, 303)
  assert.equal(await survivingPerson(it.db, other), personId)

  assert.equal((await guangzhou.post(`${path}/unmerge-proposal`, {})).statusCode, 422)
  await guangzhou.post(`${path}/unmerge-proposal`, { evidence: '照片不同' })
  assert.match(await zhuhai.get('/desk/reviews'), /拆分登记[^]*照片不同/)
  assert.equal((await zhuhai.post(`${path}/unmerge`, { approve: 'yes' })).statusCode, 303)
  assert.equal(await survivingPerson(it.db, other), other)
})

test('a first attribute changes at once, a second one waits for another unit', async () => {
  const { personId, sequence } = await holder()
  const person = await zhuhai.find(sequence)
  await zhuhai.get(`${person}/change`)
  const change = (fields: Readonly<Record<string, string>>) =>
    zhuhai.post(`${person}/change`, fields)
  assert.match((await change({ materials: '证件' })).body, /至少填一项要改的/)
  assert.match((await change({ phone: '138 0013 8000' })).body, /写明看过的材料/)
  const phone = await change({ phone: '+852 9123-4567', materials: '身份证' })
  assert.match(phone.body, /已变更/)
  const named = await change({ name: '陈靖怡', materials: '户口簿\n身份证' })
  assert.match(named.body, /已提交，等复核[^]*另一个单位/)
  const [order] = await ordersToReview(it.db)
  assert.deepEqual([order?.personId, order?.attributes], [personId, ['name']])
  const path = `/desk/reviews/changes/${order?.id}`
  assert.match((await zhuhai.post(path, { approve: 'yes' })).body, /复核/)
  assert.match(await guangzhou.get('/desk/reviews'), /新的姓名/)
  assert.equal((await guangzhou.post(path, { approve: 'yes' })).statusCode, 303)
  assert.deepEqual(await ordersToReview(it.db), [])
  const again = await guangzhou.post(path, { approve: 'yes' })
  assert.deepEqual([again.statusCode, /已经处理过了/.test(again.body)], [409, true])
})

test('a rare character is found, put into the name, and stored as it is written', async () => {
  const { personId, sequence } = await holder()
  const person = await zhuhai.find(sequence)
  const change = (fields: Readonly<Record<string, string>>) =>
    zhuhai.post(`${person}/change`, fields)
  const typed = { name: '陈', phone: '', materials: '户口簿' }
  const found = await change({ ...typed, act: 'seek', seek: 'U+20164' })
  assert.equal(found.statusCode, 200)
  assert.match(found.body, /value="𠅤"/u)
  assert.match(found.body, /U\+20164/)
  assert.match(found.body, /name="name"[^>]*value="陈"|value="陈"[^>]*name="name"/)
  const read = await change({ ...typed, act: 'seek', seek: 'Xi' })
  assert.match(read.body, /value="𠅤"/u)
  const none = await change({ ...typed, act: 'seek', seek: 'qqq' })
  assert.match(none.body, /没有找到[^]*exception\?kind=rareCharacter/)
  const picked = await change({ ...typed, act: 'pick', pick: '𠅤' })
  assert.match(picked.body, /value="陈𠅤"/u)
  const forged = await change({ ...typed, act: 'pick', pick: '<b>' })
  assert.doesNotMatch(forged.body, /陈&lt;b|陈<b/)
  assert.match((await change({ ...typed, name: '陈𠅤𰻝' })).body, /已变更/)
  const profile = await it.db.transaction((tx) =>
    readProfile(tx, deps.pii, {
      personId,
      actorKind: 'staff',
      actorId: 'test',
      organisationCode: 'desk-440400',
      purpose: 'handling',
      basis: 'YKT-17',
      requestId: 'test',
      at: AT,
    }),
  )
  assert.equal(profile?.name.reveal(), '陈𠅤𰻝')
})
