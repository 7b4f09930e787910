import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type Provider from 'oidc-provider'
import { displayOf } from '#platform/http/display.ts'
import { rememberDisplay } from './error-page.ts'
import { IDENTITY_PATH } from './provider.ts'

/**
 * The provider remembers nobody between sign-ins: the page of personas comes every time, and two
 * people can be signed in side by side in one browser, one as resident and one as staff.
 */
const withoutProviderSession = (cookies: string): string =>
  cookies
    .split(';')
    .filter((cookie) => !/^\s*_session(?:\.|=)/.test(cookie))
    .join(';')

/** Tells the provider the address the browser sees, whatever stands in between. */
export const prepare = (request: FastifyRequest, publicUrl: string): void => {
  const { host, protocol } = new URL(publicUrl)
  const { headers } = request.raw
  headers['x-forwarded-host'] = host
  headers['x-forwarded-proto'] = protocol.replace(':', '')
}

/** Hands the provider's own addresses (authorization, token, keys, discovery) to its handler. */
export const mountProvider = async (
  server: FastifyInstance,
  provider: Provider,
  publicUrl: string,
): Promise<void> => {
  const handle = provider.callback()
  await server.register(async (scope) => {
    // The provider reads its bodies itself.
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', (_request, _payload, done) => done(null))
    scope.all(`${IDENTITY_PATH}/*`, async (request: FastifyRequest, reply: FastifyReply) => {
      prepare(request, publicUrl)
      const { raw } = request
      const path = request.url.slice(IDENTITY_PATH.length)
      if (path.startsWith('/auth'))
        raw.headers.cookie = withoutProviderSession(raw.headers.cookie ?? '')
      for (const [name, value] of Object.entries(reply.getHeaders()))
        if (value !== undefined) reply.raw.setHeader(name, value)
      rememberDisplay(raw, displayOf(new Map(), request))
      reply.hijack()
      await handle(Object.assign(raw, { url: path, originalUrl: request.url }), reply.raw)
    })
  })
}
