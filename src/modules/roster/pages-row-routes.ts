import { z } from 'zod'
import { notFound } from '#platform/http/problem.ts'
import { type PageAnswer, pageRoute, type RouteDefinition, signedIn } from '#platform/http/route.ts'
import type { AnyRequest } from '#ui/portal.ts'
import { adoptName, type Changed, repairRow } from './change-rows.ts'
import { columnsOf } from './column-map.ts'
import { EDIT, framed, ownRoster, ROSTERS, type RosterPageDeps, rosterPath } from './pages-frame.ts'
import { type RowData, rowPage } from './pages-row.ts'
import { REFUSAL_WORDS } from './pages-words.ts'
import { mapOfLayout } from './roster-layout.ts'
import { shownRow } from './shown-rows.ts'

const Params = z.object({
  rosterId: z.uuid(),
  number: z.coerce.number().int().positive().max(100_000_000),
})
const PATH = `${ROSTERS}/:rosterId/rows/:number`

interface Named {
  readonly params: z.output<typeof Params>
}

const show = async (
  deps: RosterPageDeps,
  request: AnyRequest & Named,
  errors: RowData['errors'] = [],
) => {
  const { rosterId, number } = request.params
  const roster = await ownRoster(deps, request, rosterId)
  const shown = await shownRow(deps, request.context, rosterId, number)
  if (shown === undefined) throw notFound()
  const { layout } = roster
  const columns = layout === undefined ? new Map() : columnsOf(mapOfLayout(layout))
  const view = rowPage({
    csrf: signedIn(request).csrfToken,
    roster,
    row: shown.row,
    headings: layout?.headings ?? [],
    fields: new Map([...columns].map(([field, column]) => [column, field])),
    texts: shown.cells.texts,
    read: shown.cells.findings,
    errors,
  })
  return framed(deps, request, view)
}

/** Back to the list when the row is good, else to the row, which says what is still wrong. */
const answer = async (
  deps: RosterPageDeps,
  request: AnyRequest & Named,
  changed: Changed | undefined,
  done: string,
): Promise<PageAnswer> => {
  if (changed === undefined) throw notFound()
  const { rosterId, number } = request.params
  if (!changed.granted) {
    const errors = [{ text: REFUSAL_WORDS[changed.refusal] ?? changed.refusal }]
    return { html: await show(deps, request, errors), status: 409 }
  }
  const after = await shownRow(deps, request.context, rosterId, number)
  const waits = after?.row.findings.some(
    ({ severity, confirmed }) => severity !== 'mended' && !confirmed,
  )
  return {
    redirect:
      waits === true
        ? `${rosterPath(rosterId)}/rows/${number}`
        : `${rosterPath(rosterId)}?done=${done}`,
  }
}

const textsIn = (body: Readonly<Record<string, unknown>>): readonly string[] => {
  const texts: string[] = []
  for (const [name, value] of Object.entries(body)) {
    const [, column] = /^cell-(\d{1,3})$/.exec(name) ?? []
    if (column === undefined || typeof value !== 'string') continue
    texts[Number(column)] = value
  }
  return Array.from(texts, (text) => text ?? '')
}

/** 改这一行, 采用登记的姓名 */
export const rowPages = (deps: RosterPageDeps): RouteDefinition[] => [
  pageRoute({
    method: 'GET',
    path: PATH,
    operationId: 'seeRosterRow',
    summary: { zh: '处理一行', en: 'One row of a list' },
    access: EDIT,
    basis: ['YKT-13'],
    params: Params,
    handle: (request) => show(deps, request),
  }),
  pageRoute({
    method: 'POST',
    path: PATH,
    operationId: 'repairRosterRow',
    summary: { zh: '改一行', en: 'Puts a row right' },
    access: EDIT,
    basis: ['YKT-13'],
    params: Params,
    body: z.record(z.string(), z.unknown()),
    handle: async (request) => {
      const { rosterId, number } = request.params
      await ownRoster(deps, request, rosterId)
      const texts = textsIn(request.body)
      const changed = await repairRow(deps, request.context, { rosterId, number, texts })
      return answer(deps, request, changed, 'repaired')
    },
  }),
  pageRoute({
    method: 'POST',
    path: `${PATH}/adopt-name`,
    operationId: 'adoptRegisteredName',
    summary: { zh: '采用登记的姓名', en: 'Takes the name from the register' },
    access: EDIT,
    basis: ['YKT-13'],
    params: Params,
    handle: async (request) => {
      const { rosterId, number } = request.params
      await ownRoster(deps, request, rosterId)
      const changed = await adoptName(deps, request.context, { rosterId, number })
      return answer(deps, request, changed, 'adopted')
    },
  }),
]
