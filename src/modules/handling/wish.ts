import { z } from 'zod'
import type { ProxyScope } from '#kernel/proxy-scope.ts'
import { LANGUAGES } from '#ui/i18n/language.ts'
import { MOMENTS } from '#modules/card/index.ts'
import { ReadText } from '#modules/consent/index.ts'
import type { DocumentGroup } from './material.ts'
import { makesCard, type ServiceCode } from './service.ts'

/** 申请人的选择: what somebody chose besides papers; what was not asked is absent. */
export const Wish = z.object({
  /** The showing of banks that the bank was chosen from. */
  listId: z.uuid().optional(),
  bankCode: z.string().min(1).max(20).optional(),
  delivery: z
    .discriminatedUnion('to', [
      z.object({ to: z.literal('outlet'), outletCode: z.string().min(1).max(40) }),
      z.object({ to: z.literal('mail') }),
    ])
    .optional(),
  /** Made at the outlet while the holder waits. */
  instant: z.boolean().optional(),
  /** The photo of the identity document, or a new one taken at a counter. */
  photo: z.enum(['document', 'counter']).optional(),
  /** Of a damage: by the holder's own hand, or not. */
  damage: z.enum(['own', 'notOwn']).optional(),
  /** Of changed data: the photo alone, or something in the register. */
  change: z.enum(['photo', 'data']).optional(),
  /**
   * 签发电子社保卡: the words that the holder read and agreed to. What is no such thing, as what older
   * cases kept, is no consent (N11).
   */
  eCard: ReadText.optional().catch(undefined),
  /** Of a change of bank: what moves to the new account, and when. */
  programmes: z.array(z.string().min(1).max(20)).max(50).optional(),
  moment: z.enum(MOMENTS).optional(),
  /** The words that were read online before a change of bank was signed. */
  consent: z
    .object({
      version: z.number().int(),
      language: z.enum(LANGUAGES),
      digest: z.string().max(64),
    })
    .optional(),
  /** What a holder was shown and confirmed at a counter before a change of bank was signed. */
  statementId: z.uuid().optional(),
})
export type Wish = z.output<typeof Wish>

/** A question of the form besides papers. */
export type Question = 'photo' | 'damage' | 'change' | 'bank' | 'delivery' | 'eCard'

/** What is asked about a service, in the order of the form. A child may do without a photo. */
export const questionsOf = (service: ServiceCode, group: DocumentGroup): readonly Question[] => {
  if (service === 'enable' || service === 'eCard') return ['eCard']
  if (!makesCard(service)) return []
  return [
    ...(service === 'renewDamaged' ? (['damage'] as const) : []),
    ...(service === 'renewChangedData' ? (['change'] as const) : []),
    ...(group === 'minor' || service === 'changeBank' ? [] : (['photo'] as const)),
    'bank',
    'delivery',
  ]
}

/** Services that ask for a sign-in of the last minutes: what they do cannot be taken back. */
const FRESH: ReadonlySet<ServiceCode> = new Set(['enable', 'restore', 'cancel'])

export const asksFreshSignIn = (service: ServiceCode): boolean => FRESH.has(service)

/**
 * 代办事项 that somebody needs to apply for another person: all of one line. A service without any is
 * the person's own.
 */
const SCOPES: Readonly<Partial<Record<ServiceCode, readonly (readonly ProxyScope[])[]>>> = {
  firstCard: [['apply']],
  // Whoever may order a card may take it into use; what the order itself forbids is not ended here.
  enable: [['apply'], ['renew']],
  // Whoever replaces a card that is not lost yet stops it.
  replaceLost: [['renew', 'reportLoss']],
  renewDamaged: [['renew']],
  renewExpired: [['renew']],
  renewChangedData: [['renew']],
  temporaryLoss: [['reportLoss']],
  formalLoss: [['reportLoss']],
}

/** Whether anybody may apply for the service in another's name; the rest is their own (A6). */
export const takesAgents = (service: ServiceCode): boolean => SCOPES[service] !== undefined

/** Whether an agent with these scopes may apply for the service, online or at a counter. */
export const mayApplyFor = (service: ServiceCode, scopes: ReadonlySet<ProxyScope>): boolean =>
  SCOPES[service]?.some((line) => line.every((scope) => scopes.has(scope))) === true
