import { z } from 'zod'
import { notFound } from '#platform/http/problem.ts'
import { actingStaff, signedIn } from '#platform/http/route.ts'
import { uploadIn } from '#platform/http/upload.ts'
import { type AnyRequest, type Frame, inFrame } from '#ui/portal.ts'
import type { BroughtFile, Repair } from './import-list.ts'
import type { Bringer } from './judge-place-rows.ts'
import { importWords as w } from './messages-list-import.ts'
import { homeOf, type PlaceEntryPagesDeps } from './pages-place-filing.ts'
import {
  importPage,
  importPath,
  type ImportSide,
  importsPage,
  importsPath,
} from './pages-list-import.ts'
import { LIST_FILE_LIMITS } from './read-list-file.ts'
import { findImport, importCounts, importsOf, waitingRows } from './store-list-import.ts'

/** The pages of operators, of banks, or those of the bureau. */
export interface Side extends ImportSide {
  readonly kind: Bringer['kind']
  readonly access: {
    readonly kind: 'staff'
    readonly permission: 'place.file' | 'place.import' | 'bank.outlets'
  }
  readonly frame: (deps: PlaceEntryPagesDeps) => Frame
  /** The item of the portal's navigation. */
  readonly current: string
  /** Operation ids, which are one each in the whole program. */
  readonly id: (act: string) => string
}

export const OPERATOR: Side = {
  kind: 'operator',
  subject: 'place',
  section: '/venue/places',
  back: '/venue/places',
  current: '/venue/places',
  lead: w.operatorLead,
  access: { kind: 'staff', permission: 'place.file' },
  frame: ({ venuePortal }) => venuePortal,
  id: (act) => `${act}OfOperator`,
}

export const BUREAU: Side = {
  kind: 'bureau',
  subject: 'place',
  section: '/admin/places',
  back: undefined,
  current: '/admin/places/imports',
  lead: w.bureauLead,
  access: { kind: 'staff', permission: 'place.import' },
  frame: ({ adminPortal }) => adminPortal,
  id: (act) => `${act}OfBureau`,
}

/** A bank brings its own outlets, in the same steps as an operator its places. */
export const BANK: Side = {
  kind: 'bank',
  subject: 'outlet',
  section: '/bank/outlets',
  back: '/bank/outlets',
  current: '/bank/outlets',
  lead: w.bankLead,
  access: { kind: 'staff', permission: 'bank.outlets' },
  frame: ({ bankPortal }) => bankPortal,
  id: (act) => `${act.replace('Place', 'Outlet')}OfBank`,
}

export const bringerOf = async (
  deps: PlaceEntryPagesDeps,
  request: AnyRequest,
  { kind }: Side,
): Promise<Bringer> => ({
  ...actingStaff(request),
  kind,
  regionCode: await homeOf(deps, request),
})

export const showAll = async (
  deps: PlaceEntryPagesDeps,
  request: AnyRequest,
  side: Side,
  fault?: string,
) => {
  const { organisationCode, csrfToken: csrf } = signedIn(request)
  const imports = await importsOf(deps.db, side.subject, organisationCode)
  const ids = imports.map(({ id }) => id)
  const view = importsPage({
    side,
    csrf,
    fault,
    imports,
    counts: await importCounts(deps.db, ids),
  })
  return inFrame(side.frame(deps), request, side.current, view)
}

export const onePath = (side: Side): string => `${importsPath(side)}/:importId`

interface Shown {
  readonly fault?: string | undefined
  readonly done?: string | undefined
}

export const showOne = async (
  deps: PlaceEntryPagesDeps,
  request: AnyRequest,
  side: Side,
  id: string,
  { fault, done }: Shown = {},
) => {
  const { organisationCode, csrfToken: csrf } = signedIn(request)
  const made = await findImport(deps.db, side.subject, organisationCode, id)
  if (made === undefined) throw notFound()
  const counts = await importCounts(deps.db, [id])
  const view = importPage({
    side,
    csrf,
    fault,
    done,
    made,
    count: counts.get(id) ?? { filed: 0, waiting: 0 },
    rows: await waitingRows(deps.db, id),
  })
  return inFrame(side.frame(deps), request, side.current, view)
}

const Rows = z.coerce.number().int().min(0).max(LIST_FILE_LIMITS.rows).catch(0)
export const Done = z.object({
  done: z.enum(['accepted', 'repaired']).optional().catch(undefined),
  filed: Rows,
  waiting: Rows,
  leftAlone: Rows,
})

export const DONE_WORDS = {
  accepted: ({ filed, waiting }: Repair) => w.accepted(filed, waiting),
  repaired: ({ filed, waiting, leftAlone }: Repair) => w.repaired(filed, waiting, leftAlone),
} as const

/** Back to the list, with what was just done. */
export const donePath = (
  side: Side,
  id: string,
  done: keyof typeof DONE_WORDS,
  { filed, waiting, leftAlone }: Repair,
): string => {
  const counts = { filed, waiting, leftAlone }
  const query = Object.entries(counts).map(([name, count]) => `&${name}=${count}`)
  return `${importPath(side, id)}?done=${done}${query.join('')}`
}

export const FileBody = z.object({ file: z.unknown() })

/** The file of a form; `undefined` where none was chosen. */
export const fileIn = (sent: unknown): BroughtFile | undefined => {
  const file = uploadIn(sent)
  return file === undefined || file.fileName === '' ? undefined : file
}
