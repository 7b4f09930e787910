import assert from 'node:assert/strict'
import test from 'node:test'
import { isRole, permissionsOf, ROLES } from './roles.ts'

test('somebody without a role may do nothing', () => {
  assert.equal(permissionsOf([]).size, 0)
})

test('several roles allow what each of them allows', () => {
  assert.deepEqual(
    permissionsOf(['venueOperator', 'auditor']),
    new Set(['verification.today', 'audit.read']),
  )
})

test('only who administers terminals may manage them', () => {
  const roles = Object.keys(ROLES).filter(isRole)
  assert.deepEqual(
    roles.filter((role) => permissionsOf([role]).has('terminal.manage')),
    ['terminalAdministrator'],
  )
})

test('a role is known by its own name only', () => {
  assert.equal(isRole('auditor'), true)
  for (const text of ['Auditor', '', 'toString', '__proto__']) assert.equal(isRole(text), false)
})
