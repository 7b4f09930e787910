import { grant } from '#kernel/decision.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Database } from '#platform/db.ts'
import type { Language } from '#ui/i18n/language.ts'
import { saveLanguage } from './store-notice.ts'

/** 通知语言: in which language a person is written to, on every channel, from now on. */
export const setLanguage = (
  { db }: { readonly db: Database },
  context: ActionContext,
  { personId, language }: { readonly personId: string; readonly language: Language },
): Promise<void> =>
  db.transaction(async (tx) => {
    await audit(tx, context, {
      action: 'person.setLanguage',
      subjectKind: 'person',
      subjectId: personId,
      decision: grant('YKT-17', undefined),
      detail: { language },
    })
    await saveLanguage(tx, personId, language)
  })
