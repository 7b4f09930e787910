import type { Handle } from '#platform/db.ts'
import type { Spool } from '#platform/spool.ts'
import { PROVINCE } from './snapshot.ts'
import { findVersion, latestVersion } from './store.ts'

/** A version that somebody has seen: its number, and its digest, which names all it says. */
export interface VersionMark {
  readonly number: number
  readonly digest: string
}

/**
 * The highest version of each layer that a machine has seen, kept outside the database and sealed
 * with the keys of the program: a database that was put back to an earlier point cannot know it
 * (S1). Each catalogue has a memory of its own, named by its root: the digest of the province's
 * first version.
 */
export interface CatalogueMemory {
  /** What was seen of a catalogue, by region. Throws where a note was altered. */
  recall(root: string): Promise<ReadonlyMap<string, VersionMark>>
  keep(root: string, regionCode: string, mark: VersionMark): Promise<void>
}

const NOTE = /^catalogue-([0-9a-f]{16})-(\d{6})$/
const MARK = /^(\d{1,9}) ([0-9a-f]{64})$/

const noteOf = (root: string, regionCode: string): string =>
  `catalogue-${root.slice(0, 16)}-${regionCode}`

const textOf = async (spool: Spool, name: string): Promise<string> => {
  const pieces: Uint8Array[] = []
  for await (const piece of (await spool.read(name)) ?? []) pieces.push(piece)
  return Buffer.concat(pieces).toString('utf8')
}

const markIn = async (spool: Spool, name: string): Promise<VersionMark> => {
  const [, number, digest] = MARK.exec(await textOf(spool, name)) ?? []
  if (number === undefined || digest === undefined) throw new Error(`${name} cannot be read`)
  return { number: Number(number), digest }
}

/** A memory of notes in a directory, one for each layer; each is written whole or not at all. */
export const openCatalogueMemory = (spool: Spool): CatalogueMemory => ({
  recall: async (root) => {
    const marks = new Map<string, VersionMark>()
    for (const { name } of await spool.list()) {
      const [, of, regionCode] = NOTE.exec(name) ?? []
      if (regionCode !== undefined && of === root.slice(0, 16))
        marks.set(regionCode, await markIn(spool, name))
    }
    return marks
  },
  keep: async (root, regionCode, { number, digest }) => {
    const text = Buffer.from(`${number} ${digest}`)
    async function* content() {
      yield text
    }
    await spool.write(noteOf(root, regionCode), content())
  },
})

/** What is called by that number in the database, or nothing. */
const digestOf = async (
  handle: Handle,
  regionCode: string,
  number: number,
): Promise<string | undefined> => (await findVersion(handle, regionCode, number))?.seal?.digest

/** By what a catalogue is known: the digest of the province's first version. */
export const rootOf = (handle: Handle): Promise<string | undefined> => digestOf(handle, PROVINCE, 1)

/** A layer of which the database knows less, or something else, than this machine has seen. */
export interface LostVersion {
  readonly regionCode: string
  /** The number that was seen. */
  readonly seen: number
  /** The highest number in the database. */
  readonly found: number
}

/** What has gone from the database since this machine saw it; empty when all is well (S1). */
export const lostVersions = async (
  handle: Handle,
  memory: CatalogueMemory,
): Promise<readonly LostVersion[]> => {
  const root = await rootOf(handle)
  const lost: LostVersion[] = []
  for (const [regionCode, mark] of root === undefined ? [] : await memory.recall(root))
    if ((await digestOf(handle, regionCode, mark.number)) !== mark.digest) {
      const found = (await latestVersion(handle, regionCode))?.number ?? 0
      lost.push({ regionCode, seen: mark.number, found })
    }
  return lost
}
