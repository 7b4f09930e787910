import { type Decision, grant, refuse } from '#kernel/decision.ts'

/** Where the account of a card is used. */
export const SERVICE_AREAS = ['guangdong', 'hongKong', 'macao'] as const
export type ServiceArea = (typeof SERVICE_AREAS)[number]

/** What the account of a card can do, as far as its bank offers it. */
export const CARD_SERVICES = ['cash', 'transfer', 'shopping', 'directDebit', 'balance'] as const
export type CardService = (typeof CARD_SERVICES)[number]

/** By what means. */
export const SERVICE_MEANS = [
  'outlet',
  'machine',
  'app',
  'shop',
  'agreement',
  'markedMachine',
  'markedShop',
  'remittance',
] as const
export type ServiceMeans = (typeof SERVICE_MEANS)[number]

type Possible = Readonly<Record<ServiceArea, readonly ServiceMeans[]>>

const across = (...means: readonly ServiceMeans[]) => ({ hongKong: means, macao: means })

/** What is common practice, and what a bank can say that it offers; nothing is there elsewhere. */
export const COMMON_PRACTICE: Readonly<Record<CardService, Possible>> = {
  cash: { guangdong: ['outlet', 'machine'], ...across('markedMachine') },
  transfer: { guangdong: ['outlet', 'machine', 'app'], ...across('remittance') },
  shopping: { guangdong: ['shop'], ...across('markedShop') },
  directDebit: { guangdong: ['agreement'], ...across() },
  balance: { guangdong: ['outlet', 'machine', 'app'], ...across('markedMachine', 'app') },
}

/** One thing that is offered: `hongKong.cash.markedMachine`. */
export const offeredCode = (area: ServiceArea, service: CardService, means: ServiceMeans): string =>
  `${area}.${service}.${means}`

/** Everything that a bank can say, in the order of the page. */
export const OFFERED_CODES: readonly string[] = CARD_SERVICES.flatMap((service) =>
  SERVICE_AREAS.flatMap((area) =>
    COMMON_PRACTICE[service][area].map((means) => offeredCode(area, service, means)),
  ),
)

/** What a bank has said last. */
export interface CardServices {
  readonly bankCode: string
  readonly offered: readonly string[]
  readonly keptAt: Temporal.Instant
}

/** The means by which a bank offers something, as it said; else by common practice. */
export const meansOf = (
  said: CardServices | undefined,
  service: CardService,
  area: ServiceArea,
): readonly ServiceMeans[] =>
  COMMON_PRACTICE[service][area].filter(
    (means) => said?.offered.includes(offeredCode(area, service, means)) !== false,
  )

export type CardServiceRefusal = 'CARD_SERVICES_EMPTY' | 'CARD_SERVICE_UNKNOWN'

/**
 * 银行功能说明: what a bank says of the accounts on its cards (Art. 14). Cash is the least: a card
 * to which benefits are paid and from which nobody can draw them would be none.
 */
export const decideCardServices = (
  offered: readonly string[],
): Decision<readonly string[], CardServiceRefusal> => {
  if (offered.some((code) => !OFFERED_CODES.includes(code)))
    return refuse('YKT-14', 'CARD_SERVICE_UNKNOWN', ['mendServices'])
  const chosen = OFFERED_CODES.filter((code) => offered.includes(code))
  return chosen.some((code) => code.startsWith('guangdong.cash.'))
    ? grant('YKT-14', chosen)
    : refuse('YKT-14', 'CARD_SERVICES_EMPTY', ['mendServices'])
}
