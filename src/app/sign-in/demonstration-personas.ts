import type { Persona } from '#sandbox/identity-provider/index.ts'
import { NEWCOMERS } from '../seed/data/newcomers.ts'
import { PERSONAS } from '../seed/data/personas.ts'
import { STAFF } from '../seed/data/staff.ts'

/** Everybody of the demonstration whom one can sign in as, each at their own door. */
export const demonstrationPersonas = (): Persona[] => [
  ...[...PERSONAS, ...NEWCOMERS].map(({ sub, name, story }) => ({
    sub,
    name,
    story,
    realm: 'resident' as const,
  })),
  ...STAFF.map(({ sub, name, story, roles }) => ({
    sub,
    name,
    story,
    realm: roles.includes('developer') ? ('developer' as const) : ('staff' as const),
  })),
]
