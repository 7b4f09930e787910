import { type Decision, grant, refuse, type Refused } from '#kernel/decision.ts'
import { uuidv7 } from '#kernel/ids.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Database, Transaction } from '#platform/db.ts'
import { filingRegister, filingWorld } from './filing-world.ts'
import { type ChangeWish, contentOf, decideChange, wishedContent } from './place-change.ts'
import {
  type FiledForm,
  type FiledPlace,
  type FilingWorld,
  type PlaceEntry,
  type PlaceEntryRefusal,
  type PlaceFault,
  placeFaults,
} from './place-entry.ts'
import type { CatalogueReader } from './reader.ts'
import type { Place } from './scene.ts'
import {
  entryIsOpen,
  insertPlaceEntry,
  oneFilingAtATime,
  placeIsThere,
} from './store-place-entry.ts'
import { placeOfOperator } from './store-places.ts'

/** Filing is compared with the catalogue in force. */
export interface FilingDeps {
  readonly db: Pick<Database, 'transaction'>
  readonly catalogue: CatalogueReader
}

/** Who files, and for which operator. */
export interface FilingBy {
  readonly staffId: string
  readonly agencyCode: string
}

/** What was filed, or why not; faults of the form are all named. */
export type Filed =
  | Decision<PlaceEntry, PlaceEntryRefusal>
  | {
      readonly granted: false
      readonly refusal: 'PLACE_WRONG'
      readonly faults: readonly PlaceFault[]
    }

export const recordEntry = (
  tx: Transaction,
  context: ActionContext,
  act: string,
  id: string,
  decision: Decision<unknown, string>,
) =>
  audit(tx, context, {
    action: `catalogue.${act}Place`,
    subjectKind: 'placeEntry',
    subjectId: id,
    decision,
  })

const WRONG: Refused<'PLACE_WRONG'> = refuse('YKT-8', 'PLACE_WRONG', ['mendEntry'])

interface Filing extends Pick<PlaceEntry, 'kind' | 'placeId' | 'content' | 'authorisedUntil'> {
  readonly act: 'file' | 'renew' | 'change'
  readonly by: FilingBy
  readonly faults: readonly PlaceFault[]
  /** Asked only where nothing is wrong with what was filed. */
  readonly decide: () => Promise<Decision<unknown, PlaceEntryRefusal>>
}

/** Writes an entry, or what is wrong with it; the attempt is recorded either way. */
const enter = async (tx: Transaction, context: ActionContext, filing: Filing): Promise<Filed> => {
  const { at } = context
  const { act, by, faults, decide, kind, placeId, content, authorisedUntil } = filing
  const id = uuidv7(at)
  const decision = faults.length > 0 ? WRONG : await decide()
  await recordEntry(tx, context, act, id, decision)
  if (faults.length > 0) return { ...WRONG, faults }
  if (!decision.granted) return decision
  const entry: PlaceEntry = {
    id,
    kind,
    placeId,
    operatorAgency: by.agencyCode,
    content,
    before: undefined,
    authorisedUntil,
    status: 'filed',
    filed: { staffId: by.staffId, at },
    reviewed: undefined,
    decided: undefined,
    remark: undefined,
  }
  await insertPlaceEntry(tx, entry)
  return grant('YKT-8', entry)
}

export interface NewPlaceFiling {
  readonly content: FiledPlace
  readonly creditCode: string
  readonly authorisedUntil: Temporal.PlainDate
  readonly by: FilingBy
}

/**
 * The same within a transaction; whoever calls has seen to it that nobody files beside.
 *
 * @param isThere whether the operator has such a place, or has filed it.
 */
export const enterNewPlace = (
  tx: Transaction,
  context: ActionContext,
  { content, creditCode, authorisedUntil, by }: NewPlaceFiling,
  world: FilingWorld,
  isThere: () => Promise<boolean>,
): Promise<Filed> =>
  enter(tx, context, {
    act: 'file',
    kind: 'new',
    placeId: undefined,
    content,
    authorisedUntil,
    by,
    faults: placeFaults({ content, creditCode, authorisedUntil }, world),
    decide: async () =>
      (await isThere())
        ? refuse('YKT-8', 'PLACE_ALREADY_THERE', ['renewPlace'])
        : grant('YKT-8', undefined),
  })

