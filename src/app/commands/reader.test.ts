import { NO_OPTIONS } from '#test/command.ts'
import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import path from 'node:path'
import test from 'node:test'
import type { CommandInput } from './command.ts'
import { readerCommand } from './reader.ts'

const run = async (options: Partial<CommandInput['options']>, given: readonly string[] = []) => {
  const said: string[] = []
  const code = await readerCommand.run({
    language: 'en',
    json: false,
    arguments: given,
    options: { ...NO_OPTIONS, ...options },
    readConfig: () => assert.fail('the bridge needs no settings of the program'),
    print: () => {},
    say: (_zh, en) => said.push(en),
    progress: () => {},
  })
  return { code, said: said.join('\n') }
}

test('a bridge needs the origin of its pages, spelt as browsers spell it', async () => {
  for (const origins of [[], ['https://ykt.example/'], ['*'], ['https://ykt.example/desk']]) {
    const { code, said } = await run({ origins })
    assert.equal(code, 2)
    assert.match(said, /--origin https:\/\/ykt\.example/)
  }
})

test('a port that is none is refused, a port that is taken is said', async () => {
  const origins = ['https://ykt.example']
  assert.equal((await run({ origins, port: '0' })).code, 2)
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const address = other.address()
  const port = String(typeof address === 'object' ? address?.port : '')
  const { code, said } = await run({ origins, port })
  other.close()
  assert.equal(code, 1)
  assert.match(said, /is taken/)
})

test('a list of simulated cards that is wrong is refused with the place of the fault', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'ykt-reader-'))
  const file = path.join(folder, 'cards.json')
  const card = { region: '440100', number: 'a', identifier: '440100D1560000050000000000000003' }
  await writeFile(file, JSON.stringify([{ label: 'x', card }]))
  await assert.rejects(run({ simulate: true }, [file]), /cards\.json/)
  await rm(folder, { recursive: true })
})
