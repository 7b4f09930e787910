import { randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { type KeyRing, parseKeyRing } from '#platform/crypto/keys.ts'

/**
 * The master keys of a demonstration: made once, kept beside its data, readable by its owner only.
 * Production brings its own (`YKT_MASTER_KEYS_FILE`) and never comes here.
 */
export const demonstrationKeys = async (dataDirectory: string): Promise<KeyRing> => {
  const file = path.join(dataDirectory, 'master-keys')
  await mkdir(dataDirectory, { recursive: true })
  const made = `1:${randomBytes(32).toString('hex')}\n`
  await writeFile(file, made, { mode: 0o600, flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
  return parseKeyRing((await readFile(file, 'utf8')).trim())
}
