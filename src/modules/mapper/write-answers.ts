import type { KeyRing } from '#platform/crypto/keys.ts'
import { pairwiseTokens } from '#platform/crypto/pairwise-tokens.ts'
import type { z } from 'zod'
import type { Text } from '#ui/i18n/language.ts'
import { writeAccountAddress, writePersonId } from './identifier.ts'
import { type ItemRefusal, type MapperAction, reasonMessage } from './reason.ts'
import type { ANSWERS } from './shapes.ts'

/** An answered item with what the caller may be told, before it is written in the shapes. */
export interface Told {
  readonly referenceId: string
  /** ISO 8601. */
  readonly at: string
  readonly status: 'pdng' | 'succ' | 'rjct'
  readonly code: string | undefined
  readonly refusal: ItemRefusal | undefined
  readonly personId: string | undefined
  readonly account: { readonly accountId: string; readonly bankCode: string } | undefined
  /** Of a resolve that asked for details. */
  readonly details:
    | { readonly tail: string | undefined; readonly payableFrom: Temporal.Instant | undefined }
    | undefined
}

interface Written {
  readonly id: string | undefined
  readonly fa: string | undefined
}

// Members that are absent are `undefined`: JSON leaves them out, and spreading is for the few.
const head = ({ referenceId, at, status, code, refusal }: Told) => ({
  reference_id: referenceId,
  timestamp: at,
  status,
  status_reason_code: code,
  status_reason_message: refusal && reasonMessage(refusal),
})

const attributes = ({ details }: Told) => {
  if (details === undefined) return undefined
  const { tail, payableFrom } = details
  const info = [
    ...(tail === undefined ? [] : [{ name: 'tail', value: tail }]),
    ...(payableFrom === undefined ? [] : [{ name: 'payable_from', value: payableFrom.toString() }]),
  ]
  return info.length === 0 ? undefined : info
}

type Provider = (bankCode: string) => { readonly name: string; readonly code: string }

const WRITERS = {
  link: (told: Told, { fa }: Written) => ({ ...head(told), fa }),
  update: (told: Told, { id, fa }: Written) => ({ ...head(told), id, fa: fa ?? '' }),
  unlink: (told: Told, { id }: Written) => ({ ...head(told), id }),
  resolve: (told: Told, { id, fa }: Written, provider: Provider) => ({
    reference_id: told.referenceId,
    timestamp: told.at,
    status: told.status,
    status_reason_code: told.code,
    status_reason_message: told.refusal && reasonMessage(told.refusal),
    id,
    fa,
    account_provider_info: told.account && provider(told.account.bankCode),
    additional_info: attributes(told),
  }),
} as const

/** Banks as they are told, each made once. */
const providers = (names: ReadonlyMap<string, Text>): Provider => {
  const made = new Map<string, ReturnType<Provider>>()
  return (code) => {
    const known = made.get(code) ?? { name: names.get(code)?.['zh-Hans'] ?? code, code }
    made.set(code, known)
    return known
  }
}

export interface WritingDeps {
  readonly keys: KeyRing
}

export interface AnswerHeadings {
  readonly agencyCode: string
  readonly transactionId: string
  readonly correlationId: string
  /** By their codes; only needed where accounts are told. */
  readonly bankNames: ReadonlyMap<string, Text>
}

/** Writes the answers to a message, with names of people and accounts for this caller alone. */
export const writeAnswers = <Action extends MapperAction>(
  { keys }: WritingDeps,
  action: Action,
  { agencyCode, transactionId, correlationId, bankNames }: AnswerHeadings,
  list: readonly Told[],
): z.input<(typeof ANSWERS)[Action]> => {
  const persons = list.flatMap(({ personId }) => personId ?? [])
  const accounts = list.flatMap(({ account }) => account ?? [])
  const ids = pairwiseTokens(keys, 'person', agencyCode, persons).values()
  const tokens = pairwiseTokens(
    keys,
    'account',
    agencyCode,
    accounts.map(({ accountId }) => accountId),
  ).values()
  const provider = providers(bankNames)
  const items = list.map((told) => {
    const id = told.personId && writePersonId(ids.next().value ?? '', agencyCode)
    const token = told.account && (tokens.next().value ?? '')
    const fa =
      told.account && token !== undefined
        ? writeAccountAddress({ token, bankCode: told.account.bankCode })
        : undefined
    return WRITERS[action](told, { id, fa }, provider)
  })
  return {
    transaction_id: transactionId,
    correlation_id: correlationId,
    [`${action}_response`]: items,
  } as unknown as z.input<(typeof ANSWERS)[Action]>
}
