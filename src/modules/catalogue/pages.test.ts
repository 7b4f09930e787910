import assert from 'node:assert/strict'
import test from 'node:test'
import { LANGUAGES } from '#ui/i18n/language.ts'
import { REGIONS } from '#app/seed/data/regions.ts'
import { SCENES } from '#app/seed/data/scenes.ts'
import { makeOutlets, type SeedOutlet } from '#app/seed/generate/outlets.ts'
import { makePlaces } from '#app/seed/generate/places.ts'
import { markupFindings } from '#test/markup.ts'
import { cataloguePage } from './pages-catalogue.ts'
import { facilityLine } from './pages-facilities-shown.ts'
import { outletPage } from './pages-outlet.ts'
import { outletsPage } from './pages-outlets.ts'
import { placePage } from './pages-place.ts'
import { placesPage } from './pages-places.ts'
import type { ChosenPlaces } from './pages-places-choice.ts'
import { scenePage } from './pages-scene.ts'
import { sheetPage } from './pages-sheet.ts'
import type { Facility } from './scene.ts'
import { signedInPath, type PublicView } from './public-page.ts'
import { findScenes } from './search.ts'
import { fieldName } from './words-scene.ts'

const regions = new Map(REGIONS.map(({ code, name }) => [code, name]))
const places = makePlaces()
const at = Temporal.Instant.from('2026-11-01T00:00:00Z')
const versions = [
  {
    id: '1',
    regionCode: '440000',
    number: 3,
    publishedAt: at.subtract({ hours: 240 }),
    effectiveFrom: at,
    reason: '例行更新',
  },
]

const today = Temporal.PlainDate.from('2026-11-26')
const aPlace = {
  regions,
  operatorName: undefined,
  checkMonths: 12,
  on: today,
  pictured: new Set<Facility>(['ramp']),
} as const

const views: readonly PublicView[] = [
  ...LANGUAGES.map((language) => ({
    language,
    display: { elder: false, contrast: 'standard' as const },
    publicUrl: 'https://card.example',
    path: '/catalogue',
    demo: true,
  })),
  {
    language: 'zh-Hans',
    display: { elder: true, contrast: 'black-yellow' },
    publicUrl: 'https://card.example',
    path: '/places',
    demo: false,
  },
]
const [standard = views[0]] = views

const library = () => {
  const scene = SCENES.find(({ code }) => code === 'GD-WH-001')
  const place = places.find(({ kind }) => kind === 'library')
  assert.ok(scene && place && standard)
  return { scene, place, view: standard }
}

const sceneOf = (view: PublicView) =>
  scenePage({
    view,
    scene: library().scene,
    regions,
    ownerName: undefined,
    places: places.slice(0, 3),
    placeCount: 22,
    concessions: [{ regionCode: '440000', label: library().scene.name }],
  })

const listOf = (view: PublicView, change: Partial<ChosenPlaces> = {}) =>
  placesPage({
    view,
    chosen: { cityCode: '440100', facilities: ['ramp'], query: '图书', openNow: false, ...change },
    checkMonths: 12,
    on: today,
    places: places.slice(0, 20),
    count: 300,
    page: 7,
    pages: 15,
    perCity: new Map([['440100', 31]]),
    suggested: [library().scene],
    kinds: ['library', 'a-new-kind'],
    scenes: findScenes(SCENES, {}),
    regions,
  })

const outlets = makeOutlets()

const outletsOf = (view: PublicView, somewhere: boolean) =>
  outletsPage({
    view,
    chosen: somewhere
      ? { cityCode: '440100', wanted: ['desk', 'open'], facilities: ['ramp'], near: places[0] }
      : { wanted: [], facilities: [] },
    outlets: somewhere
      ? outlets.slice(0, 20).map((outlet, i) => ({ outlet, metres: i * 400 }))
      : undefined,
    checkMonths: 12,
    on: today,
    count: 60,
    page: 2,
    pages: 3,
    perCity: new Map([['440100', 7]]),
    regions,
    agencies: new Map(),
  })

const outletOf = (view: PublicView, change: Partial<SeedOutlet>) => {
  const [outlet] = outlets
  assert.ok(outlet)
  return outletPage({ ...aPlace, view, outlet: { ...outlet, ...change }, agencyName: undefined })
}

const sheetOf = (view: PublicView, rows: number) =>
  sheetPage({
    view,
    districtCode: '440106',
    district: library().place.name,
    city: library().place.name,
    on: today,
    outlets: outlets.slice(0, rows),
    places: places.slice(0, rows),
    more: rows > 0,
  })

test('the markup of every public page is sound in every language and edition', async () => {
  for (const view of views) {
    const { place, scene } = library()
    const pages = [
      cataloguePage({ view, filter: {}, scenes: SCENES, versions, regions }),
      cataloguePage({ view, filter: { query: '没有' }, scenes: [], versions: [], regions }),
      sceneOf(view),
      listOf(view),
      listOf(view, { cityCode: undefined, openNow: true, near: place }),
      outletsOf(view, true),
      outletsOf(view, false),
      outletOf(view, {}),
      outletOf(view, { facilities: [], hongKongMacaoDesk: true }),
      sheetOf(view, 5),
      sheetOf(view, 0),
      placePage({ ...aPlace, view, place, scenes: [scene] }),
      placePage({
        ...aPlace,
        view,
        place: { ...place, facilities: [], openingHours: '逢农历初一开放' },
        scenes: [],
      }),
    ]
    for (const page of pages) assert.deepEqual(await markupFindings(page), [])
  }
})

