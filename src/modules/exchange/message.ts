import type { EventKind } from './event-kind.ts'

/** What a department is told: once for each event, the same to the byte every time. */
export interface Message {
  /** The event's id, and `webhook-id`. */
  readonly id: string
  readonly agencyCode: string
  readonly kind: EventKind
  readonly personId: string
  readonly changeId: string
  readonly body: string
  readonly writtenAt: Temporal.Instant
}

interface AccountEnd {
  readonly bankCode: string
  readonly tail: string | undefined
}

/** What is said of a change: last digits and a name of the person that nobody else knows (N4). */
export interface ChangedData {
  readonly personToken: string
  readonly programmeCode: string
  readonly from: AccountEnd | undefined
  readonly to: AccountEnd
  readonly effectiveFrom: Temporal.Instant
  /** 授权依据: the very text the holder permitted it by. */
  readonly permission: {
    readonly id: string
    readonly textVersion: number
    readonly textDigest: string
    readonly channel: string
    readonly givenAt: Temporal.Instant
  }
}

const endOf = ({ bankCode, tail }: AccountEnd) => ({ bankCode, tail: tail ?? null })

/** The data of `account.changed`. */
export const changedData = (data: ChangedData) => {
  const { permission } = data
  return {
    personToken: data.personToken,
    programmeCode: data.programmeCode,
    fromAccount: data.from === undefined ? null : endOf(data.from),
    toAccount: endOf(data.to),
    effectiveFrom: data.effectiveFrom.toString(),
    permission: { ...permission, givenAt: permission.givenAt.toString() },
  }
}

/** A CloudEvent 1.0, structured, in JSON; members in an order that never changes. */
export const cloudEvent = (event: {
  readonly id: string
  readonly kind: EventKind
  readonly changeId: string
  readonly at: Temporal.Instant
  readonly data: Readonly<Record<string, unknown>>
}): string =>
  JSON.stringify({
    specversion: '1.0',
    id: event.id,
    source: 'urn:yikatong:account',
    type: event.kind,
    subject: event.changeId,
    time: event.at.toString(),
    datacontenttype: 'application/json',
    data: { changeId: event.changeId, ...event.data },
  })
