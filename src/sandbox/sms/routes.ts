import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { html } from '#kernel/html.ts'
import { LANGUAGES } from '#ui/i18n/language.ts'
import { read, Reference, SANDBOX_PATH, send, sendPage, Tail, wantsPage } from '../world/http.ts'
import type { Timers } from '../world/timers.ts'
import { messagesMain } from './messages-page.ts'
import type { SmsChannel } from './sms-channel.ts'

export const SMS_PATH = `${SANDBOX_PATH}/sms`

const Message = z.strictObject({
  messageId: Reference,
  channel: z.enum(['sms', 'voice']).default('sms'),
  language: z.enum(LANGUAGES).default('zh-Hans'),
  to: z.string().regex(/^\+?\d{5,20}$/),
  text: z.string().min(1).max(1000),
})
const Live = z.object({ live: z.literal('1').optional().catch(undefined) })

const SHOWN = 50
const REFRESH_SECONDS = 10

/** The channel’s address for messages, and the page on which people read them. */
export const registerSms = (server: FastifyInstance, channel: SmsChannel, timers: Timers): void => {
  server.post(`${SMS_PATH}/messages`, async (request, reply) =>
    send(timers, reply, channel.accept(read(Message, request.body))),
  )
  server.get(SMS_PATH, async (request, reply) => {
    const { tail } = read(Tail, request.query)
    const live = read(Live, request.query).live !== undefined
    const messages = channel.messages(SHOWN, tail)
    if (!wantsPage(request)) return { messages }
    return sendPage(request, reply, {
      title: '短信和语音',
      path: SMS_PATH,
      main: messagesMain({ messages, tail, live, path: SMS_PATH }),
      ...(live && {
        head: html`<meta http-equiv="refresh" content="${REFRESH_SECONDS}">`,
      }),
    })
  })
}
