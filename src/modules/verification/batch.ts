import { randomFillSync } from 'node:crypto'
import { uuidv7 } from '#kernel/ids.ts'
import type { Database, Handle } from '#platform/db.ts'
import type { InForce } from '#modules/entitlement/index.ts'
import { CODE_USED } from './checks.ts'
import { askedFor, decideVerification, type VerificationDecision } from './decide.ts'
import type { CardFacts, Facts, Moment, PersonFacts, Policy, TerminalFacts } from './facts.ts'
import type { Channel, VerificationRequest } from './request.ts'
import { type FixedCode, type FixedCodes, withFixedCode } from './fixed-code.ts'
import { findCodes, type FoundCode } from './store-code.ts'
import { type NewUsage, recordUsages } from './store-usage.ts'

/** Where the gateway reads people and cards: the doors of their modules, many at once. */
export interface FactSources {
  /** Answers under a card's id and under `<region>/<number>`. */
  cards(
    handle: Handle,
    keys: {
      readonly byNumber: readonly { readonly region: string; readonly number: string }[]
      readonly byId: readonly string[]
    },
  ): Promise<ReadonlyMap<string, CardFacts>>
  persons(handle: Handle, ids: readonly string[]): Promise<ReadonlyMap<string, PersonFacts>>
  /** The people whose old cards bear these numbers, by the blind index of each. */
  oldNumbers(handle: Handle, indexes: readonly string[]): Promise<ReadonlyMap<string, string>>
  /** The cards that people have, by the person. */
  cardsOf(handle: Handle, personIds: readonly string[]): Promise<ReadonlyMap<string, CardFacts>>
  /** What departments say that people are, at a moment. */
  entitlements(
    handle: Handle,
    personIds: readonly string[],
    moment: Moment,
  ): Promise<ReadonlyMap<string, readonly InForce[]>>
  /** 收款账户 on cards that take money, by the card and under their ids. */
  accounts(handle: Handle, cardIds: readonly string[]): Promise<ReadonlyMap<string, string>>
  /** Of the sandbox; absent everywhere but in a demonstration. */
  readonly fixedCodes?: FixedCodes | undefined
}

/** One authenticated request, ready to be decided. Digests in hexadecimal. */
export interface Item {
  readonly terminal: TerminalFacts
  readonly counter: number
  readonly requestDigest: string
  readonly request: VerificationRequest
  /** Under which a shown code, number or old number is found; absent when it cannot be one. */
  readonly codeKey: string | undefined
}

/** 核验结果, durable. */
export interface Recorded {
  readonly id: string
  readonly moment: Moment
  readonly decision: VerificationDecision
}

interface Known {
  readonly code: FoundCode | undefined
  readonly facts: Facts
}

const keysOf = (items: readonly Item[], channel: Channel): string[] =>
  items.flatMap(({ request, codeKey }) =>
    request.shown.channel === channel && codeKey !== undefined ? [codeKey] : [],
  )

const NO_CARDS: ReadonlyMap<string, CardFacts> = new Map()

/** Cards of those whose old cards are told of, by the keys of the requests. */
const readOldCards = async (
  db: Database,
  sources: FactSources,
  items: readonly Item[],
): Promise<ReadonlyMap<string, CardFacts>> => {
  const keys = keysOf(items, 'credential')
  if (keys.length === 0) return NO_CARDS
  const persons = await sources.oldNumbers(db, keys)
  const cards = await sources.cardsOf(db, [...new Set(persons.values())])
  return new Map(
    [...persons].flatMap(([key, personId]) => {
      const card = cards.get(personId)
      return card === undefined ? [] : [[key, card] as const]
    }),
  )
}

const NO_CODES: ReadonlyMap<string, FoundCode> = new Map()

/** What stands behind a code that a sandbox terminal was shown; others learn nothing of it. */
const fixedOf = ({ fixedCodes }: FactSources, { terminal, codeKey }: Item): FixedCode | undefined =>
  terminal.sandbox === true && codeKey !== undefined ? fixedCodes?.get(codeKey) : undefined

const NOTHING_SAID: ReadonlyMap<string, readonly InForce[]> = new Map()
const NO_ACCOUNTS: ReadonlyMap<string, string> = new Map()

/** What some scenes ask for besides: of these people, and on these cards. */
const askedOf = (
  policy: Policy,
  items: readonly Item[],
  cards: readonly (CardFacts | undefined)[],
): { readonly personIds: ReadonlySet<string>; readonly cardIds: ReadonlySet<string> } => {
  const [personIds, cardIds] = [new Set<string>(), new Set<string>()]
  for (const [i, item] of items.entries()) {
    const card = cards[i]
    if (card === undefined) continue
    const { entitlements, account } = askedFor(item.request, item, policy)
    if (entitlements) personIds.add(card.personId)
    if (account) cardIds.add(card.id)
  }
  return { personIds, cardIds }
}

/**
 * One read each of codes, cards and persons, however many requests there are; beside that of cards
 * the two by which old cards are found, where any is told of, and beside that of persons one each
 * of what departments say and of accounts, for those whose scene asks for some of it.
 */
