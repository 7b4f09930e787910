import { checkBankCardNumber, type DocumentKind } from '#kernel/identity-number/index.ts'
import { uuidv7 } from '#kernel/ids.ts'
import { maskName } from '#kernel/masking.ts'
import { normaliseName } from '#kernel/names.ts'
import { Bounded } from '../world/bounded.ts'
import { documentKey, documentKeyOfCode } from '../world/document-key.ts'
import { drawBetween, drawOne } from '../world/draw.ts'
import type { Fault } from '../world/fault.ts'
import { DOWN, type Reply } from '../world/reply.ts'
import { type Outcome, RequestBook } from '../world/request-book.ts'
import { type Signer, signerOf } from '../world/signer.ts'
import type { World } from '../world/world.ts'
import {
  type Account,
  COUNTER_ACTS,
  type CounterAct,
  isPossible,
  makeAccountNumber,
} from './account.ts'
import type { FileResult, OpeningRow } from './exchange-file.ts'
import { type BankProfile, profileOf, SPEEDS, type Speed } from './profiles.ts'

/** What the demonstration knows of a bank. */
export interface BankIdentity {
  readonly code: string
  readonly name: string
  /** Six digits that begin its account numbers. */
  readonly bin: string
  /** Accounts that it opened before this start, as they stand. */
  readonly accounts?: readonly Account[]
}

export interface OpeningOrder {
  readonly requestId: string
  readonly cardNumber: string
  readonly name: string
  readonly documentKind: DocumentKind
  readonly documentNumber: string
  readonly phone: string | null
}

export interface AccountOrder {
  readonly requestId: string
  readonly accountNumber: string
}

/** Who wants an account, whichever way it was asked for. */
interface Customer {
  readonly requestId: string
  readonly name: string
  readonly key: string
}

export const RESULTS_PATH = '/v1/bank/results'
export const EVENTS_PATH = '/v1/bank/account-events'

/** Why a bank opens no account, in the codes of returned payments where they mean the same. */
export const REFUSAL_REASONS = {
  R01: '户名与本行留存的客户姓名不一致',
  R02: '本行没有这个账户，或者已经销户',
  R06: '本行留存的证件已过有效期',
  R07: '客户在本行的账户数量已到上限',
  R13: '客户在风险核查中，暂不办理',
} as const

const BY_CHANCE = ['R06', 'R07', 'R13'] as const
const CAPACITY = 5000
const EVENT_HELD_BACK_MS = 6000
const EVENT_ECHO_MS = 900
const SLOW_EVENT_MS = 30_000

/** One co-operating bank with its own books. */
export class Bank {
  readonly identity: BankIdentity
  readonly profile: BankProfile
  readonly actor: string
  readonly #world: World
  readonly #signer: Signer
  readonly #requests: RequestBook
  readonly #accounts = new Bounded<Account>(CAPACITY)
  /** Names by the blinded document of the customer. */
  readonly #customers = new Bounded<string>(CAPACITY)
  #events = 0

  constructor(world: World, identity: BankIdentity) {
    this.identity = identity
    this.profile = profileOf(identity.code)
    this.actor = `bank-${identity.code}`
    this.#world = world
    this.#signer = signerOf(world.seed, identity.code)
    this.#requests = new RequestBook(world, this.#signer, RESULTS_PATH)
    this.#enterFormer()
  }

