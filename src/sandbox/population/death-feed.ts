import type { World } from '../world/world.ts'
import { type FeedLine, RegisterFeed, type Reported } from './register-feed.ts'

/** Its name at the fault switch. */
export const DEATH_FEED = 'deathFeed'

export interface Death extends Reported {
  /** `2026-11-23` */
  readonly diedOn: string
}

export type DeathRecord = FeedLine<Death>

/** 死亡信息: who died, and who lives after all. */
export class DeathFeed extends RegisterFeed<Death> {
  constructor(world: World, known: readonly Death[] = []) {
    super(
      world,
      {
        actor: DEATH_FEED,
        says: 'died',
        members: ({ diedOn }) => ({ diedOn }),
        madeUp: (who, diedOn) => ({ ...who, diedOn }),
      },
      known.toSorted((a, b) => a.diedOn.localeCompare(b.diedOn)),
    )
  }
}
