import { z } from 'zod'
import { arrayText } from '#platform/copy.ts'
import { bytes, plainDate, sql, type Transaction } from '#platform/db.ts'
import { deceasedPersons, namedPersons, registeredIdentities } from '#modules/person/index.ts'
import { type Found, type Match, matchOf } from './number-list.ts'

// Each question has its values at hand, so that each goes by its index whatever the tables hold.

const Asked = z.object({
  row: z.number(),
  identity_index: bytes.nullable(),
  name_index: bytes.nullable(),
  birth_on: plainDate.nullable(),
})
type Asked = z.output<typeof Asked>

const keyOf = (index: Uint8Array): string => Buffer.from(index).toString('base64')
const namedKey = (name: Uint8Array, birthOn: Temporal.PlainDate): string =>
  `${keyOf(name)}/${birthOn.toString()}`

/** Whom the register has under the documents of some rows, the dead left out. */
const byDocument = async (tx: Transaction, rows: readonly Asked[]) => {
  const indexes = rows.flatMap(({ identity_index: index }) => (index === null ? [] : [index]))
  const found = await tx.many(
    z.object({ identity_index: bytes, person_id: z.string(), name_index: bytes }),
    sql`select i.identity_index, i.person_id, i.name_index from (${registeredIdentities()}) i
         where i.identity_index = any(${arrayText(indexes)}::bytea[])`,
  )
  const ids = found.map(({ person_id: id }) => id)
  const dead = await tx.many(
    z.object({ person_id: z.string() }),
    sql`select d.person_id from (${deceasedPersons()}) d
         where d.person_id = any(${arrayText(ids)}::uuid[])`,
  )
  const gone = new Set(dead.map(({ person_id: id }) => id))
  return new Map(
    found
      .filter(({ person_id: id }) => !gone.has(id))
      .map((one) => [keyOf(one.identity_index), one] as const),
  )
}

/** Whom it has by name and day of birth, for rows that name no document. */
const byName = async (tx: Transaction, rows: readonly Asked[]) => {
  const pairs = new Map(
    rows.flatMap(({ identity_index: identity, name_index: name, birth_on: birthOn }) =>
      identity !== null || name === null || birthOn === null
        ? []
        : [[namedKey(name, birthOn), { name, birthOn }] as const],
    ),
  )
  const wanted = [...pairs.values()]
  const found = await tx.many(
    z.object({ name_index: bytes, birth_on: plainDate, person_id: z.string() }),
    sql`select n.name_index, n.birth_on, n.person_id
          from unnest(${arrayText(wanted.map(({ name }) => name))}::bytea[],
                 ${arrayText(wanted.map(({ birthOn }) => birthOn.toString()))}::date[])
                 as w (name_index, birth_on)
          join (${namedPersons()}) n using (name_index, birth_on)`,
  )
  return Map.groupBy(found, (one) => namedKey(one.name_index, one.birth_on))
}

/** What the register answered of one row. */
const foundOf = (
  { identity_index: identity, name_index: name, birth_on: birthOn }: Asked,
  documents: Awaited<ReturnType<typeof byDocument>>,
  names: Awaited<ReturnType<typeof byName>>,
): Found => {
  if (identity !== null) {
    const one = documents.get(keyOf(identity))
    if (one === undefined) return { by: 'document', personIds: [], nameDiffers: false }
    const nameDiffers = name !== null && keyOf(name) !== keyOf(one.name_index)
    return { by: 'document', personIds: [one.person_id], nameDiffers }
  }
  const people = name === null || birthOn === null ? [] : (names.get(namedKey(name, birthOn)) ?? [])
  return { by: 'name', personIds: people.map(({ person_id: id }) => id), nameDiffers: false }
}

const saveMatches = (
  tx: Transaction,
  listId: string,
  matches: readonly {
    readonly row: number
    readonly match: Match
    readonly personId: string | undefined
  }[],
): Promise<number> =>
  tx.run(sql`
    update credential.number_row r set match = m.match, person_id = m.person_id
      from unnest(${arrayText(matches.map(({ row }) => row))}::integer[],
             ${arrayText(matches.map(({ match }) => match))}::text[],
             ${arrayText(matches.map(({ personId }) => personId))}::uuid[])
             as m (row, match, person_id)
     where r.list_id = ${listId} and r.row = m.row`)

/**
 * Asks the register who the next rows are, by blind indexes alone.
 *
 * @returns how many were asked about.
 */
export const matchRows = async (tx: Transaction, listId: string, most: number): Promise<number> => {
  const rows = await tx.many(
    Asked,
    sql`select row, identity_index, name_index, birth_on from credential.number_row
         where list_id = ${listId} and match is null order by row limit ${most}`,
  )
  if (rows.length === 0) return 0
  const documents = await byDocument(tx, rows)
  const names = await byName(tx, rows)
  const matches = rows.map((one) => {
    const { match, personId } = matchOf(foundOf(one, documents, names))
    return { row: one.row, match, personId }
  })
  return saveMatches(tx, listId, matches)
}
