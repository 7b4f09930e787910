import { z } from 'zod'
import { provinceDate } from '#kernel/period.ts'
import { notFound } from '#platform/http/problem.ts'
import { type PageAnswer, pageRoute, type RouteDefinition, signedIn } from '#platform/http/route.ts'
import { uploadIn } from '#platform/http/upload.ts'
import type { AnyRequest } from '#ui/portal.ts'
import { listRegions } from '#modules/organisation/index.ts'
import { fitsCycle, periodOf } from '#modules/payment/index.ts'
import { listProgrammes, nextPayDates, type Programme } from '#modules/programme/index.ts'
import { PAGE_LIMITS } from './limits.ts'
import {
  EDIT,
  framed,
  importPath,
  language,
  READ,
  ROSTERS,
  type RosterPageDeps,
} from './pages-frame.ts'
import { choosePage, type NewData, newPage, rostersPage } from './pages-rosters.ts'
import { openIntakesOf } from './store-intakes.ts'
import { rostersOf } from './store.ts'
import { takeFile } from './take-file.ts'
import { templateCsv, type TemplateField, templateWorkbook } from './template.ts'

const regionNames = async ({ db }: RosterPageDeps): Promise<ReadonlyMap<string, string>> =>
  new Map((await listRegions(db)).map(({ code, name }) => [code, name[language]]))

/** The programmes of a department that are in force today. */
const ownProgrammes = async (
  { db }: RosterPageDeps,
  request: AnyRequest,
): Promise<readonly Programme[]> => {
  const { organisationCode } = signedIn(request)
  const all = await listProgrammes(db, provinceDate(request.context.at))
  return all.filter(({ ownerAgency }) => ownerAgency === organisationCode)
}

const ownProgramme = async (deps: RosterPageDeps, request: AnyRequest, code: string) => {
  const found = (await ownProgrammes(deps, request)).find((one) => one.code === code)
  if (found === undefined) throw notFound()
  return found
}

const showList = async (deps: RosterPageDeps, request: AnyRequest) => {
  const { organisationCode, permissions } = signedIn(request)
  const [rosters, intakes, programmes, regions] = await Promise.all([
    rostersOf(deps.db, organisationCode),
    openIntakesOf(deps.db, organisationCode),
    listProgrammes(deps.db, provinceDate(request.context.at)),
    regionNames(deps),
  ])
  const view = rostersPage({
    rosters,
    intakes,
    programmeNames: new Map(programmes.map(({ code, name }) => [code, name[language]])),
    regionNames: regions,
    mayEdit: permissions.has('roster.edit'),
  })
  return framed(deps, request, view)
}

/** Places that a programme pays in: a city with its districts, or the whole province. */
const regionItems = async ({ db }: RosterPageDeps, { regionCodes }: Programme) => {
  const regions = await listRegions(db)
  const within = ({ code, parentCode }: (typeof regions)[number]): boolean =>
    regionCodes.includes('440000') ||
    regionCodes.includes(code) ||
    (parentCode !== undefined && regionCodes.includes(parentCode))
  return regions
    .filter(within)
    .map(({ code, name }) => ({ value: code, text: `${name[language]}（${code}）` }))
}

/** What is most likely meant: the next pay day, the first time. */
const likely = (programme: Programme, on: Temporal.PlainDate): NewData['typed'] => {
  const [payOn = on] = nextPayDates(programme, on, 1)
  const [region = ''] = programme.regionCodes
  return {
    period: periodOf(programme.pay.cycle, payOn),
    instalment: '1',
    region,
    mode: 'partial',
  }
}

const showNew = async (
  deps: RosterPageDeps,
  request: AnyRequest,
  programme: Programme,
  more: Partial<Pick<NewData, 'typed' | 'errors'>> = {},
) => {
  const view = newPage({
    csrf: signedIn(request).csrfToken,
    programme,
    regions: await regionItems(deps, programme),
    typed: more.typed ?? likely(programme, provinceDate(request.context.at)),
    errors: more.errors ?? [],
  })
  return framed(deps, request, view)
}

const Line = (length: number) => z.string().trim().max(length).catch('')
const UploadBody = z.object({
  period: Line(20),
  instalment: Line(4),
  region: Line(12),
  mode: z.enum(['partial', 'atomic']).catch('partial'),
  file: z.unknown(),
})

const faultsOf = (
  programme: Programme,
  typed: NewData['typed'],
  regions: readonly { readonly value: string }[],
): NewData['errors'] => [
  ...(fitsCycle(programme.pay.cycle, typed.period)
    ? []
    : [{ text: '期次的写法和项目的发放周期不符', href: '#period' }]),
  ...(/^[1-9]\d?$/.test(typed.instalment)
    ? []
    : [{ text: '第几次写 1 到 99 的数字', href: '#instalment' }]),
  ...(regions.some(({ value }) => value === typed.region)
    ? []
    : [{ text: '请选择这个项目发放的地区', href: '#region' }]),
]

