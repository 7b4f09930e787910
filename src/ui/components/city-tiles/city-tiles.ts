import { html, type Content, type Html } from '#kernel/html.ts'

export interface CityTile {
  /** Six digits; it says where on the map the tile lies. */
  readonly code: string
  readonly href: string
  readonly name: Content
  /** What is there, in a word or two. */
  readonly text: Content
}

/** As the eye goes over the map; whoever steps through the list goes the same way. */
export const CITIES_ON_MAP: readonly string[] = [
  '441800 440200 441600 441400',
  '441200 440600 440100 441300 445200 445100',
  '445300 440700 441900 440300 441500 440500',
  '440900 441700 442000 440400',
  '440800',
].flatMap((row) => row.split(' '))

const placeOnMap = ({ code }: CityTile): number => {
  const place = CITIES_ON_MAP.indexOf(code)
  return place < 0 ? CITIES_ON_MAP.length : place
}

/**
 * 地市方块图: every city a tile of the same size, about where a map has it; no map of anybody else
 * is loaded. It is a list of links: on a phone, for a screen reader and in the elder edition it is
 * nothing more.
 */
export const cityTiles = (options: {
  readonly label: string
  readonly cities: readonly CityTile[]
}): Html =>
  html`<ul class="ykt-cities" aria-label="${options.label}">${options.cities
    .toSorted((a, b) => placeOnMap(a) - placeOnMap(b))
    .map(
      ({ code, href, name, text }) =>
        html`<li class="ykt-cities__city ykt-cities__city--${code}"><a class="ykt-cities__link"
        href="${href}">${name}</a> <span class="ykt-cities__text">${text}</span></li>`,
    )}</ul>`
