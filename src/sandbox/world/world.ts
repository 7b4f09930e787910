import { createHmac } from 'node:crypto'
import type { Clock } from '#platform/clock.ts'
import { Courier, type Deliver } from './courier.ts'
import { type Draw, seededDraw } from './draw.ts'
import { FaultSwitch } from './fault.ts'
import type { Later } from './timers.ts'

/** What every actor of the outside world stands on. Nothing in it reaches the program's data. */
export interface World {
  readonly clock: Clock
  readonly later: Later
  readonly draw: Draw
  readonly faults: FaultSwitch
  readonly courier: Courier
  /** Key pairs and all chance come from it. */
  readonly seed: Uint8Array
  /** Address of the program, as the program itself knows it. */
  readonly audience: string
  /** A keyed digest, for what an actor must know again but need not keep in the clear. */
  blind(text: string): string
}

export interface WorldOptions {
  readonly clock: Clock
  readonly later: Later
  readonly deliver: Deliver
  readonly seed: Uint8Array
  /** Address of the program, as the program itself knows it. */
  readonly audience: string
}

/** The same seed, and the same requests in the same order, give the same world. */
export const createWorld = (options: WorldOptions): World => {
  const { clock, later, seed, audience } = options
  const draw = seededDraw(seed)
  return {
    clock,
    later,
    seed,
    audience,
    draw,
    faults: new FaultSwitch(draw),
    courier: new Courier(options),
    blind: (text) => createHmac('sha256', seed).update(`blind/${text}`).digest('base64url'),
  }
}
