import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { notFound } from '#platform/http/problem.ts'
import { read, SANDBOX_PATH, send, sendPage, ShortText, wantsPage } from '../world/http.ts'
import type { Timers } from '../world/timers.ts'
import type { Department } from './department.ts'
import { departmentMain } from './page.ts'

export const DEPARTMENTS_PATH = `${SANDBOX_PATH}/departments`

const Params = z.object({ code: ShortText })
const SHOWN = 50

/** Where events for a department of the sandbox are posted. */
export const departmentWebhook = (code: string): string => `${DEPARTMENTS_PATH}/${code}/webhooks`

/** The receivers of the departments, and the pages on which people see what came. */
export const registerDepartments = async (
  server: FastifyInstance,
  departments: ReadonlyMap<string, Department>,
  timers: Timers,
): Promise<void> => {
  const departmentOf = (params: unknown): Department => {
    const found = departments.get(read(Params, params).code)
    if (found === undefined) throw notFound()
    return found
  }
  await server.register(async (scope) => {
    // As the text that came: a signature is over its bytes.
    scope.addContentTypeParser(
      'application/cloudevents+json',
      { parseAs: 'string' },
      async (_request: unknown, body: string | Buffer) => body.toString(),
    )
    scope.post(`${DEPARTMENTS_PATH}/:code/webhooks`, async (request, reply) => {
      const headers = Object.fromEntries(
        Object.entries(request.headers).map(([name, value]) => [name, value?.toString()]),
      )
      const body = typeof request.body === 'string' ? request.body : ''
      return send(timers, reply, departmentOf(request.params).take(headers, body))
    })
    scope.get(`${DEPARTMENTS_PATH}/:code`, async (request, reply) => {
      const department = departmentOf(request.params)
      const events = department.events(SHOWN)
      if (!wantsPage(request)) return { events }
      const { identity } = department
      return sendPage(request, reply, {
        title: identity.name,
        path: `${DEPARTMENTS_PATH}/${identity.code}`,
        main: departmentMain(identity, events),
      })
    })
  })
}
