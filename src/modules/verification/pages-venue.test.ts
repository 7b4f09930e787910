import assert from 'node:assert/strict'
import test from 'node:test'
import { FileSystemConfigLoader, HtmlValidate } from 'html-validate'
import type { Html } from '#kernel/html.ts'
import { page } from '#ui/layout.ts'
import type { View } from '#ui/portal.ts'
import type { Place, Scene } from '#modules/catalogue/index.ts'
import { SCENES as SAMPLE_SCENES } from '#app/seed/data/scenes.ts'
import { CHANNEL_WORDS, LEVEL_WORDS, STATUS_WORDS, venueWords } from './messages-venue.ts'
import {
  ASSURANCE_WORDS,
  FIELD_WORDS,
  plateWords,
  REFUSAL_WORDS,
  TROUBLE_WORDS,
} from './messages-venue-plates.ts'
import { activatePage } from './pages-venue-activate.ts'
import { homePage, revokePage, type ShownTerminal } from './pages-venue-home.ts'
import { listenPage } from './pages-venue-listen.ts'
import { terminalPosterPage } from './pages-venue-poster.ts'
import { terminalFace } from './pages-venue-plates.ts'
import {
  choosePlacePage,
  highestAssuranceOf,
  madeTicketPage,
  ticketFaults,
  ticketPage,
  verifiableScenes,
} from './pages-venue-tickets.ts'
import { countByOutcome, narrowed, todayPage } from './pages-venue-today.ts'
import type { Usage } from './store-usage.ts'

const AT = Temporal.Instant.from('2026-11-24T00:08:00Z')
const text = (zh: string) => ({ 'zh-Hans': zh, 'zh-Hant': zh, en: zh, pt: zh })

const scene = (change: Partial<Scene> = {}): Scene => ({
  code: 'GD-WH-001',
  domain: 'culture',
  name: text('公共图书馆借阅'),
  description: text('说明'),
  regionCode: '440000',
  ownerAgency: 'GD-DEPT',
  basis: ['YKT-12'],
  carriers: ['chip', 'code'],
  assuranceLevel: 2,
  returnedFields: ['token', 'name', 'concession'],
  purpose: text('确认是您本人'),
  codePurpose: 'identity',
  numberAllowed: false,
  retentionDays: 0,
  offlineAllowed: false,
  status: 'published',
  ...change,
})

const place: Place = {
  id: '0199bbbb-0000-7000-8000-000000000001',
  code: 'GZ-0001',
  name: text('广州图书馆'),
  kind: 'library',
  cityCode: '440100',
  districtCode: '440106',
  address: '珠江东路4号',
  latitude: 23.117,
  longitude: 113.325,
  openingHours: '09:00–21:00',
  phone: '020-83836666',
  operatorAgency: 'op-library-440100',
  sceneCodes: ['GD-WH-001'],
  facilities: [],
}

const terminal = (change: Partial<ShownTerminal> = {}): ShownTerminal => ({
  id: '0199cccc-0000-7000-8000-000000000001',
  label: '一楼<服务台>',
  status: 'active',
  activatedAt: AT,
  endedAt: undefined,
  place: '广州图书馆',
  scenes: ['公共图书馆借阅'],
  lastUsedAt: AT,
  ...change,
})

const usage = (sequence: number, change: Partial<Usage> = {}): Usage => ({
  id: `0199dddd-0000-7000-8000-${String(sequence).padStart(12, '0')}`,
  at: AT,
  terminalId: '0199cccc-0000-7000-8000-000000000001',
  counter: sequence,
  organisationCode: 'op-library-440100',
  placeId: place.id,
  credentialId: undefined,
  sceneCode: 'GD-WH-001',
  channel: 'code',
  outcome: 'granted',
  assuranceLevel: 2,
  fields: ['token'],
  concessionRule: undefined,
  basis: 'YKT-12',
  ...change,
})

const draw = (view: View): string =>
  page({
    language: 'zh-Hans',
    display: { elder: false, contrast: 'standard' },
    portal: 'venue',
    path: '/venue',
    demo: true,
    ...view,
  }).toString()

