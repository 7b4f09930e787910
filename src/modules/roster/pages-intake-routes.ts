import { z } from 'zod'
import { provinceDate } from '#kernel/period.ts'
import { notFound } from '#platform/http/problem.ts'
import { type PageAnswer, pageRoute, type RouteDefinition, signedIn } from '#platform/http/route.ts'
import type { AnyRequest } from '#ui/portal.ts'
import { findProgramme } from '#modules/programme/index.ts'
import { type ColumnMap, mapByChoice } from './column-map.ts'
import { ALL_FIELDS, type Field, FIELDS } from './field.ts'
import type { Intake } from './intake.ts'
import { type IntakeLook, lookAtIntake, otherEncodings } from './look-at-intake.ts'
import {
  EDIT,
  framed,
  importPath,
  language,
  ownIntake,
  READ,
  ROSTERS,
  type RosterPageDeps,
  rosterPath,
} from './pages-frame.ts'
import {
  type LookData,
  lookPage,
  progressPage,
  progressPart,
  unreadablePage,
} from './pages-intake.ts'
import { REFUSAL_WORDS } from './pages-words.ts'
import { reopenIntake, startIntake, type Steered, steerIntake } from './steer-intake.ts'

type Understood = Extract<IntakeLook, { readonly understood: true }>

const programmeName = async ({ db }: RosterPageDeps, { programmeCode, madeAt }: Intake) =>
  (await findProgramme(db, programmeCode, provinceDate(madeAt)))?.name[language] ?? programmeCode

const lookData = async (
  deps: RosterPageDeps,
  request: AnyRequest,
  intake: Intake,
  { roster, outlook }: Understood,
): Promise<LookData> => ({
  csrf: signedIn(request).csrfToken,
  intake,
  programmeName: await programmeName(deps, intake),
  headings: outlook.heading.texts,
  map: outlook.map,
  firstNames: outlook.firstNames,
  remarks: outlook.remarks,
  format: roster.format,
  encoding: roster.format === 'csv' ? roster.encoding.encoding : undefined,
  others: await otherEncodings(deps, intake, roster),
  sheets: roster.format === 'xlsx' ? roster.sheets.map(({ name }) => name) : [],
  sheet: roster.format === 'xlsx' ? roster.sheet : undefined,
  errors: [],
})

const showLook = async (
  deps: RosterPageDeps,
  request: AnyRequest,
  intake: Intake,
  change: Partial<Pick<LookData, 'errors' | 'map'>> = {},
) => {
  const look = await lookAtIntake(deps, intake)
  if (look.understood) {
    const data = await lookData(deps, request, intake, look)
    return framed(deps, request, lookPage({ ...data, ...change }))
  }
  const { messageZh, code } = look.refusal
  const view = unreadablePage({
    csrf: signedIn(request).csrfToken,
    intake,
    messageZh,
    isEncoding: code === 'ENCODING_UNKNOWN' || code === 'HEADING_NOT_FOUND',
  })
  return framed(deps, request, view)
}

const show = async (
  deps: RosterPageDeps,
  request: AnyRequest,
  intake: Intake,
): Promise<PageAnswer> => {
  if (intake.status === 'looking') return showLook(deps, request, intake)
  if (intake.status === 'done' && intake.kind !== 'import' && intake.rosterId !== undefined)
    return { redirect: `${rosterPath(intake.rosterId)}?work=${intake.id}` }
  if (intake.status === 'dropped') return { redirect: ROSTERS }
  return framed(deps, request, progressPage(signedIn(request).csrfToken, intake))
}

/** The columns as the form says; one column cannot be two things. */
const mapFrom = (
  { outlook }: Understood,
  body: Readonly<Record<string, unknown>>,
): { readonly map: ColumnMap; readonly errors: LookData['errors'] } => {
  const chosen = new Map<Field, number>()
  const errors: { text: string; href: string }[] = []
  for (const field of ALL_FIELDS) {
    const value = body[`column-${field}`]
    if (typeof value !== 'string' || !/^\d{1,4}$/.test(value)) continue
    const column = Number(value)
    const [before] = [...chosen].find(([, taken]) => taken === column) ?? []
    if (before !== undefined)
      errors.push({
        text: `“${FIELDS[field].zh}”和“${FIELDS[before].zh}”选了同一列`,
        href: `#column-${field}`,
      })
    else if (column < outlook.heading.texts.length) chosen.set(field, column)
  }
  const map = mapByChoice(outlook.heading, chosen)
  for (const field of map.missing)
    errors.push({ text: `请选择“${FIELDS[field].zh}”在哪一列`, href: `#column-${field}` })
  return { map, errors }
}

