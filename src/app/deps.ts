import type { KeyObject } from 'node:crypto'
import type { Clock } from '#platform/clock.ts'
import type { KeyRing } from '#platform/crypto/keys.ts'
import type { Database } from '#platform/db.ts'
import type { PersonalInformation } from '#platform/pii.ts'
import type { Spool } from '#platform/spool.ts'
import type { CatalogueReader } from '#modules/catalogue/index.ts'
import type { BankTerms } from '#modules/payment/index.ts'

/** What every part of the program may stand on; modules name the members they need. */
export interface AppDeps {
  readonly db: Database
  readonly clock: Clock
  readonly keys: KeyRing
  readonly pii: PersonalInformation
  /** Reads the catalogue and checks its signatures; one for the process. */
  readonly catalogue: CatalogueReader
  /** Where a bank is reached over HTTP; `undefined` for one that exchanges files. */
  readonly bankAddress: (bankCode: string) => string | undefined
  /** How a bank takes files of payments; `undefined` for one that pays nothing. */
  readonly bankTerms: (bankCode: string) => BankTerms | undefined
  /** Signs files of payments; absent where none is configured, and then none is sent. */
  readonly fileKey: KeyObject | undefined
  /** Files of payments on their way. */
  readonly spool: Spool
  /** Where short messages go out; absent until a gateway is connected. */
  readonly smsUrl?: string | undefined
  /** The population register; absent until it is connected. */
  readonly populationRegisterUrl?: string | undefined
  /** Where answers to systems of a department may go; `undefined` until one is arranged. */
  readonly callbackAddress?: ((agencyCode: string) => string | undefined) | undefined
  /** Whether 演示数据 stands on every page. */
  readonly demo: boolean
  /** 制卡厂, without a slash at the end. */
  readonly cardFactoryUrl: string
}
