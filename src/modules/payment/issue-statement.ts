import { PROVINCE } from '#law/setting.ts'
import { type Decision, grant, refuse } from '#kernel/decision.ts'
import { publicId, uuidv7 } from '#kernel/ids.ts'
import { maskName } from '#kernel/masking.ts'
import { provinceDate } from '#kernel/period.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Database, Handle, Sql, Transaction } from '#platform/db.ts'
import type { PersonalInformation } from '#platform/pii.ts'
import { readNames } from '#modules/person/index.ts'
import { findProgramme } from '#modules/programme/index.ts'
import { standardValue } from '#modules/standard/index.ts'
import {
  groupsOf,
  statementDigest,
  type StatementGroup,
  type StatementRow,
  type StatementScope,
  totalOf,
} from './statement.ts'
import {
  findStatement,
  insertStatement,
  paidInVillage,
  rostersPaid,
  type Statement,
  type VillageSum,
  villageSums,
} from './store-statement.ts'

export interface StatementDeps {
  readonly db: Database
  readonly pii: PersonalInformation
  /** Rows of lists with their villages: `line_id`, `number`, `village`, `sub_item`. */
  readonly villageRows: (rosterIds: readonly string[]) => Sql
}

export type StatementRefusal = 'NOT_YOUR_PROGRAMME' | 'NOTHING_PAID'

/** Villages of a region in which a programme has paid for a period, as the banks say. */
export const statementVillages = async (
  { villageRows }: Pick<StatementDeps, 'villageRows'>,
  handle: Handle,
  scope: Omit<StatementScope, 'village'>,
): Promise<readonly VillageSum[]> =>
  villageSums(handle, villageRows(await rostersPaid(handle, scope)))

/** Who reads, for which statement: each of those named finds it under 谁查过我. */
const rowsOf = async (
  tx: Transaction,
  { pii, villageRows }: StatementDeps,
  { actor, requestId, at }: ActionContext,
  scope: StatementScope,
  statementId: string,
): Promise<readonly StatementRow[]> => {
  const rosters = await rostersPaid(tx, scope)
  const paid = await paidInVillage(tx, villageRows(rosters), scope.village)
  const persons = [...new Set(paid.map(({ personId }) => personId))]
  const access = {
    actorKind: 'staff',
    actorId: actor.id,
    organisationCode: actor.organisationCode ?? '',
    purpose: 'villageStatement',
    basis: 'YKT-13',
    caseReference: publicId('statement', statementId),
    requestId,
    at,
  } as const
  const proof = await pii.recordAccesses(tx, access, persons, ['name'])
  const names = await readNames(tx, pii, proof, persons)
  return paid.map((one) => ({
    maskedName: maskName(names.get(one.personId)?.reveal() ?? ''),
    amountFen: one.amountFen,
    paidOn: provinceDate(one.at),
    subItem: one.subItem,
  }))
}

/**
 * 出具明白账: who of a village was paid by a programme for a period, from what the banks booked and
 * nobody took back. Names are masked and no number is on it. The same paper again is the statement
 * that stands.
 */
export const issueStatement = (
  deps: StatementDeps,
  context: ActionContext,
  scope: StatementScope,
): Promise<Decision<Statement, StatementRefusal>> =>
  deps.db.transaction(async (tx) => {
    const { actor, at } = context
    const id = uuidv7(at)
    const ownerAgency = actor.organisationCode ?? ''
    const programme = await findProgramme(tx, scope.programmeCode, provinceDate(at))
    const own = programme?.ownerAgency === ownerAgency
    const rows = own ? await rowsOf(tx, deps, context, scope, id) : []
    const decision: Decision<undefined, StatementRefusal> = !own
      ? refuse('YKT-13', 'NOT_YOUR_PROGRAMME', ['askColleague'])
      : rows.length === 0
        ? refuse('YKT-13', 'NOTHING_PAID', ['chooseVillage'])
        : grant('YKT-13', undefined)
    await audit(tx, context, {
      action: 'payment.issueStatement',
      subjectKind: 'statement',
      subjectId: id,
      decision,
      detail: { programme: scope.programmeCode, period: scope.payPeriod },
    })
    if (!decision.granted) return decision
    const statement = await insertStatement(tx, {
      ...scope,
      id,
      ownerAgency,
      lineCount: rows.length,
      totalFen: totalOf(rows),
      digest: statementDigest(scope, rows),
      issuedBy: actor.id,
      issuedAt: at,
    })
    return grant('YKT-13', statement)
  })

/** A statement with its paper, as the banks have it at this moment. */
export interface StatementPaper {
  readonly statement: Statement
  readonly rows: readonly StatementRow[]
  readonly groups: readonly StatementGroup[]
  /** False once the banks say something else than when it was issued. */
  readonly holds: boolean
}

/**
 * The paper of a statement of this department, read anew: nothing of it is kept.
 *
 * @returns `undefined` when the department has no such statement.
 */
export const readStatement = (
  deps: StatementDeps,
  context: ActionContext,
  id: string,
): Promise<StatementPaper | undefined> =>
  deps.db.transaction(async (tx) => {
    const statement = await findStatement(tx, id)
    if (statement === undefined || statement.ownerAgency !== context.actor.organisationCode)
      return undefined
    const rows = await rowsOf(tx, deps, context, statement, id)
    const smallest = await smallestGroup(tx, provinceDate(context.at))
    return {
      statement,
      rows,
      groups: groupsOf(rows, smallest),
      holds: statementDigest(statement, rows) === statement.digest,
    }
  })

/** Below how many people no sum is told apart from the list itself. */
export const smallestGroup = (handle: Handle, on: Temporal.PlainDate): Promise<number> =>
  standardValue(handle, 'smallestPublishedGroup', PROVINCE, on)

/** Whether what the banks have booked is still what a statement says, without reading a name. */
export const stillHolds = async (
  deps: Pick<StatementDeps, 'villageRows'>,
  handle: Handle,
  statement: Statement,
): Promise<boolean> => {
  const sums = await statementVillages(deps, handle, statement)
  const now = sums.find(({ village }) => village === statement.village)
  return now?.count === statement.lineCount && now.totalFen === statement.totalFen
}
