import type { KeyRing } from '#platform/crypto/keys.ts'
import { pairwiseTokens } from '#platform/crypto/sealing.ts'
import type { z } from 'zod'
import type { Text } from '#ui/i18n/language.ts'
import { writeAccountAddress, writePersonId } from './identifier.ts'
import { type ItemRefusal, type MapperAction, reasonMessage } from './reason.ts'
import type { ANSWERS } from './shapes.ts'

/** An answered item with what the caller may be told, before it is written in the shapes. */
export interface Told {
  readonly referenceId: string
  readonly at: Temporal.Instant
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

const head = ({ referenceId, at, status, code, refusal }: Told) => ({
  reference_id: referenceId,
  timestamp: at.toString(),
  status,
  ...(code !== undefined && { status_reason_code: code as never }),
  ...(refusal !== undefined && { status_reason_message: reasonMessage(refusal) }),
})

const attributes = ({ details, at }: Told) => {
  if (details === undefined) return {}
  const { tail, payableFrom } = details
  const cooling = payableFrom !== undefined && Temporal.Instant.compare(payableFrom, at) > 0
  const info = [
    ...(tail === undefined ? [] : [{ name: 'tail', value: tail }]),
    ...(cooling ? [{ name: 'payable_from', value: payableFrom.toString() }] : []),
  ]
  return info.length === 0 ? {} : { additional_info: info }
}

const WRITERS = {
  link: (told: Told, { fa }: Written) => ({ ...head(told), ...(fa !== undefined && { fa }) }),
  update: (told: Told, { id, fa }: Written) => ({
    ...head(told),
    fa: fa ?? '',
    ...(id !== undefined && { id }),
  }),
  unlink: (told: Told, { id }: Written) => ({ ...head(told), ...(id !== undefined && { id }) }),
  resolve: (told: Told, { id, fa }: Written, bankNames: ReadonlyMap<string, Text>) => {
    const code = told.account?.bankCode
    return {
      ...head(told),
      ...(id !== undefined && { id }),
      ...(told.details !== undefined &&
        fa !== undefined &&
        code !== undefined && {
          fa,
          account_provider_info: { name: bankNames.get(code)?.['zh-Hans'] ?? code, code },
        }),
      ...attributes(told),
    }
  },
} as const

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
  const items = list.map((told) => {
    const id = told.personId && writePersonId(ids.next().value ?? '', agencyCode)
    const token = told.account && (tokens.next().value ?? '')
    const fa =
      told.account && token !== undefined
        ? writeAccountAddress({ token, bankCode: told.account.bankCode })
        : undefined
    return WRITERS[action](told, { id, fa }, bankNames)
  })
  return {
    transaction_id: transactionId,
    correlation_id: correlationId,
    [`${action}_response`]: items,
  } as never
}
