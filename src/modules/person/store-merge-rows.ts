import { sql, type Transaction } from '#platform/db.ts'

/** The entry that is given up, the one that stays, and the merge that says so. */
export interface MovedBetween {
  readonly mergeId: string
  readonly fromId: string
  readonly intoId: string
}

/** Writes down every row that is about to move, before any of them does. */
const noteMoves = async (tx: Transaction, { mergeId, fromId }: MovedBetween): Promise<void> => {
  await tx.run(sql`
    insert into person.merge_move (merge_id, kind, row_key, was_primary)
    select ${mergeId}::uuid, 'identity', encode(identity_index, 'hex'), false
      from person.identity_locator where person_id = ${fromId}
    union all
    select ${mergeId}::uuid, 'document', id::text, primary_identity
      from person.document where person_id = ${fromId}
    union all
    select ${mergeId}::uuid, 'subject', subject, false
      from person.sign_in_subject where person_id = ${fromId}
    union all
    select ${mergeId}::uuid, 'relationPerson', id::text, false
      from person.relation where person_id = ${fromId} and status <> 'ended'
    union all
    select ${mergeId}::uuid, 'relationAgent', id::text, false
      from person.relation where agent_id = ${fromId} and status <> 'ended'`)
}

/**
 * Moves identities, documents, sign-ins and live relations to the surviving entry, whose own
 * document stays the primary one, and makes the old id lead there.
 */
export const moveRows = async (tx: Transaction, between: MovedBetween): Promise<void> => {
  const { mergeId, fromId, intoId } = between
  await noteMoves(tx, between)
  await tx.run(sql`
    update person.identity_locator set person_id = ${intoId} where person_id = ${fromId}`)
  await tx.run(sql`
    update person.document set person_id = ${intoId}, primary_identity = false
     where person_id = ${fromId}`)
  await tx.run(sql`
    update person.sign_in_subject set person_id = ${intoId} where person_id = ${fromId}`)
  await tx.run(sql`
    update person.relation set person_id = ${intoId}
     where person_id = ${fromId} and status <> 'ended'`)
  await tx.run(sql`
    update person.relation set agent_id = ${intoId}
     where agent_id = ${fromId} and status <> 'ended'`)
  await tx.run(sql`
    insert into person.alias (from_id, into_id, merge_id)
    values (${fromId}, ${intoId}, ${mergeId})`)
}

const movedKeys = (mergeId: string, kind: string) =>
  sql`select row_key from person.merge_move where merge_id = ${mergeId} and kind = ${kind}`

/** Moves exactly those rows back; what came after the merge stays where it is. */
export const restoreRows = async (tx: Transaction, between: MovedBetween): Promise<void> => {
  const { mergeId, fromId, intoId } = between
  await tx.run(sql`
    update person.identity_locator set person_id = ${fromId}
     where person_id = ${intoId}
       and encode(identity_index, 'hex') in (${movedKeys(mergeId, 'identity')})`)
  await tx.run(sql`
    update person.document d set person_id = ${fromId}, primary_identity = m.was_primary
      from person.merge_move m
     where m.merge_id = ${mergeId} and m.kind = 'document' and d.id = m.row_key::uuid
       and d.person_id = ${intoId}`)
  await tx.run(sql`
    update person.sign_in_subject set person_id = ${fromId}
     where person_id = ${intoId} and subject in (${movedKeys(mergeId, 'subject')})`)
  await tx.run(sql`
    update person.relation set person_id = ${fromId}
     where person_id = ${intoId} and id::text in (${movedKeys(mergeId, 'relationPerson')})`)
  await tx.run(sql`
    update person.relation set agent_id = ${fromId}
     where agent_id = ${intoId} and id::text in (${movedKeys(mergeId, 'relationAgent')})`)
  await tx.run(sql`delete from person.alias where merge_id = ${mergeId}`)
}
