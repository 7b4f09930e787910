import { z } from 'zod'

/** Where a list by time and then by id goes on: the last entry of the page before. */
export interface Cursor {
  readonly at: Temporal.Instant
  readonly id: string
}

const Content = z.tuple([z.iso.datetime(), z.uuid()])

/** Opaque: callers send it back as it is, so what it holds may change. */
export const encodeCursor = ({ at, id }: Cursor): string =>
  Buffer.from(JSON.stringify([at.toString(), id])).toString('base64url')

/** The place a cursor stands for, or `undefined` when it is none of ours. */
export const decodeCursor = (text: string): Cursor | undefined => {
  try {
    const [at, id] = Content.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')))
    return { at: Temporal.Instant.from(at), id }
  } catch {
    return undefined
  }
}

/** The query member `cursor`; one that is not ours is told as wrong. */
export const CursorText = z
  .string()
  .max(200)
  .refine((text) => decodeCursor(text) !== undefined, 'is not a cursor of this list')

/** Whether an entry comes after the cursor in a list with the newest first. */
export const isAfter = (cursor: Cursor | undefined, entry: Cursor): boolean => {
  if (cursor === undefined) return true
  const order = Temporal.Instant.compare(entry.at, cursor.at)
  return order < 0 || (order === 0 && entry.id < cursor.id)
}

/** The newest first; entries of one moment by id, so that the order is always the same. */
export const newestFirst = (a: Cursor, b: Cursor): number =>
  Temporal.Instant.compare(b.at, a.at) || (a.id < b.id ? 1 : -1)
