import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import test from 'node:test'

/** What the log writes for an error that an expression makes. */
const logged = (expression: string): Record<string, unknown> => {
  const file = path.join(import.meta.dirname, 'log.ts')
  const code = `import { createLogger } from ${JSON.stringify(file)}
    createLogger('info').error({ err: ${expression} }, 'words')`
  const { stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', code], {
    encoding: 'utf8',
  })
  return (JSON.parse(stderr) as { err: Record<string, unknown> }).err
}

test('an error that became a plain object still says what it is', () => {
  assert.equal(logged("{ message: 'connection lost', queue: 'a' }")['message'], 'connection lost')
  assert.equal(logged("'only text'")['message'], 'only text')
})

test('a bug is told with its stack, an absent database without', () => {
  assert.match(String(logged("new Error('bug')")['stack']), /Error: bug\n/)
  const away = logged("Object.assign(new Error('gone'), { code: 'ECONNREFUSED' })")
  assert.deepEqual(away, { type: 'Error', message: 'gone', code: 'ECONNREFUSED' })
})

test('the row that an error of the database was about is not told', () => {
  const error = logged("Object.assign(new Error('duplicate'), { detail: 'Key (name)=(陈小明)' })")
  assert.doesNotMatch(JSON.stringify(error), /陈小明/)
})
