import { publicId, uuidv7 } from '#kernel/ids.ts'
import { provinceDate } from '#kernel/period.ts'
import { accountsForVerification } from '#modules/account/index.ts'
import type { CatalogueReader, CatalogueTimeline } from '#modules/catalogue/index.ts'
import { cardsForVerification, cardsOfPersons } from '#modules/card/index.ts'
import {
  holdersOfNumbers,
  oldNumberIndex,
  type TakenIn,
  takenInCredentials,
} from '#modules/credential/index.ts'
import { loadPriceList, type PriceList } from '#modules/concession/index.ts'
import { entitlementsForVerification } from '#modules/entitlement/index.ts'
import { personsForVerification } from '#modules/person/index.ts'
import type { Clock } from '#platform/clock.ts'
import type { KeyRing } from '#platform/crypto/keys.ts'
import type { Database, Handle } from '#platform/db.ts'
import { parseStrictJson } from '#platform/http/json.ts'
import { ProblemError } from '#platform/http/problem.ts'
import type { Logger } from '#platform/log.ts'
import type { PersonalInformation } from '#platform/pii.ts'
import { answerOf, type GatewayAnswer } from './answer.ts'
import { type FactSources, type Item, recordBatch, type Recorded } from './batch.ts'
import { isCode, isNumber } from './code.ts'
import { quarantineTerminal } from './end-terminal.ts'
import type { Policy } from './facts.ts'
import { GroupCommit } from './group-commit.ts'
import { type Monotonic, monotonic, Refreshed } from './refreshed.ts'
import { requestOf, VerificationBody, type VerificationRequest } from './request.ts'
import { digestHex, keyedDigestHex } from './secrets.ts'
import { SteadyTime } from './steady-time.ts'
import { deleteCodesOutOfTime } from './store-code.ts'
import { lastCounterOf } from './store-terminal.ts'
import { findByCounter } from './store-usage.ts'
import { isMacGood, type LiveSession, TerminalSessions } from './terminal-sessions.ts'
import { macHead } from './terminal.ts'

/** Where the gateway reads what it decides on: the doors of other modules. */
export interface GatewaySources extends FactSources {
  /** The catalogue of an instant and what is known to follow. */
  timeline(
    catalogue: CatalogueReader,
    handle: Handle,
    at: Temporal.Instant,
  ): Promise<CatalogueTimeline>
  prices(handle: Handle): Promise<PriceList>
  /** 旧卡 that the card takes in, by id. */
  takenIn(handle: Handle): Promise<ReadonlyMap<string, TakenIn>>
}

/** The program's own sources. */
export const GATEWAY_SOURCES: GatewaySources = {
  cards: cardsForVerification,
  persons: personsForVerification,
  entitlements: entitlementsForVerification,
  accounts: accountsForVerification,
  timeline: (catalogue, handle, at) => catalogue.timeline(handle, at),
  prices: loadPriceList,
  oldNumbers: holdersOfNumbers,
  cardsOf: cardsOfPersons,
  takenIn: takenInCredentials,
}

export interface GatewayDeps {
  readonly db: Database
  readonly clock: Clock
  readonly keys: KeyRing
  readonly pii: PersonalInformation
  readonly log: Pick<Logger, 'error'>
  readonly catalogue: CatalogueReader
  readonly sources?: GatewaySources | undefined
  readonly monotonic?: Monotonic | undefined
}

/** A terminal's request as it came: three headers and the text of the body. */
export interface TerminalMessage {
  readonly session: unknown
  readonly counter: unknown
  readonly mac: unknown
}

/** What decides, with what is known to follow. */
interface DatedPolicy {
  readonly catalogue: CatalogueTimeline
  readonly prices: PriceList
  readonly takenIn: ReadonlyMap<string, TakenIn>
}

/** Suspending a scene or a place takes effect within this (S5). */
const POLICY_AFTER_MS = 15_000
const POLICY_AT_MOST_MS = 45_000

const LIMITS = { maxRows: 256, maxInFlight: 2, maxWaitMs: 2, maxWaiting: 8_192 } as const

