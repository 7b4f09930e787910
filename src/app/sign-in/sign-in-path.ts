import type { AccessRule } from '#platform/http/route.ts'
import { signInPath } from '#platform/oidc/sign-in-path.ts'

/** Where somebody signs in whom a rule turned away; terminals have no page to sign in on. */
export const signInPathOf = (rule: AccessRule, returnTo: string): string =>
  signInPath(rule.kind === 'staff' || rule.kind === 'developer' ? rule.kind : 'resident', returnTo)
