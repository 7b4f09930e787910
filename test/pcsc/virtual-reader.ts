import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { VirtualChip } from './virtual-chip.ts'

const DRIVER = '/usr/lib/pcsc/drivers/serial/libifdvpcd.so'
const PORT = 35_963
/** A chip with T=1 that has nothing to say about itself. */
const ATR = Uint8Array.fromHex('3B80800101')

/** Control messages of the virtual reader: one byte, where commands of a chip have more. */
const ASKS_FOR_ATR = 4

/** Why the real service cannot be tried here, in words for the report of the tests. */
export const missingForPcsc = (): string | false => {
  if (process.platform !== 'linux') return 'pcscd is tried on Linux only'
  if (spawnSync('pcscd', ['--version']).status !== 0) return 'pcscd is not installed'
  if (!existsSync(DRIVER)) return 'the virtual reader (vsmartcard-vpcd) is not installed'
  if (spawnSync('unshare', ['-rmn', 'ip', 'link', 'set', 'lo', 'up']).status !== 0)
    return 'this system gives a program no network of its own (unshare, iproute2)'
  return false
}

/**
 * pcscd has one place for its socket, and the virtual reader listens on every address: both get a
 * view of files and a network of their own, where they disturb nobody. `$1` is the folder.
 */
const INSIDE = `
  ip link set lo up && mount -t tmpfs tmpfs /run && mkdir /run/pcscd &&
  mount --bind "$1/run" /run/pcscd || exit 1
  "$2" -e "$3" "$1/card" & passage=$!
  pcscd -f -c "$1/readers" & service=$!
  trap 'kill $service $passage' TERM
  wait $service
  kill $passage
  wait`

/** The way of a card to the reader: from a socket in the folder into that network. */
const PASSAGE = `
  const { connect, createServer } = require('node:net')
  createServer((card) => {
    const reader = connect(${PORT}, '127.0.0.1')
    card.pipe(reader).pipe(card)
    for (const end of [card, reader]) end.on('error', () => {})
    card.on('close', () => reader.destroy())
    reader.on('close', () => card.destroy())
  }).listen(process.argv[1])`

const READERS = `FRIENDLYNAME "Virtual PCD"
DEVICENAME /dev/null:${PORT}
LIBPATH ${DRIVER}
CHANNELID ${PORT}
`

const framed = (bytes: Uint8Array): Uint8Array =>
  Uint8Array.of(bytes.length >> 8, bytes.length & 0xff, ...bytes)

/** pcscd with a reader that exists as a program only. */
export class VirtualPcsc implements AsyncDisposable {
  readonly socketPath: string
  readonly #folder: string
  readonly #process: ChildProcess
  #card: Socket | undefined

  private constructor(folder: string) {
    this.#folder = folder
    this.socketPath = path.join(folder, 'run', 'pcscd.comm')
    this.#process = spawn(
      'unshare',
      ['-rmn', 'sh', '-c', INSIDE, 'pcscd', folder, process.execPath, PASSAGE],
      { stdio: 'ignore' },
    )
  }

  static async start(): Promise<VirtualPcsc> {
    const folder = await mkdtemp(path.join(tmpdir(), 'ykt-pcsc-'))
    await mkdir(path.join(folder, 'run'))
    await mkdir(path.join(folder, 'readers'))
    await writeFile(path.join(folder, 'readers', 'virtual'), READERS)
    const it = new VirtualPcsc(folder)
    while (!existsSync(it.socketPath) || !existsSync(path.join(folder, 'card'))) {
      if (it.#process.exitCode !== null) throw new Error('pcscd ended at once')
      await pause(20)
    }
    return it
  }

  /** Lays a card on; it is lifted before it answers the command of this number, if one is given. */
  lay(card: VirtualChip, liftedAt = Infinity): void {
    const socket = connect(path.join(this.#folder, 'card'))
    this.#card = socket
    let received = Buffer.alloc(0)
    let count = 0
    socket.on('error', () => socket.destroy())
    socket.on('data', (chunk: Buffer) => {
      received = Buffer.concat([received, chunk])
      while (received.length >= 2 && received.length >= 2 + received.readUInt16BE()) {
        const end = 2 + received.readUInt16BE()
        const message = received.subarray(2, end)
        received = received.subarray(end)
        if (message.length > 1 && (count += 1) === liftedAt) return void socket.destroy()
        if (message.length > 1) socket.write(framed(card.answer(message)))
        else if (message[0] === ASKS_FOR_ATR) socket.write(framed(ATR))
        else card.reset()
      }
    })
  }

  lift(): void {
    this.#card?.destroy()
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.lift()
    if (this.#process.exitCode === null) {
      const ended = once(this.#process, 'exit')
      this.#process.kill('SIGTERM')
      await ended
    }
    await rm(this.#folder, { recursive: true, force: true })
  }
}
