import { z } from 'zod'
import type { Handle } from '#platform/db.ts'
import { changesByIds } from '#modules/account/index.ts'
import { isBeforeFloor } from './store-purge.ts'
import { type FeedPlace, messagesAfter } from './store.ts'

const Content = z.tuple([z.string().regex(/^\d{1,20}$/), z.string().regex(/^\d{1,19}$/)])

/** Opaque: callers send it back as it is. */
const encodePlace = ({ writtenIn, position }: FeedPlace): string =>
  Buffer.from(JSON.stringify([writtenIn, String(position)])).toString('base64url')

/** The place a cursor stands for, or `undefined` when it is none of ours. */
export const decodePlace = (text: string): FeedPlace | undefined => {
  try {
    const [writtenIn, position] = Content.parse(
      JSON.parse(Buffer.from(text, 'base64url').toString('utf8')),
    )
    return { writtenIn, position: BigInt(position) }
  } catch {
    return undefined
  }
}

/** 事件: a page of the feed, and where to go on; the same place again when there is nothing new. */
export interface FeedPage {
  /** CloudEvents as JSON, as webhooks bring them. */
  readonly bodies: readonly string[]
  readonly nextCursor: string | undefined
}

/**
 * 拉取: what a department is told, from a place on. Events of a change whose permission has gone are
 * left out from that moment on (Q6); its cancellation says no more than which change it was.
 *
 * @returns `undefined` when something behind the place is not kept any more.
 */
export const readFeed = async (
  handle: Handle,
  agencyCode: string,
  { after, limit }: { readonly after?: string | undefined; readonly limit: number },
): Promise<FeedPage | undefined> => {
  const place = after === undefined ? undefined : decodePlace(after)
  const messages = await messagesAfter(handle, agencyCode, place, limit)
  // After the reading: what is removed in between has been missed.
  if (place !== undefined && (await isBeforeFloor(handle, agencyCode, place))) return undefined
  const changes = await changesByIds(
    handle,
    messages.map(({ changeId }) => changeId),
  )
  const told = messages.filter(
    ({ kind, changeId }) =>
      kind === 'account.change-cancelled' || changes.get(changeId)?.standing === 'stands',
  )
  const last = messages.at(-1)
  return {
    bodies: told.map(({ body }) => body),
    nextCursor: last === undefined ? after : encodePlace(last.place),
  }
}
