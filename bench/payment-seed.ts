// The people of bench/payment.ts and their accounts, entered by a process of its own: what entering
// them takes is not the memory of the program that is measured.
import { openDatabase } from '#platform/db.ts'
import { enterManyPayees } from '#test/many-payees.ts'
import { enterProgrammes } from '#test/payees.ts'
import { say } from './measure.ts'

const [, , url = '', count = '0'] = process.argv
const db = openDatabase({ url, role: 'ykt_app', poolSize: 4 })
await enterProgrammes(db)
await enterManyPayees(db, Number(count), (done) => {
  if (done % 200_000 === 0) say(`  ${done.toLocaleString('en')} payees are in the register`)
})
await db.close()
