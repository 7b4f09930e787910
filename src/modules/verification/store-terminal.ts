import { z } from 'zod'
import { bytes, type Handle, instant, sql, type Transaction } from '#platform/db.ts'
import { TERMINAL_STATUSES, type TerminalStatus } from './terminal.ts'

/** 一次性启用码, as it is stored. */
export interface Ticket {
  readonly placeId: string
  readonly organisationCode: string
  readonly label: string
  readonly sceneCodes: readonly string[]
  readonly highestAssurance: number
}

/** 终端, activated with a device key at one place. */
export interface Terminal extends Ticket {
  readonly id: string
  readonly publicKey: Uint8Array
  readonly status: TerminalStatus
  readonly activatedAt: Temporal.Instant
  readonly endedAt: Temporal.Instant | undefined
}

const TicketRow = z.object({
  place_id: z.string(),
  organisation_code: z.string(),
  label: z.string(),
  scene_codes: z.array(z.string()),
  highest_assurance: z.number(),
})

const TerminalRow = TicketRow.extend({
  id: z.string(),
  public_key: bytes,
  status: z.enum(TERMINAL_STATUSES),
  activated_at: instant,
  ended_at: instant.nullable(),
})

const toTicket = (row: z.output<typeof TicketRow>): Ticket => ({
  placeId: row.place_id,
  organisationCode: row.organisation_code,
  label: row.label,
  sceneCodes: row.scene_codes,
  highestAssurance: row.highest_assurance,
})

const toTerminal = (row: z.output<typeof TerminalRow>): Terminal => ({
  ...toTicket(row),
  id: row.id,
  publicKey: row.public_key,
  status: row.status,
  activatedAt: row.activated_at,
  endedAt: row.ended_at ?? undefined,
})

export const insertTicket = async (
  tx: Transaction,
  digest: string,
  ticket: Ticket,
  issue: { readonly by: string; readonly at: Temporal.Instant; readonly until: Temporal.Instant },
): Promise<void> => {
  await tx.run(sql`
    insert into verification.terminal_ticket (code_digest, place_id, organisation_code, label,
      scene_codes, highest_assurance, issued_by, issued_at, expires_at)
    values (decode(${digest}, 'hex'), ${ticket.placeId}, ${ticket.organisationCode},
      ${ticket.label}, ${ticket.sceneCodes}, ${ticket.highestAssurance}, ${issue.by}, ${issue.at},
      ${issue.until})`)
}

/** Takes a live ticket for good; `undefined` when it is unknown, used or too old. */
export const takeTicket = async (
  tx: Transaction,
  digest: string,
  at: Temporal.Instant,
): Promise<Ticket | undefined> => {
  const row = await tx.maybeOne(
    TicketRow,
    sql`
    update verification.terminal_ticket set used_at = ${at}
     where code_digest = decode(${digest}, 'hex') and used_at is null and expires_at > ${at}
    returning place_id, organisation_code, label, scene_codes, highest_assurance`,
  )
  return row === undefined ? undefined : toTicket(row)
}

export const insertTerminal = async (tx: Transaction, terminal: Terminal): Promise<void> => {
  await tx.run(sql`
    insert into verification.terminal (id, place_id, organisation_code, label, scene_codes,
      public_key, highest_assurance, status, activated_at)
    values (${terminal.id}, ${terminal.placeId}, ${terminal.organisationCode}, ${terminal.label},
      ${terminal.sceneCodes}, ${terminal.publicKey}, ${terminal.highestAssurance},
      ${terminal.status}, ${terminal.activatedAt})`)
}

export const findTerminal = async (handle: Handle, id: string): Promise<Terminal | undefined> => {
  const row = await handle.maybeOne(
    TerminalRow,
    sql`
    select id, place_id, organisation_code, label, scene_codes, public_key, highest_assurance,
           status, activated_at, ended_at
      from verification.terminal where id = ${id}`,
  )
  return row === undefined ? undefined : toTerminal(row)
}

