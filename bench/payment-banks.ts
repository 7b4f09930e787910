// The banks of bench/payment.ts, in a process of their own: their books are not our memory. Reads
// what each was sent from a folder, books it, and leaves its answers in another.
import { createReadStream } from 'node:fs'
import { readdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { PLAIN } from '#sandbox/banks/payments/conduct.ts'
import { PaymentBooks } from '#sandbox/banks/payments/payment-books.ts'
import { PAID_AT } from '#test/payments.ts'

const [sent = '', answers = ''] = process.argv.slice(2)

for (const name of (await readdir(sent)).toSorted()) {
  const [bankCode = ''] = name.split('.')
  const books = new PaymentBooks(
    bankCode,
    () => PLAIN,
    () => PAID_AT,
  )
  await books.take('delimited', createReadStream(path.join(sent, name)))
  for (const { fileNumber, content } of books.collect())
    await writeFile(path.join(answers, `${bankCode}.${fileNumber}`), content)
}
