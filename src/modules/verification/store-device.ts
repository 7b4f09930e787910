import { z } from 'zod'
import { bytes, type Handle, instant, sql, type Transaction } from '#platform/db.ts'

const DeviceRow = z.object({
  id: z.string(),
  person_id: z.string(),
  public_key: bytes,
  label: z.string(),
  enrolled_at: instant,
  revoked_at: instant.nullable(),
})

/** 可信设备: a device that may ask for codes. */
export interface Device {
  readonly id: string
  readonly personId: string
  /** Uncompressed P-256 point. */
  readonly publicKey: Uint8Array
  readonly label: string
  readonly enrolledAt: Temporal.Instant
  readonly revokedAt: Temporal.Instant | undefined
}

const toDevice = (row: z.output<typeof DeviceRow>): Device => ({
  id: row.id,
  personId: row.person_id,
  publicKey: row.public_key,
  label: row.label,
  enrolledAt: row.enrolled_at,
  revokedAt: row.revoked_at ?? undefined,
})

/** A device of this person, revoked or not; `undefined` also when it is somebody else's. */
export const findDevice = async (
  handle: Handle,
  personId: string,
  deviceId: string,
): Promise<Device | undefined> => {
  const row = await handle.maybeOne(
    DeviceRow,
    sql`
    select id, person_id, public_key, label, enrolled_at, revoked_at from verification.device
     where id = ${deviceId} and person_id = ${personId}`,
  )
  return row === undefined ? undefined : toDevice(row)
}

/** The devices that may show codes for this person, the newest first. */
export const devicesOf = async (handle: Handle, personId: string): Promise<Device[]> => {
  const rows = await handle.many(
    DeviceRow,
    sql`
    select id, person_id, public_key, label, enrolled_at, revoked_at from verification.device
     where person_id = ${personId} and revoked_at is null
     order by enrolled_at desc, id desc`,
  )
  return rows.map(toDevice)
}

export const insertDevice = async (tx: Transaction, device: Device): Promise<void> => {
  await tx.run(sql`
    insert into verification.device (id, person_id, public_key, label, enrolled_at)
    values (${device.id}, ${device.personId}, ${device.publicKey}, ${device.label},
      ${device.enrolledAt})`)
}

/** Whether the device was live until now. */
export const markRevoked = async (
  tx: Transaction,
  personId: string,
  deviceId: string,
  at: Temporal.Instant,
): Promise<boolean> =>
  (await tx.run(sql`
    update verification.device set revoked_at = ${at}
     where id = ${deviceId} and person_id = ${personId} and revoked_at is null`)) === 1
