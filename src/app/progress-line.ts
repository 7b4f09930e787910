/** One line in this many is told where lines cannot be overwritten. */
const STEPS = 20

interface Out {
  readonly isTTY?: boolean
  write(text: string): unknown
}

/**
 * Tells how far a long work has come: in place on a terminal, else a line every five per cent.
 *
 * @returns takes the share that is done, from 0 to 1, and a line
 */
export const progressLine = (out: Out): ((share: number, line: string) => void) => {
  let told = 0
  return (share, line) => {
    if (out.isTTY === true) {
      out.write(`\r${line}\u001B[K${share >= 1 ? '\n' : ''}`)
      return
    }
    const step = Math.floor(share * STEPS)
    if (step > told) out.write(`${line}\n`)
    told = Math.max(told, step)
  }
}
