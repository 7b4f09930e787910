import { constants } from 'node:os'

const SIGNALS = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const
type Signal = (typeof SIGNALS)[number]

/** A terminal sends its signal to the whole group, and npm and our door hand it on once more. */
const SAME_WISH_MILLISECONDS = 1000

const exitCodeOf = (signal: Signal): number => 128 + constants.signals[signal]

/** Ends once somebody wants the program to stop. Who asks again later wants it at once. */
export const untilTold = (): Promise<Signal> =>
  new Promise((resolve) => {
    let since: number | undefined
    const hear = (signal: Signal): void => {
      since ??= performance.now()
      if (performance.now() - since > SAME_WISH_MILLISECONDS) process.exit(exitCodeOf(signal))
      resolve(signal)
    }
    for (const signal of SIGNALS) process.on(signal, hear)
  })

/** A command was told to stop before it was done; there is nothing to explain. */
export class Told extends Error {
  readonly exitCode: number

  constructor(signal: Signal) {
    super(signal)
    this.name = 'Told'
    this.exitCode = exitCodeOf(signal)
  }
}
