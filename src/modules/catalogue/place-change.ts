import { type Decision, grant, refuse } from '#kernel/decision.ts'
import type { FiledPlace } from './place-entry.ts'
import type { Place } from './scene.ts'

/** What can be changed of a place in force; its city and its kind never. */
export const CHANGE_PARTS = [
  'name',
  'district',
  'address',
  'position',
  'hours',
  'phone',
  'scenes',
  'closure',
] as const
export type ChangePart = (typeof CHANGE_PARTS)[number]

/** What a place is, in the shape in which it is filed. */
export const contentOf = (place: Place): FiledPlace => {
  const { name, kind, cityCode, districtCode, address, latitude, longitude, closure } = place
  const where = { cityCode, districtCode, address, latitude, longitude }
  const { openingHours, phone, sceneCodes } = place
  return {
    name,
    kind,
    ...where,
    openingHours,
    phone,
    sceneCodes,
    ...(closure !== undefined && { closure }),
  }
}

const partOf = {
  name: ({ name }) => [name['zh-Hans'], name['zh-Hant'], name.en, name.pt],
  district: ({ districtCode }) => [districtCode],
  address: ({ address }) => [address],
  position: ({ latitude, longitude }) => [String(latitude), String(longitude)],
  hours: ({ openingHours }) => [openingHours],
  phone: ({ phone }) => [phone],
  scenes: ({ sceneCodes }) => sceneCodes.toSorted(),
  closure: ({ closure }) =>
    closure === undefined ? [] : [closure.from.toString(), closure.until.toString()],
} as const satisfies Record<ChangePart, (place: FiledPlace) => readonly string[]>

/** The parts in which two descriptions of a place differ, in the order of the form. */
export const changedParts = (before: FiledPlace, after: FiledPlace): readonly ChangePart[] =>
  CHANGE_PARTS.filter(
    (part) => JSON.stringify(partOf[part](before)) !== JSON.stringify(partOf[part](after)),
  )

/** What an operator wishes of a place in force. */
export type ChangeWish = Omit<FiledPlace, 'kind' | 'cityCode'>

/**
 * The whole place as it is to be. Scenes that are suspended for now stand on no form, so they
 * stay with the place whatever was ticked.
 *
 * @param offered codes of the scenes that the form showed.
 */
export const wishedContent = (
  place: Place,
  wish: ChangeWish,
  offered: ReadonlySet<string>,
): FiledPlace => ({
  ...wish,
  kind: place.kind,
  cityCode: place.cityCode,
  sceneCodes: [
    ...new Set([...wish.sceneCodes, ...place.sceneCodes.filter((code) => !offered.has(code))]),
  ],
})

export type ChangeRefusal = 'PLACE_HAS_ENDED' | 'NOTHING_CHANGED' | 'CHANGE_UNDER_WAY'

/** 变更: one at a time, of a place that is in force, and something must differ. */
export const decideChange = (
  place: Place,
  content: FiledPlace,
  underWay: boolean,
): Decision<readonly ChangePart[], ChangeRefusal> => {
  if (place.endedOn !== undefined) return refuse('YKT-8', 'PLACE_HAS_ENDED', ['renewPlace'])
  if (underWay) return refuse('YKT-8', 'CHANGE_UNDER_WAY', ['waitForBureau'])
  const parts = changedParts(contentOf(place), content)
  return parts.length === 0
    ? refuse('YKT-8', 'NOTHING_CHANGED', ['mendEntry'])
    : grant('YKT-8', parts)
}

/** Whether a place is closed for works on a day. */
export const isClosed = ({ closure }: Pick<Place, 'closure'>, on: Temporal.PlainDate): boolean =>
  closure !== undefined &&
  Temporal.PlainDate.compare(closure.from, on) <= 0 &&
  Temporal.PlainDate.compare(on, closure.until) < 0
