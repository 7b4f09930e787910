import type { ServiceCode } from './service.ts'

/** 能办与不能办: one line of the table at the counter. Decided elsewhere, by the module of the rule. */
export interface Possibility {
  readonly service: ServiceCode
  readonly possible: boolean
  /** Why, or what instead, in plain words. */
  readonly why: string
}

/** The card of a person in the few words of the state strip. */
export interface CardStrip {
  readonly city: string
  readonly bank: string
  readonly maskedCardNumber: string
  readonly social: string
  readonly account: string
  /** The loudest thing on the page: money cannot arrive. */
  readonly notActivated: boolean
}
