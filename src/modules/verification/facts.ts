import type { CardStatus } from '#modules/card/index.ts'
import type { CatalogueSnapshot, CodePurpose } from '#modules/catalogue/index.ts'
import type { TakenIn } from '#modules/credential/index.ts'
import type { PriceList } from '#modules/concession/index.ts'
import type { InForce } from '#modules/entitlement/index.ts'
import type { SealedValue } from '#platform/pii.ts'

/** What is known of the terminal that asks. */
export interface TerminalFacts {
  readonly id: string
  readonly placeId: string
  readonly organisationCode: string
  readonly sceneCodes: readonly string[]
  /** Highest assurance its hardware and staff can vouch for, 1 to 4. */
  readonly highestAssurance: number
  /** 沙箱终端: knows fixed codes besides. */
  readonly sandbox?: boolean | undefined
}

/** What is known of a code that was shown. */
export interface CodeFacts {
  readonly personId: string
  readonly cardId: string
  readonly purpose: CodePurpose
  readonly assuranceLevel: number
  readonly issuedAt: Temporal.Instant
  readonly expiresAt: Temporal.Instant
  readonly used: boolean
  readonly deviceRevoked: boolean
}

export interface CardFacts {
  readonly id: string
  readonly personId: string
  readonly cardNumber: string
  readonly cardIdentifier: string
  readonly status: CardStatus
  /** Present for one that is lost for the time being while its holder permits codes of it. */
  readonly eCardPermitted?: boolean | undefined
}

export interface PersonFacts {
  readonly id: string
  readonly birthOn: Temporal.PlainDate
  readonly sex: 'female' | 'male'
  readonly diedOn?: Temporal.PlainDate | undefined
  /** Codes issued before are refused: rights or devices changed then. */
  readonly codesValidFrom?: Temporal.Instant | undefined
  readonly nameSealed: SealedValue
  readonly socialSecurityNumberSealed?: SealedValue | undefined
}

/** Everything one request is decided on, read after it arrived. */
export interface Facts {
  readonly terminal: TerminalFacts
  readonly code?: CodeFacts | undefined
  /** The old card whose number was told. */
  readonly oldCard?: TakenIn | undefined
  readonly card?: CardFacts | undefined
  readonly person?: PersonFacts | undefined
  /** What departments say that the person is; read only where the scene asks for some of it. */
  readonly entitlements?: readonly InForce[] | undefined
  /** 收款账户 on the card; read only where the scene tells of it. */
  readonly accountId?: string | undefined
}

/** The dated data that decides: catalogue, price list and plans of old cards in force. */
export interface Policy {
  readonly catalogue: Pick<CatalogueSnapshot, 'scene' | 'place'>
  readonly prices: PriceList
  /** 旧卡: what the card takes in, by its id. */
  readonly takenIn: ReadonlyMap<string, TakenIn>
}

/** An instant and its day in the province. */
export interface Moment {
  readonly at: Temporal.Instant
  readonly on: Temporal.PlainDate
}
