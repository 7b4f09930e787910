import assert from 'node:assert/strict'
import test, { after } from 'node:test'
import { registerStaff } from '#modules/organisation/index.ts'
import { testDatabase } from '#test/database.ts'
import { departmentSite, type Official } from '#test/department-site.ts'
import { testKeys } from '#test/person.ts'
import { CREDIT_CODE, OPERATOR, preparePlaces } from '#test/place-filing.ts'
import { cataloguePages, CatalogueReader, placeEntryPages } from './index.ts'
import { openPlaceEntries } from './store-place-entry.ts'
import { placesOfOperator } from './store-places.ts'

const official = (last: string, role: Official['roles'][number], agency: string): Official => ({
  id: `0199aaaa-0000-7000-8000-0000000000${last}`,
  roles: [role],
  agency,
})
const KEEPER = official('21', 'placeKeeper', OPERATOR)
const STRANGER = official('22', 'placeKeeper', 'op-museum-440300')
const REVIEWER = official('23', 'placeReviewer', 'hrss-440100')
const APPROVER = official('24', 'placeApprover', 'hrss-440100')
const REGISTRAR = official('25', 'placeRegistrar', 'hrss-440100')

const it = await testDatabase()
after(() => it[Symbol.asyncDispose]())
await preparePlaces(it)
await it.db.transaction(async (tx) => {
  for (const { id, agency: agencyCode, roles } of [KEEPER, STRANGER, REVIEWER, APPROVER, REGISTRAR])
    await registerStaff(tx, { id, subject: id, displayName: '陈静怡', agencyCode, roles })
})
const catalogue = new CatalogueReader(testKeys)
const { ask } = departmentSite(it.db, (deps) => [
  ...placeEntryPages({
    ...deps,
    catalogue,
    venuePortal: deps.portal,
    bankPortal: deps.portal,
    adminPortal: deps.portal,
  }),
  ...cataloguePages({ ...deps, keys: testKeys, catalogue }),
])
const OWN = '/venue/places'
const ADMIN = '/admin/places'

const HEADING =
  '名称,类型,城市,区县,地址,纬度,经度,开放时间,对外电话,应用场景,统一社会信用代码,授权到'
const line = (name: string, phone = '020-38337666', at = '23.117,113.325'): string =>
  `${name},图书馆,广州市,天河区,珠江东路4号,${at},09:00-21:00,${phone},GD-WH-001,` +
  `${CREDIT_CODE},2027-12-01`
const fileOf = (...lines: readonly string[]) => Buffer.from([HEADING, ...lines, ''].join('\n'))

