/** In Chinese and in English. */
export interface Bilingual {
  readonly zh: string
  readonly en: string
}

/** What a stable problem code means, and what each reader can do about it. */
export interface ProblemEntry {
  /** HTTP status it comes with. */
  readonly status: number
  readonly title: Bilingual
  readonly cause: Bilingual
  readonly fix: {
    readonly citizen: Bilingual
    readonly clerk: Bilingual
    readonly developer: Bilingual
  }
}

type Pair = readonly [zh: string, en: string]

interface Row {
  readonly title: Pair
  readonly cause: Pair
  readonly citizen?: Pair
  readonly clerk?: Pair
  readonly developer: Pair
}

const NOT_SEEN: Pair = ['不会遇到。', 'Never met.']

/** What developers are told of a code that no system is answered with. */
export const PAGE_ONLY: Pair = ['只在页面上出现。', 'Told on pages only.']

const both = ([zh, en]: Pair): Bilingual => ({ zh, en })

/** An entry; readers whom a row leaves out never meet the code. */
export const entry = (status: number, row: Row): ProblemEntry => ({
  status,
  title: both(row.title),
  cause: both(row.cause),
  fix: {
    citizen: both(row.citizen ?? NOT_SEEN),
    clerk: both(row.clerk ?? NOT_SEEN),
    developer: both(row.developer),
  },
})
