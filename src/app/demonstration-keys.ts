import { type KeyObject, randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { type KeyRing, parseKeyRing } from '#platform/crypto/keys.ts'
import { sm2PrivateKey } from '#platform/crypto/sm2.ts'
import { PlainError } from '#platform/words.ts'
import { WORDS } from './words.ts'

const isFault = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code

/**
 * The master keys of a demonstration: made once, kept beside its data, readable by its owner only.
 * Production brings its own (`YKT_MASTER_KEYS_FILE`) and never comes here.
 */
export const demonstrationKeys = async (dataDirectory: string): Promise<KeyRing> => {
  const file = path.join(dataDirectory, 'master-keys')
  const made = `1:${randomBytes(32).toString('hex')}\n`
  try {
    await mkdir(dataDirectory, { recursive: true })
    await writeFile(file, made, { mode: 0o600, flag: 'wx' }).catch((error: unknown) => {
      if (!isFault(error, 'EEXIST')) throw error
    })
    return parseKeyRing((await readFile(file, 'utf8')).trim())
  } catch (error) {
    if (!isFault(error, 'EACCES')) throw error
    throw new PlainError(WORDS.foreignFolder(dataDirectory), { cause: error })
  }
}

/** By which a demonstration signs files of payments: the same as long as its master key is. */
export const demonstrationFileKey = (keys: KeyRing): KeyObject =>
  sm2PrivateKey(keys.derive('fileSignature'))
