import type { Content, Html } from '#kernel/html.ts'
import { button, form } from '#ui/components.ts'
import { formatDateTime } from '#ui/i18n/format.ts'
import type { Text } from '#ui/i18n/language.ts'
import { keepingWords as w } from './messages-keeping.ts'
import type { PublishedVersion } from './snapshot.ts'
import type { DraftView } from './view-draft.ts'

export const KEEPING_PATH = '/admin/catalogue'
export const draftPath = (id: string): string => `${KEEPING_PATH}/drafts/${id}`

/** A version with the time from which it holds. */
export const versionLine = ({
  number,
  effectiveFrom,
}: Pick<PublishedVersion, 'number' | 'effectiveFrom'>): string =>
  `${w.versionOf(number)}，${w.from(formatDateTime('zh-Hans', effectiveFrom))}`

/** What a change touches: places and terminals that offer the scene, people who used it. */
export interface Impact {
  readonly places: number
  readonly terminals: number
  readonly people: number
}

export interface DraftRights {
  readonly edit: boolean
  readonly publish: boolean
  readonly opine: boolean
}

export interface DraftPage {
  readonly csrf: string
  readonly seen: DraftView
  readonly regionName: string
  readonly staff: ReadonlyMap<string, string>
  readonly agencies: ReadonlyMap<string, Text>
  /** By scene; `undefined` until somebody asks. */
  readonly impact: ReadonlyMap<string, Impact> | undefined
  readonly rights: DraftRights
  readonly fault?: string | undefined
  readonly saved?: boolean | undefined
}

/** A form that does something to a draft. */
export const act = (
  { csrf, seen }: DraftPage,
  step: string,
  text: string,
  more: {
    readonly hidden?: Readonly<Record<string, string>>
    readonly kind?: 'primary' | 'secondary' | 'warning'
    readonly fields?: Content
  } = {},
): Html =>
  form({
    action: `${draftPath(seen.draft.id)}/${step}`,
    method: 'post',
    csrf,
    ...(more.hidden && { hidden: more.hidden }),
    content: [
      more.fields,
      button({ text, kind: more.kind ?? 'secondary', preventDoubleClick: true }),
    ],
  })
