import assert from 'node:assert/strict'
import test from 'node:test'
import { newWebhookSecret, signWebhook } from '#platform/http/webhook.ts'
import { sandboxWorld, WORLD_SEED } from '#test/sandbox-world.ts'
import type { Fault } from '../world/fault.ts'
import type { Reply } from '../world/reply.ts'
import { Department, type DepartmentIdentity, departmentSecret } from './department.ts'
import { departmentMain } from './page.ts'

const CODE = 'dept-civil-affairs'
const SECRET = departmentSecret(WORLD_SEED, CODE)
const CHANGE = '0198f000-0000-7000-8000-000000000001'

const open = (options: { usual?: DepartmentIdentity['usual']; fault?: Fault } = {}) => {
  const it = sandboxWorld()
  const { usual = 'normal', fault } = options
  const department = new Department(it.world, { code: CODE, name: '省民政厅', usual })
  if (fault !== undefined) it.world.faults.set(department.actor, { fault, share: 1000 })
  const send = (id = 'event-1', secret = SECRET, kind = 'account.changed'): string => {
    const body = JSON.stringify({
      id,
      type: kind,
      subject: CHANGE,
      data: { programmeCode: 'MZ-001' },
    })
    const reply: Reply = department.take(
      { ...signWebhook({ id, body }, [secret], it.world.clock.now()) },
      body,
    )
    return reply.kind === 'answer' ? `${reply.status}` : reply.kind
  }
  return { ...it, department, send }
}

const actions = (received: readonly { content: Record<string, unknown> }[]) =>
  received.map(({ content }) => content['action'])

test('a department confirms, rejects with a reason, or says nothing', async () => {
  const said = []
  for (const usual of ['normal', 'refuses', 'silent'] as const) {
    const { send, received, pass } = open({ usual })
    said.push(send())
    await pass(5)
    said.push(...actions(received))
  }
  assert.deepEqual(said, ['204', 'acknowledge', '204', 'reject', '204'])
})

test('an event that comes again is known, and answered once', async () => {
  const { send, received, pass, department } = open()
  assert.deepEqual([send(), send(), send()], ['204', '204', '204'])
  await pass(5)
  assert.deepEqual(actions(received), ['acknowledge'])
  assert.equal(department.events(1)[0]?.times, 3)
})

test('what another secret has signed is kept for people to see, and not answered', async () => {
  const { send, received, pass, department } = open()
  assert.equal(send('event-1', newWebhookSecret()), '401')
  assert.equal(department.take({}, '{}').kind, 'answer')
  await pass(5)
  assert.deepEqual(received, [])
  const markup = departmentMain(department.identity, department.events(10)).toString()
  assert.match(markup, /签名不对/)
  department.forget()
  assert.match(departmentMain(department.identity, []).toString(), /还没有收到事件/)
})

test('a department can be down, gone, lose its answers, and answer twice', async () => {
  const seen = []
  for (const fault of ['down', 'gone', 'losesReplies', 'answersTwice', 'silent'] as const) {
    const { send, received, pass } = open({ fault })
    const reply = send()
    await pass(5)
    seen.push([fault, reply, received.length])
  }
  assert.deepEqual(seen, [
    ['down', '503', 0],
    ['gone', '410', 0],
    ['losesReplies', 'lost', 1],
    ['answersTwice', '204', 2],
    ['silent', '204', 0],
  ])
  const { send, received, pass } = open()
  assert.equal(send('event-2', SECRET, 'account.answer-due'), '204')
  await pass(5)
  assert.deepEqual(received, [], 'a reminder is no question of its own')
})
