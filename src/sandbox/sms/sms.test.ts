import assert from 'node:assert/strict'
import test from 'node:test'
import { sandboxWorld } from '#test/sandbox-world.ts'
import type { Fault } from '../world/fault.ts'
import type { Reply } from '../world/reply.ts'
import { messagesMain } from './messages-page.ts'
import { SMS, SmsChannel } from './sms-channel.ts'

const open = (fault?: Fault) => {
  const it = sandboxWorld()
  if (fault !== undefined) it.world.faults.set(SMS, { fault, share: 1000 })
  return { ...it, channel: new SmsChannel(it.world) }
}
const message = {
  messageId: 'm-1',
  channel: 'sms',
  language: 'zh-Hans',
  to: '13800001234',
  text: '您的社保卡已制成。',
} as const
const said = (reply: Reply) => (reply.kind === 'answer' ? reply.status : reply.kind)

test('a message is taken once and can be found by the end of its number', () => {
  const { channel } = open()
  assert.equal(said(channel.accept(message)), 202)
  assert.equal(said(channel.accept(message)), 202)
  channel.accept({ ...message, messageId: 'm-2', to: '+85291234567' })
  assert.deepEqual(
    channel.messages(10).map(({ messageId }) => messageId),
    ['m-2', 'm-1'],
  )
  assert.deepEqual(
    channel.messages(10, '1234').map(({ text }) => text),
    [message.text],
  )
  assert.equal(said(channel.accept({ ...message, text: '别的' })), 422)
  assert.equal(said(channel.accept({ ...message, channel: 'voice' })), 422)
})

test('the channel can refuse, lose its answer, be slow and be down', () => {
  const kept = (['refuses', 'losesReplies', 'slow', 'down'] as const).map((fault) => {
    const { channel } = open(fault)
    return [fault, said(channel.accept(message)), channel.messages(10).length]
  })
  assert.deepEqual(kept, [
    ['refuses', 422, 0],
    ['losesReplies', 'lost', 1],
    ['slow', 202, 1],
    ['down', 503, 0],
  ])
})

test('the channel keeps the last five hundred messages', () => {
  const { channel } = open()
  for (let i = 0; i < 620; i += 1) channel.accept({ ...message, messageId: `m-${i}` })
  assert.equal(channel.messages(10_000).length, 500)
  assert.equal(channel.messages(1)[0]?.messageId, 'm-619')
})

test('the page masks numbers, shows text as text and can refresh itself', () => {
  const at = Temporal.Instant.from('2026-11-23T01:00:00Z')
  const messages = [{ ...message, text: '<b>验证码</b> 1234', at }]
  const page = messagesMain({ messages, tail: '1234', live: false, path: '/sandbox/sms' })
  const markup = page.toString()
  assert.match(markup, /138\*{4}1234/)
  assert.doesNotMatch(markup, /13800001234|<b>/)
  assert.match(markup, /href="\/sandbox\/sms\?tail=1234&amp;live=1"[^>]*>每十秒自动刷新/)
  const live = messagesMain({ messages: [], tail: '', live: true, path: '/sandbox/sms' })
  assert.match(live.toString(), /href="\/sandbox\/sms"[^>]*>停止刷新/)
})

test('a call is told from a message, with the words that are read out', () => {
  const { channel } = open()
  channel.accept(message)
  channel.accept({ ...message, messageId: 'm-1:voice', channel: 'voice', language: 'pt' })
  const page = messagesMain({
    messages: channel.messages(10),
    tail: '',
    live: false,
    path: '/sandbox/sms',
  }).toString()
  const [call = '', written = ''] = page.split('govuk-summary-card__title-wrapper').slice(1)
  assert.match(call, /语音电话[\s\S]*读出的话[\s\S]*lang="pt"/)
  assert.match(written, /短信[\s\S]*内容/)
  assert.doesNotMatch(written, /语音电话|读出的话/)
})
