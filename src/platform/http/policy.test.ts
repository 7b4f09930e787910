import assert from 'node:assert/strict'
import test from 'node:test'
import type { FastifyReply } from 'fastify'
import { widenConnections } from './policy.ts'

const policyWith = (connectTo: readonly string[]): string => {
  let policy = "default-src 'none';connect-src 'self';form-action 'self'"
  const reply = {
    getHeader: () => policy,
    header: (_name: string, value: string) => {
      policy = value
    },
  }
  widenConnections(reply as unknown as FastifyReply, { connectTo })
  return policy
}

test('a page may connect to a loopback WebSocket with its port and to nothing else', () => {
  assert.match(policyWith(['ws://127.0.0.1:1']), /;connect-src 'self' ws:\/\/127\.0\.0\.1:1;/)
  for (const address of [
    'wss://ykt.example',
    'ws://127.0.0.1',
    'ws://127.0.0.1:8764/x',
    "ws://127.0.0.1:1; script-src 'unsafe-inline'",
    'ws://127.0.0.1.attacker.example:1',
    '*',
  ])
    assert.throws(() => policyWith([address]), RangeError)
})
