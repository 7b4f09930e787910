import { type Content, html, type Html } from '#kernel/html.ts'
import {
  bulletList,
  callOut,
  columns,
  facilityIcons,
  inLanguage,
  insetText,
  link,
  pageHeading,
  paragraph,
  sectionHeading,
  summaryList,
  verbatim,
} from '#ui/components.ts'
import { provinceDate } from '#kernel/period.ts'
import { formatDate } from '#ui/i18n/format.ts'
import { localPath, type Text } from '#ui/i18n/language.ts'
import { openingText } from '#ui/opening-hours.ts'
import { isCheckOverdue } from './facility-check.ts'
import { frameMessages } from './messages.ts'
import { placeMessages as t } from './messages-places.ts'
import { type RegionNames, regionName } from './pages-catalogue.ts'
import { complainPart } from './pages-complain.ts'
import { telephone } from './pages-where.ts'
import { publicPage, type PublicView } from './public-page.ts'
import { CARRIERS, CODE_PURPOSES, type Facility, type Place, type Scene } from './scene.ts'
import { kindName } from './words-place.ts'
import { carrierName } from './words-scene.ts'

export interface PlacePage {
  readonly view: PublicView
  readonly place: Place
  /** What it offers of the catalogue in force. */
  readonly scenes: readonly Scene[]
  readonly regions: RegionNames
  readonly operatorName: Text | undefined
  /** After so many months somebody has to look at the facilities again. */
  readonly checkMonths: number
  readonly on: Temporal.PlainDate
  /** Facilities of which there is a photo. */
  readonly pictured: ReadonlySet<Facility>
}

const services = ({ view, scenes }: PlacePage): Html => {
  const { language } = view
  return html`${sectionHeading(t(language, 'services'))}${summaryList({
    rows: scenes.map((scene) => ({
      key: link({
        href: localPath(language, `/catalogue/${scene.code}`),
        text: scene.name[language],
      }),
      value: scene.description[language],
    })),
  })}`
}

const facilities = ({ view, place, checkMonths, on, pictured }: PlacePage): Html => {
  const { language } = view
  return html`${sectionHeading(t(language, 'facilities'))}${
    place.facilities.length === 0
      ? paragraph(t(language, 'noFacilities'))
      : html`${paragraph(t(language, 'facilitiesText'), 'quiet')}${facilityIcons({
          language,
          facilities: place.facilities.map(({ facility, checkedOn }) => ({
            facility,
            checkedOn,
            overdue: isCheckOverdue(checkedOn, checkMonths, on),
            photoHref: pictured.has(facility)
              ? `/places/${place.code}/facilities/${facility}/photo`
              : undefined,
          })),
        })}`
  }`
}

const CODE_WORDS = {
  identity: 'identityCode',
  transit: 'transitCode',
  settlement: 'settlementCode',
} as const

/** Every way to show the card that some scene here accepts; a code says which kind of code. */
const accepted = ({ view, scenes }: PlacePage): Content => {
  const { language } = view
  const purposes = CODE_PURPOSES.filter((purpose) =>
    scenes.some(
      ({ carriers, codePurpose }) => carriers.includes('code') && codePurpose === purpose,
    ),
  )
  const words = CARRIERS.filter((carrier) =>
    scenes.some(({ carriers }) => carriers.includes(carrier)),
  ).map((carrier) =>
    carrier === 'code'
      ? purposes.map((purpose) => t(language, CODE_WORDS[purpose])).join(' / ')
      : carrierName(language, carrier),
  )
  return bulletList(words)
}

const facts = (data: PlacePage): Html => {
  const { view, place, operatorName } = data
  const { language } = view
  return html`${sectionHeading(t(language, 'facts'))}${summaryList({
    rows: [
      {
        key: t(language, 'address'),
        value: verbatim(inLanguage('zh-Hans', place.address)),
      },
      { key: t(language, 'hours'), value: openingText(language, place.openingHours) },
      { key: t(language, 'phone'), value: telephone(place.phone) },
      { key: t(language, 'accepts'), value: accepted(data) },
      {
        key: t(language, 'operator'),
        value: operatorName === undefined ? place.operatorAgency : operatorName[language],
      },
      ...(place.authorisedUntil === undefined
        ? []
        : [
            {
              key: t(language, 'authorised'),
              value: formatDate(language, place.authorisedUntil.subtract({ days: 1 })),
            },
          ]),
      ...(place.changedAt === undefined
        ? []
        : [
            {
              key: t(language, 'changed'),
              value: formatDate(language, provinceDate(place.changedAt)),
            },
          ]),
      { key: t(language, 'code'), value: verbatim(place.code) },
    ],
  })}${insetText({
    text: html`${paragraph(html`<strong>${t(language, 'wrong')}</strong>`)}${paragraph(
      t.html(language, 'wrongText', { hrss: telephone('12333'), city: telephone('12345') }),
    )}`,
  })}`
}

/** Said first, and as soon as it is known: nobody shall stand before a closed door. */
const closedNotice = ({ view: { language }, place: { closure }, on }: PlacePage): Content => {
  if (closure === undefined || Temporal.PlainDate.compare(closure.until, on) <= 0) return undefined
  const [from, until] = [closure.from, closure.until].map((day) => formatDate(language, day))
  return callOut({
    title: t(language, 'closed'),
    text: t(language, 'closedWhen', { from: from ?? '', until: until ?? '' }),
  })
}

/** What else is near, for whoever is on the way anyhow. */
const nearby = ({ view: { language }, place }: PlacePage): Html => {
  const near = new URLSearchParams({ near: place.code }).toString()
  return html`${sectionHeading(t(language, 'nearby'))}${bulletList([
    link({ href: `${localPath(language, '/places')}?${near}`, text: t(language, 'nearPlaces') }),
    link({ href: `${localPath(language, '/outlets')}?${near}`, text: t(language, 'nearOutlets') }),
  ])}`
}

/** 应用场所: what can be done there, what helps elders and disabled people, and when (Art. 18). */
export const placePage = (data: PlacePage): Html => {
  const { view, place, regions } = data
  const { language } = view
  const name = place.name[language]
  const list = localPath(language, '/places')
  const city = regionName(view, regions, place.cityCode)
  const district =
    place.districtCode === place.cityCode ? '' : ` ${regionName(view, regions, place.districtCode)}`
  const about = `${kindName(language, place.kind)} · ${city}${district}`
  return publicPage(view, {
    title: name,
    description: about,
    section: '/places',
    trail: [
      { text: frameMessages(language, 'places'), href: list },
      { text: city, href: `${list}?city=${place.cityCode}` },
    ],
    main: html`${pageHeading(verbatim(name), about)}${closedNotice(data)}${columns({
      main: [facts(data), services(data)],
      aside: [facilities(data), complainPart(language), nearby(data)],
    })}`,
  })
}
