import type { World } from '../world/world.ts'
import { RegisterFeed, type Reported } from './register-feed.ts'

/** Their names at the fault switch. */
export const FACT_FEEDS = { imprisonments: 'prisonFeed', emigrations: 'emigrationFeed' } as const
export type FactFeedName = keyof typeof FACT_FEEDS

/** Something that is so from one day to another, which may not be known yet. */
export interface Fact extends Reported {
  readonly from: string
  readonly until: string | null
}

/** 服刑信息, 出国定居信息 */
export class FactFeed extends RegisterFeed<Fact> {
  constructor(world: World, name: FactFeedName) {
    super(
      world,
      {
        actor: FACT_FEEDS[name],
        says: 'holds',
        members: ({ from, until }) => ({ from, until }),
        madeUp: (who, from) => ({ ...who, from, until: null }),
      },
      [],
    )
  }
}
