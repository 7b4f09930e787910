import { z } from 'zod'
import { provinceDate } from '#kernel/period.ts'
import { notFound } from '#platform/http/problem.ts'
import { type PageAnswer, pageRoute, type RouteDefinition, signedIn } from '#platform/http/route.ts'
import { uploadIn } from '#platform/http/upload.ts'
import type { AnyRequest } from '#ui/portal.ts'
import { listRegions } from '#modules/organisation/index.ts'
import { findProgramme, staleFeedsOf } from '#modules/programme/index.ts'
import { badRows } from './bad-rows.ts'
import { type Bucket, BUCKETS } from './bucket.ts'
import { type Changed, confirmFindings, takeOff } from './change-rows.ts'
import { PAGE_LIMITS } from './limits.ts'
import { lookAtIntake } from './look-at-intake.ts'
import {
  EDIT,
  framed,
  importPath,
  language,
  ownRoster,
  READ,
  ROSTERS,
  type RosterPageDeps,
  rosterPath,
} from './pages-frame.ts'
import { rosterPage } from './pages-roster.ts'
import type { RosterData } from './pages-roster-rows.ts'
import { REFUSAL_WORDS } from './pages-words.ts'
import { shownRows } from './shown-rows.ts'
import { askForCheck, startIntake } from './steer-intake.ts'
import { findIntake } from './store-intakes.ts'
import { bucketsOf, type Buckets } from './store-findings.ts'
import { waitingCounts } from './store-listed.ts'
import type { Roster } from './store.ts'
import { purposeOf, takeFile } from './take-file.ts'
import { withdrawRoster } from './withdraw-roster.ts'

/** Rows on a page. */
const ROWS = 25

interface Asked {
  readonly bucket?: Bucket | undefined
  readonly code?: string | undefined
  readonly after?: number | undefined
  readonly work?: string | undefined
  readonly done?: string | undefined
}

/** What needs somebody first; what can be paid when nothing does. */
const firstBucket = ({ toConfirm, notPayable }: Buckets): Bucket => {
  if (notPayable.count > 0) return 'notPayable'
  return toConfirm.count > 0 ? 'toConfirm' : 'payable'
}

const SAID: Readonly<Record<string, string>> = {
  confirmed: '已确认，理由已记录。',
  off: '已移出名册，理由已记录。',
  repaired: '这一行已保存，并重新核验。',
  adopted: '已采用登记的姓名，并重新核验。',
}

const names = async ({ db }: RosterPageDeps, roster: Roster, on: Temporal.PlainDate) => {
  const [programme, regions] = await Promise.all([
    findProgramme(db, roster.programmeCode, on),
    listRegions(db),
  ])
  const region = regions.find(({ code }) => code === roster.regionCode)
  return {
    programmeName: programme?.name[language] ?? roster.programmeCode,
    regionName: region?.name[language] ?? roster.regionCode,
  }
}

const show = async (
  deps: RosterPageDeps,
  request: AnyRequest,
  roster: Roster,
  asked: Asked,
  errors: RosterData['errors'] = [],
) => {
  const { db } = deps
  const { at } = request.context
  const buckets = await bucketsOf(db, roster.id)
  const bucket = asked.bucket ?? firstBucket(buckets)
  const code = asked.code === '' ? undefined : asked.code
  const after = asked.after ?? 0
  const rows = await shownRows(deps, request.context, roster, {
    filter: { bucket, code, number: undefined },
    page: { after, limit: ROWS + 1 },
  })
  const work = asked.work === undefined ? undefined : await findIntake(db, asked.work)
  const { csrfToken: csrf, permissions } = signedIn(request)
  const view = rosterPage({
    csrf,
    mayEdit: permissions.has('roster.edit'),
    roster,
    ...(await names(deps, roster, provinceDate(at))),
    buckets,
    waiting: await waitingCounts(db, roster.id),
    rows: rows.slice(0, ROWS),
    bucket,
    code,
    after,
    next: rows.length > ROWS ? rows[ROWS - 1]?.number : undefined,
    stale: await staleFeedsOf(db, roster.programmeCode, at),
    work: work?.rosterId === roster.id ? work : undefined,
    said: asked.done === undefined ? undefined : SAID[asked.done],
    errors,
  })
  return framed(deps, request, view)
}

const Params = z.object({ rosterId: z.uuid() })
const PATH = `${ROSTERS}/:rosterId`
const Query = z.object({
  bucket: z.enum(BUCKETS).optional().catch(undefined),
  code: z.string().max(60).optional().catch(undefined),
  after: z.coerce.number().int().min(0).optional().catch(undefined),
  work: z.uuid().optional().catch(undefined),
  done: z.string().max(20).optional().catch(undefined),
})

const GroupBody = z.object({
  code: z.string().max(60),
  number: z.coerce.number().int().positive().optional().catch(undefined),
  reason: z.string().trim().max(500).catch(''),
})

