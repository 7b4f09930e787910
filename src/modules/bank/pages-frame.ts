import { type Content, html, type Html } from '#kernel/html.ts'
import type { Clock } from '#platform/clock.ts'
import type { Database } from '#platform/db.ts'
import { notFound } from '#platform/http/problem.ts'
import { signedIn } from '#platform/http/route.ts'
import type { PersonalInformation } from '#platform/pii.ts'
import { backLink, errorSummary, form, pageHeading } from '#ui/components.ts'
import { type AnyRequest, type Frame, inFrame, type View } from '#ui/portal.ts'
import type { ReadHolder } from './holder.ts'
import type { PaidThrough } from './account-notice.ts'
import type { MigrationOfBank } from './migration.ts'
import type { CountOfBank } from './preview-measure.ts'
import { type Bank, bankOfAgency } from './store.ts'

export interface BankPageDeps {
  readonly db: Database
  readonly clock: Clock
  readonly pii: PersonalInformation
  readonly readHolder: ReadHolder
  readonly countOfBank: CountOfBank
  readonly migrationOfBank: MigrationOfBank
  readonly paidThrough: PaidThrough
  /** The frame of the banks' portal and of the bureau's desk. */
  readonly bankPortal: Frame
  readonly adminPortal: Frame
}

/** A page in the frame of the banks' portal. */
export const inBankPortal = (
  { bankPortal }: Pick<BankPageDeps, 'bankPortal'>,
  request: AnyRequest,
  section: string,
  view: View,
): Promise<Html> => inFrame(bankPortal, request, section, view)

/** A page in the frame of the bureau's desk. */
export const inAdminPortal = (
  { adminPortal }: Pick<BankPageDeps, 'adminPortal'>,
  request: AnyRequest,
  section: string,
  view: View,
): Promise<Html> => inFrame(adminPortal, request, section, view)

/** The page of a bank's portal that enters one thing; a fault stands above, with its field. */
export const entryPage = (entry: {
  readonly title: string
  readonly listPath: string
  readonly csrf: string
  readonly fault: { readonly field: string; readonly text: string } | undefined
  readonly fields: readonly Content[]
}): View => {
  const { title, listPath, csrf, fault, fields } = entry
  const language = 'zh-Hans'
  return {
    title,
    beforeMain: backLink({ language, href: listPath }),
    main: html`${[
      fault !== undefined &&
        errorSummary({ language, errors: [{ text: fault.text, href: `#${fault.field}` }] }),
      pageHeading(title),
      form({ action: `${listPath}/new`, method: 'post', csrf, content: fields }),
    ]}`,
  }
}

/** The bank that the person who has signed in works for; nobody else sees anything of a bank. */
export const ownBank = async (
  { db }: Pick<BankPageDeps, 'db'>,
  request: AnyRequest,
): Promise<Bank> => {
  const bank = await bankOfAgency(db, signedIn(request).organisationCode)
  if (bank === undefined) throw notFound()
  return bank
}
