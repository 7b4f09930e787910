import type { Handle } from '#platform/db.ts'
import type { Principal } from '#platform/http/route.ts'
import { type Role, staffWithRole } from '#modules/organisation/index.ts'
import { decideBatch, decideSigning } from './batch.ts'
import type { NextStep } from './pages-review.ts'
import type { Batch } from './store.ts'

interface Step {
  readonly action: NextStep['action']
  readonly permission: string
  readonly role: Role
  readonly unitOf: (batch: Batch) => string
}

const STEPS: Readonly<Partial<Record<Batch['status'], Step>>> = {
  draft: {
    action: 'submit',
    permission: 'batch.make',
    role: 'departmentOfficer',
    unitOf: ({ ownerAgency }) => ownerAgency,
  },
  submitted: {
    action: 'check',
    permission: 'batch.check',
    role: 'departmentChecker',
    unitOf: ({ ownerAgency }) => ownerAgency,
  },
  checked: {
    action: 'release',
    permission: 'batch.release',
    role: 'financeOfficer',
    unitOf: ({ payerAgency }) => payerAgency,
  },
}

const refusalOf = (batch: Batch, { action }: Step, by: Principal, digest: string) => {
  const signatory = { staffId: by.subjectId, agencyCode: by.organisationCode }
  const decision =
    action === 'submit'
      ? decideBatch(batch, 'submit')
      : decideSigning(
          { ...batch, linesDigest: digest },
          action,
          { by: signatory, linesDigest: digest },
          batch.thresholdFen,
        )
  return decision.granted ? undefined : decision.refusal
}

/** The next signature under a batch, and who can give it. */
export const nextStep = async (
  handle: Handle,
  principal: Principal,
  batch: Batch,
  digest: string,
): Promise<Omit<NextStep, 'confirmPath'> | undefined> => {
  const step = STEPS[batch.status]
  if (step === undefined) return undefined
  const unit = step.unitOf(batch)
  const refusal = principal.permissions.has(step.permission)
    ? refusalOf(batch, step, principal, digest)
    : undefined
  const mine =
    principal.permissions.has(step.permission) &&
    principal.organisationCode === unit &&
    refusal === undefined
  const signed = new Set([batch.made.staffId, batch.checked?.by.staffId])
  const others = (await staffWithRole(handle, step.role)).filter(
    ({ agencyCode, id }) => agencyCode === unit && (step.action === 'submit' || !signed.has(id)),
  )
  return {
    action: step.action,
    mine,
    refusal,
    others: others.map(({ displayName }) => displayName),
  }
}

/** Whoever should sign next may send it back instead; its maker may take it back altogether. */
export const mayOf = ({ permissions, organisationCode: unit }: Principal, batch: Batch) => ({
  giveBack:
    (batch.status === 'submitted' &&
      permissions.has('batch.check') &&
      unit === batch.ownerAgency) ||
    (batch.status === 'checked' && permissions.has('batch.release') && unit === batch.payerAgency),
  withdraw:
    permissions.has('batch.make') &&
    unit === batch.ownerAgency &&
    decideBatch(batch, 'withdraw').granted,
  seePairs: permissions.has('batch.release'),
})