const COUNTER = /^[1-9]\d{0,14}$/

const NOT_ACCEPTED: GatewayAnswer = {
  ok: false,
  problem: { status: 401, code: 'TERMINAL_NOT_ACCEPTED', basis: 'YKT-22' },
}
const QUARANTINED: GatewayAnswer = {
  ok: false,
  problem: {
    status: 409,
    code: 'TERMINAL_QUARANTINED',
    basis: 'YKT-22',
    instead: ['askForTicket'],
  },
}
const STALE: GatewayAnswer = {
  ok: false,
  problem: { status: 409, code: 'TERMINAL_COUNTER_STALE', basis: 'YKT-22', instead: ['countOn'] },
}

/** 核验网关: authenticates terminals, decides in batches, answers when it is durable. */
export class Gateway {
  readonly #deps: GatewayDeps
  readonly #sources: GatewaySources
  readonly #sessions: TerminalSessions
  readonly #time: SteadyTime
  readonly #policy: Refreshed<DatedPolicy>
  readonly #commits: GroupCommit<Item, Recorded | undefined>

  constructor(deps: GatewayDeps) {
    const { db, keys, clock, catalogue, sources = GATEWAY_SOURCES } = deps
    const steady = deps.monotonic ?? monotonic
    this.#deps = deps
    this.#sources = sources
    this.#sessions = new TerminalSessions(db, keys, steady)
    this.#time = new SteadyTime(clock, (from, to) => deleteCodesOutOfTime(db, from, to))
    this.#policy = new Refreshed<DatedPolicy>({
      handle: db,
      load: async (handle) => ({
        catalogue: await sources.timeline(catalogue, handle, clock.now()),
        prices: await sources.prices(handle),
        takenIn: await sources.takenIn(handle),
      }),
      afterMs: POLICY_AFTER_MS,
      atMostMs: POLICY_AT_MOST_MS,
      monotonic: steady,
    })
    this.#commits = new GroupCommit({ ...LIMITS, commit: (items) => this.#commit(items) })
  }

  /** Reads the catalogue in force; forgets codes from a future that a reset clock left behind. */
  async start(): Promise<void> {
    const { db, clock } = this.#deps
    const now = clock.now()
    await deleteCodesOutOfTime(db, now, now.add({ seconds: 5 }))
    await this.#policy.load()
  }

  /** Takes up a change of catalogue or prices at once. */
  async refresh(): Promise<void> {
    await Promise.all([this.#policy.load(), this.#sessions.refresh()])
  }

  /** The session whose key made the MAC over this request, or `undefined` (V10). */
  async authenticate(
    { session: id, counter, mac }: TerminalMessage,
    method: 'GET' | 'POST',
    path: string,
    body: string,
  ): Promise<LiveSession | undefined> {
    if (typeof id !== 'string' || typeof counter !== 'string' || typeof mac !== 'string')
      return undefined
    if (!COUNTER.test(counter)) return undefined
    const session = this.#sessions.peek(id) ?? (await this.#sessions.find(id))
    if (session === undefined || session.status === 'revoked') return undefined
    // What was made in a demonstration speaks to nobody outside one.
    if (session.terminal.sandbox === true && this.#sources.fixedCodes === undefined)
      return undefined
    if (session.expiresAtMs <= this.#deps.clock.now().epochMilliseconds) return undefined
    return isMacGood(session.key, macHead(method, path, counter), body, mac) ? session : undefined
  }

  /**
   * 核验: answers one `POST /v1/verifications`.
   *
   * @throws {ProblemError} 400 or 422 for a body that is no request, 503 when nothing was decided.
   */
  async verify(message: TerminalMessage, body: string): Promise<GatewayAnswer> {
    const session = await this.authenticate(message, 'POST', '/v1/verifications', body)
    if (session === undefined) return NOT_ACCEPTED
    if (session.status === 'quarantined') return QUARANTINED
    const request = parseRequest(body)
    const counter = Number(message.counter)
    const item = this.#itemOf(session, counter, request, body)
    if (counter > session.counter.last) session.counter.last = counter
    else {
      const refused = await this.#usedCounter(session, item)
      if (refused !== undefined) return refused
    }
    const recorded = await this.#commits.submit(item)
    if (recorded !== undefined)
      return answerOf(this.#deps, session.terminal.organisationCode, recorded)
    return (await this.#usedCounter(session, item)) ?? STALE
  }

  #itemOf(
    { terminal }: LiveSession,
    counter: number,
    request: VerificationRequest,
    body: string,
  ): Item {
    const { shown } = request
    let codeKey: string | undefined
    if (shown.channel === 'code' && isCode(shown.code)) codeKey = digestHex(shown.code)
    if (shown.channel === 'number' && isNumber(shown.number))
      codeKey = keyedDigestHex(this.#deps.keys, 'number', shown.number)
    if (shown.channel === 'credential' && shown.credentialId !== undefined)
      codeKey = oldNumberIndex(this.#deps.pii, shown.credentialId, shown.oldNumber)?.toString('hex')
    return { terminal, counter, request, requestDigest: digestHex(body), codeKey }
  }

  /** What a counter means that is not new; `undefined` when it turns out to be free after all. */
  async #usedCounter(session: LiveSession, item: Item): Promise<GatewayAnswer | undefined> {
    const { db, clock } = this.#deps
    const { terminal } = session
    // Its first use may be under way: what that comes to must be seen.
    await this.#commits.settled()
    const first = await findByCounter(db, terminal.id, item.counter)
    if (first === undefined)
      return item.counter > (await lastCounterOf(db, terminal.id)) ? undefined : STALE
    if (first.digest === item.requestDigest) {
      const verificationId = publicId('verification', first.id)
      return {
        ok: false,
        problem: { ...REPLAYED, verificationId },
      }
    }
    const at = clock.now()
    const actor = { kind: 'terminal', id: terminal.id } as const
    const context = { actor, at, requestId: uuidv7(at) }
    await quarantineTerminal({ db }, context, { terminalId: terminal.id, counter: item.counter })
    await this.#sessions.refresh()
    return QUARANTINED
  }

  async #commit(items: readonly Item[]): Promise<readonly (Recorded | undefined)[]> {
    try {
      const at = await this.#time.now()
      const { catalogue, prices, takenIn } = await this.#policy.current()
      // A version takes effect by the clock, on every process at the same instant.
      const policy: Policy = { catalogue: catalogue.at(at), prices, takenIn }
      const moment = { at, on: provinceDate(at) }
      return await recordBatch(this.#deps.db, this.#sources, policy, moment, items)
    } catch (error) {
      this.#deps.log.error({ err: error }, 'a batch of verifications failed')
      throw new ProblemError(NOT_AVAILABLE)
    }
  }
}

const REPLAYED = {
  status: 409,
  code: 'TERMINAL_COUNTER_REPLAYED',
  basis: 'YKT-22',
  instead: ['readVerification'],
} as const

/** Whether it was recorded is not known: the same message may be sent again, and will tell. */
const NOT_AVAILABLE = {
  status: 503,
  code: 'NOT_AVAILABLE',
  detail: 'Send the same message with the same counter again.',
  retry: { safe: true, afterSeconds: 1 },
} as const

const parseRequest = (body: string): VerificationRequest => {
  const parsed = VerificationBody.safeParse(parseStrictJson(body))
  if (parsed.success) return requestOf(parsed.data)
  throw new ProblemError({
    status: 422,
    code: 'REQUEST_INVALID',
    detail: 'Some members of the request are wrong; each is listed.',
    errors: parsed.error.issues.map((issue) => ({
      pointer: `/${issue.path.map(String).join('/')}`,
      code: issue.code,
      message: issue.message,
    })),
  })
}

/** A gateway that is ready to answer. */
export const createGateway = async (deps: GatewayDeps): Promise<Gateway> => {
  const gateway = new Gateway(deps)
  await gateway.start()
  return gateway
}
