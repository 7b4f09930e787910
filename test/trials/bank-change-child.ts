// Hears the events of a change of bank and is killed by the system in the middle of one step.
// node test/trials/bank-change-child.ts <database> <now> <step>
import { FixedClock } from '#platform/clock.ts'
import { openDatabase } from '#platform/db.ts'
import { deliverDue, type Subscriber } from '#platform/deliveries.ts'
import { createLogger } from '#platform/log.ts'
import { TestBank } from '#test/bank.ts'
import { bankChangeSubscribers } from '#test/bank-changes.ts'
import { testPii } from '#test/person.ts'

const [, , url = '', now = '', step = ''] = process.argv
const db = openDatabase({ url, role: 'ykt_app' })
const clock = new FixedClock(now)
const factory = { order: async () => {}, stateOf: async () => undefined }
const factoryDeps = { db, pii: testPii, factory, accountNumber: async () => undefined }
const all = bankChangeSubscribers({ db, clock, pii: testPii, factoryDeps }, new TestBank())

/** Does everything, and is killed before it is committed. */
const deadly = (one: Subscriber): Subscriber => ({
  name: one.name,
  event: one.event,
  handle: async (...event) => {
    await one.handle(...event)
    process.kill(process.pid, 'SIGKILL')
    await new Promise(() => {})
  },
})

// Only the step, and the bank's word that it waits for; the rest is for whoever takes over.
const heard = all.filter(({ name }) => name === step || name === 'card.record-account-fact')
const subscribers = heard.map((one) => (one.name === step ? deadly(one) : one))
await deliverDue({ db, clock, log: createLogger('silent') }, subscribers)
await db.close()
