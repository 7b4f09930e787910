import { html, type Content, type Html } from '#kernel/html.ts'
import { publicId } from '#kernel/ids.ts'
import {
  backLink,
  bulletList,
  button,
  buttonGroup,
  details,
  emptyState,
  form,
  link,
  linkButton,
  pageHeading,
  spokenOnly,
  statement,
  summaryList,
  table,
  tag,
  type TagColour,
  tileGrid,
  verbatim,
} from '#ui/components.ts'
import { formatDateTime } from '#ui/i18n/format.ts'
import type { View } from '#ui/portal.ts'
import type { Place } from '#modules/catalogue/index.ts'
import { STATUS_WORDS, venueWords as w } from './messages-venue.ts'
import type { Terminal } from './store-terminal.ts'
import type { TerminalStatus } from './terminal.ts'

const language = 'zh-Hans' as const

/** A terminal with the names it is shown under. */
export interface ShownTerminal extends Pick<
  Terminal,
  'id' | 'label' | 'status' | 'activatedAt' | 'endedAt'
> {
  readonly place: string
  readonly scenes: readonly string[]
  readonly lastUsedAt: Temporal.Instant | undefined
}

export interface HomeData {
  readonly organisation: string
  readonly mayManage: boolean
  readonly terminals: readonly ShownTerminal[]
  readonly places: readonly Pick<Place, 'id' | 'name'>[]
  /** Those of them where no terminal is in use. */
  readonly withoutTerminal: readonly Pick<Place, 'id' | 'name'>[]
}

const COLOURS: Readonly<Record<TerminalStatus, TagColour>> = {
  active: 'green',
  quarantined: 'red',
  revoked: 'grey',
}

const ways = (mayManage: boolean): Html =>
  tileGrid({
    label: w.often,
    tiles: [
      { href: '/venue/listen', title: w.listen, text: w.listenText, icon: 'code', strong: true },
      { href: '/venue/today', title: w.today, text: w.todayText, icon: 'document' },
      { href: '/venue/activate', title: w.activate, text: w.activateText, icon: 'shield' },
      ...(mayManage
        ? [
            {
              href: '/venue/tickets',
              title: w.ticket,
              text: w.ticketText,
              icon: 'permission' as const,
            },
          ]
        : []),
    ],
  })

/** Several words in one cell, below each other. */
const lines = (texts: readonly string[]): Content =>
  texts.map((text, i) => (i === 0 ? text : [html`<br>`, text]))

const actLink = ({ id }: ShownTerminal, act: 'poster' | 'revoke'): Html =>
  link({ href: `/venue/terminals/${publicId('terminal', id)}/${act}`, text: w[act] })

const rowOf = (terminal: ShownTerminal, mayManage: boolean): Content[] => [
  verbatim(terminal.label),
  verbatim(terminal.place),
  lines(terminal.scenes),
  tag({ text: STATUS_WORDS[terminal.status], colour: COLOURS[terminal.status] }),
  terminal.lastUsedAt === undefined ? w.neverUsed : formatDateTime(language, terminal.lastUsedAt),
  [actLink(terminal, 'poster'), mayManage && [html`<br>`, actLink(terminal, 'revoke')]],
]

const inUse = ({ terminals, mayManage }: HomeData): Html => {
  const rows = terminals.filter(({ status }) => status !== 'revoked')
  if (rows.length === 0)
    return emptyState({
      title: w.noTerminals,
      text: mayManage ? w.noTerminalsManage : w.noTerminalsText,
      action: mayManage ? linkButton({ href: '/venue/tickets', text: w.ticket }) : undefined,
    })
  return table({
    caption: w.terminals,
    captionSize: 'm',
    firstCellIsHeader: true,
    head: [w.label, w.places, w.scenes, w.status, w.lastUse, w.doing],
    rows: rows.map((terminal) => rowOf(terminal, mayManage)),
  })
}

const ended = ({ terminals }: HomeData): Content => {
  const rows = terminals.filter(({ status }) => status === 'revoked')
  if (rows.length === 0) return undefined
  return details({
    summary: w.ended(rows.length),
    text: table({
      caption: w.ended(rows.length),
      captionSize: 'hidden',
      firstCellIsHeader: true,
      head: [w.label, w.places, w.endedAt],
      rows: rows.map(({ label, place, endedAt }) => [
        verbatim(label),
        verbatim(place),
        endedAt === undefined ? '' : formatDateTime(language, endedAt),
      ]),
    }),
  })
}

const placeItem = ({ id, name }: Pick<Place, 'id' | 'name'>, mayManage: boolean): Content =>
  mayManage
    ? link({
        href: `/venue/tickets?place=${id}`,
        text: html`${name[language]}${spokenOnly(` ${w.ticket}`)}`,
      })
    : name[language]

const bare = ({ withoutTerminal, mayManage }: HomeData): Content =>
  withoutTerminal.length > 0 &&
  details({
    summary: w.withoutTerminal(withoutTerminal.length),
    text: bulletList(withoutTerminal.map((place) => placeItem(place, mayManage))),
  })

const thisDevice = html`<div data-venue="this-device" hidden>${statement({
  title: html`${w.thisDevice}<span data-venue="this-device-name" translate="no"></span>`,
})}</div>`

/** 场所首页: places and terminals of one organisation, and the four things to do. */
export const homePage = (data: HomeData): View => ({
  title: w.terminals,
  scripts: ['venue-home.js'],
  main: html`${[
    pageHeading(data.organisation),
    data.places.length === 0
      ? emptyState({ title: w.noPlaces, text: w.noPlacesText })
      : [thisDevice, ways(data.mayManage), inUse(data), ended(data), bare(data)],
  ]}`,
})

/** 停用: what follows, and a button that does it. */
export const revokePage = (terminal: ShownTerminal, csrf: string): View => ({
  title: w.revokeTitle(terminal.label),
  beforeMain: backLink({ language, href: '/venue' }),
  main: html`${[
    pageHeading(w.revokeTitle(terminal.label)),
    summaryList({
      rows: [
        { key: w.places, value: verbatim(terminal.place) },
        { key: w.scenes, value: lines(terminal.scenes) },
      ],
    }),
    bulletList(w.revokeEffects),
    form({
      action: `/venue/terminals/${publicId('terminal', terminal.id)}/revoke`,
      method: 'post',
      csrf,
      content: buttonGroup(
        button({ text: w.revokeAction, kind: 'warning', preventDoubleClick: true }),
        link({ href: '/venue', text: w.cancel }),
      ),
    }),
  ]}`,
})
