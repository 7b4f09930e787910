import { html, type Html } from '#kernel/html.ts'
import {
  bulletList,
  columns,
  inLanguage,
  insetText,
  pageHeading,
  paragraph,
  sectionHeading,
  summaryList,
  verbatim,
} from '#ui/components.ts'
import { localPath, type Text } from '#ui/i18n/language.ts'
import { openingText } from '#ui/opening-hours.ts'
import type { Outlet } from '#modules/organisation/index.ts'
import { outletMessages as t } from './messages-facilities-shown.ts'
import { placeMessages } from './messages-places.ts'
import { outletsMessages } from './messages-where.ts'
import { type RegionNames, regionName } from './pages-catalogue.ts'
import { type CheckTerm, facilitiesSection } from './pages-facilities-shown.ts'
import { telephone } from './pages-where.ts'
import { publicPage, type PublicView } from './public-page.ts'

export interface OutletPage extends CheckTerm {
  readonly view: PublicView
  readonly outlet: Outlet
  readonly regions: RegionNames
  readonly agencyName: Text | undefined
  /** Facilities of which there is a photo. */
  readonly pictured: ReadonlySet<string>
}

const facts = ({ view: { language }, outlet, agencyName }: OutletPage): Html =>
  html`${sectionHeading(t(language, 'facts'))}${summaryList({
    rows: [
      { key: t(language, 'address'), value: verbatim(inLanguage('zh-Hans', outlet.address)) },
      { key: t(language, 'hours'), value: openingText(language, outlet.openingHours) },
      { key: t(language, 'phone'), value: telephone(outlet.phone) },
      { key: t(language, 'agency'), value: agencyName?.[language] ?? outlet.agencyCode },
      { key: t(language, 'code'), value: verbatim(outlet.code) },
    ],
  })}`

const services = ({ view: { language }, outlet }: OutletPage): Html =>
  html`${sectionHeading(t(language, 'services'))}${bulletList([
    t(language, 'all'),
    ...(outlet.instantIssuance ? [outletsMessages(language, 'instant')] : []),
    ...(outlet.hongKongMacaoDesk ? [outletsMessages(language, 'desk')] : []),
  ])}${insetText({
    text: html`${paragraph(html`<strong>${placeMessages(language, 'wrong')}</strong>`)}${paragraph(
      placeMessages.html(language, 'wrongText', {
        hrss: telephone('12333'),
        city: telephone('12345'),
      }),
    )}`,
  })}`

/** 服务网点: what is done there, and what helps elders and disabled people, and when (Art. 18). */
export const outletPage = (data: OutletPage): Html => {
  const { view, outlet, regions } = data
  const { language } = view
  const name = outlet.name[language]
  const list = localPath(language, '/outlets')
  const cityCode = `${outlet.districtCode.slice(0, 4)}00`
  const city = regionName(view, regions, cityCode)
  const about =
    cityCode === outlet.districtCode
      ? city
      : `${city} ${regionName(view, regions, outlet.districtCode)}`
  return publicPage(view, {
    title: name,
    description: about,
    section: '/places',
    trail: [
      { text: outletsMessages(language, 'title'), href: list },
      { text: city, href: `${list}?city=${cityCode}` },
    ],
    main: html`${pageHeading(verbatim(name), about)}${columns({
      main: [facts(data), services(data)],
      aside: [facilitiesSection({ ...data, language, kind: 'outlet', of: outlet })],
    })}`,
  })
}
