import assert from 'node:assert/strict'
import test from 'node:test'
import { ARTICLES } from '#law/articles.ts'
import { DOMAINS } from '#modules/catalogue/index.ts'
import { AGENCIES } from './agencies.ts'
import { CONCESSION_KINDS } from './full-prices.ts'
import { regionOf } from './regions.ts'
import { sceneOf, SCENES } from './scenes.ts'

/** The sample rows of the handbook: code, level, carriers, fields, offline. */
const SAMPLE = `
GD-RS-001 3 chip,code name,socialSecurityNumber,cardState no
GD-RS-002 3 code,face token,alive no
GD-RS-003 3 chip,code name,socialSecurityNumber no
GD-RS-004 3 code name,socialSecurityNumber,accountToken no
GD-JY-001 2 chip,code name,socialSecurityNumber no
GD-JY-002 1 code token yes
GD-JY-003 2 chip,code,face token yes
GD-RC-001 2 code token,talentLevel no
GD-RC-002 3 chip,code name,socialSecurityNumber no
GD-YL-001 2 chip,code name,socialSecurityNumber,sex,birthDate no
GD-YL-002 3 chip,code certificateType,cardIdentifier,cardNumber no
GD-YL-003 2 chip,code token,entitlement no
GD-YL-004 3 chip,code name,socialSecurityNumber no
GD-JT-001 1 contactless fareClass yes
GD-JT-002 1 contactless,code fareClass yes
GD-JT-003 1 contactless fareClass yes
GD-JT-004 1 contactless fareClass yes
GD-WH-002 1 code token yes
GD-WH-003 1 code token,concession yes
GD-LY-001 2 chip,code token,concession no
GD-LY-002 1 code token yes
GD-CZ-001 0 account accountToken no
GD-CZ-002 0 account accountToken no
GD-JZ-001 0 account accountToken no
GD-JZ-002 0 account accountToken no
GD-JZ-003 0 account accountToken no
GD-JZ-004 0 account accountToken no
GD-GJ-001 3 account accountToken no
GD-ZW-001 2 code,licence name,socialSecurityNumber no
GD-ZW-002 3 chip,code token no
GD-ZZ-001 3 licence licenceReference no
GD-JR-001 0 chip,bank - no
GD-KJ-001 0 bank - no
GD-XY-001 0 account accountToken no
GD-YL-005 1 contactless,code token,ageBand yes
GD-TY-001 2 code token,entitlement no
GD-WH-001 2 chip,code token yes
GD-ZS-001 4 chip,code,face - no
`

test('the 38 sample scenes have their levels, carriers, fields and offline use', () => {
  const rows = SAMPLE.trim().split('\n')
  assert.equal(rows.length, 38)
  for (const row of rows) {
    const [code = '', level, carriers, fields = '', offline] = row.split(' ')
    const scene = sceneOf(code)
    assert.equal(String(scene.assuranceLevel), level, code)
    assert.equal(scene.carriers.join(), carriers, code)
    assert.equal(scene.offlineAllowed ? 'yes' : 'no', offline, code)
    const expected = fields === '-' ? [] : fields.split(',')
    for (const field of expected)
      assert.ok(
        scene.returnedFields.some((is) => is === field),
        code,
      )
    const added = scene.returnedFields.filter((field) => !expected.includes(field))
    assert.ok(
      added.every((field) => ['token', 'concession'].includes(field)),
      code,
    )
  }
})

test('there are at least 60 scenes, each with its own code and every domain with one', () => {
  assert.ok(SCENES.length >= 60)
  assert.equal(new Set(SCENES.map(({ code }) => code)).size, SCENES.length)
  for (const domain of DOMAINS)
    assert.ok(
      SCENES.some((scene) => scene.domain === domain),
      domain,
    )
  for (const { code } of SCENES) assert.match(code, /^[A-Z]{2}-[A-Z]{2,4}-\d{3}$/)
})

test('the catalogue has a layer of the province and of two cities', () => {
  assert.deepEqual(new Set(SCENES.map(({ regionCode }) => regionCode)).size, 3)
  const agencies = new Set(AGENCIES.map(({ code }) => code))
  for (const { regionCode, ownerAgency, supervisingAgency = ownerAgency } of SCENES) {
    assert.equal(regionOf(regionCode).code, regionCode)
    for (const agency of [ownerAgency, supervisingAgency]) assert.ok(agencies.has(agency), agency)
  }
})

