import assert from 'node:assert/strict'
import test from 'node:test'
import { accessList } from './access-entry.ts'

test('a look at the data tells when, who, why, what and by which article', () => {
  const drawn = accessList([
    {
      language: 'en',
      at: Temporal.Instant.from('2026-11-25T02:21:00Z'),
      organisation: '广州图书馆',
      purpose: 'Lending books',
      fields: ['Name', 'Whether the card is valid'],
      basis: { text: 'Article 12', href: '/law/12' },
      notMeHref: '/me/access/1/not-me',
    },
  ]).toString()
  for (const part of [
    '10:21',
    'Wed 25 Nov 2026',
    '广州图书馆',
    'Lending books',
    'Name, Whether the card is valid',
    'Article 12',
    '/me/access/1/not-me',
  ])
    assert.ok(drawn.includes(part), part)
})
