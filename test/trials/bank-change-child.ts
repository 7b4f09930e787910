// Hears the events of a change of bank and is killed by the system in the middle of one step.
// node test/trials/bank-change-child.ts <database> <now> <step>
import { FixedClock } from '#platform/clock.ts'
import { openDatabase } from '#platform/db.ts'
import { deliverDue } from '#platform/deliveries.ts'
import { createLogger } from '#platform/log.ts'
import { TestBank } from '#test/bank.ts'
import { bankChangeSubscribers } from '#test/bank-changes.ts'
import { testPii } from '#test/person.ts'

const [, , url = '', now = '', step = ''] = process.argv
const db = openDatabase({ url, role: 'ykt_app' })
const clock = new FixedClock(now)
const factory = { order: async () => {}, stateOf: async () => undefined }
const factoryDeps = { db, pii: testPii, factory, accountNumber: async () => undefined }
const subscribers = bankChangeSubscribers({ db, clock, pii: testPii, factoryDeps }, new TestBank())
  // Only up to the step: what comes after it is for whoever takes over.
  .filter(({ name }) => name === step || (step === 'card.switch-accounts' && /fact$/.test(name)))
  .map((one) =>
    one.name === step
      ? {
          ...one,
          handle: async (...event: Parameters<typeof one.handle>) => {
            await one.handle(...event)
            process.kill(process.pid, 'SIGKILL')
            await new Promise(() => {})
          },
        }
      : one,
  )
await deliverDue({ db, clock, log: createLogger('silent') }, subscribers)
await db.close()
