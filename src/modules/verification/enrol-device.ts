import { type Decision, grant, refuse } from '#kernel/decision.ts'
import { uuidv7 } from '#kernel/ids.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import { isSignedBy, publicKeyOf } from '#platform/crypto/p256.ts'
import type { Database } from '#platform/db.ts'
import { deviceProofMessage, isTimely } from './code.ts'
import { type Device, devicesOf, insertDevice } from './store-device.ts'

export interface EnrolDevice {
  readonly personId: string
  /** Uncompressed P-256 point in base64url, as WebCrypto exports it. */
  readonly publicKey: string
  readonly label: string
  /** Epoch seconds of the device. */
  readonly at: number
  /** Signature by the new key over `ykt-device|<publicKey>|<at>`, base64url. */
  readonly proof: string
}

export type EnrolRefusal = 'KEY_NOT_PROVEN' | 'CLOCK_DIFFERS' | 'TOO_MANY_DEVICES'

/** 每人可信设备上限: enough for a family's telephones, few enough to look after. */
const MAX_DEVICES = 5

const decideEnrolment = (
  input: EnrolDevice,
  enrolled: number,
  at: Temporal.Instant,
): Decision<{ readonly publicKey: Uint8Array }, EnrolRefusal> => {
  const point = Buffer.from(input.publicKey, 'base64url')
  const key = publicKeyOf(point)
  const message = deviceProofMessage(input.publicKey, input.at)
  if (key === undefined || !isSignedBy(key, message, Buffer.from(input.proof, 'base64url')))
    return refuse('YKT-22', 'KEY_NOT_PROVEN')
  if (!isTimely(input.at, at)) return refuse('YKT-22', 'CLOCK_DIFFERS', ['setClock'])
  if (enrolled >= MAX_DEVICES) return refuse('YKT-22', 'TOO_MANY_DEVICES', ['revokeDevice'])
  return grant('YKT-22', { publicKey: point })
}

/** 添加可信设备: from now on the device may show codes for the person. */
export const enrolDevice = (
  { db }: { readonly db: Database },
  context: ActionContext,
  input: EnrolDevice,
): Promise<Decision<Device, EnrolRefusal>> =>
  db.transaction(async (tx) => {
    const { personId, label } = input
    const enrolled = await devicesOf(tx, personId)
    const decision = decideEnrolment(input, enrolled.length, context.at)
    const id = uuidv7(context.at)
    await audit(tx, context, {
      action: 'verification.enrolDevice',
      subjectKind: 'device',
      subjectId: id,
      decision,
    })
    if (!decision.granted) return decision
    const { publicKey } = decision.outcome
    const device = { id, personId, publicKey, label, enrolledAt: context.at, revokedAt: undefined }
    await insertDevice(tx, device)
    return grant(decision.basis, device)
  })
