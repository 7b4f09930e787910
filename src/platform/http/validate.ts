import type { FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { type FieldProblem, ProblemError } from './problem.ts'
import type { RouteDefinition } from './route.ts'

const toPointer = (part: string, path: readonly PropertyKey[]): string =>
  `/${[...(part === 'body' ? [] : [part]), ...path.map(String)].join('/')}`

const issuesOf = (part: string, error: z.ZodError): FieldProblem[] =>
  error.issues.flatMap((issue) => {
    const { code } = issue
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({
        pointer: toPointer(part, [...issue.path, key]),
        code,
        message: 'is not a member of this request',
      }))
    return [{ pointer: toPointer(part, issue.path), code, message: issue.message }]
  })

/**
 * Params, query and body as their schemas read them.
 *
 * @throws {ProblemError} 422 REQUEST_INVALID with every member that is wrong, not only the first.
 */
export const validate = (route: RouteDefinition, request: FastifyRequest) => {
  const errors: FieldProblem[] = []
  const check = (part: 'params' | 'query' | 'body', value: unknown): unknown => {
    const schema = route[part]
    if (schema === undefined) return undefined
    const result = schema.safeParse(value)
    if (result.success) return result.data
    errors.push(...issuesOf(part, result.error))
    return undefined
  }
  const parsed = {
    params: check('params', request.params),
    query: check('query', request.query),
    body: check('body', request.body),
  }
  if (errors.length > 0)
    throw new ProblemError({
      status: 422,
      code: 'REQUEST_INVALID',
      detail: 'Some members of the request are wrong; each is listed.',
      errors,
    })
  return parsed
}

/** The answer with exactly the declared members (V5); an undeclared one is a bug. */
export const closed = (route: RouteDefinition, answer: unknown): unknown =>
  route.response === undefined ? undefined : route.response.parse(answer)
