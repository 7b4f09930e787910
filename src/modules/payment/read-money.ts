import { PROVINCE } from '#law/setting.ts'
import { fromPublicId } from '#kernel/ids.ts'
import { provinceDate } from '#kernel/period.ts'
import type { Handle } from '#platform/db.ts'
import type { Text } from '#ui/i18n/language.ts'
import {
  type Account,
  accountsOf,
  type PersonProgramme,
  programmesOf,
} from '#modules/account/index.ts'
import { bankNames } from '#modules/bank/index.ts'
import { agencyNames } from '#modules/organisation/index.ts'
import { idsOf } from '#modules/person/index.ts'
import { findProgramme } from '#modules/programme/index.ts'
import { standardValue, workingDaysAfter } from '#modules/standard/index.ts'
import {
  hasFailed,
  moneyOfMonth,
  reasonOf,
  type MoneyOfMonth,
  tellMoney,
  type ToldMoney,
} from './money-item.ts'
import { HOLDER_FIXES } from './holder-reason.ts'
import { periodOf } from './pay-period.ts'
import { moneyItems } from './store-money.ts'

/** A programme that will pay next on a day, of which no line is there yet. */
export interface ExpectedMoney {
  readonly paid: PersonProgramme
  readonly payOn: Temporal.PlainDate
}

/** 我的钱: what came, what comes, what did not, with the names that a page needs. */
export interface HolderMoney {
  readonly today: Temporal.PlainDate
  readonly told: readonly ToldMoney[]
  readonly expected: readonly ExpectedMoney[]
  readonly programmes: readonly PersonProgramme[]
  readonly accounts: readonly Account[]
  readonly names: {
    readonly programmes: ReadonlyMap<string, Named>
    readonly banks: ReadonlyMap<string, Text>
    readonly agencies: ReadonlyMap<string, Text>
  }
}

/** A programme as it stood when it paid. */
interface Named {
  readonly name: Text
  readonly household: boolean
}

/** The next day of each programme for whose period nothing has been told. */
export const expectedMoney = (
  programmes: readonly PersonProgramme[],
  told: readonly ToldMoney[],
): readonly ExpectedMoney[] => {
  const known = new Set(told.map(({ line }) => `${line.programmeCode}/${line.payPeriod}`))
  return programmes
    .flatMap((paid) => {
      const { code, pay } = paid.programme
      const payOn = paid.nextPayDates.find(
        (day) => !known.has(`${code}/${periodOf(pay.cycle, day)}`),
      )
      return payOn === undefined ? [] : [{ paid, payOn }]
    })
    .toSorted((a, b) => Temporal.PlainDate.compare(a.payOn, b.payOn))
}

const namedOf = async (
  handle: Handle,
  programmes: readonly PersonProgramme[],
  told: readonly ToldMoney[],
): Promise<Map<string, Named>> => {
  const named = new Map<string, Named>(
    programmes.map(({ programme }) => [
      programme.code,
      { name: programme.name, household: programme.payee === 'household' },
    ]),
  )
  for (const { line } of told)
    if (!named.has(line.programmeCode)) {
      const then = await findProgramme(handle, line.programmeCode, line.payOn)
      if (then !== undefined)
        named.set(line.programmeCode, { name: then.name, household: then.payee === 'household' })
    }
  return named
}

/** Everything about the money of a person, of entries that were merged into theirs as well. */
export const readMoney = async (
  handle: Handle,
  personId: string,
  at: Temporal.Instant,
): Promise<HolderMoney> => {
  const told = tellMoney(await moneyItems(handle, await idsOf(handle, personId)))
  const programmes = await programmesOf(handle, personId, at)
  const owners = new Set([
    ...told.map(({ line }) => line.ownerAgency),
    ...programmes.map(({ programme }) => programme.ownerAgency),
  ])
  return {
    today: provinceDate(at),
    told,
    expected: expectedMoney(programmes, told),
    programmes,
    accounts: await accountsOf(handle, personId),
    names: {
      programmes: await namedOf(handle, programmes, told),
      banks: await bankNames(handle),
      agencies: await agencyNames(handle, [...owners]),
    },
  }
}

/**
 * The id of a sum of a person that waits until they have been at their bank, by its public number;
 * nothing for any other sum.
 */
export const sumAtBank = async (
  handle: Handle,
  personId: string,
  line: string,
): Promise<string | undefined> => {
  const id = fromPublicId('line', line)
  const told = tellMoney(await moneyItems(handle, await idsOf(handle, personId))).find(
    ({ item }) => item.id === id,
  )
  return told !== undefined && hasFailed(told) && HOLDER_FIXES[reasonOf(told)] === 'visitBank'
    ? id
    : undefined
}

/** 这个月: the one sentence of the first page. */
export const moneyGlance = async (
  handle: Handle,
  personId: string,
  at: Temporal.Instant,
): Promise<MoneyOfMonth & { readonly any: boolean }> => {
  const told = tellMoney(await moneyItems(handle, await idsOf(handle, personId)))
  return { ...moneyOfMonth(told, provinceDate(at), provinceDate), any: told.length > 0 }
}

const later = (a: Temporal.PlainDate, b: Temporal.PlainDate): Temporal.PlainDate =>
  Temporal.PlainDate.compare(a, b) < 0 ? b : a

/** What a bank has not answered is found out within hours of the pay day, or of the sending. */
const unknownDueOn = async (handle: Handle, { line }: ToldMoney): Promise<Temporal.PlainDate> => {
  const from = later(line.payOn, provinceDate(line.sentAt ?? line.madeAt))
  const hours = await standardValue(handle, 'unknownAnswerHours', PROVINCE, from)
  return from.add({ days: Math.ceil(hours / 24) })
}

/** By which day whoever is at it answers, as the case says; as it will say while nobody has it. */
const answerDueOn = async (handle: Handle, told: ToldMoney): Promise<Temporal.PlainDate> => {
  if (told.state === 'unknown') return unknownDueOn(handle, told)
  const { caseDueOn, returnedAt, endedAt, madeAt } = told.line
  if (caseDueOn !== undefined) return caseDueOn
  const from = provinceDate(returnedAt ?? endedAt ?? madeAt)
  const days = await standardValue(handle, 'returnCaseWorkingDays', PROVINCE, from)
  return workingDaysAfter(handle, from, days)
}

/** The promised days of every sum that somebody is at, by the item. */
export const answersDue = async (
  handle: Handle,
  told: readonly ToldMoney[],
): Promise<ReadonlyMap<string, Temporal.PlainDate>> => {
  const due = new Map<string, Temporal.PlainDate>()
  for (const one of told)
    if (one.state === 'unknown' || hasFailed(one))
      due.set(one.item.id, await answerDueOn(handle, one))
  return due
}
