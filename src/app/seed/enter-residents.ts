import { uuidv7 } from '#kernel/ids.ts'
import { PROVINCE_ZONE } from '#kernel/period.ts'
import type { Transaction } from '#platform/db.ts'
import type { PersonalInformation } from '#platform/pii.ts'
import {
  type CardAction,
  type CardStatus,
  type CardStep,
  type CardToCopy,
  copyCards,
  copyCardSteps,
  type NewCard,
} from '#modules/card/index.ts'
import { copyEntitlements } from '#modules/entitlement/index.ts'
import { copyPersons, decideRegistration, type PersonToCopy } from '#modules/person/index.ts'
import { broughtStandard } from '#modules/standard/index.ts'
import { accountOf, enterAccounts } from './enter-accounts.ts'
import { entitlementsOf } from './entitlements-of.ts'
import type { Resident, SeedPerson } from './generate/resident.ts'

const atNoon = (day: string): Temporal.Instant =>
  Temporal.PlainDate.from(day)
    .toZonedDateTime({ timeZone: PROVINCE_ZONE, plainTime: '12:00' })
    .toInstant()

const toPerson = (resident: SeedPerson, on: Temporal.PlainDate): PersonToCopy => {
  const decision = decideRegistration(
    {
      name: resident.name,
      documents: resident.documents,
      phone: resident.phone,
      sex: resident.sex,
      birthOn: Temporal.PlainDate.from(resident.birthOn),
      regionCode: resident.districtCode,
    },
    on,
  )
  if (!decision.granted)
    throw new Error(
      `Made-up resident ${resident.id} is refused: ${JSON.stringify(decision.faults)}`,
    )
  return { ...decision.outcome, id: resident.id }
}

const lossOf = (resident: Resident, at: Temporal.Instant): Partial<NewCard> => {
  const { status, bankStatus, since, issuingRegion } = resident.card
  const reportedAt = atNoon(since)
  if (status === 'lost' || status === 'replacingLost') return { lossReportedAt: reportedAt }
  if (status !== 'temporarilyLost') return {}
  const on = at.toZonedDateTimeISO(PROVINCE_ZONE).toPlainDate()
  const days = broughtStandard('temporaryLossDays', issuingRegion, on)
  return {
    lossReportedAt: reportedAt,
    lossEndsAt: reportedAt.add({ hours: 24 * days }),
    ...(bankStatus === 'bankLost' && { bankLossReportedAt: reportedAt }),
  }
}

const toCard = (resident: Resident, at: Temporal.Instant): CardToCopy => {
  const { card } = resident
  return {
    id: uuidv7(at),
    personId: resident.id,
    issuingRegion: card.issuingRegion,
    cardNumber: card.cardNumber,
    cardIdentifier: card.identifier,
    bankCode: card.bankCode,
    accountTail: accountOf(card).slice(-4),
    status: card.status,
    bankStatus: card.bankStatus,
    issuedOn: card.issuedOn === undefined ? undefined : Temporal.PlainDate.from(card.issuedOn),
    ...lossOf(resident, at),
  }
}

/** The step that brought a card to where it stands, after it had been handed over. */
const LAST_STEPS: Readonly<Partial<Record<CardStatus, CardAction>>> = {
  temporarilyLost: 'reportTemporaryLoss',
  lost: 'reportLoss',
  locked: 'lock',
  replacing: 'renew',
  replacingLost: 'replaceLost',
  cancelled: 'cancel',
}

/** Where that step began; a normal card, where nothing is said. */
const STEPPED_FROM: Readonly<Partial<Record<CardStatus, CardStatus>>> = { replacingLost: 'lost' }

const stepsOf = (resident: Resident, card: CardToCopy): CardStep[] => {
  const { issuedOn, since } = resident.card
  if (issuedOn === undefined) return []
  const step = (day: string, action: CardAction, from: CardStatus): CardStep => ({
    id: uuidv7(atNoon(day)),
    cardId: card.id,
    personId: resident.id,
    at: atNoon(day),
    action,
    from,
  })
  const last = LAST_STEPS[card.status]
  return [
    step(issuedOn, 'enable', 'sealed'),
    ...(last === undefined ? [] : [step(since, last, STEPPED_FROM[card.status] ?? 'normal')]),
  ]
}

/** Enters people who have no card; every rule of the register holds. */
export const enterNewcomers = async (
  tx: Transaction,
  pii: PersonalInformation,
  newcomers: readonly SeedPerson[],
  at: Temporal.Instant,
): Promise<void> => {
  const on = at.toZonedDateTimeISO(PROVINCE_ZONE).toPlainDate()
  const persons = newcomers.map((newcomer) => toPerson(newcomer, on))
  await copyPersons(tx, pii, persons, at)
}

/** Enters made-up residents with their cards, all or none. Every rule of the register holds. */
export const enterResidents = async (
  tx: Transaction,
  pii: PersonalInformation,
  residents: readonly Resident[],
  at: Temporal.Instant,
): Promise<number> => {
  const on = at.toZonedDateTimeISO(PROVINCE_ZONE).toPlainDate()
  const persons = residents.map((resident) => toPerson(resident, on))
  const entered = residents.map((resident) => ({ resident, card: toCard(resident, at) }))
  const steps = entered.flatMap(({ resident, card }) => stepsOf(resident, card))
  const entitlements = residents.flatMap((resident) => entitlementsOf(resident, on, at))
  await copyPersons(tx, pii, persons, at)
  await copyEntitlements(tx, entitlements, at)
  await copyCards(
    tx,
    entered.map(({ card }) => card),
  )
  await copyCardSteps(tx, steps)
  const accounts = await enterAccounts(
    tx,
    pii,
    entered.map(({ card }) => card),
    at,
  )
  const documents = persons.reduce((sum, person) => sum + person.documents.length, 0)
  const rows = persons.length * 2 + documents * 2 + steps.length + accounts * 2
  return rows + entitlements.length
}
