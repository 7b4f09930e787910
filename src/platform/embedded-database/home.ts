import { mkdir, mkdtemp, chmod, readFile, realpath, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Words } from '../words.ts'
import { EmbeddedDatabaseProblem } from './problem.ts'
import { SERVER_WORDS } from './words.ts'

/** The account that the server runs under; PostgreSQL refuses to run as root. */
export interface ServerUser {
  readonly uid: number
  readonly gid: number
}

/** Where one embedded server lives. */
export interface Home {
  /** Holds `port` and `server.log`, which the program writes. */
  readonly directory: string
  /** The server's own folder, mode 0700: the cluster and the owner's password. */
  readonly serverDirectory: string
  readonly dataDirectory: string
  /** Set when the program runs as root: the account to start the server under. */
  readonly user: ServerUser | undefined
}

/** `nobody`: needs no new account. */
const NOBODY: ServerUser = { uid: 65_534, gid: 65_534 }

/** Names the place of the data when it is not in the directory itself. */
const POINTER = 'elsewhere'

const exists = async (file: string): Promise<boolean> =>
  stat(file).then(
    () => true,
    () => false,
  )

/** Whether `user` may enter `directory` and every folder above it. */
export const isReachable = async (directory: string, user: ServerUser): Promise<boolean> => {
  const { uid, gid, mode } = await stat(directory)
  const bit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001
  if ((mode & bit) === 0) return false
  const parent = path.dirname(directory)
  return parent === directory || isReachable(parent, user)
}

const homeAt = (directory: string, user: ServerUser | undefined): Home => {
  const serverDirectory = path.join(directory, 'postgresql')
  return { directory, serverDirectory, dataDirectory: path.join(serverDirectory, 'data'), user }
}

const readPointer = async (directory: string): Promise<string | undefined> => {
  const text = await readFile(path.join(directory, POINTER), 'utf8').catch(() => '')
  const place = text.trim()
  return place !== '' && (await exists(place)) ? place : undefined
}

/** Makes a folder outside, for a data directory that the server's account cannot enter. */
const settleElsewhere = async (directory: string, log: (words: Words) => void) => {
  for (const base of ['/var/lib', '/var/tmp', tmpdir()]) {
    const place = await mkdtemp(path.join(base, 'yikatong-')).catch(() => undefined)
    if (place === undefined) continue
    await chmod(place, 0o755)
    if (!(await isReachable(place, NOBODY))) continue
    await writeFile(path.join(directory, POINTER), `${place}\n`)
    log(SERVER_WORDS.runsAsNobody(directory, place))
    return place
  }
  throw new EmbeddedDatabaseProblem('NOT_STARTED', SERVER_WORDS.noFolderForNobody(directory))
}

/** The account that owns the data already, else nobody. */
const accountFor = async (place: string): Promise<ServerUser> => {
  const owner = await stat(path.join(place, 'postgresql')).catch(() => undefined)
  return owner === undefined || owner.uid === 0 ? NOBODY : { uid: owner.uid, gid: owner.gid }
}

/** The home that `directory` leads to, or `undefined` when no server was ever started there. */
export const findHome = async (directory: string): Promise<Home | undefined> => {
  if (!(await exists(directory))) return undefined
  const here = await realpath(directory)
  const place = (await readPointer(here)) ?? here
  if (!(await exists(path.join(place, 'postgresql')))) return undefined
  return homeAt(place, process.getuid?.() === 0 ? await accountFor(place) : undefined)
}

/**
 * Decides where the server lives: in `directory`, unless the program runs as root and the server's
 * account cannot enter it; then in a folder outside, which `directory/elsewhere` names.
 *
 * @throws EmbeddedDatabaseProblem when the data belongs to another account, or no place is found.
 */
export const settleHome = async (directory: string, log: (words: Words) => void): Promise<Home> => {
  await mkdir(directory, { recursive: true })
  const here = await realpath(directory)
  const place = await readPointer(here)
  const own = process.getuid?.() ?? 0
  if (own === 0) {
    const user = await accountFor(place ?? here)
    if (place !== undefined) return homeAt(place, user)
    if (await isReachable(here, user)) return homeAt(here, user)
    return homeAt(await settleElsewhere(here, log), NOBODY)
  }
  const home = homeAt(place ?? here, undefined)
  const owner = await stat(home.serverDirectory).catch(() => undefined)
  if (owner !== undefined && owner.uid !== own)
    throw new EmbeddedDatabaseProblem(
      'OWNED_BY_ANOTHER_USER',
      SERVER_WORDS.belongsToAnother(home.serverDirectory),
    )
  return home
}
