import assert from 'node:assert/strict'
import test from 'node:test'
import type { Html } from '#kernel/html.ts'
import { page } from '#ui/layout.ts'
import { markupFindings } from '#test/markup.ts'
import { sandboxWorld } from '#test/sandbox-world.ts'
import { counterMain } from '../banks/counter-page.ts'
import { createBanks } from '../banks/index.ts'
import { messagesMain } from '../sms/messages-page.ts'
import { CONDUCTS, FAULTS, type FaultSetting } from '../world/fault.ts'
import { type ActorEntry, listActors } from './actors.ts'
import { actorMain, sandboxMain, type ShownActor } from './pages.ts'

const { world } = sandboxWorld()
const banks = createBanks(world, [
  { code: '105', name: '建设', bin: '621700' },
  { code: '991', name: '待确认', bin: '629991' },
])
const shown = (actor: ActorEntry, setting?: FaultSetting): ShownActor => ({ ...actor, setting })
const actors = listActors(banks, new Map()).map((actor) => shown(actor))
const at = world.clock.now()

const delivery = {
  at,
  issuer: '105',
  path: '/v1/bank/results',
  subject: 'req-1',
  attempts: 2,
  state: 'waiting',
  status: undefined,
} as const

const framed = (main: Html): Html =>
  page({
    title: '外部世界',
    language: 'zh-Hans',
    display: { elder: false, contrast: 'standard' },
    portal: 'developer',
    path: '/sandbox',
    demo: true,
    main,
  })

const account = { accountNumber: '6217000000000000012', holder: '陈*明', lost: false } as const
const message = {
  messageId: 'm-1',
  channel: 'voice',
  language: 'zh-Hans',
  to: '13800001234',
  text: '您的社保卡已制成。',
  at,
} as const

const PAGES: Readonly<Record<string, Html>> = {
  sandbox: sandboxMain({ actors, deliveries: [delivery] }),
  'empty sandbox': sandboxMain({ actors: [], deliveries: [] }),
  counter: counterMain({
    bank: { code: '105', name: '建设', bin: '621700' },
    path: '/sandbox/banks/105',
    tail: '',
    accounts: [
      { ...account, state: 'active' },
      { ...account, accountNumber: '6217000000000000020', state: 'closed' },
    ],
  }),
  messages: messagesMain({ messages: [message], tail: '', live: false, path: '/sandbox/sms' }),
  ...Object.fromEntries(actors.map((actor) => [`actor ${actor.id}`, actorMain(actor)])),
}

for (const [name, main] of Object.entries(PAGES))
  test(`the markup of the page ${name} is sound`, async () => {
    assert.deepEqual(await markupFindings(framed(main)), [])
  })

test('an actor can be set to each of its own faults and to no other', () => {
  for (const actor of actors) {
    const markup = actorMain(actor).toString()
    const own: readonly string[] = CONDUCTS[actor.kind]
    for (const fault of Object.keys(FAULTS))
      assert.equal(markup.includes(`value="${fault}"`), own.includes(fault), `${actor.id} ${fault}`)
  }
})

test('the page says of a bank how it is, and of one that is set what it was set to', () => {
  const text = sandboxMain({
    actors: actors.map((actor) =>
      actor.id === 'bank-105' ? shown(actor, { fault: 'slow', share: 200 }) : actor,
    ),
    deliveries: [],
  }).toString()
  assert.match(text, /已设定：迟缓（20%）/)
  assert.match(text, /开户几十秒，挂失几秒；有时丢失答复、重复答复/)
})
