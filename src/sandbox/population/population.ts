import { Bounded } from '../world/bounded.ts'
import { answer, DIFFERENT, DOWN, LOST, type Reply, SLOW_REPLY_MS } from '../world/reply.ts'
import type { World } from '../world/world.ts'
import { type Identity, type PersonDigest, personDigest } from './person-digest.ts'

/** Its name at the fault switch. */
export const POPULATION = 'population'

export interface IdentityCheck extends Identity {
  readonly requestId: string
}

export interface PopulationOptions {
  /** The key under which the people were digested. */
  readonly key: Uint8Array
  /** Asked for when the first check comes. */
  readonly people: () => Promise<readonly PersonDigest[]>
}

type Result = 'matched' | 'mismatched' | 'notFound'

const CAPACITY = 5000
/** People who were entered by hand, besides those of the demonstration. */
const MOST_ENTERED = 5000

/** 公安人口库: says whether a name and a document belong together. */
export class Population {
  readonly #world: World
  readonly #options: PopulationOptions
  readonly #answers = new Bounded<{ readonly content: string; readonly result: Result }>(CAPACITY)
  readonly #entered = new Bounded<string>(MOST_ENTERED)
  #people: Promise<ReadonlyMap<string, string>> | undefined

  constructor(world: World, options: PopulationOptions) {
    this.#world = world
    this.#options = options
  }

  get size(): { readonly answers: number; readonly entered: number } {
    return { answers: this.#answers.size, entered: this.#entered.size }
  }

  async check(check: IdentityCheck): Promise<Reply> {
    const fault = this.#world.faults.next(POPULATION)
    if (fault === 'down') return DOWN
    const digests = personDigest(this.#options.key, check)
    const content = `${digests.document}|${digests.name}`
    const known = this.#answers.get(check.requestId)
    if (known !== undefined && known.content !== content) return DIFFERENT
    const found = fault === 'refuses' ? 'mismatched' : await this.#compare(digests)
    const result = known?.result ?? found
    this.#answers.set(check.requestId, { content, result })
    if (fault === 'losesReplies') return LOST
    return answer(200, { result }, fault === 'slow' ? SLOW_REPLY_MS : 0)
  }

  /** Enters somebody who was not in the register, or whose name has changed. */
  enter(identity: Identity): void {
    const { document, name } = personDigest(this.#options.key, identity)
    this.#entered.set(document, name)
  }

  forget(): void {
    this.#answers.clear()
    this.#entered.clear()
  }

  async #compare({ document, name }: PersonDigest): Promise<Result> {
    this.#people ??= this.#readPeople()
    const known = this.#entered.get(document) ?? (await this.#people).get(document)
    if (known === undefined) return 'notFound'
    return known === name ? 'matched' : 'mismatched'
  }

  async #readPeople(): Promise<ReadonlyMap<string, string>> {
    const people = await this.#options.people()
    return new Map(people.map((person) => [person.document, person.name]))
  }
}
