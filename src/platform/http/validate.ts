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

/** The database cannot hold U+0000, and no text of a person has it. */
const NUL = String.fromCodePoint(0)

/** Whether U+0000 stands in what a schema read, at any depth, decoded members included. */
const hasNul = (value: unknown): boolean => {
  if (typeof value === 'string') return value.includes(NUL)
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return false
  if (Array.isArray(value)) return value.some(hasNul)
  for (const key of Object.keys(value))
    if (key.includes(NUL) || hasNul((value as Record<string, unknown>)[key])) return true
  return false
}

/** Where it stands. */
const nulIn = (value: unknown, path: readonly string[]): (readonly string[])[] => {
  if (typeof value === 'string') return value.includes(NUL) ? [path] : []
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return []
  return Object.entries(value).flatMap(([key, member]) =>
    key.includes(NUL) ? [path] : nulIn(member, [...path, key]),
  )
}

const nulProblem = (pointer: string): FieldProblem => ({
  pointer,
  code: 'nul_character',
  message: 'must not contain the character U+0000',
})

/**
 * Params, query and body as their schemas read them.
 *
 * @throws {ProblemError} 422 REQUEST_INVALID with every member that is wrong, not only the first.
 */
export const validate = (route: RouteDefinition, request: FastifyRequest) => {
  const errors: FieldProblem[] = []
  const check = (part: 'params' | 'query' | 'body' | 'headers', value: unknown): unknown => {
    const schema = route[part]
    if (schema === undefined) return undefined
    const result = schema.safeParse(value)
    if (!result.success) errors.push(...issuesOf(part, result.error))
    else if (hasNul(result.data))
      errors.push(...nulIn(result.data, []).map((path) => nulProblem(toPointer(part, path))))
    return result.data
  }
  const parsed = {
    params: check('params', request.params),
    query: check('query', request.query),
    body: route.streamed === true ? request.body : check('body', request.body),
    headers: check('headers', request.headers),
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
