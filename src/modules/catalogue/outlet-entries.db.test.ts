import assert from 'node:assert/strict'
import test, { after } from 'node:test'
import { sql } from '#platform/db.ts'
import { listOutlets, registerStaff } from '#modules/organisation/index.ts'
import { testDatabase } from '#test/database.ts'
import { departmentSite, type Official } from '#test/department-site.ts'
import { testKeys } from '#test/person.ts'
import { preparePlaces, staffContext } from '#test/place-filing.ts'
import { cataloguePages, CatalogueReader, facilityPages, outletEntryPages } from './index.ts'
import { fileOutlet } from './keep-outlets.ts'
import { openOutletEntries } from './store-outlet-entry.ts'

const official = (last: string, role: Official['roles'][number], agency: string): Official => ({
  id: `0199aaaa-0000-7000-8000-0000000000${last}`,
  roles: [role],
  agency,
})
const BANKER = official('31', 'bankOfficer', 'bank-102')
const REVIEWER = official('32', 'placeReviewer', 'hrss-440100')
const APPROVER = official('33', 'placeApprover', 'hrss-440100')
const REGISTRAR = official('34', 'placeRegistrar', 'hrss-440100')
const OTHER_BANK = official('36', 'bankOfficer', 'bank-103')
const INSPECTOR = official('37', 'supervisor', 'hrss-440100')
const OTHER_CITY = official('35', 'placeReviewer', 'hrss-440300')

const it = await testDatabase()
after(() => it[Symbol.asyncDispose]())
await preparePlaces(it)
await it.db.transaction(async (tx) => {
  for (const { id, agency: agencyCode, roles } of [
    BANKER,
    REVIEWER,
    APPROVER,
    REGISTRAR,
    OTHER_BANK,
    INSPECTOR,
    OTHER_CITY,
  ])
    await registerStaff(tx, { id, subject: id, displayName: '陈静怡', agencyCode, roles })
})
const { ask } = departmentSite(it.db, (deps) => [
  ...outletEntryPages({ ...deps, bankPortal: deps.portal, adminPortal: deps.portal }),
  ...facilityPages({
    ...deps,
    bankPortal: deps.portal,
    venuePortal: deps.portal,
    watchPortal: deps.portal,
  }),
  ...cataloguePages({ ...deps, keys: testKeys, catalogue: new CatalogueReader(testKeys) }),
])
const ADMIN = '/admin/outlets'

const TYPED = {
  nameHans: '工商银行珠江新城支行',
  district: '440106',
  address: '天河区珠江东路6号',
  latitude: '23.118',
  longitude: '113.326',
  openingHours: '周一至周五 09:00-17:00',
  phone: '020-38337666',
  service: 'instantIssuance',
  facility: 'ramp',
}

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0])

const atAdmin = (who: Official, act: string, id: string, remark = '') =>
  ask(who, 'POST', `${ADMIN}/${act}`, { id, remark })

test('a bank files an outlet, two of the bureau look, and it is found as what it is', async (t) => {
  let id = ''
  await t.test('what is wrong is said, and the same outlet is not filed twice', async () => {
    const form = await ask(BANKER, 'GET', '/bank/outlets/new')
    assert.doesNotMatch(form.body, /网点属于/)
    const wrong = { ...TYPED, latitude: '113.326', longitude: '23.118', phone: '' }
    const { statusCode, body } = await ask(BANKER, 'POST', '/bank/outlets/new', wrong)
    assert.equal(statusCode, 422)
    assert.match(body, /经度和纬度填反了/)
    assert.match(body, /请填写电话号码/)
    assert.match(body, /value="工商银行珠江新城支行"/)
    assert.equal((await ask(BANKER, 'POST', '/bank/outlets/new', TYPED)).statusCode, 303)
    assert.match((await ask(BANKER, 'POST', '/bank/outlets/new', TYPED)).body, /不用再报/)
    const [entry] = await openOutletEntries(it.db, '440100')
    id = entry?.id ?? ''
    assert.equal(entry?.agencyCode, 'bank-102')
    assert.deepEqual(await openOutletEntries(it.db, '440300'), [])
  })

  await t.test('nobody finds it before the second look', async () => {
    assert.match((await atAdmin(OTHER_CITY, 'review', id)).body, /所在市或者省/)
    assert.equal((await ask(BANKER, 'GET', ADMIN)).statusCode, 403)
    assert.match((await ask(REVIEWER, 'GET', ADMIN)).body, /当场制卡、无障碍坡道/)
    assert.equal((await atAdmin(REVIEWER, 'review', id)).statusCode, 303)
    assert.deepEqual(await listOutlets(it.db, { regionCode: '440106' }), [])
    assert.equal((await atAdmin(APPROVER, 'approve', id)).statusCode, 303)
    assert.match((await atAdmin(APPROVER, 'approve', id)).body, /已经办过/)
  })

  await t.test('it is in the search by what it can do', async () => {
    const found = async (query: string) =>
      (await ask(BANKER, 'GET', `/outlets?city=440100&${query}`)).body
    assert.match(await found('want=instant&facility=ramp'), /工商银行珠江新城支行/)
    assert.doesNotMatch(await found('want=desk'), /工商银行珠江新城支行/)
    const [outlet] = await listOutlets(it.db, { regionCode: '440106' })
    assert.match(outlet?.code ?? '', /^440106-[0-9A-F]{6}$/)
    assert.equal(outlet?.latitude, 23.118)
    assert.match((await ask(BANKER, 'POST', '/bank/outlets/new', TYPED)).body, /不用再报/)
    assert.match((await ask(BANKER, 'GET', '/bank/outlets/new')).body, /已核准/)
  })
})

