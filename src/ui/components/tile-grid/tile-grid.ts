import { html, type Content, type Html } from '#kernel/html.ts'
import { icon, type IconName } from '../icon/icon.ts'

export interface Tile {
  readonly href: string
  readonly title: Content
  /** One short line: what comes of it. */
  readonly text?: Content
  readonly icon?: IconName | undefined
  /** The one tile that matters most now. */
  readonly strong?: boolean | undefined
}

const tile = ({ href, title, text, icon: name, strong }: Tile): Html =>
  html`<li class="ykt-tile${strong === true && ' ykt-tile--strong'}">${
    name !== undefined && html`<span class="ykt-tile__icon">${icon(name)}</span>`
  }<span class="ykt-tile__text"><a class="ykt-tile__link" href="${href}">${title}</a>${
    text !== undefined && html`<span class="ykt-tile__more">${text}</span>`
  }</span></li>`

/** The few things people come for, large enough for a thumb. `label` names the list. */
export const tileGrid = (options: {
  readonly tiles: readonly Tile[]
  readonly label?: string | undefined
}): Html =>
  html`<ul class="ykt-tiles"${
    options.label !== undefined && html` aria-label="${options.label}"`
  }>${options.tiles.map(tile)}</ul>`
