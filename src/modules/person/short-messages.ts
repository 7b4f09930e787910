import { askOutside } from '#platform/outside.ts'
import type { Language } from '#ui/i18n/language.ts'

/** 短信 to be read, or 语音电话 in which the text is read out. */
export const MESSAGE_CHANNELS = ['sms', 'voice'] as const
export type MessageChannel = (typeof MESSAGE_CHANNELS)[number]

/** A message as the adapter sees one. */
export interface ShortMessage {
  /** Stays the same over repetitions; the other side sends it once. */
  readonly messageId: string
  readonly channel: MessageChannel
  /** The language of the text: whoever reads it out has to speak it. */
  readonly language: Language
  readonly to: string
  readonly text: string
}

/** Whoever sends short messages, and calls, for us. */
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
