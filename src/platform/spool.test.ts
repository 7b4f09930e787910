import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import test from 'node:test'
import { KeyRing } from './crypto/keys.ts'
import { openSpool } from './spool.ts'

const keyRing = () => new KeyRing([{ number: 1, secret: randomBytes(32) }])

const withDirectory = async (work: (directory: string) => Promise<void>): Promise<void> => {
  const directory = await mkdtemp(path.join(tmpdir(), 'spool-'))
  try {
    await work(path.join(directory, 'inside'))
  } finally {
    await rm(directory, { recursive: true })
  }
}

const all = async (content: AsyncIterable<Uint8Array> | undefined): Promise<string> => {
  const pieces: Uint8Array[] = []
  for await (const piece of content ?? []) pieces.push(piece)
  return Buffer.concat(pieces).toString('utf8')
}

test('a file comes back as it was, and lies sealed in between', () =>
  withDirectory(async (directory) => {
    const spool = openSpool(directory, keyRing())
    const text = '张三|6222020000000000018|10000\n'.repeat(5000)
    const written = await spool.write('a.txt', Readable.from([Buffer.from(text)]))
    assert.equal(written.digest, createHash('sm3').update(text).digest('hex'))
    assert.equal(written.bytes, Buffer.byteLength(text))
    assert.equal(await all(await spool.read('a.txt')), text)
    assert.ok(!(await readFile(path.join(directory, 'a.txt'))).includes('6222020000000000018'))
    await spool.remove('a.txt')
    assert.equal(await spool.read('a.txt'), undefined)
  }))

test('an empty file is a file', () =>
  withDirectory(async (directory) => {
    const spool = openSpool(directory, keyRing())
    await spool.write('empty', Readable.from([]))
    assert.equal(await all(await spool.read('empty')), '')
  }))

test('a file that was altered, renamed or cut does not open', () =>
  withDirectory(async (directory) => {
    const spool = openSpool(directory, keyRing())
    await spool.write('a', Readable.from([Buffer.from('money')]))
    const place = path.join(directory, 'a')
    const content = await readFile(place)
    const flipped = Buffer.from(content)
    flipped[15] = (flipped[15] ?? 0) ^ 1
    for (const wrong of [flipped, content.subarray(0, -1)]) {
      await writeFile(place, wrong)
      await assert.rejects(async () => all(await spool.read('a')))
    }
    await writeFile(place, content)
    await rename(place, path.join(directory, 'b'))
    await assert.rejects(async () => all(await spool.read('b')))
  }))

test('what breaks off leaves nothing, and what stood there stays', () =>
  withDirectory(async (directory) => {
    const spool = openSpool(directory, keyRing())
    await spool.write('a', Readable.from([Buffer.from('before')]))
    async function* broken() {
      yield Buffer.from('after')
      await Promise.reject(new Error('the lines ended'))
    }
    await assert.rejects(spool.write('a', broken()), /the lines ended/)
    assert.equal(await all(await spool.read('a')), 'before')
    assert.deepEqual(await readdir(directory), ['a'])
    await assert.rejects(spool.write('../a', Readable.from([])), /a name in the spool/)
  }))
