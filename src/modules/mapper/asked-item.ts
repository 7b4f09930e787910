import type { KeyRing } from '#platform/crypto/keys.ts'
import { uuidsOfTokens } from '#platform/crypto/pairwise-tokens.ts'
import { fromPublicId } from '#kernel/ids.ts'
import type { PersonalInformation } from '#platform/pii.ts'
import { namedIdentityIndex } from '#modules/person/index.ts'
import { readMoment } from './header.ts'
import {
  type NamedAccount,
  type NamedPerson,
  readAccountAddress,
  readPersonId,
} from './identifier.ts'
import type { ItemFault, MapperAction } from './reason.ts'
import type { RawItem } from './shapes.ts'

/** An item as it is looked up: whom and what it names, or what is wrong with it. */
export interface AskedItem {
  readonly position: number
  readonly referenceId: string
  readonly identityIndex: Uint8Array | undefined
  readonly personId: string | undefined
  readonly accountId: string | undefined
  readonly bankCode: string | undefined
  readonly consentId: string | undefined
  readonly scope: 'yes_no' | 'details'
  readonly fault: ItemFault | undefined
  /** Of an instruction to pay. */
  readonly amountFen?: bigint | undefined
}

export interface ReadingDeps {
  readonly keys: KeyRing
  readonly pii: PersonalInformation
}

interface Caller {
  readonly agencyCode: string
  readonly action: MapperAction
  readonly on: Temporal.PlainDate
}

const REFERENCE = /^[\x21-\x7e]{1,99}$/

/** The id of the consent that the caller names as its proof. */
const consentOf = ({ additional_info: info }: RawItem): string | undefined => {
  const value = info?.find(({ name }) => name === 'consent')?.value
  return typeof value === 'string' ? fromPublicId('consent', value) : undefined
}

interface Draft {
  readonly raw: RawItem
  readonly named: NamedPerson | undefined
  readonly account: NamedAccount | undefined
  readonly index: Uint8Array | undefined
  readonly consentId: string | undefined
}

/** Items of a message mostly have one time: what was read last need not be read again. */
let lastMoment = { text: '', good: false }
const isMoment = (text: string): boolean => {
  if (text !== lastMoment.text) lastMoment = { text, good: readMoment(text) !== undefined }
  return lastMoment.good
}

const NEEDS_CONSENT: ReadonlySet<MapperAction> = new Set(['link', 'update'])

const faultOf = (
  { raw, named, account, index, consentId }: Draft,
  isRepeated: boolean,
  action: MapperAction,
): ItemFault | undefined => {
  if (!REFERENCE.test(raw.reference_id)) return 'rjct.reference_id.invalid'
  if (isRepeated) return 'rjct.reference_id.duplicate'
  if (!isMoment(raw.timestamp)) return 'rjct.timestamp.invalid'
  const namesNobody = named === undefined || (named.by === 'document' && index === undefined)
  if (typeof raw.id === 'string' && namesNobody) return 'rjct.id.invalid'
  if (typeof raw.fa === 'string' && account === undefined) return 'rjct.fa.invalid'
  if (NEEDS_CONSENT.has(action) && consentId === undefined) return 'CONSENT_REFERENCE_MISSING'
  return undefined
}

const draftOf = (deps: ReadingDeps, { agencyCode, on }: Caller, raw: RawItem): Draft => {
  const named = typeof raw.id === 'string' ? readPersonId(raw.id, agencyCode) : undefined
  return {
    raw,
    named,
    account: typeof raw.fa === 'string' ? readAccountAddress(raw.fa) : undefined,
    index: named?.by === 'document' ? namedIdentityIndex(deps.pii, named, on) : undefined,
    consentId: consentOf(raw),
  }
}

/** The UUIDs behind the tokens that there are, in the places of their items. */
const opened = (
  keys: KeyRing,
  kind: 'person' | 'account',
  agencyCode: string,
  tokens: readonly (string | undefined)[],
): readonly (string | undefined)[] => {
  const given = tokens.filter((token) => token !== undefined)
  const uuids = uuidsOfTokens(keys, kind, agencyCode, given).values()
  return tokens.map((token) => (token === undefined ? undefined : uuids.next().value))
}

/**
 * Reads the items of a message. Numbers become blind indexes here and go no further; one item that
 * is wrong spoils no other.
 */
export const readItems = (
  deps: ReadingDeps,
  caller: Caller,
  items: readonly RawItem[],
): readonly AskedItem[] => {
  const drafts = items.map((raw) => draftOf(deps, caller, raw))
  const { agencyCode, action } = caller
  const tokens = drafts.map(({ named }) => (named?.by === 'token' ? named.token : undefined))
  const persons = opened(deps.keys, 'person', agencyCode, tokens)
  const accounts = opened(
    deps.keys,
    'account',
    agencyCode,
    drafts.map(({ account }) => account?.token),
  )
  const seen = new Set<string>()
  return drafts.map((draft, position) => {
    const { raw, account, index, consentId } = draft
    const fault = faultOf(draft, seen.has(raw.reference_id), action)
    seen.add(raw.reference_id)
    return {
      position,
      referenceId: raw.reference_id,
      identityIndex: index,
      personId: persons[position],
      accountId: accounts[position],
      bankCode: account?.bankCode,
      consentId,
      scope: raw.scope ?? 'yes_no',
      fault,
    }
  })
}
