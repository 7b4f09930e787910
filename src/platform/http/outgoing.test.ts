import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, test } from 'node:test'
import { setImmediate as turn } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { fetchFileOutside } from './outgoing.ts'

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

const CONTENT = 'payments '.repeat(5000)
const server = createServer((_request, response) => {
  response.setHeader('ykt-signature', 'signed')
  response.end(CONTENT)
}).listen(0, '127.0.0.1')
await once(server, 'listening')
after(() => server.close())
const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/file`

/** Only what a caller keeps of an answer while it asks somebody else first. */
const contentOf = async () => (await fetchFileOutside(url)).content

test('a file is whole however long its reader takes to begin', async () => {
  for (let i = 0; i < 5; i += 1) {
    const content = await contentOf()
    for (let round = 0; round < 5; round += 1) {
      await turn()
      collectGarbage()
    }
    const pieces: Uint8Array[] = []
    for await (const piece of content) pieces.push(piece)
    assert.equal(Buffer.concat(pieces).toString(), CONTENT)
  }
})

test('what stands beside a file is read from its headers', async () => {
  const { status, header, content } = await fetchFileOutside(url)
  assert.equal(status, 200)
  assert.equal(header('ykt-signature'), 'signed')
  assert.equal(header('ykt-sidecar'), undefined)
  let bytes = 0
  for await (const piece of content) bytes += piece.length
  assert.equal(bytes, CONTENT.length)
})
