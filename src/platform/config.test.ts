import assert from 'node:assert/strict'
import { mkdtempSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import test from 'node:test'
import { ConfigError, readConfig } from './config.ts'

const KEYS = `1:${'ab'.repeat(32)}`

const PRODUCTION = {
  YKT_MODE: 'production',
  YKT_PORT: '8443',
  YKT_PUBLIC_URL: 'https://ykt.example/',
  DATABASE_URL: 'postgres://ykt@db.example/ykt',
  YKT_MASTER_KEYS: KEYS,
  YKT_OIDC_ISSUER: 'https://id.example',
  YKT_CARD_FACTORY_URL: 'https://cards.example',
  YKT_OIDC_CLIENT_ID: 'yikatong',
  YKT_OIDC_CLIENT_SECRET: 'a long enough secret',
  YKT_LOG_LEVEL: 'info',
}

const problemsOf = (env: Record<string, string>): string[] => {
  try {
    readConfig(env)
    return []
  } catch (error) {
    assert.ok(error instanceof ConfigError)
    return error.problems.map(({ setting }) => setting)
  }
}

test('a demonstration needs no setting at all', () => {
  const { mode, settings } = readConfig({})
  assert.equal(mode, 'demonstration')
  assert.equal(settings.YKT_PORT, 8080)
})

test('production has no hidden defaults: everything missing is named at once', () => {
  const missing = problemsOf({ YKT_MODE: 'production' })
  const needed = Object.keys(PRODUCTION).filter((name) => name !== 'YKT_MODE')
  assert.deepEqual(missing.toSorted(), needed.toSorted())
})

test('a complete production configuration is accepted', () => {
  const { settings } = readConfig(PRODUCTION)
  assert.equal(settings.YKT_PUBLIC_URL, 'https://ykt.example')
  assert.equal(settings.YKT_MASTER_KEYS?.current, 1)
})

test('a secret may come from a file', () => {
  const file = path.join(mkdtempSync(path.join(os.tmpdir(), 'ykt-config-')), 'keys')
  writeFileSync(file, `${KEYS}\n`)
  assert.equal(readConfig({ YKT_MASTER_KEYS_FILE: file }).settings.YKT_MASTER_KEYS?.current, 1)
  assert.deepEqual(problemsOf({ YKT_MASTER_KEYS_FILE: '/nonexistent' }), ['YKT_MASTER_KEYS_FILE'])
})

test('a misspelt setting is not silence', () => {
  assert.deepEqual(problemsOf({ YKT_PROT: '9090' }), ['YKT_PROT'])
})

test('all that is malformed is named at once, and a secret is never repeated', () => {
  const env = { YKT_PORT: '99999', DATABASE_URL: 'mysql://x', YKT_MASTER_KEYS: '1:secretsecret' }
  assert.deepEqual(problemsOf(env).toSorted(), ['DATABASE_URL', 'YKT_MASTER_KEYS', 'YKT_PORT'])
  assert.throws(
    () => readConfig(env),
    (error: Error) => !error.message.includes('secretsecret'),
  )
})
