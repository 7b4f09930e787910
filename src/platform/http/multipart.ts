import type { FastifyInstance, FastifyRequest } from 'fastify'
import { problem } from './problem.ts'

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

/** Lets forms send files, as much as the limit of each route allows. */
export const acceptMultipart = (server: FastifyInstance): void => {
  server.addContentTypeParser(
    'multipart/form-data',
    { parseAs: 'buffer' },
    async (request: FastifyRequest, body: Buffer) =>
      readMultipart(request.headers['content-type'] ?? '', new Uint8Array(body)),
  )
}
