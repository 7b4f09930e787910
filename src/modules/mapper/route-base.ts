import { z } from 'zod'
import type { AnsweringDeps } from './answer-message.ts'
import type { CallbackAddress } from './callback-address.ts'

export interface MapperDeps extends AnsweringDeps {
  /** Absent where no answer is brought to anybody. */
  readonly callbackAddress?: CallbackAddress | undefined
}

/** Systems of departments, by a key that is good for the mapper. */
export const MAPPER_ACCESS = { kind: 'partner', partner: 'department', scope: 'mapper' } as const

/** One programme is one mapper: its code stands in the address, as the messages have no room. */
export const BASE = '/v1/g2p-connect/:programmeCode/mapper'

export const ProgrammeParams = z.object({ programmeCode: z.string().max(20) })
