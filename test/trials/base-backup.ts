import { execFile } from 'node:child_process'
import { appendFile, chown, mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { Client } from 'pg'
import { z } from 'zod'

const run = promisify(execFile)

const Label = z.object({ label: z.string() })

/** Keeps owner and modes, whoever runs the server. */
const copy = (from: string, to: string) => run('cp', ['-a', from, to])

/** A copy of a server that runs, and the log of what was written since: the way back (F16). */
export class BaseBackup {
  readonly #data: string
  readonly #base: string
  readonly #archive: string
  readonly #label: string
  #restorations = 0

  private constructor(data: string, directory: string, label: string) {
    this.#data = data
    this.#base = path.join(directory, 'base')
    this.#archive = path.join(directory, 'archive')
    this.#label = label
  }

  /**
   * Copies the data while the server works.
   *
   * @param directory is made; the account of the server has to be able to enter it
   */
  static async take(ownerUrl: string, data: string, directory: string): Promise<BaseBackup> {
    await mkdir(path.join(directory, 'archive'), { recursive: true })
    const client = new Client({ connectionString: ownerUrl })
    await client.connect()
    try {
      // No archive takes the log away here: the server keeps all of it.
      await client.query(`alter system set wal_keep_size = '8GB'`)
      await client.query('select pg_reload_conf()')
      await client.query(`select pg_backup_start('drill', true)`)
      await copy(data, path.join(directory, 'base'))
      const { rows } = await client.query('select labelfile as label from pg_backup_stop(false)')
      return new BaseBackup(data, directory, Label.parse(rows[0]).label)
    } finally {
      await client.end()
    }
  }

  /** What the server, which is down, has written since is kept, as an archive does all the time. */
  async #archiveLog(): Promise<void> {
    const log = path.join(this.#data, 'pg_wal')
    for (const name of await readdir(log))
      if (/^[0-9A-F]{24}$|\.history$/.test(name))
        await copy(path.join(log, name), path.join(this.#archive, name))
  }

  async #write(name: string, text: string): Promise<void> {
    const { uid, gid } = await stat(this.#base)
    const file = path.join(this.#data, name)
    await writeFile(file, text)
    await chown(file, uid, gid)
  }

  /** Puts the data back; the server that is started next goes on to this point and no further. */
  async putBack(point: string): Promise<void> {
    await this.#archiveLog()
    this.#restorations += 1
    await rename(this.#data, `${this.#data}-${this.#restorations}`)
    await copy(this.#base, this.#data)
    await rm(path.join(this.#data, 'postmaster.pid'), { force: true })
    for (const name of await readdir(path.join(this.#data, 'pg_wal')))
      if (/^[0-9A-F]{24}/.test(name)) await rm(path.join(this.#data, 'pg_wal', name))
    await this.#write('backup_label', this.#label)
    await this.#write('recovery.signal', '')
    await appendFile(
      path.join(this.#data, 'postgresql.auto.conf'),
      [
        `restore_command = 'cp "${this.#archive}/%f" "%p"'`,
        `recovery_target_name = '${point}'`,
        `recovery_target_action = 'promote'`,
        '',
      ].join('\n'),
    )
  }
}
