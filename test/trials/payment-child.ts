// The program's own work on one batch, in a process that can be killed: from outside at any moment,
// or by the system at a certain crossing between two steps.
// node test/trials/payment-child.ts <database> <spool> <banks> <now> <batch> <format> <once> [n]
import { FixedClock } from '#platform/clock.ts'
import { openDatabase } from '#platform/db.ts'
import { openSpool } from '#platform/spool.ts'
import { testKeys } from '#test/person.ts'
import { Mortal, mortalBanks, mortalDatabase, mortalSpool } from './mortal.ts'
import { workOff } from './payment-post.ts'
import { bankOverWire, postOverWire } from './payment-wire.ts'

const [url = '', spool = '', origin = '', now = '', batchId = '', format, once, crossing] =
  process.argv.slice(2)

const diesAt = crossing === undefined ? Number.MAX_SAFE_INTEGER : Number(crossing)
const mortal = new Mortal(diesAt, () => process.kill(process.pid, 'SIGKILL'))
const db = openDatabase({ url, role: 'ykt_app', poolSize: 2 })
const banks = bankOverWire(origin, {
  format: format === 'iso20022' ? 'iso20022' : 'delimited',
  takesOnce: once === 'once',
})
await workOff(
  {
    db: mortalDatabase(db, mortal),
    spool: mortalSpool(openSpool(spool, testKeys), mortal),
    banks: mortalBanks(banks, mortal),
    clock: new FixedClock(now),
  },
  postOverWire(origin),
  batchId,
)
await db.close()
