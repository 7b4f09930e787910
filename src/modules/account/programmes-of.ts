import { provinceDate } from '#kernel/period.ts'
import type { Handle } from '#platform/db.ts'
import { withdrawalsOf } from '#modules/consent/index.ts'
import { listProgrammes, nextPayDates, type Programme } from '#modules/programme/index.ts'
import type { AcknowledgementStatus } from './acknowledgement.ts'
import { type Assignment, changeUnderWay, reliableAssignment } from './assignment.ts'
import { type Account, accountsOf } from './store.ts'
import { acknowledgementsOf } from './store-acknowledgements.ts'
import { assignmentsOf } from './store-assignments.ts'

/** What a department says to a change, as the holder sees it. */
export interface DepartmentAnswer {
  readonly agencyCode: string
  readonly status: AcknowledgementStatus
  readonly reason: string | undefined
  readonly dueOn: Temporal.PlainDate | undefined
}

/** A programme that pays a person: to which account, when next, and what is about to change. */
export interface PersonProgramme {
  readonly programme: Programme
  readonly account: Account
  /** The bank has closed the account: nothing arrives before another one is chosen. */
  readonly needsAccount: boolean
  readonly assignment: Assignment
  readonly nextPayDates: readonly Temporal.PlainDate[]
  readonly change:
    | {
        readonly id: string
        readonly toAccount: Account
        readonly effectiveFrom: Temporal.Instant
      }
    | undefined
  /** Answers to the latest change, also to one that was taken back. */
  readonly answers: readonly DepartmentAnswer[]
}

const NEXT = 3

const byProgrammeOf = async (handle: Handle, personId: string) => {
  const assignments = await assignmentsOf(handle, personId)
  return Map.groupBy(assignments, ({ programmeCode }) => programmeCode)
}

const latestOf = (list: readonly Assignment[]): Assignment | undefined =>
  list.toSorted((a, b) => Temporal.Instant.compare(b.enteredAt, a.enteredAt))[0]

/** 我的补贴项目: every programme that pays a person at a moment, in the order of the codes. */
export const programmesOf = async (
  handle: Handle,
  personId: string,
  at: Temporal.Instant,
): Promise<PersonProgramme[]> => {
  const on = provinceDate(at)
  const byProgramme = await byProgrammeOf(handle, personId)
  const programmes = await listProgrammes(handle, on)
  const accounts = new Map((await accountsOf(handle, personId)).map((one) => [one.id, one]))
  const answers = Map.groupBy(await acknowledgementsOf(handle, personId), (one) => one.changeId)
  const consents = [...byProgramme.values()].flat().flatMap(({ consentId }) => consentId ?? [])
  const withdrawn = await withdrawalsOf(handle, consents)
  return programmes.flatMap((programme) => {
    const list = byProgramme.get(programme.code) ?? []
    const assignment = reliableAssignment(list, withdrawn, at)
    const account = accounts.get(assignment?.accountId ?? '')
    if (assignment === undefined || account === undefined) return []
    const next = changeUnderWay(list, at)
    const toAccount = accounts.get(next?.accountId ?? '')
    const change =
      next === undefined || toAccount === undefined
        ? undefined
        : { id: next.id, toAccount, effectiveFrom: next.validFrom }
    const found = answers.get(latestOf(list)?.id ?? '') ?? []
    return [
      {
        programme,
        account,
        needsAccount: account.status === 'closed',
        assignment,
        nextPayDates: nextPayDates(programme, on, NEXT),
        change,
        answers: found.map(({ agencyCode, status, reason, dueOn }) => ({
          agencyCode,
          status,
          reason,
          dueOn,
        })),
      },
    ]
  })
}

/** One line of the history of where a person is paid. */
export interface AccountHistoryEntry extends Assignment {
  readonly account: Account
}

/** 账户变更记录: every assignment of a person, cancelled changes included, the latest first. */
export const accountHistory = async (
  handle: Handle,
  personId: string,
): Promise<AccountHistoryEntry[]> => {
  const accounts = new Map((await accountsOf(handle, personId)).map((one) => [one.id, one]))
  const entries = (await assignmentsOf(handle, personId)).flatMap((assignment) => {
    const account = accounts.get(assignment.accountId)
    return account === undefined ? [] : [{ ...assignment, account }]
  })
  return entries.toSorted((a, b) => Temporal.Instant.compare(b.enteredAt, a.enteredAt))
}
