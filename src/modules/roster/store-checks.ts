import { join, type Sql, sql, type Transaction } from '#platform/db.ts'
import { accountsLatelyChanged, payableAccounts, sharedNumbers } from '#modules/account/index.ts'
import { linesOfOtherCities, linesOfProgramme } from '#modules/payment/index.ts'
import { deceasedPersons, personsOfFact, registeredIdentities } from '#modules/person/index.ts'
import type { AmountStandard } from '#modules/programme/index.ts'
import { overlappingPeriods } from './overlapping-periods.ts'
import { ROSTER_CHECKS, type RosterCheckCode } from './roster-check.ts'
import type { Roster } from './store.ts'

/** What the checks of one run are about. */
export interface CheckRun {
  readonly roster: Roster
  readonly run: number
  readonly at: Temporal.Instant
  readonly on: Temporal.PlainDate
  /** When the money is to be on the accounts. */
  readonly payAt: Temporal.Instant
  /** What the programme pays; `undefined` where the list sets it. */
  readonly standard: AmountStandard | undefined
  /** Whether each household is paid once. */
  readonly byHousehold: boolean
  /** Facts that keep somebody from this programme. */
  readonly facts: readonly ('imprisonment' | 'emigration')[]
  /** Programmes that cannot be drawn besides this one. */
  readonly exclusive: readonly string[]
  /** Days within which a changed account is asked about. */
  readonly changedWithinDays: number
}

/** Rows that have this, as a relation over the rows that count: `id`. */
type Rows = (run: CheckRun) => Sql

const of = ({ roster }: CheckRun): Sql => sql`
  (select id, number, identity_index, name_index, person_id, household_index, amount_fen,
          sub_item, quantity_thousandths
     from roster.current_row where roster_id = ${roster.id}) r`

/**
 * Whom other lists that are under way will have paid: rows that nothing keeps from it. Looked up
 * person by person, so that the size of other lists does not matter.
 */
const paidByOthers = (run: CheckRun, lists: Sql): Sql => sql`
  select o.person_id
    from roster.roster s
    join roster.row o on o.roster_id = s.id
    join ${of(run)} on r.person_id = o.person_id
   where s.id <> ${run.roster.id} and s.check_run > 0
     and s.status in ('reading', 'judged', 'noticed', 'settled') and ${lists}
     and not exists (select from roster.row n where n.roster_id = o.roster_id
                      and n.number = o.number and n.revision > o.revision)
     and not exists (select from roster.removal m where m.roster_id = o.roster_id
                      and m.number = o.number)
     and not exists (
       select from roster.finding f
        where f.row_id = o.id and f.run in (0, s.check_run)
          and (f.severity = 'refuse' or (f.severity = 'confirm' and not exists (
            select from roster.confirmation c
             where c.row_id = f.row_id and c.code = f.code and c.field = f.field))))`

const listsOf = (programmes: readonly string[], periods: readonly string[]): Sql => sql`
  s.programme_code = any(${programmes}) and s.pay_period = any(${periods})`

const factRows =
  (kind: 'imprisonment' | 'emigration'): Rows =>
  (run) =>
    sql`
    select r.id from ${of(run)} join (${personsOfFact(kind, run.on)}) f
        on f.person_id = r.person_id
     where ${run.facts.includes(kind)}`

/** Lists and lines of other cities; a list of the whole province is of no city. */
const otherCityRows: Rows = (run) => {
  const { programmeCode, payPeriod, regionCode } = run.roster
  const periods = overlappingPeriods(payPeriod)
  const city = regionCode.slice(0, 4)
  return sql`
    select r.id from ${of(run)} join (
      ${paidByOthers(
        run,
        sql`${listsOf([programmeCode], periods)}
            and left(s.region_code, 4) not in (${city}, '4400')`,
      )}
      union all ${linesOfOtherCities(programmeCode, periods, city)}) o
        on o.person_id = r.person_id
     where ${city} <> '4400'`
}

const exclusiveRows: Rows = (run) => {
  const periods = overlappingPeriods(run.roster.payPeriod)
  const paid = periods.map((period) => linesOfProgramme(run.exclusive, period))
  return sql`
    select r.id from ${of(run)} join (
      ${join(paid, ' union all ')} union all ${paidByOthers(run, listsOf(run.exclusive, periods))}) o
        on o.person_id = r.person_id`
}

