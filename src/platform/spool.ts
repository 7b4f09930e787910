import {
  type CipherGCMTypes,
  createCipheriv,
  createDecipheriv,
  createHash,
  randomBytes,
} from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import type { KeyRing } from './crypto/keys.ts'

/** Files on their way out or in, too large for memory: sealed, and gone once delivered. */
export interface Spool {
  /**
   * Writes a file as a whole or not at all; whatever stood under the name before is replaced.
   *
   * @returns the SM3 digest of what came in, hexadecimal, and its length in bytes.
   */
  write(name: string, content: AsyncIterable<Uint8Array>): Promise<SpooledFile>
  /**
   * The content again, or `undefined` when there is none. That it was altered is known at the end
   * only, by throwing: whoever passes it on compares its digest first.
   */
  read(name: string): Promise<AsyncIterable<Uint8Array> | undefined>
  remove(name: string): Promise<void>
  /** What lies there, parts of files that were being written included. */
  list(): Promise<readonly SpoolEntry[]>
}

export interface SpoolEntry {
  readonly name: string
  readonly modifiedAt: Temporal.Instant
}

export interface SpooledFile {
  readonly digest: string
  readonly bytes: number
}

const SM4_GCM = 'sm4-gcm' as CipherGCMTypes
const NONCE_BYTES = 12
const TAG_BYTES = 16
const HEAD_BYTES = 1 + NONCE_BYTES

const NAME = /^[A-Za-z0-9_-][A-Za-z0-9._-]{0,120}$/

const placeOf = (directory: string, name: string): string => {
  if (!NAME.test(name)) throw new Error('a name in the spool is letters, digits, dots and dashes')
  return path.join(directory, name)
}

/** Head with key number and nonce, ciphertext, tag. Bound to its name: renamed, it stays shut. */
async function* sealed(keys: KeyRing, name: string, content: AsyncIterable<Uint8Array>) {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv(SM4_GCM, keys.derive('spool'), nonce)
  cipher.setAAD(Buffer.from(name))
  yield Buffer.concat([Buffer.from([keys.current]), nonce])
  for await (const piece of content) yield cipher.update(piece)
  yield Buffer.concat([cipher.final(), cipher.getAuthTag()])
}

async function* opened(keys: KeyRing, place: string, name: string, size: number) {
  const file = await open(place)
  const head = Buffer.alloc(HEAD_BYTES)
  const tag = Buffer.alloc(TAG_BYTES)
  try {
    await file.read(head, 0, HEAD_BYTES, 0)
    await file.read(tag, 0, TAG_BYTES, size - TAG_BYTES)
  } finally {
    await file.close()
  }
  const key = keys.derive('spool', head[0])
  const decipher = createDecipheriv(SM4_GCM, key, head.subarray(1), { authTagLength: TAG_BYTES })
  decipher.setAAD(Buffer.from(name))
  decipher.setAuthTag(tag)
  // A stream counts its end in; nothing between means that the content is empty.
  const last = size - TAG_BYTES - 1
  if (last >= HEAD_BYTES)
    for await (const piece of createReadStream(place, { start: HEAD_BYTES, end: last }))
      yield decipher.update(piece as Buffer)
  yield decipher.final()
}

const sync = async (place: string): Promise<void> => {
  const handle = await open(place)
  await handle.sync()
  await handle.close()
}

/** A spool in a directory, which is made when it is not there. */
export const openSpool = (directory: string, keys: KeyRing): Spool => ({
  write: async (name, content) => {
    const place = placeOf(directory, name)
    const part = `${place}.${randomBytes(6).toString('hex')}.part`
    await mkdir(directory, { recursive: true, mode: 0o700 })
    const hash = createHash('sm3')
    let bytes = 0
    async function* counted() {
      for await (const piece of content) {
        hash.update(piece)
        bytes += piece.length
        yield piece
      }
    }
    try {
      const handle = await open(part, 'wx', 0o600)
      try {
        for await (const piece of sealed(keys, name, counted())) await handle.write(piece)
        await handle.sync()
      } finally {
        await handle.close()
      }
      await rename(part, place)
      await sync(directory)
    } catch (error) {
      await rm(part, { force: true })
      throw error
    }
    return { digest: hash.digest('hex'), bytes }
  },
  read: async (name) => {
    const place = placeOf(directory, name)
    const found = await stat(place).catch(() => {})
    return found === undefined || found.size < HEAD_BYTES + TAG_BYTES
      ? undefined
      : opened(keys, place, name, found.size)
  },
  remove: (name) => rm(placeOf(directory, name), { force: true }),
  list: async () => {
    const names = await readdir(directory).catch(() => [])
    const entries = await Promise.all(
      names.map(async (name) => {
        const found = await stat(path.join(directory, name)).catch(() => {})
        return found === undefined
          ? []
          : [
              {
                name,
                modifiedAt: Temporal.Instant.fromEpochMilliseconds(Math.trunc(found.mtimeMs)),
              },
            ]
      }),
    )
    return entries.flat()
  },
})
