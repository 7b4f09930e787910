import type { Config } from '#platform/config.ts'

export interface CommandInput {
  readonly language: 'zh' | 'en'
  /** Machine-readable output on standard output. */
  readonly json: boolean
  readonly arguments: readonly string[]
  readonly options: {
    readonly profile: string | undefined
    readonly holders: string | undefined
    readonly seed: string | undefined
    readonly port: string | undefined
    readonly origins: readonly string[]
    readonly simulate: boolean
  }
  readonly readConfig: () => Config
  /** A result, to standard output. */
  readonly print: (text: string) => void
  /** A word to the person at the terminal, to standard error. */
  readonly say: (zh: string, en: string) => void
}

export interface Command {
  readonly name: string
  readonly usage: string
  readonly zh: string
  readonly en: string
  readonly example: string
  /** The exit code: 0 done, 1 failed, 2 wrong usage. */
  readonly run: (input: CommandInput) => Promise<number>
}
