import { type Decision, grant, refuse } from '#kernel/decision.ts'
import { uuidv7 } from '#kernel/ids.ts'
import type { CatalogueSnapshot } from '#modules/catalogue/index.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { KeyRing } from '#platform/crypto/keys.ts'
import type { Database } from '#platform/db.ts'
import { keyedDigestHex, newTicket } from './secrets.ts'
import { insertTicket } from './store-terminal.ts'
import { TICKET_MINUTES } from './terminal.ts'

export interface IssueTicket {
  readonly staffId: string
  /** Of the staff; the place must be this organisation's own. */
  readonly organisationCode: string
  readonly placeId: string
  readonly label: string
  readonly sceneCodes: readonly string[]
  /** Highest assurance the terminal's hardware and staff can vouch for, 1 to 4. */
  readonly highestAssurance: number
}

export type TicketRefusal = 'SCENE_NOT_AT_PLACE'

export interface IssuedTicket {
  /** Eight characters, shown once. */
  readonly ticket: string
  readonly expiresAt: Temporal.Instant
}

/**
 * 终端启用码: a one-time ticket with which a terminal is activated at a place (Art. 18).
 *
 * @returns `undefined` when the organisation runs no such place.
 */
export const issueTicket = async (
  { db, keys }: { readonly db: Database; readonly keys: KeyRing },
  context: ActionContext,
  catalogue: CatalogueSnapshot,
  input: IssueTicket,
): Promise<Decision<IssuedTicket, TicketRefusal> | undefined> => {
  const place = catalogue.place(input.placeId)
  if (place === undefined || place.operatorAgency !== input.organisationCode) return undefined
  const offered = input.sceneCodes.every(
    (code) =>
      place.sceneCodes.includes(code) && catalogue.scene(code, place.cityCode) !== undefined,
  )
  const decision: Decision<undefined, TicketRefusal> =
    offered && input.sceneCodes.length > 0
      ? grant('YKT-18', undefined)
      : refuse('YKT-8', 'SCENE_NOT_AT_PLACE', ['chooseScene'])
  const ticket = newTicket()
  const expiresAt = context.at.add({ minutes: TICKET_MINUTES })
  return db.transaction(async (tx) => {
    await audit(tx, context, {
      action: 'verification.issueTicket',
      subjectKind: 'ticket',
      subjectId: uuidv7(context.at),
      decision,
      detail: { placeId: input.placeId },
    })
    if (!decision.granted) return decision
    await insertTicket(tx, keyedDigestHex(keys, 'ticket', ticket), input, {
      by: input.staffId,
      at: context.at,
      until: expiresAt,
    })
    return grant(decision.basis, { ticket, expiresAt })
  })
}
