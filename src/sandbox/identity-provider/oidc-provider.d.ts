/** The parts of `oidc-provider` that the sandbox uses; the package brings no types of its own. */
declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http'

  interface Interaction {
    readonly uid: string
    readonly prompt: { readonly name: string; readonly reasons: readonly string[] }
    readonly params: Readonly<Record<string, unknown>>
  }

  interface Grant {
    addOIDCScope(scope: string): void
    save(): Promise<string>
  }

  interface Context {
    type: string
    body: string
    readonly req: IncomingMessage
    readonly oidc: {
      readonly provider: Provider
      readonly client: { readonly clientId: string }
      readonly session: { readonly accountId?: string }
    }
  }

  type InteractionResult =
    | { readonly login: { readonly accountId: string; readonly acr: string } }
    | { readonly error: string; readonly error_description: string }

  export default class Provider {
    constructor(issuer: string, configuration: Readonly<Record<string, unknown>>)
    /** Believe `X-Forwarded-*`. */
    proxy: boolean
    readonly Grant: new (of: {
      readonly accountId: string | undefined
      readonly clientId: string
    }) => Grant
    callback(): (request: IncomingMessage, response: ServerResponse) => Promise<void>
    interactionDetails(request: IncomingMessage, response: ServerResponse): Promise<Interaction>
    /** Stores the result and answers where the browser goes on. */
    interactionResult(
      request: IncomingMessage,
      response: ServerResponse,
      result: InteractionResult,
    ): Promise<string>
  }
  export type { Context, Interaction }
}
