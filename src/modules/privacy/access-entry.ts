import type { ArticleId } from '#law/articles.ts'
import { grant } from '#kernel/decision.ts'
import type { Text } from '#ui/i18n/language.ts'

/** A verification at a venue, or a reading of personal fields inside the system. */
export type AccessEntryKind = 'usage' | 'accessRecord'

/** One line of 谁查过我: who looked at the holder's data, when, what for and by which article. */
export interface AccessEntry {
  readonly kind: AccessEntryKind
  readonly id: string
  readonly at: Temporal.Instant
  readonly actorKind: 'holder' | 'agent' | 'staff' | 'terminal' | 'system'
  readonly organisation: { readonly code: string; readonly name: Text | undefined }
  /** Key of the purpose; pages say it in words. `verification` for a usage. */
  readonly purpose: string
  /** What the scene says of its purpose; of a usage only. */
  readonly scene:
    | { readonly code: string; readonly name?: Text; readonly purpose?: Text }
    | undefined
  readonly place: Text | undefined
  readonly channel: string | undefined
  /** As it is printed on the old card whose number was told. */
  readonly oldCard: string | undefined
  /** `granted` or the refusal's code; of a usage only. */
  readonly outcome: string | undefined
  /** What was read or told. */
  readonly fields: readonly string[]
  readonly basis: ArticleId
  readonly caseReference: string | undefined
  /** The lead that the holder opened about this line. */
  readonly notMe: { readonly reference: string; readonly status: string } | undefined
}

/** An entry before names and leads are joined to it. */
export type BareEntry = Omit<
  AccessEntry,
  'organisation' | 'scene' | 'place' | 'notMe' | 'oldCard'
> & {
  readonly organisationCode: string
  readonly sceneCode: string | undefined
  readonly placeId: string | undefined
  readonly credentialId: string | undefined
}

/** What a lead about a line of 谁查过我 is called: 不是我. */
export const NOT_ME = 'notMe'

/**
 * The holder may object to every line of their own. 冒用 for a verification that was not the holder;
 * a reading is a matter of data protection.
 */
export const decideNotMe = (kind: AccessEntryKind) =>
  kind === 'usage' ? grant('YKT-24', { kind }) : grant('YKT-22', { kind })
