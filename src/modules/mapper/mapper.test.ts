import assert from 'node:assert/strict'
import test from 'node:test'
import { pairwiseTokens, uuidsOfTokens } from '#platform/crypto/pairwise-tokens.ts'
import { testKeys } from '#test/person.ts'
import { callbackTo, LOOPBACK } from './callback-address.ts'
import { fromFunctionalId, toFunctionalId } from './functional-id.ts'
import { readAccountAddress, readPersonId } from './identifier.ts'

const IDS = ['0199aaaa-0000-7000-8000-000000000001', '0199aaaa-0000-7000-8000-000000000002']

test('two departments know the same person by names that nobody can join', () => {
  const names = ['dept-a', 'dept-b'].map((code) => pairwiseTokens(testKeys, 'person', code, IDS))
  assert.equal(new Set(names.flat()).size, 4)
  assert.ok(names.flat().every((name) => /^[0-9a-f]{32}$/.test(name)))
  assert.deepEqual(uuidsOfTokens(testKeys, 'person', 'dept-a', names[0] ?? []), IDS)
  assert.notDeepEqual(uuidsOfTokens(testKeys, 'person', 'dept-b', names[0] ?? []), IDS)
  const accounts = pairwiseTokens(testKeys, 'account', 'dept-a', IDS)
  assert.notDeepEqual(accounts, names[0], 'a person and an account never have one name')
})

test('an id is read without regard to case, and only as the caller may name somebody', () => {
  const token = 'ab'.repeat(16)
  assert.deepEqual(readPersonId(`TOKEN:${token.toUpperCase()}@Dept-A`, 'dept-a'), {
    by: 'token',
    token,
  })
  assert.equal(readPersonId(`token:${token}@dept-b`, 'dept-a'), undefined)
  assert.equal(readPersonId('residentidentitycard:440106@register.gd', 'dept-a')?.by, 'document')
  assert.equal(readPersonId('residentIdentityCard:440106@elsewhere', 'dept-a'), undefined)
  const passport = readPersonId('passportForeign:AB123456@gbr', 'dept-a')
  assert.equal(passport?.by === 'document' && passport.issuingState, 'GBR')
  for (const text of ['', '440106', 'vid:1@nid', 'token:12@dept-a', `token:${token}`])
    assert.equal(readPersonId(text, 'dept-a'), undefined)
  assert.equal(readAccountAddress('account:6222020000000000000@102'), undefined)
  assert.deepEqual(readAccountAddress(`token:${token}@102`), { token, bankCode: '102' })
})

test('an answer goes below the arranged address by https, or to this machine', () => {
  const base = 'https://dept.example.org/callbacks'
  assert.equal(callbackTo(base, undefined), base)
  assert.equal(callbackTo(base, `${base}/on-link`), `${base}/on-link`)
  for (const wish of [
    'http://dept.example.org/callbacks/on-link',
    'https://dept.example.org/callbacksand',
    'https://dept.example.org:8443/callbacks/x',
    'https://dept.example.org.evil.example/callbacks/x',
    'https://user@dept.example.org/callbacks/x',
    'https://dept.example.org/callbacks/../elsewhere',
    'file:///etc/passwd',
  ])
    assert.equal(callbackTo(base, wish), undefined, wish)
  assert.equal(callbackTo(undefined, base), undefined)
  assert.equal(callbackTo(LOOPBACK, 'http://127.0.0.1:9000/x'), 'http://127.0.0.1:9000/x')
  for (const wish of ['http://127.0.0.2:9000/x', 'http://localhost:9000/', 'http://127.0.0.1.evil'])
    assert.equal(callbackTo(LOOPBACK, wish), undefined, wish)
})

test('a name has a spelling of twenty signs, and nothing else has', () => {
  // The example of ZeroMQ RFC 32, twice.
  assert.equal(toFunctionalId('864fd26fb559f75b864fd26fb559f75b'), 'HelloWorldHelloWorld')
  assert.equal(fromFunctionalId('HelloWorldHelloWorld'), '864fd26fb559f75b864fd26fb559f75b')
  for (const token of ['0'.repeat(32), 'f'.repeat(32), 'ab'.repeat(16)])
    assert.equal(fromFunctionalId(toFunctionalId(token)), token)
  for (const text of [
    '',
    'HelloWorld',
    '#'.repeat(20),
    `${'0'.repeat(19)}"`,
    `${'0'.repeat(19)}字`,
  ])
    assert.equal(fromFunctionalId(text), undefined)
})
