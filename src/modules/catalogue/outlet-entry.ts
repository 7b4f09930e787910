import type { Decision } from '#kernel/decision.ts'
import type { Outlet } from '#modules/organisation/index.ts'
import {
  type BureauStaff,
  cityOf,
  decidePlaceEntry,
  type PlaceEntry,
  type PlaceEntryAction,
  type PlaceEntryRefusal,
  type PlaceEntryStatus,
  type Site,
} from './place-entry.ts'

/** What is filed of an outlet: the door, and what can be done behind it. */
export type FiledOutlet = Site &
  Pick<Outlet, 'instantIssuance' | 'hongKongMacaoDesk'> & {
    /** As declared; nobody has looked yet. */
    readonly facilities: readonly string[]
  }

/** 网点登记: filed by a bank or the bureau, in the states and by the two looks of places. */
export interface OutletEntry extends Pick<
  PlaceEntry,
  'id' | 'status' | 'filed' | 'reviewed' | 'decided' | 'remark'
> {
  /** Whose outlet it will be. */
  readonly agencyCode: string
  readonly content: FiledOutlet
  readonly outletCode: string | undefined
}

export type OutletEntryRefusal =
  | PlaceEntryRefusal
  | 'OUTLET_ALREADY_THERE'
  | 'AGENCY_WITHOUT_OUTLETS'

/** Kinds of agencies that have counters for the card (Art. 17). */
export const AGENCIES_WITH_OUTLETS = ['bank', 'bureau', 'cardCentre'] as const

/** 初审、核准、退回 as for places: two people of the bureau of the city or province (Art. 18). */
export const decideOutletEntry = (
  entry: Pick<OutletEntry, 'status' | 'filed' | 'reviewed' | 'content'>,
  action: PlaceEntryAction,
  by: BureauStaff,
  remark: string,
): Decision<PlaceEntryStatus, PlaceEntryRefusal> => ({
  ...decidePlaceEntry({ ...entry, cityCode: cityOf(entry.content) }, action, by, remark),
  basis: 'YKT-18',
})