test('every scene says what the card is good for, and who settles what is paid', () => {
  for (const { code, uses = [], settlement, contact, domain, carriers } of SCENES) {
    assert.ok(uses.length > 0, code)
    assert.match(contact ?? '', /^123(?:33|45)$/, code)
    if (carriers.includes('contactless') && domain === 'transport')
      assert.equal(settlement, 'transit', code)
    assert.equal(uses.includes('benefit'), carriers.includes('account'), code)
  }
  const merged = SCENES.filter(({ replaces }) => replaces !== undefined).map(({ code }) => code)
  assert.deepEqual(merged, ['GZ-JT-001', 'GZ-LY-001', 'SZ-YA-001'])
})

test('every text is there in four languages, and only the Chinese ones in Chinese', () => {
  for (const { name, description, purpose, code } of SCENES)
    for (const text of [name, description, purpose]) {
      for (const chinese of [text['zh-Hans'], text['zh-Hant']]) {
        assert.match(chinese, /\p{Script=Han}/u, code)
        assert.doesNotMatch(chinese, /[,:;()]/, code)
      }
      for (const western of [text.en, text.pt]) {
        assert.doesNotMatch(western, /[\p{Script=Han}，。：]/u, code)
        assert.match(western, /[a-z]/, code)
      }
    }
  const descriptions = SCENES.map(({ description }) => description)
  for (const language of ['zh-Hans', 'zh-Hant', 'en', 'pt'] as const)
    assert.equal(new Set(descriptions.map((text) => text[language])).size, SCENES.length)
})

test('traditional texts use the words of Hong Kong and Macao', () => {
  for (const { name, description } of SCENES)
    for (const hant of [name['zh-Hant'], description['zh-Hant']])
      assert.doesNotMatch(hant, /登錄|打印|窗口|押金|刷卡|賬戶|公交|出租車|獻血/)
})

test('eight digits are taken for identity at a low level only', () => {
  for (const scene of SCENES.filter(({ numberAllowed }) => numberAllowed)) {
    assert.ok(scene.assuranceLevel === 1 || scene.assuranceLevel === 2, scene.code)
    assert.equal(scene.codePurpose, 'identity')
    assert.ok(scene.carriers.includes('code'), scene.code)
  }
})

test('money is settled and fares are paid with a code for that purpose', () => {
  for (const { code, domain, codePurpose } of SCENES) {
    const settles = ['GD-YL-002', 'GD-YL-003'].includes(code)
    const expected = domain === 'transport' ? 'transit' : settles ? 'settlement' : 'identity'
    assert.equal(codePurpose, expected, code)
  }
})

test('every scene rests on articles that exist; where there is a price, on equal treatment', () => {
  for (const { code, basis, concessionKind } of SCENES) {
    assert.ok(basis.length > 0)
    for (const article of basis) assert.ok(article in ARTICLES, `${code} ${article}`)
    assert.equal(basis.includes('YKT-16'), concessionKind !== undefined, code)
  }
})

test('every price list is used by a scene, and every scene names one that exists', () => {
  const used = SCENES.flatMap(({ concessionKind }) => concessionKind ?? [])
  assert.deepEqual([...new Set(used)].sort(), [...CONCESSION_KINDS].sort())
})

test('a scene that a price hangs on tells the venue the price and no more about the holder', () => {
  for (const { code, concessionKind, returnedFields } of SCENES)
    if (concessionKind !== undefined)
      for (const field of returnedFields)
        assert.ok(['token', 'fareClass', 'concession', 'ageBand'].includes(field), code)
})

test('a hotel learns that the guest is who the document says, and no more', () => {
  const hotels = SCENES.filter(({ code }) => code.startsWith('GD-ZS-'))
  assert.ok(hotels.length > 0)
  for (const { code, assuranceLevel, returnedFields } of hotels)
    assert.deepEqual([assuranceLevel, returnedFields], [4, ['token']], code)
})