/** One for each unit: what is not a whole fen is rounded either way. */
const offStandardRows: Rows = (run) => {
  const { standard } = run
  const alone = standard?.unit === 'person' || standard?.unit === 'household'
  return sql`
    select r.id from ${of(run)}
     where ${standard?.amountFen ?? null}::bigint is not null and r.amount_fen is not null
       and (abs(r.amount_fen::numeric * 1000 - ${standard?.amountFen ?? null}::numeric
                * coalesce(r.quantity_thousandths, ${alone ? 1000 : null}::bigint)) >= 1000
            or (r.quantity_thousandths is null and not ${alone}))`
}

const registerRows =
  (holds: Sql): Rows =>
  (run) =>
    sql`
    select r.id from ${of(run)}
      left join (${registeredIdentities()}) k on k.identity_index = r.identity_index
     where r.identity_index is not null and ${holds}`

const payees = ({ roster, at, payAt }: CheckRun): Sql =>
  payableAccounts(roster.programmeCode, at, payAt)

const RELATIONS: Readonly<Record<RosterCheckCode, Rows>> = {
  notInRegister: registerRows(sql`k.person_id is null`),
  nameDiffers: registerRows(sql`k.name_index <> r.name_index`),
  deceased: (run) => sql`
    select r.id from ${of(run)} join (${deceasedPersons()}) d on d.person_id = r.person_id`,
  imprisoned: factRows('imprisonment'),
  emigrated: factRows('emigration'),
  personTwice: (run) => sql`
    select id from (select r.id, count(*) over (partition by r.person_id, r.sub_item) as times
                      from ${of(run)} where r.person_id is not null) counted
     where times > 1`,
  householdTwice: (run) => sql`
    select id from (select r.id, count(*) over (partition by r.household_index) as times
                      from ${of(run)} where r.household_index is not null) counted
     where times > 1 and ${run.byHousehold}
     union all
    select r.id from ${of(run)}
      join roster.row o on o.household_index = r.household_index
      join roster.roster s on s.id = o.roster_id
     where ${run.byHousehold} and s.id <> ${run.roster.id} and s.check_run > 0
       and s.status in ('judged', 'noticed', 'settled', 'handedOver')
       and ${listsOf([run.roster.programmeCode], [run.roster.payPeriod])}
       and s.instalment = ${run.roster.instalment}
       and o.person_id is distinct from r.person_id`,
  inAnotherRoster: (run) => sql`
    select r.id from ${of(run)} join (${paidByOthers(
      run,
      sql`${listsOf([run.roster.programmeCode], [run.roster.payPeriod])}
          and s.instalment = ${run.roster.instalment}`,
    )}) o on o.person_id = r.person_id`,
  inAnotherCity: otherCityRows,
  noPayableAccount: (run) => sql`
    select r.id from ${of(run)}
     where r.person_id is not null and not exists (
       select from (${payees(run)}) a where a.person_id = r.person_id)`,
  paidOrUnderWay: (run) => sql`
    select r.id from ${of(run)} join (${linesOfProgramme(
      [run.roster.programmeCode],
      run.roster.payPeriod,
      run.roster.instalment,
    )}) l on l.person_id = r.person_id`,
  exclusiveProgramme: exclusiveRows,
  aboveLimit: (run) => sql`
    select r.id from ${of(run)}
     where r.amount_fen > ${run.standard?.upperFen ?? null}::bigint`,
  offStandard: offStandardRows,
  accountChangedLately: (run) => sql`
    select r.id from ${of(run)} join (${accountsLatelyChanged(
      run.roster.programmeCode,
      run.at.subtract({ hours: 24 * run.changedWithinDays }),
    )}) c on c.person_id = r.person_id`,
  accountShared: (run) => sql`
    select r.id from ${of(run)}
      join (${payees(run)}) a on a.person_id = r.person_id
      join (${sharedNumbers()}) s on s.account_id = a.account_id`,
}

/**
 * Enters what registers and books say of the rows; set by set, one statement for each check.
 *
 * @param rowId only of this row, which has been repaired since the run.
 */
export const insertCheckFindings = async (
  tx: Transaction,
  run: CheckRun,
  rowId?: string,
): Promise<void> => {
  for (const [code, rows] of Object.entries(RELATIONS) as [RosterCheckCode, Rows][])
    await tx.run(sql`
      insert into roster.finding (roster_id, row_id, run, code, severity)
      select distinct ${run.roster.id}::uuid, found.id, ${run.run}::int, ${code},
             ${ROSTER_CHECKS[code].severity}
        from (${rows(run)}) found
       where ${rowId ?? null}::uuid is null or found.id = ${rowId ?? null}`)
}
