import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl'
import type { ByteStream } from '../byte-stream.ts'
import { WorkbookProblem } from './problem.ts'

/** What an archive may hold before it is taken for a bomb. */
export interface ArchiveLimits {
  readonly parts: number
  /** Bytes of all parts together, as they come out. */
  readonly expandedBytes: number
  /** How many times larger than in the archive a part may be, once it is larger than a megabyte. */
  readonly ratio: number
}

/** A zip archive in memory: its list of parts, and each part as a stream. */
export interface Archive {
  has(name: string): boolean
  /** @throws {WorkbookProblem} ARCHIVE_BROKEN when there is no such part or its bytes are wrong. */
  read(name: string): ByteStream
}

const SMALL = 1 << 20

const limited = (entries: readonly Entry[], limits: ArchiveLimits): void => {
  if (entries.some((entry) => entry.isEncrypted())) throw new WorkbookProblem('ARCHIVE_ENCRYPTED')
  const total = entries.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0)
  const swells = ({ compressedSize, uncompressedSize }: Entry) =>
    uncompressedSize > SMALL && uncompressedSize > compressedSize * limits.ratio
  if (total > limits.expandedBytes || entries.some(swells))
    throw new WorkbookProblem('ARCHIVE_EXPANDS_TOO_FAR')
}

/** Two parts of one name are two answers to one question: which is read depends on the reader. */
const named = (entries: readonly Entry[]): ReadonlyMap<string, Entry> => {
  const parts = new Map<string, Entry>()
  for (const entry of entries) {
    if (parts.has(entry.fileName)) throw new WorkbookProblem('ARCHIVE_BROKEN')
    parts.set(entry.fileName, entry)
  }
  return parts
}

const list = async (zip: ZipFile, limits: ArchiveLimits): Promise<readonly Entry[]> => {
  if (zip.entryCount > limits.parts) throw new WorkbookProblem('ARCHIVE_TOO_MANY_PARTS')
  const entries: Entry[] = []
  for await (const entry of zip.eachEntry()) entries.push(entry)
  return entries
}

const asBroken = (error: unknown): WorkbookProblem =>
  error instanceof WorkbookProblem ? error : new WorkbookProblem('ARCHIVE_BROKEN', { cause: error })

/**
 * Opens an archive. Sizes are checked by its directory before anything is unpacked, and again while
 * it is: a part that gives more bytes than it said is broken.
 *
 * @throws {WorkbookProblem} with a fault of archives.
 */
export const openArchive = async (bytes: Buffer, limits: ArchiveLimits): Promise<Archive> => {
  const opened = async () => {
    const zip = await fromBufferPromise(bytes, { lazyEntries: true, autoClose: false })
    const entries = await list(zip, limits)
    limited(entries, limits)
    return { zip, parts: named(entries) }
  }
  const { zip, parts } = await opened().catch((error: unknown) => {
    throw asBroken(error)
  })
  return {
    has: (name) => parts.has(name),
    read: async function* (name) {
      const entry = parts.get(name)
      if (entry === undefined) throw new WorkbookProblem('ARCHIVE_BROKEN')
      try {
        yield* await zip.openReadStreamPromise(entry)
      } catch (error) {
        throw asBroken(error)
      }
    },
  }
}
