import type { FastifyInstance } from 'fastify'
import type { RouteDefinition } from '#platform/http/route.ts'

/** One call of a route, as an actor makes it. */
export interface Call {
  readonly method: RouteDefinition['method']
  readonly url: string
  /** JSON text; empty when there is no body. */
  readonly body: string
}

/** Somebody who tries every route. `own` actors stand to the records of the world, others not. */
export interface Actor {
  readonly name: string
  /** What their requests carry; terminals sign each call. */
  readonly headers: (call: Call) => Promise<Readonly<Record<string, string>>>
}

/** What a route is called with where a made-up call would say too little. */
export interface Request {
  readonly params?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, string>>
  readonly body?: unknown
}

/** Requests by operation id. */
export type Requests = Readonly<Record<string, Request>>

/** Route → actor → status, every actor of every route. */
export type Matrix = Readonly<Record<string, Readonly<Record<string, number>>>>

/** Stands for every actor that a line of the golden file does not name. */
const EVERYBODY_ELSE = '*'

/** Belongs to nobody. */
export const NO_RECORD = '0198f000-0000-7000-8000-ffffffffffff'

export const nameOf = ({ method, path }: RouteDefinition): string => `${method} ${path}`

const callOf = (route: RouteDefinition, { params = {}, query = {}, body }: Request): Call => {
  const path = route.path.replaceAll(/:(\w+)/g, (_, name: string) => params[name] ?? NO_RECORD)
  const search = new URLSearchParams(query).toString()
  return {
    method: route.method,
    url: search === '' ? path : `${path}?${search}`,
    body: route.method === 'GET' ? '' : JSON.stringify(body ?? {}),
  }
}

let calls = 0

/**
 * One call as one actor, from an address of its own, so that no limit of calls is met.
 *
 * @throws when the route fails instead of answering: a bug is no right of anybody.
 */
export const callAs = async (
  server: FastifyInstance,
  route: RouteDefinition,
  actor: Actor,
  request: Request = {},
) => {
  const call = callOf(route, request)
  calls += 1
  const answer = await server.inject({
    method: call.method,
    url: call.url,
    remoteAddress: `10.${(calls >> 16) & 255}.${(calls >> 8) & 255}.${calls & 255}`,
    headers: {
      accept: route.kind === 'page' ? 'text/html' : 'application/json',
      ...(call.body !== '' && { 'content-type': 'application/json' }),
      ...(route.idempotent === true && { 'idempotency-key': `rights-${calls}` }),
      ...(await actor.headers(call)),
    },
    ...(call.body !== '' && { payload: call.body }),
  })
  if (answer.statusCode >= 500)
    throw new Error(`${nameOf(route)} as ${actor.name}: ${answer.statusCode} ${answer.body}`)
  return answer
}

/** Calls every route as every actor and notes the status. */
export const rightsMatrix = async (
  server: FastifyInstance,
  routes: readonly RouteDefinition[],
  actors: readonly Actor[],
  requests: Requests = {},
): Promise<Matrix> => {
  const lines: [string, Record<string, number>][] = []
  for (const route of routes) {
    const statuses: Record<string, number> = {}
    for (const actor of actors) {
      const answer = await callAs(server, route, actor, requests[route.operationId])
      statuses[actor.name] = answer.statusCode
    }
    lines.push([nameOf(route), statuses])
  }
  return Object.fromEntries(lines.toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

/** The most frequent status becomes `*`, so that a line says what is special about its route. */
export const compact = (matrix: Matrix): Matrix =>
  Object.fromEntries(
    Object.entries(matrix).map(([route, row]) => {
      const counts = new Map<number, number>()
      for (const status of Object.values(row)) counts.set(status, (counts.get(status) ?? 0) + 1)
      const [usual = 0] = [...counts].toSorted(([a, n], [b, m]) => m - n || b - a)[0] ?? []
      const special = Object.entries(row).filter(([, status]) => status !== usual)
      return [route, Object.fromEntries([[EVERYBODY_ELSE, usual], ...special])]
    }),
  )

/** The file as it is kept: one line for each route. */
export const writeMatrix = (matrix: Matrix): string => {
  const lines = Object.entries(compact(matrix)).map(
    ([route, row]) => `  ${JSON.stringify(route)}: ${JSON.stringify(row)}`,
  )
  return `{\n${lines.join(',\n')}\n}\n`
}

/** What differs, in words; a route that only one of the two knows is a difference. */
export const differences = (actual: Matrix, golden: Matrix): readonly string[] =>
  [...new Set([...Object.keys(actual), ...Object.keys(golden)])].flatMap((route) => {
    const [is, should] = [actual[route], golden[route]]
    if (should === undefined) return [`${route} is not in the golden table`]
    if (is === undefined) return [`${route} is in the golden table but not in the program`]
    const actors = new Set([...Object.keys(is), ...Object.keys(should)])
    return [...actors].flatMap((actor) => {
      const status = (row: Readonly<Record<string, number>>) => row[actor] ?? row[EVERYBODY_ELSE]
      if (status(is) === status(should)) return []
      return [`${route} as ${actor}: ${String(status(is))}, golden ${String(status(should))}`]
    })
  })
