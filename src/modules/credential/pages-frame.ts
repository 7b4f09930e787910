import { z } from 'zod'
import type { Database } from '#platform/db.ts'
import type { CatalogueReader } from '#modules/catalogue/index.ts'
import type { Frame } from '#ui/portal.ts'

export interface CredentialPageDeps {
  readonly db: Database
  readonly catalogue: CatalogueReader
  /** The frame of the departments' portal. */
  readonly portal: Frame
  /** The frame of the bureau's portal. */
  readonly adminPortal: Frame
}

/** What a department may do here, and where. */
export const FILE = { kind: 'staff', permission: 'credential.file' } as const
export const DEPT = '/dept/credentials'

export const Params = z.object({ credentialId: z.uuid() })
export const Saved = z.object({ saved: z.literal('1').optional().catch(undefined) })

/** What a page says after something was done, or was not. */
export interface Said {
  readonly fault?: string | undefined
  readonly saved?: boolean | undefined
  readonly typed?: Readonly<Record<string, string>> | undefined
}
