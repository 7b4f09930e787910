import type { Handle } from '#platform/db.ts'
import { lastBlank } from './store-order-records.ts'

/** `B-0099` → `B-0100`: blanks lie in their box by number. `undefined` without a number. */
export const blankAfter = (slotId: string): string | undefined => {
  const found = /^(.*?)(\d+)$/.exec(slotId)
  if (found === null) return undefined
  const [, stem = '', digits = ''] = found
  return stem + String(BigInt(digits) + 1n).padStart(digits.length, '0')
}

/** 卡槽号 of the blank that comes after the last one an outlet used; none before the first. */
export const nextBlank = async (
  handle: Handle,
  outletCode: string,
): Promise<string | undefined> => {
  const last = await lastBlank(handle, outletCode)
  return last === undefined ? undefined : blankAfter(last)
}
