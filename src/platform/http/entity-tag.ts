import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'

/** The ETag of a text or of bytes: the same for the same, whichever process answers. */
export const entityTag = (content: string | Uint8Array): string =>
  `"${createHash('sha256').update(content).digest('base64url').slice(0, 27)}"`

/** Whether the caller has this answer already; a weak tag counts, as RFC 9110 says for GET. */
export const holdsTag = (header: string | undefined, tag: string): boolean =>
  header !== undefined &&
  header.split(',').some((one) => one.trim().replace(/^W\//, '') === tag || one.trim() === '*')

/**
 * An answer that hangs on little that is known before it is drawn, such as the versions in force:
 * whoever has it already is told so, and nobody draws it.
 */
export class Tagged<Answer> {
  /** Names all that the answer is made of besides the program; two that differ have two names. */
  readonly of: string
  readonly draw: () => Answer

  constructor(of: string, draw: () => Answer) {
    this.of = of
    this.draw = draw
  }
}

/** Names an answer by what it hangs on, and says whether the caller has it already. */
export const isHeld = (
  request: FastifyRequest,
  reply: FastifyReply,
  answer: Tagged<unknown>,
  edition = '',
): boolean => {
  const tag = entityTag(`${edition} ${request.originalUrl} ${answer.of}`)
  reply.header('etag', tag)
  return holdsTag(request.headers['if-none-match'], tag)
}