/** Terminals of an organisation, the newest first. */
export const terminalsOf = async (
  handle: Handle,
  organisationCode: string,
): Promise<Terminal[]> => {
  const rows = await handle.many(
    TerminalRow,
    sql`
    select id, place_id, organisation_code, label, scene_codes, public_key, highest_assurance,
           status, activated_at, ended_at
      from verification.terminal where organisation_code = ${organisationCode}
     order by activated_at desc, id desc`,
  )
  return rows.map(toTerminal)
}

/** Ends a terminal from one of the given statuses; whether it was in one. */
export const endTerminal = async (
  tx: Transaction,
  id: string,
  from: readonly TerminalStatus[],
  to: TerminalStatus,
  at: Temporal.Instant,
): Promise<boolean> =>
  (await tx.run(sql`
    update verification.terminal set status = ${to}, ended_at = ${at}
     where id = ${id} and status = any(${from})`)) === 1

/** 终端会话, its key sealed. */
export interface NewSession {
  readonly id: string
  readonly terminalId: string
  readonly keySealed: Uint8Array
  readonly agreedAt: Temporal.Instant
  readonly expiresAt: Temporal.Instant
}

export const insertSession = async (tx: Transaction, session: NewSession): Promise<void> => {
  await tx.run(sql`
    insert into verification.terminal_session (id, terminal_id, key_sealed, agreed_at, expires_at)
    values (${session.id}, ${session.terminalId}, ${session.keySealed}, ${session.agreedAt},
      ${session.expiresAt})`)
}

const SessionRow = TerminalRow.pick({ status: true }).extend(TicketRow.shape).extend({
  session_id: z.string(),
  terminal_id: z.string(),
  key_sealed: bytes,
  expires_at: instant,
  sandbox: z.boolean(),
  last_counter: z.coerce.number(),
})

/** A session with its terminal as both stand now. */
export interface SessionState extends Ticket {
  readonly sessionId: string
  readonly terminalId: string
  readonly status: TerminalStatus
  readonly keySealed: Uint8Array
  readonly expiresAt: Temporal.Instant
  readonly sandbox: boolean
  /** The highest counter that stands in a usage row; 0 where there is none. */
  readonly lastCounter: number
}

const toSessionState = (row: z.output<typeof SessionRow>): SessionState => ({
  ...toTicket(row),
  sessionId: row.session_id,
  terminalId: row.terminal_id,
  status: row.status,
  keySealed: row.key_sealed,
  expiresAt: row.expires_at,
  sandbox: row.sandbox,
  lastCounter: row.last_counter,
})

export const sessionStates = async (
  handle: Handle,
  ids: readonly string[],
): Promise<SessionState[]> => {
  const rows = await handle.many(
    SessionRow,
    sql`
    select s.id as session_id, s.terminal_id, s.key_sealed, s.expires_at, t.status, t.place_id,
           t.organisation_code, t.label, t.scene_codes, t.highest_assurance, t.sandbox,
           coalesce((select max(u.counter) from verification.usage u
                      where u.terminal_id = t.id), 0) as last_counter
      from verification.terminal_session s
      join verification.terminal t on t.id = s.terminal_id
     where s.id = any(${ids}::uuid[])`,
  )
  return rows.map(toSessionState)
}

/** The highest counter of a terminal that stands in a usage row; 0 where there is none. */
export const lastCounterOf = async (handle: Handle, terminalId: string): Promise<number> =>
  (
    await handle.one(
      z.object({ counter: z.coerce.number() }),
      sql`select coalesce(max(counter), 0) as counter from verification.usage
           where terminal_id = ${terminalId}`,
    )
  ).counter

export const deleteSessionsBefore = (tx: Transaction, at: Temporal.Instant): Promise<number> =>
  tx.run(sql`delete from verification.terminal_session where expires_at < ${at}`)