test('the page of a scene names exactly the fields that the venue sees', () => {
  const { scene, view } = library()
  const page = sceneOf(view).toString()
  for (const field of scene.returnedFields) assert.ok(page.includes(fieldName('zh-Hans', field)))
  for (const field of ['socialSecurityNumber', 'birthDate', 'cardNumber'] as const)
    assert.equal(page.includes(`<li>${fieldName('zh-Hans', field)}</li>`), false)
})

test('the catalogue says which version it is read from and since when', () => {
  const { view } = library()
  const page = cataloguePage({ view, filter: {}, scenes: SCENES, versions, regions }).toString()
  assert.match(page, /广东省第 3 版，2026年11月1日\(周日\)起执行/)
  assert.match(page, /2026年10月22日\(周四\)公布/)
})

test('a list of places keeps the choices from page to page, and each can be taken back', () => {
  const { view } = library()
  const page = listOf(view).toString()
  const here = 'q=%E5%9B%BE%E4%B9%A6&amp;city=440100&amp;facility=ramp'
  assert.ok(page.includes(`${here}&amp;page=8`))
  assert.ok(page.includes(`"/places?q=%E5%9B%BE%E4%B9%A6&amp;city=440100"`))
  assert.ok(page.includes('name="district"'), 'districts of the chosen city can be chosen')
})

test('a facility that nobody looked at for a year says so, and only that one', () => {
  const { place, view } = library()
  const checked = (on: string) => Temporal.PlainDate.from(on)
  const page = placePage({
    ...aPlace,
    view,
    scenes: [],
    place: {
      ...place,
      facilities: [
        { facility: 'ramp', checkedOn: checked('2025-11-25') },
        { facility: 'hearingLoop', checkedOn: checked('2025-11-26') },
      ],
    },
  }).toString()
  assert.match(page, /无障碍坡道<small>2025年11月25日\(周二\)核查，早该复查/)
  assert.ok(page.includes(`href="/places/${place.code}/facilities/ramp/photo"`))
  assert.match(page, /助听回路<small>2025年11月26日\(周三\)核查</)
})

test('who never looked is told apart from who found nothing, and both are said in public', () => {
  const { place, view } = library()
  const nobody = { facilities: [], facilitiesCheckedOn: undefined }
  const nothing = { facilities: [], facilitiesCheckedOn: today }
  const declared = { ...nobody, facilities: [{ facility: 'ramp' }] }
  const shown = (page: { toString(): string }) =>
    ['尚未核查：还没有人', '尚未核查：下面是', '没有清单上的', '早该复查'].filter((words) =>
      page.toString().includes(words),
    )
  const placed = (change: object) =>
    shown(placePage({ ...aPlace, view, scenes: [], place: { ...place, ...change } }))
  assert.deepEqual(placed(nobody), ['尚未核查：还没有人'])
  assert.deepEqual(placed(nothing), ['没有清单上的'])
  assert.deepEqual(shown(outletOf(view, nobody)), ['尚未核查：还没有人'])
  assert.deepEqual(shown(outletOf(view, declared)), ['尚未核查：下面是'])
  assert.deepEqual(shown(outletOf(view, nothing)), ['没有清单上的'])
  const old = Temporal.PlainDate.from('2025-11-25')
  const late = { facilities: [{ facility: 'ramp', checkedOn: old }], facilitiesCheckedOn: old }
  assert.deepEqual(shown(outletOf(view, late)), ['早该复查'])
  const inList = (change: Partial<SeedOutlet>) => {
    const [outlet] = outlets
    assert.ok(outlet)
    return facilityLine('en', { ...outlet, ...change }, { checkMonths: 12, on: today })
  }
  assert.equal(inList(declared), 'facilities not checked yet')
  assert.match(inList(late), /^1 facilities, last checked .*2025, too long ago$/)
})

test('what was chosen before is kept by the form and by the way to another city', () => {
  const { place, view } = library()
  const page = listOf(view, { near: place, openNow: true }).toString()
  assert.ok(page.includes(`<input type="hidden" name="near" value="${place.code}">`))
  assert.match(page, /href="[^"]*city=440300[^"]*near=[^"]*facility=ramp[^"]*open=now"/)
})

test('every address of a Portuguese page stays in Portuguese, sign-in included', () => {
  const view = views.find(({ language }) => language === 'pt')
  assert.ok(view)
  const links = [
    ...sceneOf(view)
      .toString()
      .matchAll(/href="(\/[^"]*)"/g),
  ].map(([, path]) => path)
  const elsewhere = links.filter(
    (path) =>
      !/^\/(?:pt(?:\/|$)|assets\/|settings\?|zh-hant|en(?:\/|$)|catalogue$)/.test(path ?? ''),
  )
  assert.deepEqual(elsewhere, [])
  assert.match(signedInPath('pt', '/me/code'), /language=pt.*back=%2Fme%2Fcode/)
})
