import { Readable } from 'node:stream'
import { PROVINCE } from '#law/setting.ts'
import { DOCUMENT_KINDS } from '#kernel/identity-number/index.ts'
import { writeYuan } from '#kernel/money.ts'
import { provinceDate } from '#kernel/period.ts'
import type { ActionContext } from '#platform/audit.ts'
import { sm3 } from '#platform/crypto/sm3.ts'
import type { Database } from '#platform/db.ts'
import type { PersonalInformation } from '#platform/pii.ts'
import { periodOf } from '#modules/payment/index.ts'
import { type ListedIdentity, readListedIdentities } from '#modules/person/index.ts'
import { findProgramme, nextPayDates } from '#modules/programme/index.ts'
import {
  BATCH_LIMITS,
  checkRoster,
  findRoster,
  importRoster,
  inspectRoster,
  openRoster,
  rosterOfFile,
  type RowAnswer,
  rowAnswers,
} from '#modules/roster/index.ts'
import { refused } from './act-on-item.ts'
import type { AskedItem } from './asked-item.ts'
import { allItems, type MapperRequest } from './store.ts'
import { findAccounts } from './store-lookup.ts'
import type { Outcome } from './store-outcomes.ts'

export interface ListDeps {
  readonly db: Database
  readonly pii: PersonalInformation
}

/** Somebody whom the programme pays, with what they are to get. */
interface Listed {
  readonly item: AskedItem
  readonly personId: string
}

/** By what a list is known again: its batch, and what it says. */
export const fileOf = (
  { programmeCode, transactionId }: Pick<MapperRequest, 'programmeCode' | 'transactionId'>,
  items: readonly AskedItem[],
) => {
  const lines = items
    .filter(({ fault }) => fault === undefined)
    .map(({ referenceId, personId, amountFen }) => [referenceId, personId, String(amountFen)])
  return {
    programmeCode,
    fileName: `GovStack ${transactionId}.csv`,
    fileDigest: sm3(Buffer.from(JSON.stringify(lines))),
  }
}

