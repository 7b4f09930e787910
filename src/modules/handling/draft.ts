import { z } from 'zod'
import { PROVINCE } from '#law/setting.ts'
import { provinceDate } from '#kernel/period.ts'
import { uuidv7 } from '#kernel/ids.ts'
import type { ActionContext } from '#platform/audit.ts'
import type { Database, Transaction } from '#platform/db.ts'
import type { KeyRing } from '#platform/crypto/keys.ts'
import { seal, unseal } from '#platform/crypto/sealing.ts'
import { standardValue } from '#modules/standard/index.ts'
import { APPLICANT_KINDS, type ServiceCode } from './service.ts'
import { MATERIAL_CODES } from './material.ts'
import { deleteDraft, draftOf, draftsOf, purgeDraftRows, upsertDraft } from './store-draft.ts'

/** 先填后交: what a form holds while somebody fills it in. */
export const DraftForm = z.object({
  applicant: z.enum(APPLICANT_KINDS),
  presented: z.array(z.enum(MATERIAL_CODES)),
  shared: z.array(z.enum(MATERIAL_CODES)),
})
export type DraftForm = z.output<typeof DraftForm>

/** Whose draft it is; a person's is theirs on every device they sign in on. */
export interface DraftOwner {
  readonly kind: 'holder' | 'staff'
  readonly id: string
}

export interface Draft {
  /** Also the key of the case it becomes, so that a draft handed in twice is one case. */
  readonly id: string
  readonly service: ServiceCode
  readonly step: 'materials' | 'check'
  readonly form: DraftForm
  readonly savedAt: Temporal.Instant
  readonly expiresAt: Temporal.Instant
}

export interface DraftDeps {
  readonly db: Database
  readonly keys: KeyRing
}

const binding = (id: string) => ({ column: 'handling.draft.form_sealed', rowId: id })

/** Saves a form as far as it is filled in; an earlier one of the same service is replaced. */
export const saveDraft = (
  { db, keys }: DraftDeps,
  { at }: ActionContext,
  owner: DraftOwner,
  draft: Pick<Draft, 'service' | 'step' | 'form'>,
): Promise<Draft> =>
  db.transaction(async (tx) => {
    const known = await draftOf(tx, owner, draft.service, at)
    const id = known?.id ?? uuidv7(at)
    const days = await standardValue(tx, 'caseDraftDays', PROVINCE, provinceDate(at))
    const saved: Draft = { ...draft, id, savedAt: at, expiresAt: at.add({ hours: 24 * days }) }
    const sealed = seal(keys, binding(id), JSON.stringify(draft.form))
    await upsertDraft(tx, owner, { ...saved, sealed })
    return saved
  })

/** The draft of a service, to go on with. Drafts hold no one's data in the clear. */
export const resumeDraft = async (
  { db, keys }: DraftDeps,
  owner: DraftOwner,
  service: ServiceCode,
  at: Temporal.Instant,
): Promise<Draft | undefined> => {
  const row = await draftOf(db, owner, service, at)
  if (row === undefined) return undefined
  const { sealed, ...draft } = row
  const text = unseal(keys, binding(row.id), sealed)
  return { ...draft, form: DraftForm.parse(JSON.parse(text)) }
}

/** What is begun and not handed in, the newest first. */
export const listDrafts = (
  { db }: Pick<DraftDeps, 'db'>,
  owner: DraftOwner,
  at: Temporal.Instant,
) => draftsOf(db, owner, at)

/** Throws a draft away: it was handed in, or is not wanted any more. */
export const dropDraft = (
  { db }: Pick<DraftDeps, 'db'>,
  owner: DraftOwner,
  service: ServiceCode,
): Promise<void> => db.transaction((tx) => deleteDraft(tx, owner, service))

/** Drafts whose time has passed. */
export const purgeDrafts = (tx: Transaction, at: Temporal.Instant): Promise<number> =>
  purgeDraftRows(tx, at)
