import assert from 'node:assert/strict'
import test from 'node:test'
import { array, assert as hold, constantFrom, oneof, property, string } from 'fast-check'
import { safeReturnPath } from './return-path.ts'

const SAFE = ['/', '/me', '/me/usages?page=2', '/en/places#map', '/a/%2F%2Fevil.example', '/me//x']

for (const path of SAFE)
  test(`${path} is a way back`, () => {
    assert.equal(safeReturnPath(path), path)
  })

const HOSTILE = [
  '',
  'me',
  '//evil.example',
  '///evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '\t//evil.example',
  ' //evil.example',
  '/.//evil.example',
  '/..//evil.example',
  '/x/..//evil.example',
  '/%2e//evil.example',
  'https://evil.example/',
  'https:/evil.example',
  'javascript:alert(1)',
  'data:text/html,x',
  '/me\u0000',
  '/me x',
  `/${'a'.repeat(1000)}`,
]

for (const path of HOSTILE)
  test(`${JSON.stringify(path.slice(0, 30))} is no way back`, () => {
    assert.equal(safeReturnPath(path), undefined)
  })

test('nobody is sent back into signing in or out', () => {
  for (const path of ['/sign-in/resident', '/sign-out', '/sign-in/callback?code=1', '/en/sign-out'])
    assert.equal(safeReturnPath(path), undefined)
  assert.equal(safeReturnPath('/sign-in-help'), '/sign-in-help')
  assert.equal(safeReturnPath(undefined), undefined)
})

test('whatever is let through stays on the site, as a browser reads it', () => {
  const fragment = constantFrom('/', '\\', '.', '..', '@', ':', '%2f', '%5c', 'evil.example', '?')
  const written = oneof(
    string(),
    array(fragment, { maxLength: 8 }).map((all) => all.join('')),
  )
  hold(
    property(written, (text) => {
      const path = safeReturnPath(`/${text}`)
      if (path === undefined) return
      assert.equal(new URL(path, 'https://card.example').origin, 'https://card.example')
    }),
  )
})
