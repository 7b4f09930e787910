import type { Html } from '#kernel/html.ts'
import type { Clock } from '#platform/clock.ts'
import type { Database } from '#platform/db.ts'
import type { Spool } from '#platform/spool.ts'
import { type AnyRequest, type Frame, inFrame, type View } from '#ui/portal.ts'
import type { TakeDeps } from './take-answer-file.ts'
import type { PayingBanks } from './paying-bank.ts'

export interface BankPaymentDeps extends TakeDeps {
  readonly db: Database
  readonly clock: Clock
  readonly spool: Spool
  readonly banks: PayingBanks
  /** Signs the file beside an instruction; absent where nothing is there to sign with. */
  readonly signFile: ((text: string) => string) | undefined
  /** The frame of the banks' portal. */
  readonly bankPortal: Frame
}

export const SECTION = '/bank/payments'

/** A page in the frame of the banks' portal. */
export const inBankPortal = (
  { bankPortal }: Pick<BankPaymentDeps, 'bankPortal'>,
  request: AnyRequest,
  view: View,
  section = SECTION,
): Promise<Html> => inFrame(bankPortal, request, section, view)
