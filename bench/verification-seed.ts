import { randomBytes } from 'node:crypto'
import { uuidv7 } from '#kernel/ids.ts'
import type { KeyRing } from '#platform/crypto/keys.ts'
import { seal } from '#platform/crypto/sealing.ts'
import type { Database } from '#platform/db.ts'
import { LIBRARY, publishCatalogue } from '#test/verification-catalogue.ts'
import type { BenchTerminal } from './verification-load.ts'

const idOf = (kind: 'a' | 'c', n: string): string =>
  `('0199${kind.repeat(4)}-0000-7000-8000-' || lpad(to_hex(${n}), 12, '0'))::uuid`

/** Enters holders and cards from one number to another, the last included. */
export const enterHolders = async (owner: Database, from: number, until: number): Promise<void> => {
  await owner.pool.query(
    `insert into person.person (id, name_sealed, name_index, sex, birth_on, region_code,
       registered_at)
     select ${idOf('a', 'n')}, decode(md5(n::text), 'hex'), decode(md5(n::text), 'hex'), 'female',
            date '1940-01-01' + n % 28000, '440106', now()
       from generate_series($1::int, $2::int) n`,
    [from, until],
  )
  await owner.pool.query(
    `insert into card.card (id, person_id, issuing_region, card_number, card_identifier, bank_code,
       status, bank_status)
     select ${idOf('c', 'n')}, ${idOf('a', 'n')}, '440100', 'A' || lpad(n::text, 8, '0'),
            '440100D156000005' || lpad(n::text, 16, '0'), '102', 'normal', 'active'
       from generate_series($1::int, $2::int) n`,
    [from, until],
  )
  await owner.pool.query('vacuum analyze person.person')
  await owner.pool.query('vacuum analyze card.card')
  await owner.pool.query('checkpoint')
}

/** The small catalogue of the tests and terminals at its library, each with a session. */
export const enterTerminals = async (
  owner: Database,
  keys: KeyRing,
  count: number,
): Promise<BenchTerminal[]> => {
  await publishCatalogue(owner)
  const at = Temporal.Now.instant()
  const terminals: BenchTerminal[] = []
  for (let i = 0; i < count; i += 1) {
    const [id, session] = [uuidv7(at), uuidv7(at)]
    const key = randomBytes(32).toString('base64url')
    const binding = { column: 'verification.terminal_session.key_sealed', rowId: session }
    await owner.pool.query(
      `insert into verification.terminal (id, place_id, organisation_code, label, scene_codes,
         public_key, highest_assurance, status, activated_at)
       values ($1, $2, $3, 'bench', $4, '\\x04', 2, 'active', $5)`,
      [id, LIBRARY.id, LIBRARY.operatorAgency, LIBRARY.sceneCodes, at.toString()],
    )
    await owner.pool.query(
      `insert into verification.terminal_session
         (id, terminal_id, key_sealed, agreed_at, expires_at)
       values ($1, $2, $3, $4, $5)`,
      [session, id, seal(keys, binding, key), at.toString(), at.add({ hours: 12 }).toString()],
    )
    terminals.push({ session, key })
  }
  return terminals
}
