import { type Content, html, type Html } from '#kernel/html.ts'
import { provinceDate } from '#kernel/period.ts'
import {
  emptyState,
  filter,
  icon,
  input,
  link,
  linkButton,
  pageHeading,
  paragraph,
  sectionHeading,
  select,
  summaryList,
  tag,
} from '#ui/components.ts'
import { formatCount, formatDate } from '#ui/i18n/format.ts'
import { localPath, type Text } from '#ui/i18n/language.ts'
import { articleName } from './article-words.ts'
import { DOMAIN_ICONS } from './domain-look.ts'
import { catalogueMessages as t, frameMessages } from './messages.ts'
import { listPath } from './pages-where.ts'
import { publicPage, type PublicView } from './public-page.ts'
import { type Domain, DOMAINS, type Scene } from './scene.ts'
import type { SceneFilter } from './search.ts'
import { PROVINCE, type PublishedVersion } from './snapshot.ts'
import { carrierName, domainName } from './words-scene.ts'

/** Region code → name, for the cities and the province. */
export type RegionNames = ReadonlyMap<string, Text>

export interface CataloguePage {
  readonly view: PublicView
  readonly filter: SceneFilter
  /** What the filter leaves. */
  readonly scenes: readonly Scene[]
  readonly versions: readonly PublishedVersion[]
  readonly regions: RegionNames
}

/** The name of a region in the reader's language; its code where it is not known. */
export const regionName = (view: PublicView, regions: RegionNames, code: string): string =>
  regions.get(code)?.[view.language] ?? code

/** City codes in the order of their codes. */
export const citiesOf = (regions: RegionNames): readonly string[] =>
  [...regions.keys()].filter((code) => code !== PROVINCE && code.endsWith('00')).sort()

/** District codes of a city in the order of their codes; none where a city has none. */
export const districtsOf = (regions: RegionNames, cityCode: string): readonly string[] =>
  [...regions.keys()]
    .filter((code) => code.startsWith(cityCode.slice(0, 4)) && code !== cityCode)
    .sort()

const scenesPath = (view: PublicView, { query: q, domain, cityCode: city }: SceneFilter): string =>
  listPath(view, '/catalogue', { q, domain, city })

const chosen = ({ view, filter, regions }: CataloguePage) => {
  const { query, domain, cityCode } = filter
  const { language } = view
  return [
    query !== undefined && { text: query, href: scenesPath(view, { ...filter, query: undefined }) },
    domain !== undefined && {
      text: domainName(language, domain),
      href: scenesPath(view, { ...filter, domain: undefined }),
    },
    cityCode !== undefined && {
      text: regionName(view, regions, cityCode),
      href: scenesPath(view, { ...filter, cityCode: undefined }),
    },
  ].filter((one) => one !== false)
}

const filterForm = (data: CataloguePage): Html => {
  const { view, filter: now, regions } = data
  const { language } = view
  const any = { value: '', text: frameMessages(language, 'any') }
  return filter({
    language,
    action: localPath(language, '/catalogue'),
    selected: chosen(data),
    fields: [
      input({
        language,
        name: 'q',
        type: 'search',
        label: t(language, 'search'),
        labelSize: 's',
        hint: t(language, 'searchHint'),
        value: now.query,
      }),
      select({
        language,
        name: 'domain',
        label: t(language, 'domain'),
        labelSize: 's',
        value: now.domain,
        items: [
          any,
          ...DOMAINS.map((domain) => ({ value: domain, text: domainName(language, domain) })),
        ],
      }),
      select({
        language,
        name: 'city',
        label: t(language, 'city'),
        labelSize: 's',
        value: now.cityCode,
        items: [
          any,
          ...citiesOf(regions).map((code) => ({
            value: code,
            text: regionName(view, regions, code),
          })),
        ],
      }),
    ],
  })
}