  get size(): { readonly requests: number; readonly accounts: number } {
    return { requests: this.#requests.size, accounts: this.#accounts.size }
  }

  /** 开户: books it, and says later or at once whether there is an account. */
  openAccount(order: OpeningOrder): Reply {
    const fault = this.#nextFault()
    return this.#requests.take({
      requestId: order.requestId,
      content: JSON.stringify(['opening', order]),
      fault,
      workingMs: this.#working(order.requestId, this.profile.opening),
      settle: () =>
        this.#decideOpening(
          { ...order, key: documentKey(order.documentKind, order.documentNumber) },
          fault,
        ),
    })
  }

  /** 开户文件: the openings of one file, decided at once; `undefined` while the bank is down. */
  openFromFile(rows: readonly OpeningRow[]): readonly FileResult[] | undefined {
    const fault = this.#nextFault()
    if (fault === 'down') return undefined
    return rows.map((row) => {
      const { requestId, name, documentCode, documentNumber } = row
      const key = documentKeyOfCode(documentCode, documentNumber)
      const outcome = this.#requests.settleQuietly(requestId, JSON.stringify(['file', row]), () =>
        this.#decideOpening({ requestId, name, key }, fault),
      )
      return { requestId, outcome }
    })
  }

  /** 挂失: the bank's side of it. */
  reportLoss(order: AccountOrder): Reply {
    return this.#acknowledge('loss', order, true)
  }

  /** 解挂. */
  restore(order: AccountOrder): Reply {
    return this.#acknowledge('restoration', order, false)
  }

  request(requestId: string): Reply {
    return this.#nextFault() === 'down' ? DOWN : this.#requests.find(requestId)
  }

  /** Somebody stands at the bank's own counter. `undefined`: no such account, or nothing to do. */
  atCounter(accountNumber: string, act: CounterAct): Account | undefined {
    const account = this.#find(accountNumber)
    if (account === undefined || !isPossible(account, act)) return undefined
    const changed = COUNTER_ACTS[act].becomes(account)
    this.#accounts.set(accountNumber, changed)
    this.#tell(accountNumber, COUNTER_ACTS[act].tells)
    return changed
  }

  /** The accounts touched last; those that end in `tail` when one is given. */
  accounts(limit: number, tail = ''): readonly Account[] {
    return this.#accounts
      .newest()
      .filter(({ accountNumber }) => accountNumber.endsWith(tail))
      .slice(0, limit)
  }

  forget(): void {
    this.#requests.forget()
    this.#accounts.clear()
    this.#customers.clear()
    this.#events = 0
    this.#enterFormer()
  }

  /** What stood in its books before this start, and stands there again after they were emptied. */
  #enterFormer(): void {
    for (const account of this.identity.accounts ?? [])
      this.#accounts.set(account.accountNumber, account)
  }

  #nextFault(): Fault {
    return this.#world.faults.next(this.actor, this.profile.faults)
  }

  #working(requestId: string, speed: Speed): number {
    const { from, to } = SPEEDS[speed]
    return drawBetween(this.#world.draw, `${this.actor}/working/${requestId}`, from, to)
  }

  #decideOpening(order: Customer, fault: Fault): Outcome {
    const { draw } = this.#world
    if (fault === 'refuses')
      return this.#refusal(drawOne(draw, `${this.actor}/reason/${order.requestId}`, BY_CHANCE))
    const key = this.#world.blind(order.key)
    const name = normaliseName(order.name)
    const known = this.#customers.get(key)
    if (known !== undefined && known !== name) return this.#refusal('R01')
    this.#customers.set(key, name)
    const accountNumber = this.#newNumber(order.requestId)
    const holder = maskName(order.name)
    this.#accounts.set(accountNumber, { accountNumber, holder, state: 'notActivated', lost: false })
    return { state: 'opened', accountNumber }
  }

  #refusal(reasonCode: keyof typeof REFUSAL_REASONS): Outcome {
    return { state: 'refused', reasonCode, reason: REFUSAL_REASONS[reasonCode] }
  }

  #newNumber(requestId: string): string {
    for (let turn = 0; ; turn += 1) {
      const about = `${this.actor}/account/${requestId}/${turn}`
      const number = makeAccountNumber(this.#world.draw, this.identity.bin, about)
      if (this.#accounts.get(number) === undefined) return number
    }
  }

  #acknowledge(kind: 'loss' | 'restoration', order: AccountOrder, lost: boolean): Reply {
    const fault = this.#nextFault()
    return this.#requests.take({
      requestId: order.requestId,
      content: JSON.stringify([kind, order]),
      fault,
      workingMs: this.#working(order.requestId, this.profile.acknowledging),
      settle: () => {
        if (fault === 'refuses') return this.#refusal('R13')
        const account = this.#find(order.accountNumber)
        if (account === undefined || account.state === 'closed') return this.#refusal('R02')
        this.#accounts.set(order.accountNumber, { ...account, lost })
        return { state: 'done' }
      },
    })
  }

  /**
   * An account of this bank. A number of its own that is not in its books was opened before this
   * start, and has been in use since.
   */
  #find(accountNumber: string): Account | undefined {
    const known = this.#accounts.get(accountNumber)
    if (known !== undefined) return known
    const finding = checkBankCardNumber(accountNumber)
    if (!finding.valid || finding.issuerIdentification !== this.identity.bin) return undefined
    const account: Account = { accountNumber, holder: '', state: 'active', lost: false }
    this.#accounts.set(accountNumber, account)
    return account
  }

  #tell(accountNumber: string, status: string): void {
    const { clock, courier } = this.#world
    const eventId = uuidv7(clock.now())
    const content = { eventId, accountNumber, status, at: clock.now().toString() }
    for (const delayMs of this.#tellingTimes(this.#nextFault()))
      courier.send(this.#signer, EVENTS_PATH, eventId, content, delayMs)
  }

  /** When an event is told. Out of order, every second one is overtaken by the next. */
  #tellingTimes(fault: Fault): readonly number[] {
    this.#events += 1
    if (fault === 'losesReplies') return []
    if (fault === 'answersTwice') return [0, EVENT_ECHO_MS]
    if (fault === 'slow') return [SLOW_EVENT_MS]
    return fault === 'outOfOrder' && this.#events % 2 === 1 ? [EVENT_HELD_BACK_MS] : [0]
  }
}
