import type { FastifyInstance } from 'fastify'
import { registerInteraction } from './interaction.ts'
import { mountProvider } from './mount.ts'
import { createProvider, type IdentityProviderOptions } from './provider.ts'

export type { Persona } from './persona.ts'
export { type IdentityProviderOptions, issuerOf } from './provider.ts'

/**
 * Lets the sandbox play the provincial identity service inside the server; call it before the
 * server listens.
 *
 * @throws in production.
 */
export const registerIdentityProvider = async (
  server: FastifyInstance,
  options: IdentityProviderOptions,
): Promise<void> => {
  const provider = await createProvider(options)
  registerInteraction(server, provider, options)
  await mountProvider(server, provider, options.publicUrl)
}
