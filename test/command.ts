import type { CommandInput } from '#app/commands/command.ts'

/** The options of a command line that names none. */
export const NO_OPTIONS: CommandInput['options'] = {
  profile: undefined,
  holders: undefined,
  port: undefined,
  origins: [],
  simulate: false,
  bank: undefined,
  key: undefined,
  secret: undefined,
  status: undefined,
  agency: undefined,
  url: undefined,
}
