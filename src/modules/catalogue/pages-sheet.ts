import { type Content, html, type Html } from '#kernel/html.ts'
import {
  board,
  button,
  form,
  inLanguage,
  input,
  paragraph,
  printButton,
  screenOnly,
  table,
  verbatim,
} from '#ui/components.ts'
import { formatCount, formatDate } from '#ui/i18n/format.ts'
import { localPath, type Text } from '#ui/i18n/language.ts'
import { openingText } from '#ui/opening-hours.ts'
import type { Outlet } from '#modules/organisation/index.ts'
import { frameMessages } from './messages.ts'
import { sheetMessages as t } from './messages-where.ts'
import { isClosed } from './place-change.ts'
import { publicPage, type PublicView } from './public-page.ts'
import type { Place } from './scene.ts'
import { kindName } from './words-place.ts'

export interface SheetPage {
  readonly view: PublicView
  readonly districtCode: string
  readonly district: Text
  readonly city: Text
  /** A town or village, as addresses write it; the whole district where none was asked for. */
  readonly town?: string | undefined
  readonly on: Temporal.PlainDate
  readonly outlets: readonly Outlet[]
  /** As many as fit on paper. */
  readonly places: readonly Place[]
  /** Whether there are others. */
  readonly more: boolean
}

const whereAndWhen = (
  { view: { language }, on }: SheetPage,
  place: Pick<Place, 'address' | 'openingHours' | 'phone' | 'closure'>,
): Content => {
  const { address, openingHours, phone, closure } = place
  const until = closure !== undefined && isClosed(place, on) && formatDate(language, closure.until)
  return [
    verbatim(inLanguage('zh-Hans', address)),
    html`<br>`,
    openingText(language, openingHours),
    html`<br>`,
    until !== false && [html`<strong>${t(language, 'closed', { until })}</strong>`, html`<br>`],
    phone,
  ]
}

const list = (
  data: SheetPage,
  caption: string,
  rows: readonly (readonly [Content, Content])[],
): Html => {
  const { language } = data.view
  if (rows.length === 0)
    return html`${paragraph(html`<strong>${caption}</strong>`)}${paragraph(
      t(language, data.town === undefined ? 'none' : 'noneInTown'),
    )}`
  return table({
    caption,
    captionSize: 'm',
    head: [t(language, 'name'), t(language, 'where')],
    rows,
    firstCellIsHeader: true,
  })
}

const outletName = ({ view: { language } }: SheetPage, outlet: Outlet): Content => {
  const does = [
    outlet.instantIssuance && t(language, 'instant'),
    outlet.hongKongMacaoDesk && t(language, 'desk'),
  ].filter((one) => one !== false)
  const name = verbatim(outlet.name[language])
  return does.length === 0 ? name : [name, ' · ', does.join(' · ')]
}

/** The register knows districts; what a village committee puts up is found by the addresses. */
const townForm = ({ view: { language }, districtCode, town }: SheetPage): Html =>
  form({
    action: localPath(language, `/places/sheets/${districtCode}`),
    method: 'get',
    content: [
      input({
        language,
        name: 'town',
        label: t(language, 'town'),
        labelSize: 's',
        hint: t(language, 'townHint'),
        value: town,
        width: 20,
      }),
      button({ text: t(language, 'show'), kind: 'secondary' }),
    ],
  })

/**
 * 村居清单: one district on paper, for those who have no telephone that reads pages: where a card is
 * made and where it is good for something (Art. 18).
 */
export const sheetPage = (data: SheetPage): Html => {
  const { view, outlets, places, more } = data
  const { language } = view
  const district = [data.district[language], data.town].filter((name) => name !== undefined)
  const title = t(language, 'title', { district: district.join(' ') })
  const placesPath = localPath(language, '/places')
  const here = new URLSearchParams({
    city: `${data.districtCode.slice(0, 4)}00`,
    district: data.districtCode,
  }).toString()
  return publicPage(view, {
    title,
    section: '/places',
    trail: [
      { text: frameMessages(language, 'places'), href: placesPath },
      { text: data.city[language], href: `${placesPath}?${here}` },
    ],
    main: html`${screenOnly([townForm(data), printButton({ language })])}${board({
      title,
      about: t(language, 'about', {
        city: data.city[language],
        date: formatDate(language, data.on),
      }),
      content: [
        list(
          data,
          t(language, 'outlets'),
          outlets.map((outlet) => [outletName(data, outlet), whereAndWhen(data, outlet)]),
        ),
        list(
          data,
          t(language, 'places'),
          places.map((place) => [
            [verbatim(place.name[language]), ' · ', kindName(language, place.kind)],
            whereAndWhen(data, place),
          ]),
        ),
      ],
      notes: [
        ...(more ? [t(language, 'more', { count: formatCount(places.length) })] : []),
        t(language, 'ask'),
        t(language, 'free'),
      ],
    })}`,
  })
}