test('an outlet is checked by its bank and by inspectors, and everybody reads when', async (t) => {
  const [outlet] = await listOutlets(it.db, { regionCode: '440106' })
  const code = outlet?.code ?? ''
  const shown = async (path = `/outlets/${code}`) => (await ask(OTHER_BANK, 'GET', path)).body
  const found = { checkedOn: '2026-11-24', ramp: 'there', magnifier: 'absent' }

  await t.test('as long as nobody has looked, the page says so and inspectors see it', async () => {
    assert.match(await shown(), /尚未核查：下面是这里自己报的/)
    assert.match(await shown('/outlets?city=440100'), /便利设施尚未核查/)
    assert.equal((await ask(BANKER, 'GET', '/watch/places')).statusCode, 403)
    const due = await ask(INSPECTOR, 'GET', '/watch/places')
    assert.ok(due.body.includes(`/watch/outlets/${code}/facilities`))
    const opened = await ask(INSPECTOR, 'GET', `/watch/places?code=${code}`)
    assert.equal(opened.headers.location, `/watch/outlets/${code}/facilities`)
  })

  await t.test('its own bank goes through the checklist, and no other', async () => {
    const path = `/bank/outlets/${code}/facilities`
    assert.equal((await ask(OTHER_BANK, 'GET', path)).statusCode, 404)
    assert.equal((await ask(OTHER_BANK, 'POST', path, found)).statusCode, 404)
    assert.match((await ask(BANKER, 'GET', path)).body, /还没有查过/)
    assert.match((await ask(BANKER, 'POST', path, {})).body, /请至少填一项/)
    assert.equal((await ask(BANKER, 'POST', path, found)).statusCode, 303)
    assert.match((await ask(BANKER, 'GET', path)).body, /上次：没有，2026年11月24日/)
    assert.match(await shown(), /无障碍坡道<small>2026年11月24日/)
    const picture = { checkedOn: '2026-11-25', facility: 'ramp', photo: PNG }
    assert.equal((await ask(BANKER, 'POST', `${path}/photo`, picture)).statusCode, 303)
    const photo = `/outlets/${code}/facilities/ramp/photo`
    assert.ok((await shown()).includes(`href="${photo}"`))
    assert.equal((await ask(OTHER_BANK, 'GET', photo)).headers['content-type'], 'image/png')
  })

  await t.test('what an inspector does not find is gone, and the day is said', async () => {
    const path = `/watch/outlets/${code}/facilities`
    const absent = { checkedOn: '2026-11-26', ramp: 'absent' }
    assert.equal((await ask(INSPECTOR, 'POST', path, absent)).statusCode, 303)
    assert.match(await shown(), /2026年11月26日\(周四\)到现场看过，没有清单上的设施/)
    const photo = await ask(OTHER_BANK, 'GET', `/outlets/${code}/facilities/ramp/photo`)
    assert.equal(photo.statusCode, 404)
    assert.doesNotMatch((await ask(INSPECTOR, 'GET', '/watch/places')).body, new RegExp(code))
  })

  await t.test('a look is at one thing, a place or an outlet', async () => {
    await assert.rejects(
      it.db.run(sql`insert into catalogue.facility_check (id, facility, answer, manner, checked_on,
          checked_by, checked_unit, entered_at)
        values (gen_random_uuid(), 'ramp', 'absent', 'self', '2026-11-01', 'x', 'y', now())`),
      { constraint: 'facility_check_of_one' },
    )
  })
})

