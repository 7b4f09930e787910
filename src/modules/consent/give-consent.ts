import type { Decision } from '#kernel/decision.ts'
import { uuidv7 } from '#kernel/ids.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Transaction } from '#platform/db.ts'
import { publish } from '#platform/events.ts'
import type { Language } from '#ui/i18n/language.ts'
import { holdPerson } from '#modules/person/index.ts'
import {
  CONSENT_KINDS,
  type ConsentRefusal,
  type ConsentRequest,
  decideConsent,
} from './consent.ts'
import { consentGiven } from './events.ts'
import { type Consent, insertConsent, lockConsents, unwithdrawnConsents } from './store.ts'
import { consentText } from './store-texts.ts'

/** A consent as a form or a counter asks for it. */
export interface ConsentInput extends ConsentRequest {
  readonly text: ConsentRequest['text'] & { readonly language: Language }
}

/**
 * 授权: enters the consent with the text that was read, and tells who follows consents. Giving the
 * same one again, on the same version of the text, is the consent that stands.
 *
 * It works inside the transaction of the caller, since one order can carry several consents.
 */
export const giveConsent = async (
  tx: Transaction,
  context: ActionContext,
  input: ConsentInput,
): Promise<Decision<Consent, ConsentRefusal>> => {
  const { personId, kind, text } = input
  // The person before their consents: a death or a merge that is being entered is waited for (C8).
  const standing = await holdPerson(tx, personId)
  await lockConsents(tx, personId, 'change')
  const { textKey } = CONSENT_KINDS[kind]
  const inForce = await consentText(tx, textKey, text.language, context.at)
  const decision = decideConsent(input, context.actor, inForce, standing)
  await audit(tx, context, {
    action: 'consent.give',
    subjectKind: 'person',
    subjectId: personId,
    decision,
    detail: {
      kind,
      text: `${text.key}/${text.version}/${text.language}`,
      ...(input.programmeCode !== undefined && { programme: input.programmeCode }),
    },
  })
  if (!decision.granted) return decision
  const given = (await unwithdrawnConsents(tx, input)).find(
    (one) => one.textVersion === text.version,
  )
  if (given !== undefined) return { ...decision, outcome: given }
  const consent: Consent = {
    id: uuidv7(context.at),
    personId,
    kind,
    programmeCode: input.programmeCode,
    accountId: input.accountId,
    textKey,
    textVersion: text.version,
    textLanguage: text.language,
    textDigest: text.digest,
    channel: input.channel,
    witnessId: input.channel === 'counter' ? context.actor.id : undefined,
    assuranceLevel: input.assuranceLevel,
    givenAt: context.at,
    withdrawnAt: undefined,
    endReason: undefined,
  }
  await insertConsent(tx, consent)
  await publish(tx, context, consentGiven, {
    subjectId: personId,
    payload: {
      consentId: consent.id,
      personId,
      kind,
      programmeCode: consent.programmeCode ?? null,
      accountId: consent.accountId ?? null,
    },
  })
  return { ...decision, outcome: consent }
}
