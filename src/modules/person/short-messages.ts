import { askOutside } from '#platform/outside.ts'

/** 短信 as the adapter sees one. */
export interface ShortMessage {
  /** Stays the same over repetitions; the other side sends it once. */
  readonly messageId: string
  readonly to: string
  readonly text: string
}

/** Whoever sends short messages for us. */
export interface ShortMessages {
  /** Resolves once the message was taken. */
  readonly send: (message: ShortMessage) => Promise<void>
}

/**
 * The gateway over HTTP: `POST {base}/messages` and 202.
 *
 * @throws when it was not taken; the error names the status and never the number or the text.
 */
export const httpShortMessages = (baseUrl: string): ShortMessages => ({
  send: async (message) => {
    const { status } = await askOutside(`${baseUrl}/messages`, {
      body: message,
      key: message.messageId,
    })
    if (status !== 202) throw new Error(`the short message gateway answered ${status}`)
  },
})
