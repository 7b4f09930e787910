import assert from 'node:assert/strict'
import test from 'node:test'
import { ACCESS_SCOPES } from '#platform/http/partner.ts'
import { inventory } from './routes.ts'

test('whatever systems of departments call names the scope it needs, and nothing else does', () => {
  const rules = inventory().flatMap(({ access, operationId }) =>
    access.kind === 'partner' ? [{ ...access, operationId }] : [],
  )
  const [ours, others] = [
    rules.filter(({ partner }) => partner === 'department'),
    rules.filter(({ partner }) => partner !== 'department'),
  ]
  assert.deepEqual(
    ours.filter(({ scope }) => scope === undefined).map(({ operationId }) => operationId),
    [],
  )
  const needed = new Set(ours.map(({ scope }) => scope))
  assert.deepEqual(
    ACCESS_SCOPES.filter((scope) => needed.has(scope)),
    [...ACCESS_SCOPES],
    'no scope is for nothing',
  )
  assert.ok(others.length > 0 && others.every(({ scope }) => scope === undefined))
})
