import type { Language } from '#ui/i18n/language.ts'
import { Bounded } from '../world/bounded.ts'
import { answer, DIFFERENT, DOWN, LOST, type Reply, SLOW_REPLY_MS } from '../world/reply.ts'
import type { World } from '../world/world.ts'

export interface Message {
  readonly messageId: string
  /** To be read on a screen, or read out in a call. */
  readonly channel: 'sms' | 'voice'
  readonly language: Language
  readonly to: string
  readonly text: string
}

export interface KeptMessage extends Message {
  readonly at: Temporal.Instant
}

/** Its name at the fault switch. */
export const SMS = 'sms'

/** Messages that can be looked at; older ones are gone. */
const KEPT = 500

const ACCEPTED = { state: 'accepted' }

const isSame = (one: Message, other: Message): boolean =>
  one.to === other.to && one.text === other.text && one.channel === other.channel

/** 短信和语音通道: takes messages and lets people look at them instead of sending them. */
export class SmsChannel {
  readonly #world: World
  readonly #messages = new Bounded<KeptMessage>(KEPT)

  constructor(world: World) {
    this.#world = world
  }

  accept(message: Message): Reply {
    const fault = this.#world.faults.next(SMS)
    if (fault === 'down') return DOWN
    if (fault === 'refuses')
      return answer(422, { code: 'NUMBER_REFUSED', detail: '运营商不接收发往这个号码的短信。' })
    const known = this.#messages.get(message.messageId)
    if (known !== undefined) return isSame(known, message) ? answer(202, ACCEPTED) : DIFFERENT
    this.#messages.set(message.messageId, { ...message, at: this.#world.clock.now() })
    if (fault === 'losesReplies') return LOST
    return answer(202, ACCEPTED, fault === 'slow' ? SLOW_REPLY_MS : 0)
  }

  /** The newest first; those to a number that ends in `tail` when one is given. */
  messages(limit: number, tail = ''): readonly KeptMessage[] {
    return this.#messages
      .newest()
      .filter(({ to }) => to.endsWith(tail))
      .slice(0, limit)
  }

  forget(): void {
    this.#messages.clear()
  }
}
