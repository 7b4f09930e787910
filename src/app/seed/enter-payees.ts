import { PROVINCE_ZONE, provinceDate } from '#kernel/period.ts'
import type { Transaction } from '#platform/db.ts'
import type { PersonalInformation } from '#platform/pii.ts'
import {
  type AccountToCopy,
  type AssignmentToCopy,
  copyAccounts,
  copyAssignments,
} from '#modules/account/index.ts'
import { type Card, currentCard } from '#modules/card/index.ts'
import { consentText, giveConsent } from '#modules/consent/index.ts'
import { personaOf } from './data/personas.ts'
import { PROGRAMMES } from './data/programmes.ts'
import { enterPayments } from './enter-payments.ts'
import { accountNumberEndingIn } from './generate/numbers.ts'
import { enterProgrammes } from './enter-programmes.ts'
import { programmesFor } from './generate/payees.ts'
import type { Resident } from './generate/resident.ts'
import { stableId } from './stable-id.ts'

/** Residents whom a programme pays, besides the personas. */
const PAYEES = 300

/** Cards whose bank account can receive, or could until something stopped it. */
const RECEIVING = new Set<Card['bankStatus']>(['active', 'frozen', 'dormant', 'bankLost'])

interface Payee {
  readonly account: AccountToCopy
  readonly assignments: readonly AssignmentToCopy[]
}

const atNoon = (day: Temporal.PlainDate): Temporal.Instant =>
  day.toZonedDateTime({ timeZone: PROVINCE_ZONE, plainTime: '12:00' }).toInstant()

const payeeOf = (
  { id: personId }: Resident,
  card: Card,
  index: number,
  programmes: readonly string[],
): Payee | undefined => {
  const { bankCode, accountTail, issuedOn } = card
  if (accountTail === undefined || issuedOn === undefined) return undefined
  const accountId = stableId('account', personId)
  const activatedAt = atNoon(issuedOn)
  return {
    account: {
      id: accountId,
      personId,
      bankCode,
      cardId: card.id,
      number: accountNumberEndingIn(bankCode, index, accountTail),
      activatedAt,
    },
    assignments: programmes.map((programmeCode) => ({
      id: stableId('assignment', `${personId}/${programmeCode}`),
      personId,
      programmeCode,
      accountId,
      validFrom: activatedAt,
    })),
  }
}

/** Personas first, then the first residents whom any programme pays. */
const choosePayees = async (
  tx: Transaction,
  options: {
    readonly seed: number
    readonly on: Temporal.PlainDate
    readonly personas: readonly Resident[]
    readonly residents: readonly Resident[]
  },
): Promise<Payee[]> => {
  const { personas, residents, on, seed } = options
  const payees: Payee[] = []
  for (const [index, resident] of [...personas, ...residents].entries()) {
    if (payees.length === personas.length + PAYEES) break
    const programmes = programmesFor(resident, on, { seed, index })
    const isPersona = index < personas.length
    if (programmes.length === 0 && !isPersona) continue
    const card = await currentCard(tx, resident.id)
    if (card === undefined || !RECEIVING.has(card.bankStatus)) continue
    const payee = payeeOf(resident, card, index, programmes)
    if (payee !== undefined) payees.push(payee)
  }
  return payees
}

/** Consents that two personas gave a while ago, so that 我的授权 has something to show. */
const enterConsents = async (tx: Transaction, at: Temporal.Instant): Promise<number> => {
  const given = [
    ['huang-xiuying', 'eCardOnTemporaryLoss', 'zh-Hans'],
    ['chan-kwok-keung', 'synchronousECard', 'zh-Hant'],
  ] as const
  for (const [sub, kind, language] of given) {
    const { id: personId } = personaOf(sub)
    // The words of that day: those of today may be others.
    const givenAt = at.subtract({ hours: 24 * 40 })
    const text = await consentText(tx, kind, language, givenAt)
    if (text === undefined) throw new Error(`No text of ${kind} is published`)
    const context = {
      actor: { kind: 'holder', id: personId },
      requestId: 'seed',
      at: givenAt,
    } as const
    const decision = await giveConsent(tx, context, {
      personId,
      kind,
      text,
      channel: 'portal',
      assuranceLevel: 3,
    })
    if (!decision.granted) throw new Error(`Consent of ${sub}: ${decision.refusal}`)
  }
  return given.length
}

/** Enters the programmes, who is paid by them to which account, and a few consents. */
export const enterPayees = async (
  tx: Transaction,
  pii: PersonalInformation,
  options: {
    readonly seed: number
    readonly at: Temporal.Instant
    readonly personas: readonly Resident[]
    readonly residents: readonly Resident[]
  },
): Promise<Record<string, number>> => {
  await enterProgrammes(tx, options.at)
  const payees = await choosePayees(tx, { ...options, on: provinceDate(options.at) })
  await copyAccounts(
    tx,
    pii,
    payees.map(({ account }) => account),
  )
  const assignments = payees.flatMap((payee) => payee.assignments)
  await copyAssignments(tx, assignments)
  const payments = await enterPayments(tx, { on: provinceDate(options.at), paid: assignments })
  return {
    ...payments,
    programmes: PROGRAMMES.length,
    accounts: payees.length,
    assignments: assignments.length,
    consents: await enterConsents(tx, options.at),
  }
}
