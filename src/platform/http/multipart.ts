import type { FastifyInstance, FastifyRequest } from 'fastify'
import { atMost, collect, TooManyBytes } from '../byte-stream.ts'
import { problem } from './problem.ts'
import { readUpload } from './upload.ts'

/**
 * The fields of a form that sends files: text as text, a file as its bytes. The runtime's own
 * reader does it.
 *
 * @throws {ProblemError} 400 FORM_MALFORMED.
 */
export const readMultipart = async (
  contentType: string,
  body: Uint8Array<ArrayBuffer>,
): Promise<Readonly<Record<string, string | Uint8Array>>> => {
  const form = await new Response(body, { headers: { 'content-type': contentType } })
    .formData()
    .catch(() => {
      throw problem(400, 'FORM_MALFORMED', 'The form with its file is not well-formed.')
    })
  const fields: Record<string, string | Uint8Array> = {}
  for (const [name, value] of form)
    fields[name] = typeof value === 'string' ? value : new Uint8Array(await value.arrayBuffer())
  return fields
}

const readWhole = async (request: FastifyRequest, body: AsyncIterable<Uint8Array>) => {
  const { bodyLimit } = request.routeOptions
  const bytes = await collect(atMost(body, bodyLimit ?? 0)).catch((error: unknown) => {
    if (!(error instanceof TooManyBytes)) throw error
    throw problem(413, 'BODY_TOO_LARGE', 'The form with its file is larger than allowed here.')
  })
  return readMultipart(request.headers['content-type'] ?? '', new Uint8Array(bytes))
}

/**
 * Lets forms send files, as much as the limit of each route allows. A route for uploads gets its
 * file as a stream; the others have theirs whole.
 */
export const acceptMultipart = (server: FastifyInstance): void => {
  server.addContentTypeParser(
    'multipart/form-data',
    async (request: FastifyRequest, body: AsyncIterable<Uint8Array>) =>
      (request.routeOptions.config as { readonly upload?: boolean }).upload === true
        ? readUpload(request.headers['content-type'] ?? '', body)
        : readWhole(request, body),
  )
}
