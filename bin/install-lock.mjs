// One installation at a time. A file that names the process is the lock; when that process is
// gone, the file is taken over.
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

const isAlive = (pid) => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

const read = (file) => readFile(file, 'utf8').catch(() => undefined)

/** Puts a lock of a dead process aside; puts it back if it had been renewed in the meantime. */
const setAside = async (lock, stale) => {
  const aside = `${lock}.${process.pid}`
  try {
    await rename(lock, aside)
    if ((await read(aside)) !== stale) await link(aside, lock)
  } catch {
    // Somebody else was faster; the caller looks again.
  }
  await rm(aside, { force: true })
}

const tryTake = async (lock, mine) => {
  const draft = `${lock}.${process.pid}.draft`
  await writeFile(draft, mine)
  try {
    // `link` fails when the lock exists, and the name never shows a half-written file.
    await link(draft, lock)
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
    return false
  } finally {
    await rm(draft, { force: true })
  }
}

/**
 * Runs `work` while no other process of this folder does.
 *
 * @param directory where the lock lies; made when missing
 * @param waiting called once when another process holds the lock
 */
export const withInstallLock = async (directory, waiting, work) => {
  await mkdir(directory, { recursive: true })
  const lock = path.join(directory, 'install.lock')
  const mine = `${process.pid} ${Math.random()}`
  let hasSaid = false
  while (!(await tryTake(lock, mine))) {
    const other = await read(lock)
    if (other !== undefined && !isAlive(Number.parseInt(other, 10))) {
      await setAside(lock, other)
      continue
    }
    if (!hasSaid) waiting()
    hasSaid = true
    await pause(200)
  }
  try {
    return await work()
  } finally {
    if ((await read(lock)) === mine) await rm(lock, { force: true })
  }
}
