import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'

/** Whether a process of that number exists, whoever owns it. */
const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

const commandLine = (pid: number): string => {
  try {
    if (existsSync('/proc/self/cmdline'))
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' })
  } catch {
    return ''
  }
}

/**
 * Whether process `pid` runs and was started with `word` in its command line. A number alone
 * proves nothing: the system gives numbers of dead processes to new ones.
 */
export const isRunningWith = (pid: number, word: string): boolean =>
  isAlive(pid) && `${commandLine(pid)} `.includes(` ${word} `)
