import { checkName } from '#kernel/names.ts'
import { drawBetween, drawOne } from '../world/draw.ts'
import { answer, DOWN, type Reply } from '../world/reply.ts'
import { type Outcome, RequestBook } from '../world/request-book.ts'
import { signerOf } from '../world/signer.ts'
import type { World } from '../world/world.ts'

export interface ProductionOrder {
  readonly requestId: string
  readonly issuingRegion: string
  readonly cardNumber: string
  readonly cardIdentifier: string
  readonly name: string
  readonly socialSecurityNumber: string | null
  readonly bankCode: string
  readonly accountNumber: string | null
  readonly photoReference: string | null
}

/** In `iss` of what the factory tells, and its name at the fault switch. */
export const CARD_FACTORY = 'cardFactory'
export const FACTORY_RESULTS_PATH = '/v1/card-factory/results'

/** Why a card was not made; the text fits the fifty bytes of the files. */
export const PRODUCTION_FAILURES = {
  F01: '姓名中有字库没有的字',
  F02: '照片不合规格，请换白底证件照',
  F03: '芯片写入失败，可以重新下单',
  F04: '空白卡不足，请等补货后再下单',
} as const
type Failure = keyof typeof PRODUCTION_FAILURES

const BY_CHANCE = ['F02', 'F03', 'F04'] as const

/** Twelve working days of the real factory are some seconds here. */
const WORKING_MS = { from: 3000, to: 9000 }

const failed = (reasonCode: Failure): Outcome => ({
  state: 'failed',
  reasonCode,
  reason: PRODUCTION_FAILURES[reasonCode],
})

/** 制卡厂: takes orders, works, and says whether the card was made. */
export class CardFactory {
  readonly #world: World
  readonly #orders: RequestBook

  constructor(world: World) {
    this.#world = world
    this.#orders = new RequestBook(world, signerOf(world.seed, CARD_FACTORY), FACTORY_RESULTS_PATH)
  }

  get size(): number {
    return this.#orders.size
  }

  /** Acknowledges the order, also one that was made long ago; the result has its own ways. */
  order(order: ProductionOrder): Reply {
    const { draw, faults } = this.#world
    const { requestId } = order
    const fault = faults.next(CARD_FACTORY)
    const reply = this.#orders.take({
      requestId,
      content: JSON.stringify(order),
      fault,
      workingMs: drawBetween(draw, `factory/${requestId}`, WORKING_MS.from, WORKING_MS.to),
      settle: () => {
        if (!checkName(order.name).valid) return failed('F01')
        return fault === 'refuses'
          ? failed(drawOne(draw, `factory/reason/${requestId}`, BY_CHANCE))
          : { state: 'produced' }
      },
    })
    return reply.kind === 'answer' && reply.status === 200
      ? answer(202, { state: 'accepted' })
      : reply
  }

  find(requestId: string): Reply {
    return this.#world.faults.next(CARD_FACTORY) === 'down' ? DOWN : this.#orders.find(requestId)
  }

  forget(): void {
    this.#orders.forget()
  }
}
