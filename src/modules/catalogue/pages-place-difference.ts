import type { Content, Html } from '#kernel/html.ts'
import { bulletList, table } from '#ui/components.ts'
import { formatDate } from '#ui/i18n/format.ts'
import { CHANGE_PART_WORDS, entryWords as w } from './messages-place-entry.ts'
import { type ChangePart, changedParts } from './place-change.ts'
import type { FiledPlace } from './place-entry.ts'

const language = 'zh-Hans' as const

/** Names of what a filing gives by its code. */
export interface FilingNames {
  readonly sceneName: (code: string) => string
  readonly districtName: (code: string) => string
}

const NONE = '—'

const partText = {
  name: (_, { name }) => [...new Set([name['zh-Hans'], name['zh-Hant'], name.en, name.pt])],
  district: ({ districtName }, { districtCode }) => [districtName(districtCode)],
  address: (_, { address }) => [address],
  position: (_, { latitude, longitude }) => [`${latitude}, ${longitude}`],
  hours: (_, { openingHours }) => [openingHours],
  phone: (_, { phone }) => [phone],
  scenes: ({ sceneName }, { sceneCodes }) => sceneCodes.map(sceneName),
  closure: (_, { closure }) =>
    closure === undefined
      ? [NONE]
      : [w.closedWhen(formatDate(language, closure.from), formatDate(language, closure.until))],
} as const satisfies Record<ChangePart, (names: FilingNames, place: FiledPlace) => string[]>

const textOf = (names: FilingNames, part: ChangePart, place: FiledPlace): string =>
  partText[part](names, place).join('；')

/** What differs between two descriptions of a place, one line for each part. */
export const differenceList = (
  names: FilingNames,
  before: FiledPlace,
  after: FiledPlace,
): Content =>
  bulletList(
    changedParts(before, after).map(
      (part) =>
        `${CHANGE_PART_WORDS[part]}：${textOf(names, part, before)} → ${textOf(names, part, after)}`,
    ),
  )

/** The same as a table, for whoever judges it. */
export const differenceTable = (names: FilingNames, before: FiledPlace, after: FiledPlace): Html =>
  table({
    caption: w.differences,
    captionSize: 's',
    firstCellIsHeader: true,
    head: [w.part, w.standing, w.wished],
    rows: changedParts(before, after).map((part) => [
      CHANGE_PART_WORDS[part],
      textOf(names, part, before),
      textOf(names, part, after),
    ]),
  })