const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`

/** The list as the department itself would have brought it. */
const csvOf = (
  listed: readonly Listed[],
  identities: ReadonlyMap<string, ListedIdentity>,
): Buffer => {
  const lines = listed.flatMap(({ item, personId }) => {
    const found = identities.get(personId)
    if (found === undefined) return []
    const { name, kind, number } = found
    const cells = [name.reveal(), DOCUMENT_KINDS[kind].zh, number.reveal()]
    return [[...cells, writeYuan(item.amountFen ?? 0n)].map(cell).join(',')]
  })
  return Buffer.from(['姓名,证件类型,证件号码,金额(元)', ...lines, ''].join('\r\n'))
}

/** Names and numbers of those on the list, with the record of it (N1). */
const readPeople = (
  { db, pii }: ListDeps,
  { at, requestId }: ActionContext,
  { agencyCode, programmeCode }: MapperRequest,
  personIds: readonly string[],
) =>
  db.transaction(async (tx) => {
    const proof = await pii.recordAccesses(
      tx,
      {
        actorKind: 'system',
        actorId: agencyCode,
        organisationCode: agencyCode,
        purpose: 'paymentList',
        basis: 'YKT-13',
        caseReference: programmeCode,
        requestId,
        at,
      },
      personIds,
      ['name', 'identityNumber'],
    )
    return readListedIdentities(tx, pii, proof, personIds)
  })

/** Reads the list into the books, as a file would be; the code of a refusal if it cannot be. */
const bring = async (
  deps: ListDeps,
  context: ActionContext,
  request: MapperRequest,
  listed: readonly Listed[],
  file: ReturnType<typeof fileOf>,
): Promise<{ readonly rosterId: string } | { readonly refusal: string }> => {
  const on = provinceDate(context.at)
  const programme = await findProgramme(deps.db, request.programmeCode, on)
  if (programme === undefined) return { refusal: 'PROGRAMME_NOT_IN_FORCE' }
  const personIds = [...new Set(listed.map(({ personId }) => personId))]
  const identities = await readPeople(deps, context, request, personIds)
  const opening = await openRoster(Readable.from([csvOf(listed, identities)]), BATCH_LIMITS)
  if (!opening.opened) return { refusal: opening.refusal.code }
  const inspection = await inspectRoster(opening.roster)
  if (!inspection.understood) return { refusal: inspection.refusal.code }
  const { outlook } = inspection
  const [payOn = on] = nextPayDates(programme, on, 1)
  const { decision } = await importRoster(deps, context, {
    ...file,
    payPeriod: periodOf(programme.pay.cycle, payOn),
    instalment: 1,
    regionCode: PROVINCE,
    madeUnit: request.agencyCode,
    fileFormat: 'csv',
    encoding: 'utf-8',
    outlook,
    map: outlook.map,
    longestCell: BATCH_LIMITS.cell,
  })
  return decision.granted ? { rosterId: decision.outcome.roster.id } : { refusal: decision.refusal }
}

/** Runs the checks again as long as the list may change; later what they said stands. */
const check = async (
  deps: ListDeps,
  context: ActionContext,
  rosterId: string,
): Promise<string | undefined> => {
  const roster = await findRoster(deps.db, rosterId)
  if (roster?.status !== 'reading' && roster?.status !== 'judged') return undefined
  const decision = await checkRoster(deps, context, rosterId)
  return decision?.granted === false ? decision.refusal : undefined
}

const failed = ({ position }: AskedItem, detail: string, personId?: string): Outcome => ({
  position,
  status: 'rjct',
  code: undefined,
  detail,
  personId,
  accountId: undefined,
  consentId: undefined,
  payableFrom: undefined,
})

const outcomeOf = ({ item, personId }: Listed, answer: RowAnswer | undefined): Outcome => {
  if (answer === undefined) return failed(item, 'notInRegister', personId)
  const { refused: code, toConfirm } = answer
  if (code !== undefined) return failed(item, code, personId)
  if (toConfirm !== undefined) return failed(item, `toConfirm/${toConfirm}`, personId)
  return { ...failed(item, '', personId), status: 'succ', detail: undefined }
}

/**
 * Makes a list of instructions, once for a batch and its content, and has it checked; what is said
 * of each instruction. Whom the programme does not pay is on no list and told as nobody (T10).
 */
export const answerInstructions = async (
  deps: ListDeps,
  context: ActionContext,
  request: MapperRequest,
): Promise<readonly Outcome[]> => {
  const items = await allItems(deps.db, request.id)
  const good = items.filter(({ fault }) => fault === undefined)
  const found = await findAccounts(deps.db, good, request.programmeCode, context.at)
  const listed = good.flatMap((item) => {
    const personId = found.get(item.position)?.personId
    return personId === undefined ? [] : [{ item, personId }]
  })
  const others = items.flatMap((item) => {
    if (item.fault !== undefined) return [refused('resolve', item, item.fault)]
    return found.has(item.position) ? [] : [failed(item, 'NOT_FOUND_OR_NOT_PERMITTED')]
  })
  if (listed.length === 0) return others
  const file = fileOf(request, items)
  const known = await rosterOfFile(deps.db, file)
  const brought =
    known === undefined ? await bring(deps, context, request, listed, file) : { rosterId: known }
  if ('refusal' in brought)
    return [...others, ...listed.map(({ item }) => failed(item, brought.refusal))]
  const refusal = await check(deps, context, brought.rosterId)
  if (refusal !== undefined) return [...others, ...listed.map(({ item }) => failed(item, refusal))]
  const answers = await rowAnswers(deps.db, brought.rosterId)
  return [...others, ...listed.map((one) => outcomeOf(one, answers.get(one.personId)))]
}

/** How many instructions led to nobody whom the caller may see. */
export const missesAmong = (outcomes: readonly Outcome[]): number =>
  outcomes.filter(({ detail }) => detail === 'NOT_FOUND_OR_NOT_PERMITTED').length
