import { html, type Html } from '#kernel/html.ts'
import { button, checkboxes, details, link, pagination, subNavigation } from '#ui/components.ts'
import type { Location } from '#kernel/location.ts'
import { formatCount } from '#ui/i18n/format.ts'
import { type Language, localPath } from '#ui/i18n/language.ts'
import { whereMessages as t } from './messages-where.ts'
import type { PublicView } from './public-page.ts'
import type { Place } from './scene.ts'
import { MOST_COUNTED } from './store-places.ts'
import { ASKED_FACILITIES, type AskedFacility, facilityName } from './words-place.ts'

const TABS = [
  { path: '/places', key: 'places' },
  { path: '/outlets', key: 'outlets' },
] as const

/** Both questions that people come with: where to use the card, and where to get one. */
export const whereTabs = ({ language }: PublicView, current: '/places' | '/outlets'): Html =>
  subNavigation({
    label: t(language, 'views'),
    items: TABS.map(({ path, key }) => ({
      href: localPath(language, path),
      text: t(language, key),
      current: path === current,
    })),
  })

/** A list with what was chosen; whoever has the address has the list. */
export const listPath = (
  { language }: PublicView,
  path: string,
  chosen: Readonly<Record<string, string | readonly string[] | undefined>>,
  page = 1,
): string => {
  const query = new URLSearchParams()
  for (const [name, choice] of Object.entries(chosen))
    for (const value of [choice ?? []].flat()) query.append(name, value)
  if (page > 1) query.set('page', String(page))
  return `${localPath(language, path)}${query.size > 0 ? `?${query.toString()}` : ''}`
}

/** Where somebody is, as their browser said: `at` as it stands in the address, and on the map. */
export interface Here extends Location {
  readonly at: string
}

/** From where the way is counted: a place of the register, or where somebody is. */
export interface CountedFrom {
  readonly near?: Pick<Place, 'code' | 'name' | 'cityCode' | 'latitude' | 'longitude'> | undefined
  readonly here?: Here | undefined
}

/** The script that asks the browser where it is. */
export const NEAR_ME = ['near-me.js'] as const

const asksBrowser = (language: Language): Html =>
  html`<div class="govuk-form-group" data-module="ykt-near-me" data-asking="${t(
    language,
    'asking',
  )}" data-denied="${t(language, 'denied')}" hidden><input type="hidden" name="at"
    disabled>${button({
      text: t(language, 'here'),
      kind: 'secondary',
      type: 'button',
    })}<p class="govuk-hint">${t(language, 'hereHint')}</p><p
    class="govuk-body" role="status"></p></div>`

/** Keeps from where the way is counted, whatever else is chosen, and lets the browser be asked. */
export const fromFields = (language: Language, { near, here }: CountedFrom): readonly Html[] => {
  if (here !== undefined) return [html`<input type="hidden" name="at" value="${here.at}">`]
  return [
    ...(near === undefined ? [] : [html`<input type="hidden" name="near" value="${near.code}">`]),
    asksBrowser(language),
  ]
}

/** What must be there for elders and disabled people. */
export const facilityBoxes = (
  language: Language,
  summary: string,
  values: readonly AskedFacility[],
): Html =>
  details({
    summary,
    text: checkboxes({
      language,
      name: 'facility',
      layout: 'small',
      values,
      items: ASKED_FACILITIES.map((facility) => ({
        value: facility,
        text: facilityName(language, facility),
      })),
    }),
  })

/** As the crow flies, in steps that mean something to somebody on foot. */
export const distanceText = (language: Language, metres: number): string =>
  metres < 1000
    ? t(language, 'metres', { count: Math.round(metres / 50) * 50 })
    : t(language, 'kilometres', { count: (metres / 1000).toFixed(1) })

/** A number of places; beyond what is counted, at least so many. */
export const placeCountText = (count: number): string =>
  count > MOST_COUNTED ? `${formatCount(MOST_COUNTED)}+` : formatCount(count)

/** A number that a phone dials. */
export const telephone = (number: string): Html =>
  link({ href: `tel:${number.replaceAll(/[^\d+]/g, '')}`, text: number })

/** The first, the last and the neighbours; nothing where all is on one page. */
export const pager = (options: {
  readonly language: Language
  /** From 1. */
  readonly page: number
  readonly pages: number
  readonly path: (page: number) => string
}): Html | undefined => {
  const { language, page, pages, path } = options
  if (pages < 2) return undefined
  const to = (number: number) => ({ href: path(number) })
  const near = [1, page - 1, page, page + 1, pages].filter((n) => n >= 1 && n <= pages)
  const shown = [...new Set(near)]
  return pagination({
    language,
    previous: page > 1 ? to(page - 1) : undefined,
    next: page < pages ? to(page + 1) : undefined,
    pages: shown.flatMap((number, i) => {
      const item = { number, ...to(number), current: number === page }
      const before = shown[i - 1]
      return before !== undefined && number - before > 1 ? (['gap', item] as const) : [item]
    }),
  })
}
