import { uuidv7 } from '#kernel/ids.ts'
import { type Database, sql } from '#platform/db.ts'
import { findSession, openSession, type Realm, SESSION_COOKIES } from '#platform/session.ts'
import {
  registerAgencies,
  registerRegions,
  registerStaff,
  type Role,
  ROLES,
} from '#modules/organisation/index.ts'
import { actingSession } from '../relations.ts'
import type { TestTerminal } from '../terminal.ts'
import type { Actor } from './matrix.ts'

/** To whom the records of the world belong, and a stranger to them. */
export type Scope = 'own' | 'other'
export const SCOPES = ['other', 'own'] as const satisfies readonly Scope[]

/** The organisation that the records of the world belong to, and another one. */
export const ORGANISATIONS = { own: 'library-gz', other: 'museum-sz' } as const

const ROLE_NAMES = Object.keys(ROLES) as Role[]

const text = (name: string) => ({ 'zh-Hans': name, 'zh-Hant': name, en: name, pt: name })

/** A person with nothing but an id and a sign-in. */
export const enterPerson = async (owner: Database, id: string, subject: string): Promise<void> => {
  const nothing = Buffer.from(subject)
  await owner.run(sql`
    insert into person.person (id, name_sealed, name_index, sex, birth_on, region_code,
      registered_at)
    values (${id}, ${nothing}, ${nothing}, 'female', '1990-01-01', '440100', now())`)
  await owner.run(
    sql`insert into person.sign_in_subject (subject, person_id) values (${subject}, ${id})`,
  )
}

/** A province with the two organisations. */
export const enterOrganisations = (db: Database): Promise<void> =>
  db.transaction(async (tx) => {
    await registerRegions(tx, [
      { code: '440000', level: 'province', parentCode: undefined, name: text('广东省') },
      { code: '440100', level: 'city', parentCode: '440000', name: text('广州市') },
      { code: '440300', level: 'city', parentCode: '440000', name: text('深圳市') },
    ])
    await registerAgencies(
      tx,
      (
        [
          [ORGANISATIONS.own, '440100'],
          [ORGANISATIONS.other, '440300'],
        ] as const
      ).map(([code, regionCode]) => ({
        code,
        kind: 'operator',
        regionCode,
        name: text(code),
        unifiedSocialCreditCode: undefined,
      })),
    )
  })

const actorWithSession = async (
  db: Database,
  name: string,
  realm: Realm,
  subjectId: string,
  at: Temporal.Instant,
): Promise<Actor> => {
  const token = await db.transaction((tx) =>
    openSession(tx, { realm, subjectId, authenticatedAt: at, assuranceLevel: 3 }, at),
  )
  const session = await findSession(db, realm, token, at)
  const headers = {
    cookie: `${SESSION_COOKIES[realm]}=${token}`,
    'x-csrf-token': session?.csrfToken ?? '',
  }
  return { name, headers: async () => headers }
}

/** Speaks for a terminal: signs whatever it is asked to send. */
const actorWithTerminal = (name: string, terminal: TestTerminal): Actor => ({
  name,
  headers: async ({ method, url, body }) => ({
    ...terminal.headers(body, undefined, method === 'GET' ? 'GET' : 'POST', url),
  }),
})

/** Somebody who has signed in and acts for the holder of the records. */
export interface ActingAgent {
  readonly name: string
  readonly agentId: string
  readonly personId: string
  readonly relationId: string
}

const actorForHolder = async (
  db: Database,
  agent: ActingAgent,
  at: Temporal.Instant,
): Promise<Actor> => ({
  name: agent.name,
  headers: (await actingSession(db, at, agent)).headers,
})

/** Persons and terminals of the world that act for themselves. */
export interface Scoped {
  readonly personId: string
  readonly terminal: TestTerminal
}

/**
 * Everybody who can ask: nobody in particular, two residents, each role in the organisation of the
 * records and in another, and a terminal of each. Those to whom the records belong come last, then
 * those who act for the holder: what they change, the others have met unchanged.
 */
export const enterActors = async (
  db: Database,
  world: Readonly<Record<Scope, Scoped>> & { readonly agents: readonly ActingAgent[] },
  at: Temporal.Instant,
): Promise<readonly Actor[]> => {
  const actors: Actor[] = [{ name: 'anonymous', headers: async () => ({}) }]
  for (const scope of SCOPES) {
    const { personId, terminal } = world[scope]
    actors.push(await actorWithSession(db, `resident ${scope}`, 'resident', personId, at))
    for (const role of ROLE_NAMES) {
      const [id, name] = [uuidv7(at), `${role} ${scope}`]
      const agencyCode = ORGANISATIONS[scope]
      await db.transaction((tx) =>
        registerStaff(tx, { id, subject: name, agencyCode, displayName: name, roles: [role] }),
      )
      const realm = role === 'developer' ? 'developer' : 'staff'
      actors.push(await actorWithSession(db, name, realm, id, at))
    }
    actors.push(actorWithTerminal(`terminal ${scope}`, terminal))
  }
  for (const agent of world.agents) actors.push(await actorForHolder(db, agent, at))
  return actors
}
