import { z } from 'zod'
import type { Decision } from '#kernel/decision.ts'
import { notFound } from '#platform/http/problem.ts'
import {
  actingStaff,
  type PageAnswer,
  pageRoute,
  type RouteDefinition,
} from '#platform/http/route.ts'
import type { AnyRequest } from '#ui/portal.ts'
import {
  confirmNumberRows,
  dropNumberList,
  type ListWish,
  takeOverNumberList,
} from './keep-list.ts'
import { LIST_REFUSAL_WORDS } from './messages-lists.ts'
import type { NumberListRefusal } from './number-list.ts'
import { LIST_LIMITS } from './open-list.ts'
import { FILE } from './pages-frame.ts'
import {
  CONFIRM_AT_ONCE,
  type ListPageDeps,
  ListParams,
  ownList,
  PATH,
  showReport,
} from './pages-lists-frame.ts'
import { numbersPath } from './pages-lists.ts'

type Act<Body> = (
  deps: ListPageDeps,
  context: AnyRequest['context'],
  wish: ListWish & Body,
) => Promise<Decision<unknown, NumberListRefusal> | undefined>

/** A form on the page of a list: does something, and comes back to it. */
const actRoute = <Body extends z.ZodObject>(
  deps: ListPageDeps,
  about: Pick<RouteDefinition, 'operationId' | 'summary'> & { readonly at: string },
  body: Body,
  act: Act<z.output<Body>>,
): RouteDefinition =>
  pageRoute({
    method: 'POST',
    path: `${PATH}/:listId/${about.at}`,
    operationId: about.operationId,
    summary: about.summary,
    access: FILE,
    basis: ['YKT-7'],
    params: ListParams,
    body,
    handle: async (request): Promise<PageAnswer> => {
      const { credentialId: id, listId } = request.params
      await ownList(deps, request, id, listId)
      const wish = { ...(request.body as z.output<Body>), id, listId, by: actingStaff(request) }
      const decision = await act(deps, request.context, wish)
      if (decision === undefined) throw notFound()
      if (decision.granted) return { redirect: `${numbersPath(id)}/${listId}?saved=1` }
      const fault = LIST_REFUSAL_WORDS[decision.refusal]
      return { html: await showReport(deps, request, { id, listId }, { fault }), status: 422 }
    },
  })

const Row = z.coerce.number().int().positive().max(LIST_LIMITS.rows)
/** Boxes come as text when one is ticked, as a list when several are. */
const Rows = z
  .preprocess(
    (value) => (typeof value === 'string' ? [value] : (value ?? [])),
    z.array(Row).max(CONFIRM_AT_ONCE),
  )
  .catch([])

/** What people of the department do with a list. */
export const numberListActs = (deps: ListPageDeps): RouteDefinition[] => [
  actRoute(
    deps,
    {
      at: 'confirm',
      operationId: 'confirmNumberRows',
      summary: { zh: '确认旧卡号的持卡人', en: 'Rows are who they seem to be' },
    },
    z.object({ rows: Rows }),
    confirmNumberRows,
  ),
  actRoute(
    deps,
    {
      at: 'take-over',
      operationId: 'takeOverNumberList',
      summary: { zh: '采用旧卡号名单', en: 'A second person takes a list over' },
    },
    z.object({}),
    takeOverNumberList,
  ),
  actRoute(
    deps,
    {
      at: 'drop',
      operationId: 'dropNumberList',
      summary: { zh: '放弃旧卡号名单', en: 'Gives a list up' },
    },
    z.object({}),
    dropNumberList,
  ),
]
