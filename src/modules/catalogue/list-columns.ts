import { foldWidth } from '#kernel/identity-number/normalise.ts'
import type { SourceRow } from '#platform/table-file/index.ts'

/** What a list is of. */
export const LIST_SUBJECTS = ['place', 'outlet'] as const
export type ListSubject = (typeof LIST_SUBJECTS)[number]

/** A column of a list: its heading in our template, and what else it is called. */
interface ColumnEntry {
  readonly zh: string
  /** Lists of the other kind do without it. */
  readonly only?: ListSubject
  readonly also?: readonly string[]
  readonly required?: true
  /** Characters, in templates. */
  readonly width: number
}

/** 场所和网点清单栏目, in the order of the templates. */
export const LIST_COLUMNS = {
  name: { zh: '名称', also: ['场所名称', '网点名称', '简体名称'], required: true, width: 24 },
  nameHant: { zh: '繁体名称', width: 24 },
  nameEn: { zh: '英文名称', width: 24 },
  namePt: { zh: '葡文名称', width: 24 },
  kind: { zh: '类型', only: 'place', also: ['场所类型', '类别'], required: true, width: 14 },
  city: { zh: '城市', also: ['市', '地市', '地级市', '所在市'], width: 10 },
  district: { zh: '区县', also: ['区', '县区', '行政区划', '所在区'], required: true, width: 12 },
  address: { zh: '地址', also: ['详细地址', '场所地址'], required: true, width: 36 },
  latitude: { zh: '纬度', also: ['LAT', 'LATITUDE'], required: true, width: 12 },
  longitude: { zh: '经度', also: ['LNG', 'LON', 'LONGITUDE'], required: true, width: 12 },
  hours: { zh: '开放时间', also: ['营业时间', '服务时间'], required: true, width: 28 },
  phone: { zh: '对外电话', also: ['电话', '联系电话', '咨询电话'], required: true, width: 16 },
  scenes: { zh: '应用场景', only: 'place', also: ['场景', '场景编码'], required: true, width: 24 },
  creditCode: {
    zh: '统一社会信用代码',
    only: 'place',
    also: ['信用代码'],
    required: true,
    width: 22,
  },
  until: {
    zh: '授权到',
    only: 'place',
    also: ['授权期限', '授权到(不含)', '授权截止'],
    required: true,
    width: 14,
  },
  instant: { zh: '当场制卡', only: 'outlet', also: ['即时制卡'], width: 12 },
  desk: { zh: '港澳服务窗口', only: 'outlet', also: ['港澳服务点'], width: 14 },
  facilities: { zh: '便利设施', only: 'outlet', also: ['适老适残设施'], width: 30 },
  findings: { zh: '问题', width: 60 },
  rowKey: { zh: '行标识', width: 20 },
} as const satisfies Readonly<Record<string, ColumnEntry>>

export type ListColumn = keyof typeof LIST_COLUMNS
/** Columns that a person fills in; the others are written by us. */
export type FilledColumn = Exclude<ListColumn, 'findings' | 'rowKey'>

const ALL = Object.entries<ColumnEntry>(LIST_COLUMNS) as readonly [ListColumn, ColumnEntry][]

const isOf = ({ only }: ColumnEntry, subject: ListSubject): boolean =>
  only === undefined || only === subject

/** The columns of a template, in their order. */
export const filledColumns = (subject: ListSubject): readonly FilledColumn[] =>
  ALL.flatMap(([column, entry]) =>
    column === 'findings' || column === 'rowKey' || !isOf(entry, subject) ? [] : [column],
  )

/** Column → where it stands, counted from 0. */
export type ListColumns = ReadonlyMap<ListColumn, number>

/** Takes no room: zero-width characters, a soft hyphen, a byte order mark. */
const INVISIBLE = /[\u00AD\u200B-\u200D\u2060\uFEFF]/g

/** A cell without edges and without what nobody sees. Names keep their own width. */
export const cellText = (text: string | undefined): string =>
  (text ?? '')
    .replaceAll(INVISIBLE, '')
    .trim()
    .replace(/^'(?=[\dA-Za-z])/, '')

const plain = (heading: string): string =>
  foldWidth(cellText(heading))
    .replaceAll(/[\s*:]/g, '')
    .toUpperCase()

const columnOf = (heading: string): ListColumn | undefined => {
  const text = plain(heading)
  return ALL.find(([, { zh, also = [] }]) => zh === text || also.includes(text))?.[0]
}

/** What each column is; of two with the same heading the first counts. */
export const columnsOf = (heading: readonly string[]): ListColumns => {
  const places = new Map<ListColumn, number>()
  heading.forEach((text, at) => {
    const column = columnOf(text)
    if (column !== undefined && !places.has(column)) places.set(column, at)
  })
  return places
}

/** The required columns that a heading does not have, by the names of the template. */
export const missingColumns = (places: ListColumns, subject: ListSubject): readonly string[] =>
  ALL.flatMap(([column, entry]) =>
    entry.required === true && isOf(entry, subject) && !places.has(column) ? [entry.zh] : [],
  )

/** A title and some words stand above the heading, and no more. */
const HEADING_ROWS = 10

/** The row in which most columns are understood, and at least two. */
export const listHeading = (rows: readonly SourceRow[]): SourceRow | undefined =>
  rows
    .slice(0, HEADING_ROWS)
    .map((row) => ({ row, known: columnsOf(row.texts).size }))
    .filter(({ known }) => known > 1)
    .toSorted((one, other) => other.known - one.known)
    .at(0)?.row
