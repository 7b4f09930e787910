import { createWriteStream } from 'node:fs'
import { nameOf, numberOf } from '#test/many-payees.ts'

/** The list as a department would bring it: a file of UTF-8 with a heading. */
export const writeList = async (file: string, lines: number): Promise<void> => {
  const out = createWriteStream(file)
  out.write('姓名,身份证号码,补贴金额(元)\r\n')
  for (let n = 0; n < lines; n += 1) {
    const row = `${nameOf(n)},${numberOf(n)},${100 + (n % 900)}.00\r\n`
    if (!out.write(row)) await new Promise((resolve) => out.once('drain', resolve))
  }
  await new Promise((resolve) => out.end(resolve))
}