const values = { label: '', scenes: [], device: [] }
const home = {
  organisation: '广州图书馆',
  mayManage: true,
  terminals: [terminal(), terminal({ id: place.id, status: 'revoked', endedAt: AT })],
  places: [place],
  withoutTerminal: [place],
}
const today = {
  day: Temporal.PlainDate.from('2026-11-24'),
  usages: [usage(2), usage(1, { outcome: 'CARD_LOST', channel: 'chip' })],
  terminals: new Map([[terminal().id, '一楼服务台']]),
  scenes: new Map([['GD-WH-001', '公共图书馆借阅']]),
  filter: {},
  page: 1,
}

const PAGES: Readonly<Record<string, View>> = {
  'the home page': homePage(home),
  'an empty home page': homePage({ ...home, terminals: [], mayManage: false }),
  'the page that ends a terminal': revokePage(terminal(), 'csrf'),
  'the choice of a place': choosePlacePage([place, { ...place, id: 'other' }]),
  'the form for a ticket': ticketPage({
    csrf: 'csrf',
    place,
    scenes: [scene()],
    values,
    faults: ticketFaults(values),
  }),
  'the ticket': madeTicketPage({
    ticket: 'ABCD2345',
    expiresAt: AT,
    place,
    scenes: [scene()],
    label: '一楼服务台',
  }),
  'the activation of a device': activatePage(),
  'the listening page': listenPage({
    scenes: [scene()],
    terminals: ['trm_1'],
    oldCards: [
      {
        id: '0199dddd-0000-7000-8000-000000000001',
        name: '读者证<旧>',
        issuerAgency: 'dept-culture',
        sceneCode: 'GD-WH-001',
        takenOverOn: undefined,
        until: Temporal.PlainDate.from('2027-01-31'),
        switchedOff: false,
      },
    ],
  }),
  'the poster of a terminal': terminalPosterPage({
    label: '一楼<服务台>',
    place,
    scenes: [scene(), scene({ code: 'GD-YL-002', codePurpose: 'settlement', returnedFields: [] })],
    publicUrl: 'https://card.example',
  }),
  'the list of today': todayPage(today),
  'an empty list of today': todayPage({ ...today, usages: [] }),
}

const validator = new HtmlValidate(
  new FileSystemConfigLoader({
    root: true,
    extends: ['html-validate:recommended'],
    rules: {
      'long-title': 'off',
      'no-trailing-whitespace': 'off',
      // The published components say some roles and types that HTML implies.
      'no-redundant-role': 'off',
      'prefer-native-element': 'off',
      'presentation-role-style': 'off',
      'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'button', 'submit'] }],
      'aria-label-misuse': ['error', { allowAnyNamable: true }],
      'no-inline-style': 'error',
      'tel-non-breaking': 'off',
      'void-style': 'off',
      'attribute-boolean-style': 'off',
      'doctype-style': 'off',
    },
  }),
)

for (const [name, view] of Object.entries(PAGES))
  test(`${name} is sound markup with one heading, no script and no style of its own`, async () => {
    const drawn = draw(view)
    const report = await validator.validateString(drawn)
    const faults = report.results.flatMap(({ messages }) => messages)
    assert.deepEqual(
      faults.map(({ ruleId, message, line }) => `${ruleId} ${message} ${line}`),
      [],
    )
    assert.doesNotMatch(drawn, /<script(?![^>]*\ssrc=)|<style|\sstyle=/)
    assert.doesNotMatch(drawn, /一楼<服务台>/)
  })

test('a ticket stands in groups of four', () => {
  assert.match(draw(PAGES['the ticket'] ?? activatePage()), />ABCD-2345</)
})

const platesOf = (listen: Html): Map<string, string> =>
  new Map(
    [
      ...listen.toString().matchAll(/<template data-plate="([^"]+)"[^>]*>([\s\S]*?)<\/template>/g),
    ].map(([, name = '', content = '']) => [name, content] as const),
  )

test('every refusal has its plate, and a plate for a scene shows its fields alone', () => {
  const plates = platesOf(listenPage({ scenes: [scene()], terminals: [], oldCards: [] }).main)
  for (const refusal of Object.keys(REFUSAL_WORDS)) assert.ok(plates.has(refusal), refusal)
  const slots = (name: string) =>
    [...(plates.get(name) ?? '').matchAll(/data-slot="([^"]+)"/g)].map(([, slot]) => slot)
  assert.deepEqual(slots('granted:GD-WH-001'), ['name', 'name.spoken', 'name.full', 'reference'])
  assert.ok(slots('granted:GD-WH-001:priced').includes('concession'))
  assert.ok(plates.get('ASSURANCE_TOO_LOW:showDocument')?.includes('value="documentSeen"'))
})

