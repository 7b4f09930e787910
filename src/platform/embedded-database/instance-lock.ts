import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { tryLock } from './file-lock.ts'

const InstanceHolder = z.object({
  pid: z.number(),
  purpose: z.enum(['serve', 'command']),
  address: z.string().optional(),
})

/** The running program that holds a directory; `address` once it serves. */
export type InstanceHolder = z.output<typeof InstanceHolder>

/** A directory that this program holds until it is released or the process ends, in any way. */
interface HeldInstance extends AsyncDisposable {
  readonly held: true
  /** Lets the next one who asks know where this program serves, e.g. `http://127.0.0.1:8080`. */
  announce(address: string): Promise<void>
  release(): Promise<void>
}

export type InstanceLock =
  | HeldInstance
  /** `holder` is `undefined` in the moment between its taking the lock and its first word. */
  | { readonly held: false; readonly holder: InstanceHolder | undefined }

const readHolder = async (file: string): Promise<InstanceHolder | undefined> => {
  const text = await readFile(file, 'utf8').catch(() => '')
  try {
    return InstanceHolder.parse(JSON.parse(text))
  } catch {
    return undefined
  }
}

/**
 * Takes `directory` for this program, so that two do not serve the same data. The file
 * `instance.json` says who holds it; it proves nothing, the lock does.
 *
 * @throws EmbeddedDatabaseProblem when the directory belongs to another account.
 */
export const acquireInstanceLock = async (
  directory: string,
  purpose: InstanceHolder['purpose'] = 'command',
): Promise<InstanceLock> => {
  await mkdir(directory, { recursive: true })
  const description = path.join(directory, 'instance.json')
  const lock = tryLock(path.join(directory, 'instance.lock'))
  if (lock === undefined) return { held: false, holder: await readHolder(description) }
  const describe = (holder: InstanceHolder) => writeFile(description, JSON.stringify(holder))
  await describe({ pid: process.pid, purpose })
  const release = async () => {
    if (!lock.isOpen) return
    await rm(description, { force: true })
    lock.close()
  }
  return {
    held: true,
    announce: (address) => describe({ pid: process.pid, purpose, address }),
    release,
    [Symbol.asyncDispose]: release,
  }
}
