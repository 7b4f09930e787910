import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type Provider from 'oidc-provider'
import type { Interaction } from 'oidc-provider'
import { z } from 'zod'
import { displayOf } from '#platform/http/display.ts'
import { problem } from '#platform/http/problem.ts'
import { acrOf, assuranceOf } from '#platform/oidc/assurance.ts'
import type { Realm } from '#platform/session.ts'
import { isLanguage } from '#ui/i18n/language.ts'
import { prepare } from './mount.ts'
import { personaPage } from './persona-page.ts'
import { IDENTITY_PATH, type IdentityProviderOptions } from './provider.ts'

const Answer = z.union([
  z.object({ cancel: z.literal('1') }),
  z.object({ sub: z.string(), cancel: z.undefined().optional() }),
])

const REALMS: readonly Realm[] = ['resident', 'staff', 'developer']

const realmOf = ({ params }: Interaction): Realm =>
  REALMS.find((realm) => realm === params['realm']) ?? 'resident'

/** Whatever level is asked for, the sandbox grants: it believes everybody. */
const levelAsked = ({ params }: Interaction): number =>
  Math.max(2, assuranceOf(params['acr_values']))

const isStepUp = ({ params }: Interaction): boolean =>
  String(params['prompt']).split(' ').includes('login')

/** The two steps a browser takes at the provider: sees the personas, chooses one. */
export const registerInteraction = (
  server: FastifyInstance,
  provider: Provider,
  { personas, publicUrl }: IdentityProviderOptions,
): void => {
  const path = `${IDENTITY_PATH}/interaction/:uid`

  const underWay = async (request: FastifyRequest, reply: FastifyReply): Promise<Interaction> => {
    prepare(request, publicUrl)
    try {
      return await provider.interactionDetails(request.raw, reply.raw)
    } catch {
      throw problem(403, 'SIGN_IN_EXPIRED', 'This sign-in took too long. Begin again.')
    }
  }

  server.get(path, async (request, reply) => {
    const interaction = await underWay(request, reply)
    const realm = realmOf(interaction)
    const display = displayOf(new Map(), request)
    const asked = interaction.params['ui_locales']
    const { by } = request.query as { by?: unknown }
    const markup = personaPage({
      // The language of the page people come from, until they choose another one here.
      language: by !== 'settings' && isLanguage(asked) ? asked : display.language,
      display,
      realm,
      stepUp: isStepUp(interaction),
      path: `${IDENTITY_PATH}/interaction/${interaction.uid}`,
      personas: personas.filter((persona) => persona.realm === realm),
    })
    reply.header('cache-control', 'no-store').type('text/html; charset=utf-8')
    return markup.toString()
  })

  server.post(path, async (request, reply) => {
    const interaction = await underWay(request, reply)
    const answer = Answer.safeParse(request.body)
    if (!answer.success) throw problem(422, 'REQUEST_INVALID', 'Choose a persona.')
    const finish = async (result: Parameters<Provider['interactionResult']>[2]) =>
      reply.redirect(await provider.interactionResult(request.raw, reply.raw, result), 303)
    if (answer.data.cancel !== undefined)
      return finish({ error: 'access_denied', error_description: 'cancelled by the person' })
    const { sub } = answer.data
    const realm = realmOf(interaction)
    if (!personas.some((persona) => persona.sub === sub && persona.realm === realm))
      throw problem(422, 'REQUEST_INVALID', 'Choose a persona of this list.')
    return finish({ login: { accountId: sub, acr: acrOf(levelAsked(interaction)) } })
  })
}