test('whoever drafts a scene sees what its terminals will show, scene by scene', () => {
  const labels = (content: string) => [...content.matchAll(/<dt>([^<]+)</g)].map(([, one]) => one)
  const parts = (content: string) =>
    [...content.matchAll(/class="(ykt-result__\w+)"/g)].map(([, one]) => one)
  for (const one of SAMPLE_SCENES) {
    const plates = platesOf(listenPage({ scenes: [one], terminals: [], oldCards: [] }).main)
    const shown = plates.get(`granted:${one.code}:priced`) ?? plates.get(`granted:${one.code}`)
    const face = terminalFace(one).toString()
    assert.ok(shown !== undefined, one.code)
    assert.deepEqual(labels(face), labels(shown), one.code)
    assert.deepEqual(parts(face), parts(shown), one.code)
    assert.doesNotMatch(face, /data-slot/, 'nothing is left for a script to fill in')
  }
})

test('what a terminal can vouch for follows from what it has', () => {
  assert.equal(highestAssuranceOf([]), 2)
  assert.equal(highestAssuranceOf(['pinPad']), 3)
  assert.equal(highestAssuranceOf(['face']), 3)
  assert.equal(highestAssuranceOf(['face', 'staff']), 4)
})

test('only scenes in which a card, a code or a number is shown are offered to a terminal', () => {
  const offered = (change: Partial<Scene>) =>
    verifiableScenes({ scene: () => scene(change) }, place).length
  assert.equal(offered({}), 1)
  assert.equal(offered({ assuranceLevel: 0, carriers: ['account'] }), 0)
  assert.equal(offered({ carriers: ['bank'] }), 0)
  assert.equal(verifiableScenes({ scene: () => undefined }, place).length, 0)
})

test('a form for a ticket says all that is missing, in the order of its fields', () => {
  assert.deepEqual(
    ticketFaults(values).map(({ field }) => field),
    ['label', 'scenes'],
  )
  const long = { label: '长'.repeat(31), scenes: ['GD-WH-001'], device: [] }
  assert.deepEqual(
    ticketFaults(long).map(({ text }) => text),
    [venueWords.labelLong],
  )
  assert.deepEqual(ticketFaults({ ...long, label: '𫖯'.repeat(30) }), [])
})

test('the list of today is counted by result, narrowed, and names nobody', () => {
  assert.deepEqual(countByOutcome([usage(1), usage(2, { outcome: 'CARD_LOST' }), usage(3)]), [
    ['通过', 2],
    ['已挂失', 1],
  ])
  const refused = narrowed(today.usages, { result: 'refused' })
  assert.deepEqual(
    refused.map(({ counter }) => counter),
    [1],
  )
  assert.equal(narrowed(today.usages, { scene: 'GD-WH-002' }).length, 0)
  const many = Array.from({ length: 51 }, (_, i) => usage(i + 1))
  assert.match(draw(todayPage({ ...today, usages: many })), /\/venue\/today\?page=2/)
})

/** All texts of a catalogue, those with a number or a name in them filled in. */
const textsOf = (words: object): string[] =>
  Object.values(words).flatMap((one: unknown) => {
    if (typeof one === 'function') return [String(Reflect.apply(one, undefined, [3, 2]))]
    return typeof one === 'object' && one !== null ? textsOf(one) : [String(one)]
  })

test('staff read full-width punctuation and words that say what to do', () => {
  const catalogues = [
    venueWords,
    CHANNEL_WORDS,
    LEVEL_WORDS,
    STATUS_WORDS,
    REFUSAL_WORDS,
    ASSURANCE_WORDS,
    TROUBLE_WORDS,
    FIELD_WORDS,
    plateWords,
  ]
  for (const said of catalogues.flatMap(textsOf)) {
    assert.doesNotMatch(said, /[\u3400-\u9fff][,;:?!]|[,;?!][\u3400-\u9fff]/, said)
    assert.doesNotMatch(
      said,
      /系统异常|非法参数|操作失败|请联系管理员|数据错误|null|undefined/,
      said,
    )
  }
})