/** Which layer of the province the page is read from, with the way to all of them. */
const versionLine = ({ view, versions, regions }: CataloguePage): Content => {
  const { language } = view
  const layer = versions.find(({ regionCode }) => regionCode === PROVINCE)
  if (layer === undefined) return undefined
  const line = t(language, 'versionLine', {
    region: regionName(view, regions, PROVINCE),
    number: layer.number,
    effective: formatDate(language, provinceDate(layer.effectiveFrom)),
  })
  return paragraph(
    [line, ' · ', link({ href: '#versions', text: t(language, 'versions') })],
    'quiet',
  )
}

const version = ({ view, regions }: CataloguePage, one: PublishedVersion): Html => {
  const { language } = view
  const line = t(language, 'versionLine', {
    region: regionName(view, regions, one.regionCode),
    number: one.number,
    effective: formatDate(language, provinceDate(one.effectiveFrom)),
  })
  const published = t(language, 'published', {
    date: formatDate(language, provinceDate(one.publishedAt)),
  })
  return paragraph([line, ' · ', published], 'quiet')
}

/** The province's layer in the open, the cities' to unfold. */
const versionNotes = (data: CataloguePage): Html => {
  const { language } = data.view
  const ofProvince = data.versions.filter(({ regionCode }) => regionCode === PROVINCE)
  const ofCities = data.versions.filter(({ regionCode }) => regionCode !== PROVINCE)
  return html`${sectionHeading(t(language, 'versions'), 'versions')}${[
    ...ofProvince,
    ...ofCities,
  ].map((one) => version(data, one))}${paragraph([
    link({ href: localPath(language, '/catalogue/versions'), text: t(language, 'allVersions') }),
    ' · ',
    link({ href: localPath(language, '/open-data'), text: t(language, 'openData') }),
  ])}${paragraph(t.html(language, 'ruling', { article: articleName(language, 'YKT-8') }), 'quiet')}`
}

const sceneRow = ({ view, regions }: CataloguePage, scene: Scene) => {
  const { language } = view
  const carriers = scene.carriers.map((carrier) => carrierName(language, carrier))
  const onlyIn =
    scene.regionCode !== PROVINCE &&
    tag({
      colour: 'teal',
      text: t(language, 'onlyIn', { city: regionName(view, regions, scene.regionCode) }),
    })
  return {
    key: link({
      href: localPath(language, `/catalogue/${scene.code}`),
      text: scene.name[language],
    }),
    value: html`${paragraph(scene.description[language])}${paragraph(
      [carriers.join(' · '), onlyIn && [' ', onlyIn]],
      'quiet',
    )}`,
  }
}

const domainGroup = (data: CataloguePage, domain: Domain): Content => {
  const scenes = data.scenes.filter((scene) => scene.domain === domain)
  if (scenes.length === 0) return undefined
  return html`${sectionHeading(
    [icon(DOMAIN_ICONS[domain]), ' ', domainName(data.view.language, domain)],
    domain,
  )}${summaryList({ rows: scenes.map((scene) => sceneRow(data, scene)) })}`
}

const results = (data: CataloguePage): Html => {
  const { view, scenes } = data
  const { language } = view
  const filtered = chosen(data).length > 0
  if (scenes.length === 0)
    return emptyState({
      title: t(language, 'nothing'),
      text: t(language, 'nothingText'),
      illustration: 'search',
      action: linkButton({
        kind: 'secondary',
        text: t(language, 'showAll'),
        href: localPath(language, '/catalogue'),
      }),
    })
  return html`${paragraph(
    t(language, filtered ? 'found' : 'all', { count: formatCount(scenes.length) }),
    'quiet',
  )}${DOMAINS.map((domain) => domainGroup(data, domain))}`
}

/** 应用目录: what the card is good for, by field, with the version it is read from (Art. 8). */
export const cataloguePage = (data: CataloguePage): Html => {
  const { language } = data.view
  const title = t(language, 'title')
  return publicPage(data.view, {
    title,
    description: t(language, 'lead'),
    section: '/catalogue',
    main: html`${pageHeading(title)}${paragraph(t(language, 'lead'), 'lead')}${versionLine(
      data,
    )}${filterForm(data)}${results(data)}${versionNotes(data)}${paragraph(
      link({ href: localPath(language, '/merged-cards'), text: t(language, 'mergedCards') }),
    )}`,
  })
}