const start = async (
  deps: RosterPageDeps,
  request: AnyRequest & { readonly body: Readonly<Record<string, unknown>> },
  intake: Intake,
): Promise<PageAnswer> => {
  const look = await lookAtIntake(deps, intake)
  if (!look.understood) return { html: await showLook(deps, request, intake), status: 422 }
  const { map, errors } = mapFrom(look, request.body)
  if (errors.length > 0)
    return { html: await showLook(deps, request, intake, { map, errors }), status: 422 }
  const { roster, outlook } = look
  const started = await startIntake(deps, request.context, intake.id, {
    heading: outlook.heading,
    map,
    mode: intake.mode,
    encoding: roster.format === 'csv' ? roster.encoding.encoding : undefined,
  })
  return answer(deps, request, intake, started)
}

/** After a step: the page as it is now, with the reason where it was not taken. */
const answer = async (
  deps: RosterPageDeps,
  request: AnyRequest,
  intake: Intake,
  steered: Steered | undefined,
): Promise<PageAnswer> => {
  if (steered === undefined) throw notFound()
  if (steered.granted) return { redirect: importPath(intake.id) }
  if (intake.status !== 'looking') return { redirect: importPath(intake.id) }
  const errors = [{ text: REFUSAL_WORDS[steered.refusal] ?? steered.refusal }]
  return { html: await showLook(deps, request, intake, { errors }), status: 409 }
}

const Params = z.object({ intakeId: z.uuid() })
const PATH = `${ROSTERS}/imports/:intakeId`

const readRoutes = (deps: RosterPageDeps): RouteDefinition[] => [
  pageRoute({
    method: 'GET',
    path: PATH,
    operationId: 'seeRosterImport',
    summary: { zh: '核对文件和导入进度', en: 'A file on its way into a list' },
    access: READ,
    basis: ['YKT-13'],
    params: Params,
    handle: async (request) =>
      show(deps, request, await ownIntake(deps, request, request.params.intakeId)),
  }),
  pageRoute({
    method: 'GET',
    path: `${PATH}/progress`,
    operationId: 'followRosterImport',
    summary: { zh: '导入进度（推送）', en: 'How far the import has come, as it goes' },
    access: READ,
    basis: ['YKT-13'],
    params: Params,
    handle: async (request) => {
      const { csrfToken } = signedIn(request)
      const { id } = await ownIntake(deps, request, request.params.intakeId)
      return {
        live: async () => {
          const intake = await ownIntake(deps, request, id)
          const ended = ['done', 'refused', 'dropped'].includes(intake.status)
          return { html: progressPart(csrfToken, intake), ended }
        },
      }
    },
  }),
]

const steerRoute = (
  deps: RosterPageDeps,
  action: 'pause' | 'queue' | 'drop',
  operationId: string,
  summary: RouteDefinition['summary'],
): RouteDefinition =>
  pageRoute({
    method: 'POST',
    path: `${PATH}/${action}`,
    operationId,
    summary,
    access: EDIT,
    basis: ['YKT-13'],
    params: Params,
    handle: async (request) => {
      const intake = await ownIntake(deps, request, request.params.intakeId)
      const steered = await steerIntake(deps, request.context, intake.id, action)
      return answer(deps, request, intake, steered)
    },
  })

/** 核对文件, 开始, 进度, 暂停, 继续, 放弃 */
export const intakePages = (deps: RosterPageDeps): RouteDefinition[] => [
  ...readRoutes(deps),
  pageRoute({
    method: 'POST',
    path: `${PATH}/reopen`,
    operationId: 'reopenRosterFile',
    summary: { zh: '换编码或工作表', en: 'Reads the file in another encoding or sheet' },
    access: EDIT,
    basis: ['YKT-13'],
    params: Params,
    body: z.object({
      encoding: z.enum(['utf-8', 'gb18030', 'utf-16le', 'utf-16be']).optional().catch(undefined),
      sheet: z.string().max(100).optional().catch(undefined),
    }),
    handle: async (request) => {
      const intake = await ownIntake(deps, request, request.params.intakeId)
      const { encoding, sheet } = request.body
      const choice = { encoding: encoding ?? intake.encoding, sheet: sheet ?? intake.sheet }
      const steered = await reopenIntake(deps, intake.id, choice, request.context)
      return answer(deps, request, intake, steered)
    },
  }),
  pageRoute({
    method: 'POST',
    path: `${PATH}/start`,
    operationId: 'startRosterImport',
    summary: { zh: '开始导入', en: 'Starts the import' },
    access: EDIT,
    basis: ['YKT-13'],
    params: Params,
    body: z.record(z.string(), z.unknown()),
    handle: async (request) =>
      start(deps, request, await ownIntake(deps, request, request.params.intakeId)),
  }),
  steerRoute(deps, 'pause', 'pauseRosterImport', { zh: '暂停导入', en: 'Pauses the import' }),
  steerRoute(deps, 'queue', 'resumeRosterImport', { zh: '继续导入', en: 'Goes on importing' }),
  steerRoute(deps, 'drop', 'dropRosterImport', { zh: '放弃导入', en: 'Gives the import up' }),
]
