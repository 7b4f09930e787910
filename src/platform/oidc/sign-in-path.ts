import type { Realm } from '../session.ts'

/** Where somebody signs in and then goes on to `returnTo`. */
export const signInPath = (realm: Realm, returnTo: string): string =>
  `/sign-in/${realm}?${new URLSearchParams({ return: returnTo }).toString()}`

/**
 * Where somebody who is signed in shows once more who they are, before an act that asks for it
 * (`isFresh` of the session said no).
 */
export const stepUpPath = (realm: Realm, returnTo: string): string =>
  `/sign-in/${realm}?${new URLSearchParams({ 'step-up': '1', return: returnTo }).toString()}`
