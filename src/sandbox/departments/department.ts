import { createHmac } from 'node:crypto'
import { z } from 'zod'
import { verifyWebhook } from '#platform/http/webhook.ts'
import { Bounded } from '../world/bounded.ts'
import { drawBetween } from '../world/draw.ts'
import type { Fault } from '../world/fault.ts'
import { answer, DOWN, LOST, type Reply, SLOW_REPLY_MS } from '../world/reply.ts'
import { type Signer, signerOf } from '../world/signer.ts'
import type { World } from '../world/world.ts'

/** Who pays people, and what it does with a change of account when nobody has set it. */
export interface DepartmentIdentity {
  readonly code: string
  readonly name: string
  readonly usual: 'normal' | 'refuses' | 'silent'
}

/** An event as it was taken in. */
export interface TakenEvent {
  readonly id: string
  readonly at: Temporal.Instant
  readonly kind: string
  readonly changeId: string
  readonly programmeCode: string
  /** How often it came. */
  readonly times: number
  readonly signature: 'fine' | 'unsigned' | 'tooOld'
  readonly answered: 'acknowledge' | 'reject' | undefined
}

const Event = z.object({
  id: z.string().max(100),
  type: z.string().max(100),
  subject: z.string().max(100),
  data: z.object({ programmeCode: z.string().max(40).catch('') }),
})

const KEPT = 500
const WORKING_MS = { from: 300, to: 1500 }
const REASON = '名册上登记的户主不是本人'

const taken = (afterMs = 0): Reply => answer(204, {}, afterMs)
const UNSIGNED = answer(401, { code: 'UNSIGNED', detail: '签名或者时间不对。' })
const GONE = answer(410, { code: 'GONE', detail: '本系统已停用，请不要再推送。' })

/** The secret of a department of the sandbox: the same seed, the same secret. */
export const departmentSecret = (seed: Uint8Array, code: string): string =>
  `whsec_${createHmac('sha256', seed).update(`webhook/${code}`).digest('base64')}`

/** 业务部门: takes signed events of its own programmes, and answers changes over the API. */
export class Department {
  readonly identity: DepartmentIdentity
  readonly #world: World
  readonly #secret: string
  readonly #signer: Signer
  readonly #events = new Bounded<TakenEvent>(KEPT)

  constructor(world: World, identity: DepartmentIdentity) {
    this.identity = identity
    this.#world = world
    this.#secret = departmentSecret(world.seed, identity.code)
    this.#signer = signerOf(world.seed, identity.code)
  }

  /** Its name at the fault switch. */
  get actor(): string {
    return `department-${this.identity.code}`
  }

  take(headers: Readonly<Record<string, string | undefined>>, body: string): Reply {
    const { clock, faults } = this.#world
    const { usual } = this.identity
    const fault = faults.next(this.actor, { [usual]: 1000 })
    if (fault === 'down') return DOWN
    if (fault === 'gone') return GONE
    const signature = verifyWebhook(headers, body, { secret: this.#secret, at: clock.now() })
    const event = Event.safeParse(parsed(body))
    if (!event.success) return answer(400, { code: 'UNREADABLE', detail: '不是 CloudEvents。' })
    const { id, type: kind, subject: changeId, data } = event.data
    const known = this.#events.get(id)
    const isNew = known === undefined && signature === 'fine'
    const answered = isNew && kind === 'account.changed' ? ANSWERS[fault] : known?.answered
    const { programmeCode } = data
    const times = (known?.times ?? 0) + 1
    const at = clock.now()
    this.#events.set(id, { id, at, kind, changeId, programmeCode, times, signature, answered })
    if (signature !== 'fine') return UNSIGNED
    if (isNew && answered !== undefined) this.#answer(changeId, answered, fault)
    if (fault === 'losesReplies') return LOST
    return taken(fault === 'slow' ? SLOW_REPLY_MS : 0)
  }

  /** The newest first. */
  events(limit: number): readonly TakenEvent[] {
    return this.#events.newest(limit)
  }

  forget(): void {
    this.#events.clear()
  }

  #answer(changeId: string, action: 'acknowledge' | 'reject', fault: Fault): void {
    const { courier, draw } = this.#world
    const path = `/v1/account-changes/${changeId}/answers`
    const content = action === 'reject' ? { action, reason: REASON } : { action }
    const delay = drawBetween(draw, `answer/${changeId}`, WORKING_MS.from, WORKING_MS.to)
    courier.send(this.#signer, path, changeId, content, delay)
    if (fault === 'answersTwice') courier.send(this.#signer, path, changeId, content, delay + 200)
  }
}

const parsed = (body: string): unknown => {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

/** What it says to a change, by how it behaves; whoever is silent says nothing. */
const ANSWERS: Readonly<Partial<Record<Fault, 'acknowledge' | 'reject'>>> = {
  normal: 'acknowledge',
  slow: 'acknowledge',
  losesReplies: 'acknowledge',
  answersTwice: 'acknowledge',
  refuses: 'reject',
}
