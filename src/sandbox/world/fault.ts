import { type Draw, WHOLE } from './draw.ts'

/** How an actor of the outside world can behave, with what a person reads of it. */
export const FAULTS = {
  normal: { name: '正常', does: '按约定答复。' },
  slow: { name: '迟缓', does: '照常办理，但答复比平时晚很多。' },
  losesReplies: { name: '丢失答复', does: '事情已办，答复没有送到，也不再通知，要来查询才知道。' },
  answersTwice: { name: '重复答复', does: '同一结果送来两次。' },
  outOfOrder: { name: '次序颠倒', does: '后面的消息先到，结果早于受理回执。' },
  refuses: { name: '不予办理', does: '答复不予办理，并给出原因代码。' },
  silent: { name: '不答复', does: '收下，但一直不答复。' },
  gone: { name: '已停用', does: '答复 410，从此不再推送。' },
  down: { name: '停止服务', does: '什么都不受理，答复 503。' },
  stale: { name: '过期数据', does: '把很早以前的一批又送一次。' },
  oversized: { name: '数据过大', does: '一批里有两万条，远多于平常。' },
  damaged: { name: '数据缺损', does: '清单与内容对不上，少了记录。' },
} as const satisfies Record<string, { readonly name: string; readonly does: string }>
export type Fault = keyof typeof FAULTS

/** Thousandths of the work that go wrong in each way. */
export type FaultShares = Readonly<Partial<Record<Fault, number>>>

const WORKS = ['normal', 'slow', 'losesReplies', 'answersTwice', 'outOfOrder', 'refuses', 'down']

const FEED = [
  'normal',
  'slow',
  'losesReplies',
  'answersTwice',
  'outOfOrder',
  'stale',
  'oversized',
  'damaged',
  'down',
] as const

/** What can be set for each kind of actor. */
export const CONDUCTS = {
  bank: WORKS as readonly Fault[],
  cardFactory: WORKS as readonly Fault[],
  population: ['normal', 'slow', 'losesReplies', 'refuses', 'down'],
  deathFeed: FEED,
  prisonFeed: FEED,
  emigrationFeed: FEED,
  department: [
    'normal',
    'refuses',
    'silent',
    'slow',
    'losesReplies',
    'answersTwice',
    'gone',
    'down',
  ],
  sms: ['normal', 'slow', 'losesReplies', 'refuses', 'down'],
} as const satisfies Record<string, readonly Fault[]>
export type ActorKind = keyof typeof CONDUCTS

export interface FaultSetting {
  readonly fault: Fault
  /** Thousandths of its work that this happens to. */
  readonly share: number
}

/** One switch for each actor. An actor that nobody has set behaves as its profile says. */
export class FaultSwitch {
  readonly #settings = new Map<string, FaultSetting>()
  readonly #draw: Draw
  #turn = 0

  constructor(draw: Draw) {
    this.#draw = draw
  }

  set(actor: string, setting: FaultSetting): void {
    this.#settings.set(actor, setting)
  }

  settingOf(actor: string): FaultSetting | undefined {
    return this.#settings.get(actor)
  }

  /** Back to the profile. */
  unset(actor: string): void {
    this.#settings.delete(actor)
  }

  clear(): void {
    this.#settings.clear()
    this.#turn = 0
  }

  /** What happens to the next piece of work of this actor. */
  next(actor: string, usual: FaultShares = {}): Fault {
    this.#turn += 1
    const setting = this.#settings.get(actor)
    const shares = setting === undefined ? usual : { [setting.fault]: setting.share }
    let rest = this.#draw(`${actor}/fault/${this.#turn}`, WHOLE)
    for (const [fault, share] of Object.entries(shares) as [Fault, number][]) {
      if (rest < share) return fault
      rest -= share
    }
    return 'normal'
  }
}
