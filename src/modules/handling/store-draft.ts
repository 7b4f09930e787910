import { z } from 'zod'
import { bytes, type Handle, instant, sql, type Transaction } from '#platform/db.ts'
import type { Draft, DraftOwner } from './draft.ts'
import { SERVICE_CODES, type ServiceCode } from './service.ts'

const DraftRow = z
  .object({
    id: z.string(),
    service: z.enum(SERVICE_CODES),
    form_sealed: bytes,
    step: z.enum(['materials', 'check']),
    saved_at: instant,
    expires_at: instant,
  })
  .transform(({ form_sealed, saved_at, expires_at, ...row }) => ({
    ...row,
    sealed: form_sealed,
    savedAt: saved_at,
    expiresAt: expires_at,
  }))

export const draftOf = (
  handle: Handle,
  owner: DraftOwner,
  service: ServiceCode,
  at: Temporal.Instant,
) =>
  handle.maybeOne(
    DraftRow,
    sql`
    select id, service, form_sealed, step, saved_at, expires_at from handling.draft
     where owner_kind = ${owner.kind} and owner_id = ${owner.id} and service = ${service}
       and expires_at > ${at}`,
  )

export const draftsOf = (handle: Handle, owner: DraftOwner, at: Temporal.Instant) =>
  handle.many(
    DraftRow,
    sql`
    select id, service, form_sealed, step, saved_at, expires_at from handling.draft
     where owner_kind = ${owner.kind} and owner_id = ${owner.id} and expires_at > ${at}
     order by saved_at desc`,
  )

export const upsertDraft = async (
  tx: Transaction,
  owner: DraftOwner,
  draft: Omit<Draft, 'form'> & { readonly sealed: Uint8Array },
): Promise<void> => {
  await tx.run(sql`
    insert into handling.draft (id, owner_kind, owner_id, service, form_sealed, step, saved_at,
      expires_at)
    values (${draft.id}, ${owner.kind}, ${owner.id}, ${draft.service}, ${draft.sealed},
      ${draft.step}, ${draft.savedAt}, ${draft.expiresAt})
    on conflict (owner_kind, owner_id, service) do update
      set id = excluded.id, form_sealed = excluded.form_sealed, step = excluded.step,
          saved_at = excluded.saved_at, expires_at = excluded.expires_at`)
}

export const deleteDraft = async (
  tx: Transaction,
  owner: DraftOwner,
  service: ServiceCode,
): Promise<void> => {
  await tx.run(sql`
    delete from handling.draft
     where owner_kind = ${owner.kind} and owner_id = ${owner.id} and service = ${service}`)
}

export const purgeDraftRows = (tx: Transaction, at: Temporal.Instant): Promise<number> =>
  tx.run(sql`delete from handling.draft where expires_at <= ${at}`)