/** 申报场所: an operator files a place; the bureau looks at it before anybody sees it (Art. 8). */
export const filePlace = (
  { db, catalogue }: FilingDeps,
  context: ActionContext,
  filing: NewPlaceFiling,
): Promise<Filed> =>
  db.transaction(async (tx) => {
    const { by, content } = filing
    await oneFilingAtATime(tx, by.agencyCode)
    const register = await filingRegister({ handle: tx, catalogue }, context.at)
    const world = await filingWorld(tx, register, by.agencyCode, content.cityCode)
    const isThere = () => placeIsThere(tx, by.agencyCode, content)
    return enterNewPlace(tx, context, filing, world, isThere)
  })

/** Does something about a place of one's own; nobody else of the operator files meanwhile. */
const aboutOwnPlace = (
  { db, catalogue }: FilingDeps,
  context: ActionContext,
  act: 'renew' | 'change',
  { placeCode, by }: { readonly placeCode: string; readonly by: FilingBy },
  file: (tx: Transaction, place: Place, world: FilingWorld) => Promise<Filed>,
): Promise<Filed> =>
  db.transaction(async (tx) => {
    await oneFilingAtATime(tx, by.agencyCode)
    const place = await placeOfOperator(tx, by.agencyCode, placeCode)
    if (place === undefined) {
      const refused = refuse('YKT-8', 'PLACE_NOT_YOURS' as const)
      await recordEntry(tx, context, act, uuidv7(context.at), refused)
      return refused
    }
    const register = await filingRegister({ handle: tx, catalogue }, context.at)
    const world = await filingWorld(tx, register, by.agencyCode, place.cityCode)
    return file(tx, place, world)
  })

/** What can be wrong with a renewal; the rest stands as it was approved. */
const RENEWAL_FAULTS: ReadonlySet<PlaceFault> = new Set([
  'CREDIT_CODE_WRONG',
  'CREDIT_CODE_OF_ANOTHER',
  'UNTIL_PAST',
  'UNTIL_TOO_FAR',
])

export interface RenewalFiling {
  readonly placeCode: string
  readonly authorisedUntil: Temporal.PlainDate
  readonly creditCode: string
  readonly by: FilingBy
}

/** 申请续期: before the authorisation of a place ends, or after it has. */
export const fileRenewal = (
  deps: FilingDeps,
  context: ActionContext,
  filing: RenewalFiling,
): Promise<Filed> =>
  aboutOwnPlace(deps, context, 'renew', filing, (tx, place, world) => {
    const { authorisedUntil, creditCode, by } = filing
    // What is filed is what stands in the register: a renewal changes the day and nothing else.
    const form: FiledForm = { content: contentOf(place), creditCode, authorisedUntil }
    return enter(tx, context, {
      act: 'renew',
      kind: 'renewal',
      placeId: place.id,
      content: form.content,
      authorisedUntil,
      by,
      faults: placeFaults(form, world).filter((fault) => RENEWAL_FAULTS.has(fault)),
      decide: async () =>
        (await entryIsOpen(tx, place.id, 'renewal'))
          ? refuse('YKT-8', 'RENEWAL_UNDER_WAY', ['waitForBureau'])
          : grant('YKT-8', undefined),
    })
  })

export interface ChangeFiling {
  readonly placeCode: string
  readonly wish: ChangeWish
  readonly by: FilingBy
}

/**
 * 申报变更: hours, telephone, name, address, scenes, closing for works. What stands in the register
 * stands until two of the bureau have looked (Art. 8).
 */
export const fileChange = (
  deps: FilingDeps,
  context: ActionContext,
  filing: ChangeFiling,
): Promise<Filed> =>
  aboutOwnPlace(deps, context, 'change', filing, async (tx, place, world) => {
    const content = wishedContent(place, filing.wish, world.scenes)
    // A scene that is suspended for now may stay with a place that has it.
    const scenes = new Set([...world.scenes, ...place.sceneCodes])
    return enter(tx, context, {
      act: 'change',
      kind: 'change',
      placeId: place.id,
      content,
      authorisedUntil: undefined,
      by: filing.by,
      faults: placeFaults({ content }, { ...world, scenes }),
      decide: async () => decideChange(place, content, await entryIsOpen(tx, place.id, 'change')),
    })
  })
