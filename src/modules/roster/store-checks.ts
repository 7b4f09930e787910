import { type Sql, sql, type Transaction } from '#platform/db.ts'
import { accountsLatelyChanged, payableAccounts, sharedNumbers } from '#modules/account/index.ts'
import { linesOfProgramme } from '#modules/payment/index.ts'
import { deceasedPersons } from '#modules/person/index.ts'
import { ROSTER_CHECKS, type RosterCheckCode } from './roster-check.ts'
import type { Roster } from './store.ts'

/** What the checks of one run are about. */
export interface CheckRun {
  readonly roster: Roster
  readonly run: number
  readonly at: Temporal.Instant
  /** When the money is to be on the accounts. */
  readonly payAt: Temporal.Instant
  /** Most that the programme pays one person in a period; none where the list sets it. */
  readonly limitFen: bigint | undefined
  /** Programmes that cannot be drawn besides this one. */
  readonly exclusive: readonly string[]
  /** Days within which a changed account is asked about. */
  readonly changedWithinDays: number
}

/** Rows that have this, as a relation over the rows that count: `row_id`. */
type Rows = (run: CheckRun) => Sql

const of = ({ roster }: CheckRun): Sql => sql`
  (select id, person_id, amount_fen, sub_item from roster.current_row
    where roster_id = ${roster.id}) r`

const RELATIONS: Readonly<Record<Exclude<RosterCheckCode, 'notInRegister' | 'nameDiffers'>, Rows>> =
  {
    deceased: (run) => sql`
      select r.id from ${of(run)} join (${deceasedPersons()}) d on d.person_id = r.person_id`,
    personTwice: (run) => sql`
      select id from (select r.id, count(*) over (partition by r.person_id, r.sub_item) as times
                        from ${of(run)} where r.person_id is not null) counted
       where times > 1`,
    noPayableAccount: (run) => sql`
      select r.id from ${of(run)}
       where r.person_id is not null and not exists (
         select from (${payableAccounts(run.roster.programmeCode, run.at, run.payAt)}) a
          where a.person_id = r.person_id)`,
    paidOrUnderWay: (run) => sql`
      select r.id from ${of(run)} join (${linesOfProgramme(
        [run.roster.programmeCode],
        run.roster.payPeriod,
        run.roster.instalment,
      )}) l on l.person_id = r.person_id`,
    exclusiveProgramme: (run) => sql`
      select r.id from ${of(run)} join (${linesOfProgramme(
        run.exclusive,
        run.roster.payPeriod,
      )}) l on l.person_id = r.person_id`,
    aboveLimit: (run) => sql`
      select r.id from ${of(run)} where r.amount_fen > ${run.limitFen ?? null}::bigint`,
    accountChangedLately: (run) => sql`
      select r.id from ${of(run)} join (${accountsLatelyChanged(
        run.roster.programmeCode,
        run.at.subtract({ hours: 24 * run.changedWithinDays }),
      )}) c on c.person_id = r.person_id`,
    accountShared: (run) => sql`
      select r.id from ${of(run)}
        join (${payableAccounts(run.roster.programmeCode, run.at, run.payAt)}) a
          on a.person_id = r.person_id
        join (${sharedNumbers()}) s on s.account_id = a.account_id`,
  }

/** Enters what registers and books say of the rows; set by set, one statement for each check. */
export const insertCheckFindings = async (tx: Transaction, run: CheckRun): Promise<void> => {
  for (const [code, rows] of Object.entries(RELATIONS) as [keyof typeof RELATIONS, Rows][])
    await tx.run(sql`
      insert into roster.finding (roster_id, row_id, run, code, severity)
      select distinct ${run.roster.id}::uuid, found.id, ${run.run}::int, ${code},
             ${ROSTER_CHECKS[code].severity}
        from (${rows(run)}) found`)
}