test('many outlets are ticked and judged in one act', async () => {
  const names = ['一', '二', '三', '四', '五', '六'].map((one) => `第${one}支行`)
  for (const nameHans of names)
    assert.equal(
      (await ask(BANKER, 'POST', '/bank/outlets/new', { ...TYPED, nameHans })).statusCode,
      303,
    )
  const { body } = await ask(REVIEWER, 'GET', `${ADMIN}?tick=all`)
  const ids = [...body.matchAll(/name="id"[^>]*value="([^"]+)"[^>]*checked/g)].map(
    ([, id]) => id ?? '',
  )
  assert.equal(ids.length, names.length)
  const one = await ask(REVIEWER, 'GET', `${ADMIN}?entry=${ids[0] ?? ''}`)
  assert.match(one.body, /退回/)
  assert.match((await ask(REVIEWER, 'POST', `${ADMIN}/review`, {})).body, /勾选/)
  const judge = (who: Official, act: string) => ask(who, 'POST', `${ADMIN}/${act}`, { id: ids })
  assert.equal((await judge(REVIEWER, 'review')).statusCode, 303)
  assert.equal((await judge(APPROVER, 'approve')).statusCode, 303)
  assert.deepEqual(await openOutletEntries(it.db, '440100'), [])
  const found = await listOutlets(it.db, { agencyCode: 'bank-102' })
  for (const name of names) assert.ok(found.some((outlet) => outlet.name['zh-Hans'] === name))
})

test('the bureau enters counters of its own, and whoever entered one looks at none', async () => {
  const hall = { ...TYPED, agency: 'hrss-440100', nameHans: '天河人社服务厅', service: '' }
  const path = `${ADMIN}/new`
  assert.match((await ask(REGISTRAR, 'GET', path)).body, /网点属于/)
  assert.equal((await ask(REVIEWER, 'GET', path)).statusCode, 403)
  const library = { ...hall, agency: 'op-library-440100', service: 'hongKongMacaoDesk' }
  assert.match((await ask(REGISTRAR, 'POST', path, library)).body, /没有办卡网点/)
  const desk = { ...hall, service: 'hongKongMacaoDesk' }
  assert.equal((await ask(REGISTRAR, 'POST', path, desk)).statusCode, 303)
  const [entry] = await openOutletEntries(it.db, undefined)
  const id = entry?.id ?? ''
  const both = { ...REGISTRAR, roles: ['placeRegistrar', 'placeReviewer'] as const }
  assert.match((await atAdmin(both, 'review', id)).body, /由不同的人办/)
  assert.match((await atAdmin(REVIEWER, 'sendBack', id)).body, /退回要写清理由/)
  assert.equal((await atAdmin(REVIEWER, 'sendBack', id, '地址写错了')).statusCode, 303)
  assert.match((await ask(REGISTRAR, 'GET', path)).body, /退回：地址写错了/)
})

test('the database holds two people and the steps for outlets, too', async () => {
  const filed = await fileOutlet(it, staffContext('files'), {
    agencyCode: 'bank-102',
    staffId: 'files',
    content: {
      name: { 'zh-Hans': '越秀支行', 'zh-Hant': '越秀支行', en: 'Yuexiu', pt: 'Yuexiu' },
      districtCode: '440104',
      address: '越秀区中山五路1号',
      latitude: 23.125,
      longitude: 113.26,
      openingHours: '09:00-17:00',
      phone: '12345',
      instantIssuance: false,
      hongKongMacaoDesk: false,
      facilities: [],
    },
  })
  assert.ok(filed.granted)
  const { id } = filed.outcome
  await assert.rejects(
    it.db.run(sql`update catalogue.outlet_entry
      set status = 'reviewed', reviewed_by = 'files', reviewed_at = now() where id = ${id}`),
    { constraint: 'outlet_entry_two_people' },
  )
  await assert.rejects(
    it.db.run(sql`update catalogue.outlet_entry
      set status = 'approved', decided_by = 'second', decided_at = now(), outlet_code = 'x'
      where id = ${id}`),
    { constraint: 'place_entry_status_legal' },
  )
})
