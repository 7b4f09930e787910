import type { Database } from '#platform/db.ts'
import type { Language } from '#ui/i18n/language.ts'
import { E_CARD_CONSENT, eCardOf } from '#modules/card/index.ts'
import {
  type ConsentText,
  consentText,
  readTextField,
  type ReadText,
} from '#modules/consent/index.ts'
import type { Case } from './store.ts'

/** The words on which an electronic card is issued, as they are in force. */
export const eCardWords = (
  { db }: { readonly db: Database },
  language: Language,
  at: Temporal.Instant,
): Promise<ConsentText | undefined> => consentText(db, E_CARD_CONSENT, language, at)

/** The same for a case at a counter: only a holder agrees, and only to what they have not got. */
export const eCardWordsOf = async (
  deps: { readonly db: Database },
  { applicant, personId }: Pick<Case, 'applicant' | 'personId'>,
  at: Temporal.Instant,
): Promise<ConsentText | undefined> =>
  applicant === 'holder' && (await eCardOf(deps.db, personId)) === undefined
    ? eCardWords(deps, 'zh-Hans', at)
    : undefined

/** What a form says: the words beside a box that was ticked; an empty box is no consent. */
export const agreedIn = (form: {
  readonly eCard?: 'yes' | undefined
  readonly words?: string | undefined
}): ReadText | undefined => (form.eCard === 'yes' ? readTextField(form.words) : undefined)