const upload = async (
  deps: RosterPageDeps,
  request: AnyRequest & { readonly body: z.output<typeof UploadBody> },
  code: string,
): Promise<PageAnswer> => {
  const programme = await ownProgramme(deps, request, code)
  const { file: sent, ...typed } = request.body
  const file = uploadIn(sent)
  const again = async (errors: NewData['errors']) => ({
    html: await showNew(deps, request, programme, { typed, errors }),
    status: 422,
  })
  const faults = faultsOf(programme, typed, await regionItems(deps, programme))
  if (file === undefined || file.fileName === '')
    return again([...faults, { text: '请选择名册文件', href: '#file' }])
  if (faults.length > 0) {
    // Whoever sends hears the answer only after the file has been taken off the line.
    for await (const _ of file.content);
    return again(faults)
  }
  const { organisationCode: ownerAgency } = signedIn(request)
  const about = {
    kind: 'import',
    origin: 'page',
    programmeCode: programme.code,
    payPeriod: typed.period,
    instalment: Number(typed.instalment),
    regionCode: typed.region,
    mode: request.body.mode,
    ownerAgency,
    fileName: file.fileName,
  } as const
  const taken = await takeFile(deps, request.context, about, file.content)
  if (taken.taken) return { redirect: importPath(taken.intake.id) }
  return again([{ text: taken.refusal.text, href: '#file' }])
}

const TEMPLATE_FIELDS: readonly TemplateField[] = [
  'region',
  'village',
  'name',
  'documentKind',
  'identityNumber',
  'phone',
  'amount',
]

/** Columns that lists of a programme have. */
const fieldsFor = ({ payee, standard }: Programme): readonly TemplateField[] => [
  ...TEMPLATE_FIELDS,
  ...(payee === 'household' ? (['householdHead'] as const) : []),
  ...(standard === undefined || standard.unit === 'person' ? [] : (['quantity'] as const)),
]

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

const template = async (programme: Programme, kind: string): Promise<PageAnswer> => {
  const fields = fieldsFor(programme)
  if (kind === 'xlsx') return { bytes: await templateWorkbook(fields), type: XLSX }
  const encoding = kind === 'csv' ? 'utf-8' : 'gb18030'
  return { bytes: templateCsv(fields, encoding), type: `text/csv; charset=${encoding}` }
}

const templateRoute = (deps: RosterPageDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: `${ROSTERS}/templates/:file`,
    operationId: 'fetchRosterTemplate',
    summary: { zh: '下载名册模板', en: 'The template of a list' },
    access: READ,
    basis: ['YKT-13'],
    params: z.object({ file: z.string().regex(/^[A-Z]{2}-\d{3}\.(?:xlsx|csv|gb18030\.csv)$/) }),
    handle: async (request) => {
      const { file } = request.params
      const programme = await ownProgramme(deps, request, file.slice(0, 6))
      return template(programme, file.slice(7))
    },
  })

/** 名册: the list of lists, and bringing another one. */
export const rosterListPages = (deps: RosterPageDeps): RouteDefinition[] => [
  pageRoute({
    method: 'GET',
    path: ROSTERS,
    operationId: 'seeRosters',
    summary: { zh: '名册', en: 'Lists of the department' },
    access: READ,
    basis: ['YKT-13'],
    handle: (request) => showList(deps, request),
  }),
  pageRoute({
    method: 'GET',
    path: `${ROSTERS}/new`,
    operationId: 'openRosterImport',
    summary: { zh: '导入名册', en: 'Begins the import of a list' },
    access: EDIT,
    basis: ['YKT-13'],
    query: z.object({ programme: z.string().max(10).optional() }),
    handle: async (request) => {
      const { programme: code } = request.query
      if (code === undefined)
        return framed(deps, request, choosePage(await ownProgrammes(deps, request)))
      return showNew(deps, request, await ownProgramme(deps, request, code))
    },
  }),
  pageRoute({
    method: 'POST',
    path: `${ROSTERS}/new/:programme`,
    operationId: 'uploadRoster',
    summary: { zh: '上传名册文件', en: 'Uploads the file of a list' },
    access: EDIT,
    basis: ['YKT-13'],
    upload: true,
    bodyLimit: PAGE_LIMITS.bytes,
    params: z.object({ programme: z.string().max(10) }),
    body: UploadBody,
    handle: (request) => upload(deps, request, request.params.programme),
  }),
  templateRoute(deps),
]
