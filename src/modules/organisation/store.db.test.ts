import assert from 'node:assert/strict'
import test, { after } from 'node:test'
import { sql } from '#platform/db.ts'
import { testDatabase } from '#test/database.ts'
import {
  agencyNames,
  findStaff,
  findStaffBySubject,
  listAgencies,
  listOutlets,
  listRegions,
  type Outlet,
  registerAgencies,
  registerOutlets,
  registerRegions,
  registerStaff,
  setActive,
  setRoles,
} from './index.ts'

const text = (name: string) => ({ 'zh-Hans': name, 'zh-Hant': name, en: name, pt: name })

const REGIONS = [
  { code: '440000', level: 'province', parentCode: undefined, name: text('广东省') },
  { code: '440100', level: 'city', parentCode: '440000', name: text('广州市') },
  { code: '440106', level: 'county', parentCode: '440100', name: text('天河区') },
  { code: '440300', level: 'city', parentCode: '440000', name: text('深圳市') },
  { code: 'Z-DAPENG', level: 'zone', parentCode: '440300', name: text('大鹏新区') },
] as const

const AGENCIES = [
  {
    code: 'hrss-440100',
    kind: 'bureau',
    regionCode: '440100',
    name: text('广州市人社局'),
    unifiedSocialCreditCode: undefined,
  },
  {
    code: 'library-gz',
    kind: 'operator',
    regionCode: '440106',
    name: text('广州图书馆'),
    unifiedSocialCreditCode: '12440100MB2C00001A',
  },
] as const

const outlet = (code: string, districtCode: string, instantIssuance: boolean): Outlet => ({
  code,
  agencyCode: 'hrss-440100',
  districtCode,
  name: text(code),
  address: '某路 1 号',
  openingHours: '周一至周五 9:00–17:00',
  phone: '020-12333',
  instantIssuance,
  hongKongMacaoDesk: !instantIssuance,
  facilities: [{ facility: 'ramp', checkedOn: Temporal.PlainDate.from('2026-03-02') }],
  facilitiesCheckedOn: Temporal.PlainDate.from('2026-03-02'),
})

const ANN = '0198f000-0000-7000-8000-0000000000a1'

const it = await testDatabase()
after(() => it[Symbol.asyncDispose]())
await it.db.transaction(async (tx) => {
  await registerRegions(tx, REGIONS)
  await registerAgencies(tx, AGENCIES)
  await registerOutlets(tx, [
    outlet('tianhe-2', '440106', false),
    outlet('tianhe-1', '440106', true),
    outlet('shenzhen', '440300', true),
  ])
  await registerStaff(tx, {
    id: ANN,
    subject: 'ann',
    agencyCode: 'library-gz',
    displayName: '安',
    roles: ['venueOperator'],
  })
})

test('regions and agencies are read as they were entered', async () => {
  assert.deepEqual(await listRegions(it.db), REGIONS)
  assert.deepEqual(await listAgencies(it.db), AGENCIES)
})

test('names are found for known codes and left out for others', async () => {
  assert.deepEqual(
    await agencyNames(it.db, ['library-gz', 'nobody']),
    new Map([['library-gz', text('广州图书馆')]]),
  )
})

test('a city lists the outlets of its districts, in a neutral order', async () => {
  const codes = async (filter: Parameters<typeof listOutlets>[1]) =>
    (await listOutlets(it.db, filter)).map(({ code }) => code)
  assert.deepEqual(await codes({ regionCode: '440100' }), ['tianhe-1', 'tianhe-2'])
  assert.deepEqual(await codes({ regionCode: '440106', instantIssuance: true }), ['tianhe-1'])
  assert.deepEqual(await codes({ hongKongMacaoDesk: true }), ['tianhe-2'])
  assert.deepEqual(await codes({ regionCode: '440000' }), ['tianhe-1', 'tianhe-2', 'shenzhen'])
  assert.deepEqual((await listOutlets(it.db))[0], outlet('tianhe-1', '440106', true))
})

test('staff are found by their sign-in, with the region of their agency', async () => {
  const ann = {
    id: ANN,
    agencyCode: 'library-gz',
    regionCode: '440106',
    displayName: '安',
    roles: ['venueOperator'],
    active: true,
  }
  assert.deepEqual(await findStaffBySubject(it.db, 'ann'), ann)
  assert.deepEqual(await findStaff(it.db, ANN), ann)
  assert.equal(await findStaffBySubject(it.db, 'Ann'), undefined)
})

test('roles are replaced as a whole, and a role nobody knows grants nothing', async () => {
  await it.db.transaction((tx) => setRoles(tx, ANN, ['auditor', 'terminalAdministrator']))
  await it.owner.run(
    sql`insert into organisation.staff_role (staff_id, role) values (${ANN}, 'emperor')`,
  )
  assert.deepEqual((await findStaff(it.db, ANN))?.roles, ['auditor', 'terminalAdministrator'])
  await it.db.transaction((tx) => setRoles(tx, ANN, []))
  assert.deepEqual((await findStaff(it.db, ANN))?.roles, [])
})

test('somebody who is shut out is seen as such', async () => {
  await it.db.transaction((tx) => setActive(tx, ANN, false))
  assert.equal((await findStaff(it.db, ANN))?.active, false)
})

test('only a zone has a code that is not six digits', async () => {
  const wrong = [
    { code: '440499', level: 'zone', parentCode: '440000', name: text('x') },
    { code: 'Z-X', level: 'city', parentCode: '440000', name: text('x') },
  ] as const
  for (const region of wrong)
    await assert.rejects(
      it.db.transaction((tx) => registerRegions(tx, [region])),
      /check/,
    )
})
