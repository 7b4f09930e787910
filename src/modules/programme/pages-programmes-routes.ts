import { z } from 'zod'
import { parseIsoDay, provinceDate } from '#kernel/period.ts'
import { notFound } from '#platform/http/problem.ts'
import { actingStaff, pageRoute, type RouteDefinition, signedIn } from '#platform/http/route.ts'
import { inFrame, type AnyRequest } from '#ui/portal.ts'
import { agencyNames } from '#modules/organisation/index.ts'
import { openList } from './edit-list.ts'
import { LIST_REFUSALS, listWords as w } from './messages-lists.ts'
import type { ProgrammePageDeps } from './pages-frame.ts'
import { departmentProgrammesPage, programmeCardPage } from './pages-programmes.ts'
import { countEndingSoon } from './read-off-card.ts'
import { listProgrammes, versionsOf } from './store.ts'
import { listsOf } from './store-lists.ts'

const READ = { kind: 'staff', permission: 'programme.read' } as const
const EDIT = { kind: 'staff', permission: 'programme.edit' } as const
const SECTION = '/dept/programmes'
const LISTS = `${SECTION}/lists`

const showProgrammes = async (
  deps: ProgrammePageDeps,
  request: AnyRequest,
  fault: string | undefined,
) => {
  const { db } = deps
  const { csrfToken: csrf, permissions, organisationCode } = signedIn(request)
  const on = provinceDate(request.context.at)
  const all = await listProgrammes(db, on)
  const owned = all.filter(({ ownerAgency }) => ownerAgency === organisationCode)
  const lists = await listsOf(db, organisationCode)
  const codes = [...all, ...lists].map(({ ownerAgency }) => ownerAgency)
  const view = departmentProgrammesPage({
    csrf,
    // Whoever owns none, such as the unit that pays, sees them all.
    programmes: owned.length > 0 ? owned : all,
    lists,
    agencies: await agencyNames(db, codes),
    mayEdit: permissions.has('programme.edit'),
    nextYear: on.year + 1,
    endingSoon: await countEndingSoon(db, organisationCode, on),
    fault,
  })
  return inFrame(deps.portal, request, SECTION, view)
}

const programmesRoute = (deps: ProgrammePageDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: SECTION,
    operationId: 'seeProgrammes',
    summary: { zh: '部门的补贴项目', en: 'Programmes of a department and its lists' },
    access: READ,
    basis: ['YKT-13'],
    handle: (request) => showProgrammes(deps, request, undefined),
  })

const cardRoute = (deps: ProgrammePageDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: `${SECTION}/of/:programmeCode`,
    operationId: 'seeProgrammeCard',
    summary: { zh: '项目卡', en: 'Everything that is decided about a programme' },
    access: READ,
    basis: ['YKT-13'],
    params: z.object({ programmeCode: z.string().max(10) }),
    handle: async (request) => {
      const { db } = deps
      const { programmeCode } = request.params
      const all = await listProgrammes(db, provinceDate(request.context.at))
      const versions = await versionsOf(db, programmeCode)
      const programme = all.find(({ code }) => code === programmeCode) ?? versions[0]
      if (programme === undefined) throw notFound()
      const view = programmeCardPage({
        programme,
        versions,
        programmes: new Map(all.map((one) => [one.code, one])),
        agencies: await agencyNames(db, [programme.ownerAgency, programme.payerAgency]),
      })
      return inFrame(deps.portal, request, SECTION, view)
    },
  })

const openRoute = (deps: ProgrammePageDeps): RouteDefinition =>
  pageRoute({
    method: 'POST',
    path: LISTS,
    operationId: 'openProgrammeList',
    summary: { zh: '起草清单', en: 'Opens the list of the next year, or of a later day' },
    access: EDIT,
    basis: ['YKT-13'],
    body: z.object({
      when: z.enum(['nextYear', 'day']).default('nextYear'),
      day: z.string().trim().max(12).default(''),
    }),
    handle: async (request) => {
      const { when, day } = request.body
      const today = provinceDate(request.context.at)
      const validFrom =
        when === 'nextYear'
          ? Temporal.PlainDate.from({ year: today.year + 1, month: 1, day: 1 })
          : parseIsoDay(day)
      if (validFrom === undefined)
        return { html: await showProgrammes(deps, request, w.formWrong), status: 422 }
      const by = actingStaff(request)
      const decision = await openList(deps, request.context, { by, validFrom })
      if (decision.granted) return { redirect: `${LISTS}/${decision.outcome.id}` }
      const fault = LIST_REFUSALS[decision.refusal]
      return { html: await showProgrammes(deps, request, fault), status: 422 }
    },
  })

/** 项目: what a department pays, the card of each programme, and where lists begin. */
export const departmentProgrammeRoutes = (deps: ProgrammePageDeps): RouteDefinition[] => [
  programmesRoute(deps),
  cardRoute(deps),
  openRoute(deps),
]
