// The program's own work on one batch, in a process that the system stops at a named crossing; it
// goes on when somebody lets it. The clock stands in a file: it runs while this process sleeps.
// node test/trials/payment-sleeper.ts <database> <spool> <banks> <clock> <batch> <once> <crossing>
import { readFileSync, writeSync } from 'node:fs'
import type { Clock } from '#platform/clock.ts'
import { openDatabase } from '#platform/db.ts'
import { openSpool } from '#platform/spool.ts'
import { testKeys } from '#test/person.ts'
import { mortalBanks, mortalDatabase, mortalSpool, type Traveller } from './mortal.ts'
import { workOff } from './payment-post.ts'
import { bankOverWire, postOverWire } from './payment-wire.ts'

const [url = '', spool = '', origin = '', clockFile = '', batchId = '', once, where] =
  process.argv.slice(2)

let hasSlept = false
const sleeper: Traveller = {
  cross: (name) => {
    if (hasSlept || name !== where) return
    hasSlept = true
    writeSync(1, 'asleep\n')
    process.kill(process.pid, 'SIGSTOP')
  },
}
const clock: Clock = { now: () => Temporal.Instant.from(readFileSync(clockFile, 'utf8')) }
const db = openDatabase({ url, role: 'ykt_app', poolSize: 2 })
const banks = bankOverWire(origin, { format: 'delimited', takesOnce: once === 'once' })
await workOff(
  {
    db: mortalDatabase(db, sleeper),
    spool: mortalSpool(openSpool(spool, testKeys), sleeper),
    banks: mortalBanks(banks, sleeper),
    clock,
  },
  postOverWire(origin),
  batchId,
)
await db.close()
