import { luhnCheck } from '#kernel/identity-number/index.ts'
import { uuidv7 } from '#kernel/ids.ts'
import type { Actor, ActionContext } from '#platform/audit.ts'

import type { Database } from '#platform/db.ts'
import type { Outgoing, OutgoingAnswer } from '#platform/http/outgoing.ts'
import { addBank } from '#modules/bank/index.ts'
import { registerAgencies, registerOutlets, registerRegions } from '#modules/organisation/index.ts'

const named = (name: string) => ({ 'zh-Hans': name, 'zh-Hant': name, en: name, pt: name })

/** Enters banks by their codes; their agencies are `bank-<code>`. */
export const enterBanks = (db: Database, ...codes: readonly string[]): Promise<void> =>
  db.transaction(async (tx) => {
    for (const code of codes)
      await addBank(tx, {
        code,
        agencyCode: `bank-${code}`,
        name: named(`银行${code}`),
        placeholder: false,
      })
  })

type Outlet = Parameters<typeof registerOutlets>[1][number]

/** Enters the agencies of banks in Guangzhou, and `OUT-<code>` for those that have an outlet. */
export const enterBankOutlets = (
  db: Database,
  codes: readonly string[],
  withOutlet: readonly string[],
  change: (code: string, place: number) => Partial<Outlet> = () => ({}),
): Promise<void> =>
  db.transaction(async (tx) => {
    await registerRegions(tx, [
      { code: '440000', level: 'province', parentCode: undefined, name: named('广东省') },
      { code: '440100', level: 'city', parentCode: '440000', name: named('广州市') },
    ])
    await registerAgencies(
      tx,
      codes.map((code) => ({
        code: `bank-${code}`,
        kind: 'bank' as const,
        regionCode: '440000',
        name: named(code),
        unifiedSocialCreditCode: undefined,
      })),
    )
    await registerOutlets(
      tx,
      withOutlet.map((code, place) => ({
        code: `OUT-${code}`,
        agencyCode: `bank-${code}`,
        districtCode: '440100',
        name: named(`支行${code}`),
        address: '建设路10号',
        openingHours: '周一至周五 09:00-17:00',
        phone: '12333',
        instantIssuance: false,
        hongKongMacaoDesk: false,
        facilities: [{ facility: 'ramp' }],
        ...change(code, place),
      })),
    )
  })

/** A made-up account of 19 digits; the number tells it from others. */
export const accountNumber = (number: number): string => {
  const body = `621756${String(number).padStart(12, '0')}`
  return body + luhnCheck(body)
}

/** Somebody of the bureau or of a bank who acts now. */
export const staffContext = (
  at: Temporal.Instant,
  id = '0199aaaa-0000-7000-8000-00000000000a',
): ActionContext & { readonly actor: Actor } => ({
  actor: { kind: 'staff', id, organisationCode: 'hrss-440000' },
  requestId: `request-${uuidv7(at)}`,
  at,
})

type Fault =
  /** The bank hears nothing. */
  | 'unreachable'
  /** The bank does it, and its answer is lost. */
  | 'replyLost'
  /** The bank takes it up and answers later, by a message of its own. */
  | 'slow'
  | 'refused'

let accounts = 0

/** What stands in for a bank: it keeps its own books, by the key of each request. */
export class TestBank {
  readonly #books = new Map<string, OutgoingAnswer>()
  /** What it was sent, the newest last: path and body. */
  readonly heard: { readonly path: string; readonly body: Readonly<Record<string, unknown>> }[] = []
  /** Account numbers it gave, the newest last. */
  readonly opened: string[] = []
  /** Faults of the next calls, one each. */
  faults: Fault[] = []

  get asked(): number {
    return this.heard.filter(({ path }) => path.startsWith('requests/')).length
  }
  get posted(): number {
    return this.heard.length - this.asked
  }

  #decide(path: string, fault: Fault | undefined): OutgoingAnswer {
    if (fault === 'slow') return { status: 202, body: { state: 'accepted' } }
    if (fault === 'refused')
      return {
        status: 200,
        body: { state: 'refused', reasonCode: 'accountLimit', reason: '账户已到上限' },
      }
    if (path !== 'account-openings') return { status: 200, body: { state: 'done' } }
    accounts += 1
    this.opened.push(accountNumber(accounts))
    return { status: 200, body: { state: 'opened', accountNumber: accountNumber(accounts) } }
  }

  /** It was started anew and knows nothing of before. */
  forget(): void {
    this.#books.clear()
  }

  readonly call: Outgoing = async ({ url, body, idempotencyKey }) => {
    const path = url.replace(/^.*?\/bank\//, '')
    const fault = this.faults.shift()
    if (fault === 'unreachable') throw new Error('fetch failed')
    this.heard.push({ path, body: body ?? {} })
    if (body === undefined) {
      const known = this.#books.get(path.replace('requests/', ''))
      return known ?? { status: 404, body: { code: 'NOT_FOUND' } }
    }
    const key = idempotencyKey ?? ''
    const answer = this.#books.get(key) ?? this.#decide(path, fault)
    this.#books.set(key, answer)
    if (fault === 'replyLost') throw new Error('socket hang up')
    return answer
  }
}
