import type { Realm } from '#platform/session.ts'

/** 演示人物: somebody to sign in as, with a story that says what can be seen through them. */
export interface Persona {
  /** Subject at the identity provider. */
  readonly sub: string
  readonly name: string
  readonly story: { readonly zh: string; readonly en: string }
  readonly realm: Realm
}