const readFacts = async (
  db: Database,
  sources: FactSources,
  policy: Policy,
  moment: Moment,
  items: readonly Item[],
): Promise<Known[]> => {
  const [shown, read] = [keysOf(items, 'code'), keysOf(items, 'number')]
  const codes = shown.length + read.length === 0 ? NO_CODES : await findCodes(db, shown, read)
  const found = items.map(({ codeKey }) => (codeKey === undefined ? undefined : codes.get(codeKey)))
  const fixed = items.map((item) => fixedOf(sources, item))
  const [cards, oldCards] = await Promise.all([
    sources.cards(db, {
      byId: [...new Set(found.flatMap((code) => (code === undefined ? [] : [code.cardId])))],
      byNumber: items.flatMap(({ request: { shown } }, i) => {
        const card = shown.channel === 'chip' ? shown.chip : fixed[i]?.card
        return card === undefined ? [] : [card]
      }),
    }),
    readOldCards(db, sources, items),
  ])
  const matched = items.map(({ request: { shown }, codeKey }, i) => {
    if (shown.channel === 'credential')
      return codeKey === undefined ? undefined : oldCards.get(codeKey)
    const code = found[i]
    const byNumber = shown.channel === 'chip' ? shown.chip : fixed[i]?.card
    if (byNumber !== undefined) return cards.get(`${byNumber.region}/${byNumber.number}`)
    return code === undefined ? undefined : cards.get(code.cardId)
  })
  const ids = new Set(matched.flatMap((card) => (card === undefined ? [] : [card.personId])))
  const { personIds, cardIds } = askedOf(policy, items, matched)
  const [persons, said, accounts] = await Promise.all([
    ids.size === 0 ? undefined : sources.persons(db, [...ids]),
    personIds.size === 0 ? NOTHING_SAID : sources.entitlements(db, [...personIds], moment),
    cardIds.size === 0 ? NO_ACCOUNTS : sources.accounts(db, [...cardIds]),
  ])
  return items.map(({ terminal, request: { shown } }, i) => {
    const [code, card] = [found[i], matched[i]]
    const person = card === undefined ? undefined : persons?.get(card.personId)
    const entitlements = person === undefined ? undefined : said.get(person.id)
    const oldCard =
      shown.channel === 'credential' ? policy.takenIn.get(shown.credentialId ?? '') : undefined
    const accountId = card === undefined ? undefined : accounts.get(card.id)
    const facts = { terminal, code, oldCard, card, person, entitlements, accountId }
    const always = fixed[i]
    // A fixed code is nobody's to claim, so it is never used up.
    return always === undefined
      ? { code, facts }
      : { code: undefined, facts: withFixedCode(facts, always, moment.at) }
  })
}

// Random bytes come in blocks: one call to the system's generator per 512 identifiers.
const pool = Buffer.alloc(10 * 512)
let used = pool.length
const nextId = (at: Temporal.Instant): string => {
  if (used === pool.length) {
    randomFillSync(pool)
    used = 0
  }
  used += 10
  return uuidv7(at, pool.subarray(used - 10, used))
}

const usageOf = (item: Item, { code, facts }: Known, at: Temporal.Instant) => {
  return (decision: VerificationDecision): NewUsage => {
    // Who shows a number that does not fit its chip has not shown whose card it is.
    const known = !decision.granted && decision.refusal === 'CARD_UNKNOWN' ? undefined : facts
    const granted = decision.granted ? decision.outcome : undefined
    return {
      id: nextId(at),
      terminalId: item.terminal.id,
      counter: item.counter,
      requestDigest: item.requestDigest,
      organisationCode: item.terminal.organisationCode,
      placeId: item.terminal.placeId,
      sceneCode: item.request.scene,
      channel: item.request.shown.channel,
      outcome: decision.granted ? 'granted' : decision.refusal,
      assuranceLevel: granted?.assuranceLevel ?? 0,
      personId: known?.card?.personId,
      cardId: known?.card?.id,
      fields: granted?.scene.returnedFields ?? [],
      concessionRule: granted?.concession?.ruleId,
      basis: decision.basis,
      credentialId: facts.oldCard?.id,
      codeDigest: granted === undefined ? undefined : code?.digest,
    }
  }
}

const byCounter = (a: NewUsage, b: NewUsage): number => {
  if (a.terminalId !== b.terminalId) return a.terminalId < b.terminalId ? -1 : 1
  return a.counter - b.counter
}

/**
 * Decides a batch and records it with one durable statement; answers in the order of the items,
 * with `undefined` where the terminal's counter stands for another message already.
 */
export const recordBatch = async (
  db: Database,
  sources: FactSources,
  policy: Policy,
  moment: Moment,
  items: readonly Item[],
): Promise<(Recorded | undefined)[]> => {
  const known = await readFacts(db, sources, policy, moment, items)
  const taken = new Set<string>()
  const decided = items.map((item, i) => {
    const { code, facts } = known[i] as Known
    const first = decideVerification(item.request, facts, policy, moment)
    // Two of one batch can show the same code: the first has it.
    const late = first.granted && code !== undefined && taken.has(code.digest)
    if (first.granted && code !== undefined) taken.add(code.digest)
    const decision: VerificationDecision = late ? CODE_USED : first
    return { decision, usage: usageOf(item, known[i] as Known, moment.at)(decision) }
  })
  // In one order everywhere, or two processes could wait for each other's counters.
  const usages = decided.map(({ usage }) => usage).sort(byCounter)
  const written = await recordUsages(db, moment.at, usages)
  const lostById = new Map(written.map(({ id, codeLost }) => [id, codeLost]))
  return decided.map(({ decision, usage: { id } }) => {
    const lost = lostById.get(id)
    if (lost === undefined) return undefined
    return { id, moment, decision: lost ? CODE_USED : decision }
  })
}