const groupRoute = (
  deps: RosterPageDeps,
  action: 'confirm' | 'take-off',
  operation: { readonly id: string; readonly summary: RouteDefinition['summary'] },
): RouteDefinition =>
  pageRoute({
    method: 'POST',
    path: `${PATH}/${action}`,
    operationId: operation.id,
    summary: operation.summary,
    access: EDIT,
    basis: ['YKT-13'],
    params: Params,
    body: GroupBody,
    handle: async (request): Promise<PageAnswer> => {
      const roster = await ownRoster(deps, request, request.params.rosterId)
      const act = action === 'confirm' ? confirmFindings : takeOff
      const changed: Changed | undefined = await act(deps, request.context, {
        rosterId: roster.id,
        ...request.body,
      })
      if (changed === undefined) throw notFound()
      const done = action === 'confirm' ? 'confirmed' : 'off'
      if (changed.granted) return { redirect: `${rosterPath(roster.id)}?done=${done}` }
      const { code } = request.body
      const waits = (await waitingCounts(deps.db, roster.id)).find((one) => one.code === code)
      const bucket = waits?.severity === 'refuse' ? 'notPayable' : 'toConfirm'
      const href = action === 'confirm' ? '#reason-confirm' : '#reason-off'
      const errors = [{ text: REFUSAL_WORDS[changed.refusal] ?? changed.refusal, href }]
      return { html: await show(deps, request, roster, { bucket, code }, errors), status: 422 }
    },
  })

/** Repaired rows are read at once when nothing about the file has to be asked. */
const repair = async (
  deps: RosterPageDeps,
  request: AnyRequest & { readonly body: { readonly file?: unknown } },
  roster: Roster,
): Promise<PageAnswer> => {
  const file = uploadIn(request.body.file)
  const refused = async (text: string) => ({
    html: await show(deps, request, roster, {}, [{ text, href: '#file' }]),
    status: 422,
  })
  if (file === undefined || file.fileName === '') return refused('请选择改好的文件')
  const about = {
    ...purposeOf(roster),
    kind: 'repair',
    origin: 'page',
    fileName: file.fileName,
  } as const
  const taken = await takeFile(deps, request.context, about, file.content)
  if (!taken.taken) return refused(taken.refusal.text)
  const { intake } = taken
  const look = await lookAtIntake(deps, intake)
  if (look.understood && look.outlook.map.missing.length === 0)
    await startIntake(deps, request.context, intake.id, {
      heading: look.outlook.heading,
      map: look.outlook.map,
      mode: roster.mode,
      encoding: look.roster.format === 'csv' ? look.roster.encoding.encoding : undefined,
    })
  return { redirect: importPath(intake.id) }
}

const badRowsRoute = (
  deps: RosterPageDeps,
  extension: 'csv' | 'xlsx',
  operationId: string,
): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: `${PATH}/bad-rows.${extension}`,
    operationId,
    summary: { zh: '只下载有问题的行', en: 'The rows of a list that wait' },
    access: EDIT,
    basis: ['YKT-13'],
    params: Params,
    handle: async (request): Promise<PageAnswer> => {
      const roster = await ownRoster(deps, request, request.params.rosterId)
      const file = await badRows(deps, request.context, roster.id)
      if (file?.extension !== extension) throw notFound()
      return { bytes: file.content, type: file.mediaType }
    },
  })

const fileRoutes = (deps: RosterPageDeps): RouteDefinition[] => [
  badRowsRoute(deps, 'csv', 'fetchBadRowsAsText'),
  badRowsRoute(deps, 'xlsx', 'fetchBadRowsAsWorkbook'),
  pageRoute({
    method: 'POST',
    path: `${PATH}/repair`,
    operationId: 'uploadRepairedRows',
    summary: { zh: '上传改好的行', en: 'Uploads rows that were put right' },
    access: EDIT,
    basis: ['YKT-13'],
    upload: true,
    bodyLimit: PAGE_LIMITS.bytes,
    params: Params,
    body: z.object({ file: z.unknown() }),
    handle: async (request) =>
      repair(deps, request, await ownRoster(deps, request, request.params.rosterId)),
  }),
]

/** 核验结果 of a list, and everything that is done to many of its rows at once. */
export const rosterPages = (deps: RosterPageDeps): RouteDefinition[] => [
  pageRoute({
    method: 'GET',
    path: PATH,
    operationId: 'seeRoster',
    summary: { zh: '核验结果', en: 'What was found of a list' },
    access: READ,
    basis: ['YKT-13'],
    params: Params,
    query: Query,
    handle: async (request) =>
      show(deps, request, await ownRoster(deps, request, request.params.rosterId), request.query),
  }),
  groupRoute(deps, 'confirm', {
    id: 'confirmRosterFindings',
    summary: { zh: '确认', en: 'Answers for what the checks ask about' },
  }),
  groupRoute(deps, 'take-off', {
    id: 'takeOffRosterRows',
    summary: { zh: '移出名册', en: 'Takes rows off the list' },
  }),
  pageRoute({
    method: 'POST',
    path: `${PATH}/check`,
    operationId: 'checkRosterAgain',
    summary: { zh: '重新核验', en: 'Runs the checks again' },
    access: EDIT,
    basis: ['YKT-13'],
    params: Params,
    handle: async (request): Promise<PageAnswer> => {
      const roster = await ownRoster(deps, request, request.params.rosterId)
      const asked = await askForCheck(deps, request.context, roster.id)
      if (asked?.granted === true) return { redirect: importPath(asked.outcome.id) }
      const errors = [{ text: REFUSAL_WORDS['ROSTER_NOT_IN_STATUS'] ?? '' }]
      return { html: await show(deps, request, roster, {}, errors), status: 409 }
    },
  }),
  pageRoute({
    method: 'POST',
    path: `${PATH}/withdraw`,
    operationId: 'withdrawRoster',
    summary: { zh: '撤回名册', en: 'Withdraws a list' },
    access: EDIT,
    basis: ['YKT-13'],
    params: Params,
    handle: async (request): Promise<PageAnswer> => {
      const roster = await ownRoster(deps, request, request.params.rosterId)
      await withdrawRoster(deps, request.context, roster.id)
      return { redirect: rosterPath(roster.id) }
    },
  }),
  ...fileRoutes(deps),
]
