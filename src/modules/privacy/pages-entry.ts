import { ACCESS_PURPOSES, type AccessPurpose } from '#kernel/access-purposes.ts'
import type { AccessEntryOptions } from '#ui/components.ts'
import type { Language } from '#ui/i18n/language.ts'
import { receiptReference, shortArticleName } from '#modules/card/index.ts'
import { fieldName, SCENE_FIELDS, type SceneField } from '#modules/catalogue/index.ts'
import type { AccessEntry } from './access-entry.ts'
import { accessMessages as t } from './messages.ts'
import { purposeMessages } from './messages-purposes.ts'
import { publicEntryId } from './routes.ts'

const isSceneField = (field: string): field is SceneField =>
  SCENE_FIELDS.some((one) => one === field)

/** A field in the reader's words; one without words yet is still told as something. */
const wordOf = (language: Language, field: string): string => {
  if (isSceneField(field)) return fieldName(language, field)
  if (field === 'identityNumber' || field === 'phone' || field === 'accountNumber')
    return t(language, field)
  return t(language, 'otherField')
}

const organisationOf = (language: Language, entry: AccessEntry): string => {
  if (entry.actorKind === 'holder') return t(language, 'self')
  if (entry.actorKind === 'agent') return t(language, 'agent')
  // What the system hands to an organisation is read by that organisation.
  if (entry.actorKind === 'system')
    return entry.organisation.name?.[language] ?? t(language, 'system')
  return entry.organisation.name?.[language] ?? entry.organisation.code
}

/** What was read before is told all the same when its purpose is no longer one. */
const isPurpose = (purpose: string): purpose is AccessPurpose =>
  ACCESS_PURPOSES.some((one) => one === purpose)

/** Why somebody looked: what the scene says, or what the system was asked to do. */
const purposeOf = (language: Language, entry: AccessEntry): string => {
  if (entry.kind === 'usage')
    return (
      entry.scene?.purpose?.[language] ??
      entry.scene?.name?.[language] ??
      t(language, 'verification')
    )
  const { purpose } = entry
  return isPurpose(purpose) ? purposeMessages(language, purpose) : t(language, 'otherPurpose')
}

const refusedSuffix = (language: Language, { kind, outcome }: AccessEntry): string =>
  kind === 'usage' && outcome !== 'granted' ? `\u00A0· ${t(language, 'refused')}` : ''

/** 凭旧卡: which old card was shown, where it was not this one. */
const oldCardSuffix = (language: Language, { oldCard: name }: AccessEntry): string =>
  name === undefined ? '' : `\u00A0· ${t(language, 'byOldCard', { name })}`

/** Where the holder says that an entry is not theirs. */
export const notMePath = (entry: AccessEntry): string =>
  `/me/access-log/${publicEntryId(entry)}/not-me`

/** An entry of 谁查过我 in plain words. */
export const accessEntryOptions = (language: Language, entry: AccessEntry): AccessEntryOptions => {
  const purpose =
    purposeOf(language, entry) + oldCardSuffix(language, entry) + refusedSuffix(language, entry)
  const fields = [...new Set(entry.fields.map((field) => wordOf(language, field)))]
  const { notMe } = entry
  const organisation = organisationOf(language, entry)
  const place = entry.place?.[language]
  return {
    language,
    at: entry.at,
    organisation,
    // A library that runs itself is named once.
    place: place === organisation ? undefined : place,
    purpose:
      notMe === undefined
        ? purpose
        : t(language, 'reported', { purpose, reference: receiptReference(notMe.reference) }),
    fields: fields.length === 0 ? [t(language, 'nothingSeen')] : fields,
    basis: { text: shortArticleName(language, entry.basis) },
    ...(notMe === undefined && { notMeHref: notMePath(entry) }),
  }
}