test('an operator brings a list, the bureau ticks all, and a change follows', async (t) => {
  let list = ''
  await t.test('what is wrong with a file or a row is said where it was brought', async () => {
    const nothing = await ask(KEEPER, 'POST', `${OWN}/imports`, { file: Buffer.from('') })
    assert.equal(nothing.statusCode, 422)
    const names = Array.from({ length: 7 }, (_, n) => line(`第${n + 1}分馆`))
    const wrong = [line('反分馆', '12345', '113.325,23.117'), line('错分馆', '见门口')]
    const file = fileOf(...names, ...wrong)
    const { statusCode, headers } = await ask(KEEPER, 'POST', `${OWN}/imports`, { file })
    assert.equal(statusCode, 303)
    list = headers.location ?? ''
    const page = await ask(KEEPER, 'GET', list)
    assert.match(page.body, /7 行已申报，2 行要修改/)
    assert.match(page.body, /纬度 23\.117、经度 113\.325/)
    assert.match(page.body, /采纳建议并申报（1 行）/)
    assert.match((await ask(KEEPER, 'GET', `${OWN}/imports`)).body, /file\.txt/)
    for (const other of [STRANGER, REGISTRAR])
      assert.ok([403, 404].includes((await ask(other, 'GET', list)).statusCode))
  })

  await t.test('offers are accepted and rows come back', async () => {
    const accepted = await ask(KEEPER, 'POST', `${list}/accept`, {})
    assert.match((await ask(KEEPER, 'GET', accepted.headers.location ?? '')).body, /1 行已申报/)
    const bad = await ask(KEEPER, 'GET', `${list}/bad-rows`)
    assert.match(String(bad.headers['content-type']), /^text\/csv/)
    const file = Buffer.from(bad.body.replace('见门口', '12345'))
    const repaired = await ask(KEEPER, 'POST', `${list}/repair`, { file })
    const done = await ask(KEEPER, 'GET', repaired.headers.location ?? '')
    assert.match(done.body, /改好 1 行，还有 0 行要修改/)
    assert.match(done.body, /没有要修改的行/)
  })

  await t.test('many are ticked at once, and one can be looked at alone', async () => {
    const many = await ask(REVIEWER, 'GET', `${ADMIN}?tick=all`)
    assert.equal(many.body.match(/name="id"[^>]* checked/g)?.length, 9)
    assert.doesNotMatch(many.body, /核准所选的/)
    const open = await openPlaceEntries(it.db, '440100')
    const first = open.find(({ content }) => content.name['zh-Hans'] === '第1分馆')
    const one = await ask(REVIEWER, 'GET', `${ADMIN}?entry=${first?.id ?? ''}`)
    assert.equal(one.body.match(/初审通过/g)?.length, 1)
    const none = await ask(REVIEWER, 'POST', `${ADMIN}/review`, {})
    assert.equal(none.statusCode, 422)
    assert.match(none.body, /请先勾选要办的申报/)
    const { id } = first ?? { id: '' }
    assert.equal((await ask(REVIEWER, 'POST', `${ADMIN}/review`, { id })).statusCode, 303)
    const twice = await ask(REVIEWER, 'POST', `${ADMIN}/review`, { id })
    assert.match(twice.body, /已经办过/)
    assert.equal((await ask(APPROVER, 'POST', `${ADMIN}/approve`, { id })).statusCode, 303)
  })

  await t.test('a change is shown beside what stands, and its page says when', async () => {
    const [place] = await placesOfOperator(it.db, OPERATOR)
    const path = `${OWN}/${place?.code ?? ''}/change`
    assert.equal((await ask(STRANGER, 'GET', path)).statusCode, 404)
    const form = await ask(KEEPER, 'GET', path)
    assert.match(form.body, /value="020-38337666"/)
    const typed = {
      nameHans: place?.name['zh-Hans'] ?? '',
      district: '440106',
      address: '珠江东路4号',
      latitude: '23.117',
      longitude: '113.325',
      openingHours: '10:00-18:00',
      phone: '020-38337666',
      scene: 'GD-WH-001',
      closedFrom: '2026-11-20',
      closedUntil: '2026-12-11',
    }
    const wrong = await ask(KEEPER, 'POST', path, { ...typed, closedUntil: '下月' })
    assert.match(wrong.body, /暂停开放的日期不对/)
    assert.equal((await ask(KEEPER, 'POST', path, typed)).statusCode, 303)
    assert.match((await ask(KEEPER, 'GET', OWN)).body, /09:00-21:00 → 10:00-18:00/)
    const open = await openPlaceEntries(it.db, '440100')
    const entry = open.find((one) => one.kind === 'change')
    const id = entry?.id ?? ''
    const judged = await ask(REVIEWER, 'GET', `${ADMIN}?entry=${id}`)
    assert.match(judged.body, /现在登记的/)
    const publicPage = `/places/${place?.code ?? ''}`
    assert.doesNotMatch((await ask(KEEPER, 'GET', publicPage)).body, /最近变更/)
    await ask(REVIEWER, 'POST', `${ADMIN}/review`, { id })
    await ask(APPROVER, 'POST', `${ADMIN}/approve`, { id })
    assert.match((await ask(APPROVER, 'GET', ADMIN)).body, /最近核准的变更/)
    const shown = await ask(KEEPER, 'GET', publicPage)
    assert.match(shown.body, /最近变更/)
    assert.match(shown.body, /暂停开放/)
    const listed = await ask(KEEPER, 'GET', '/places?city=440100&open=now')
    assert.doesNotMatch(listed.body, new RegExp(place?.name['zh-Hans'] ?? '-'))
  })
})

test('the bureau has its own lists, and reviewers bring none', async () => {
  const file = fileOf(line('登记员分馆'))
  assert.equal((await ask(REVIEWER, 'POST', `${ADMIN}/imports`, { file })).statusCode, 403)
  const { headers } = await ask(REGISTRAR, 'POST', `${ADMIN}/imports`, { file })
  assert.match((await ask(REGISTRAR, 'GET', headers.location ?? '')).body, /1 行都已申报/)
  for (const kind of ['xlsx', 'csv', 'gb18030']) {
    const { statusCode } = await ask(REGISTRAR, 'GET', `${ADMIN}/imports/templates/${kind}`)
    assert.equal(statusCode, 200)
  }
})
