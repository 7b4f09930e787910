import { execFile, execFileSync } from 'node:child_process'
import { globSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** The pgbench of the system, or `undefined`. */
export const findPgbench = (): string | undefined => {
  const newest = globSync('/usr/lib/postgresql/*/bin/pgbench').sort().at(-1)
  for (const program of ['pgbench', ...(newest === undefined ? [] : [newest])])
    try {
      execFileSync(program, ['--version'])
      return program
    } catch {
      continue
    }
  return undefined
}

// What the gateway does for a chip, as one prepared statement: the card by its number, its holder,
// what departments say of them, one durable usage row. Each client is a terminal that counts on.
const SCRIPT = `
\\set n random(1, :cards)
\\set counter :counter + 1
with shown as (
  select c.id, c.person_id, c.issuing_region, c.card_number, c.card_identifier, c.status,
         c.bank_status, p.birth_on, p.sex, p.died_on, p.codes_valid_from,
         p.name_sealed, p.social_security_number_sealed,
         array(select e.kind from entitlement.entitlement e
                where e.person_id = p.id and e.valid_from <= current_date
                  and (e.valid_until is null or e.valid_until > current_date)
                  and (e.revoked_at is null or e.revoked_at > now())) as kinds
    from card.card c join person.person p on p.id = c.person_id
   where c.issuing_region = '440100' and c.card_number = 'A' || lpad(:n::text, 8, '0')
)
insert into verification.usage (id, at, terminal_id, counter, request_digest, organisation_code,
  place_id, scene_code, channel, outcome, assurance_level, person_id, card_id, fields,
  concession_rule, basis)
select uuidv7(), now(),
       ('0199dddd-' || lpad(:run::text, 4, '0') || '-7000-8000-' ||
         lpad(:client_id::text, 12, '0'))::uuid,
       :counter, sha256(card_number::bytea), 'GZ-LIBRARY',
       '0199bbbb-0000-7000-8000-000000000001'::uuid, 'GD-WH-001', 'chip',
       case when status = 'normal' then 'granted' else 'CARD_LOST' end, 2, person_id, id,
       '{token,concession}', 'libraryDeposit-holders', 'YKT-12'
  from shown
returning outcome;
`

let runs = 0

export interface PgbenchRun {
  readonly script: string
  readonly clients: number
  readonly seconds: number
  readonly variables?: Readonly<Record<string, number>>
}

/** How often a second a script is run through with so many clients. */
export const runPgbench = async (
  program: string,
  url: string,
  { script: text, clients, seconds, variables = {} }: PgbenchRun,
): Promise<number> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'ykt-pgbench-'))
  const script = path.join(folder, 'script.sql')
  try {
    await writeFile(script, text)
    const how = `-n -M prepared -c ${clients} -j 2 -T ${seconds}`
    const defined = Object.entries(variables).flatMap(([name, value]) => ['-D', `${name}=${value}`])
    // Command lines can be seen by everybody on the machine: the password is not among it.
    const target = new URL(url)
    const env = { ...process.env, PGPASSWORD: decodeURIComponent(target.password) }
    target.password = ''
    const words = [...how.split(' '), ...defined, '-f', script, target.toString()]
    const { stdout } = await run(program, words, { env })
    const tps = /tps = ([\d.]+)/.exec(stdout)?.[1]
    if (tps === undefined) throw new Error(`pgbench answered: ${stdout}`)
    return Number(tps)
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** Transactions per second of the gateway's statement with so many clients. */
export const pgbench = (
  program: string,
  url: string,
  { clients, seconds, cards }: { clients: number; seconds: number; cards: number },
): Promise<number> => {
  runs += 1
  const variables = { cards, counter: 0, run: runs }
  return runPgbench(program, url, { script: SCRIPT, clients, seconds, variables })
}
