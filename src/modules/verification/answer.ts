import { z } from 'zod'
import { publicId } from '#kernel/ids.ts'
import { SCENE_FIELDS } from '#modules/catalogue/index.ts'
import type { Concession } from '#modules/concession/index.ts'
import type { KeyRing } from '#platform/crypto/keys.ts'
import { pairwisePseudonym } from '#platform/crypto/sealing.ts'
import type { ProblemOptions } from '#platform/http/problem.ts'
import type { PersonalInformation } from '#platform/pii.ts'
import type { Recorded } from './batch.ts'
import { fieldsOf } from './fields.ts'

const Fen = z.number().int().min(0)
const Text = z.strictObject({
  'zh-Hans': z.string(),
  'zh-Hant': z.string(),
  en: z.string(),
  pt: z.string(),
})

/** Body of a granted verification. `fields` holds what the scene declares, no more and no less. */
export const VerificationAnswer = z.strictObject({
  id: z.string(),
  outcome: z.literal('granted'),
  scene: z.string(),
  assuranceLevel: z.number().int(),
  fields: z.partialRecord(
    z.enum(SCENE_FIELDS),
    z.union([z.string(), z.boolean(), z.array(z.string()), z.null()]),
  ),
  concession: z
    .strictObject({
      ruleId: z.string(),
      label: Text,
      payFen: Fen.nullable(),
      fullFen: Fen.nullable(),
      basis: z.string(),
    })
    .optional(),
  basis: z.string(),
  at: z.iso.datetime(),
})

const toFen = (fen: bigint | undefined): number | null => (fen === undefined ? null : Number(fen))

const concessionOf = ({ ruleId, label, payFen, fullFen, basis }: Concession) => ({
  ruleId,
  label,
  payFen: toFen(payFen),
  fullFen: toFen(fullFen),
  basis,
})

/** A venue's answer: the text of a 200, or a problem. */
export type GatewayAnswer =
  | { readonly ok: true; readonly body: string }
  | { readonly ok: false; readonly problem: ProblemOptions }

/** What the venue is told of a verification that stands in the table. */
export const answerOf = (
  { keys, pii }: { readonly keys: KeyRing; readonly pii: PersonalInformation },
  organisationCode: string,
  { id, moment: { at, on }, decision }: Recorded,
): GatewayAnswer => {
  const verificationId = publicId('verification', id)
  if (!decision.granted) {
    const { refusal: code, basis, instead } = decision
    return { ok: false, problem: { status: 409, code, basis, instead, verificationId } }
  }
  const granted = decision.outcome
  const { scene, concession, assuranceLevel } = granted
  const fields = fieldsOf({
    granted,
    on,
    // The usage row is the record of this access, and it is durable by now (N1).
    open: (value) => pii.open({ recorded: true }, { value }).value.reveal(),
    token: (id) => pairwisePseudonym(keys, organisationCode, id),
  })
  const priced = concession?.ruleId !== undefined && scene.returnedFields.includes('concession')
  const body = JSON.stringify({
    id: verificationId,
    outcome: 'granted',
    scene: scene.code,
    assuranceLevel,
    fields,
    ...(priced && { concession: concessionOf(concession) }),
    basis: decision.basis,
    at: at.toString(),
  })
  return { ok: true, body }
}
