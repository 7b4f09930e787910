import assert from 'node:assert/strict'
import test from 'node:test'
import { CARD_STATUSES, type CardStatus, type HolderCard } from '#modules/card/index.ts'
import { SERVICE_CODES } from '#modules/handling/index.ts'
import { possibilitiesOf } from './possibilities.ts'
import { TRANSITIONS, publicStatus } from '#modules/card/index.ts'

const card = (status: CardStatus): HolderCard => ({
  id: '0199aaaa-0000-7000-8000-000000000001',
  issuingRegion: '440100',
  maskedCardNumber: '*****4567',
  bankCode: '102',
  accountTail: '0018',
  issuedOn: undefined,
  social: {
    status,
    publicStatus: publicStatus(status),
    lossReportedAt: undefined,
    lossEndsAt: undefined,
    possible: Object.keys(TRANSITIONS[status]) as HolderCard['social']['possible'],
  },
  bank: {
    status: 'notActivated',
    lossReportedAt: undefined,
    acknowledgement: 'none',
    possible: [],
  },
})

const possible = (one: HolderCard | undefined): readonly string[] =>
  possibilitiesOf(one)
    .filter((line) => line.possible)
    .map(({ service }) => service)

test('every service is judged for every status of a card, with a reason', () => {
  for (const status of CARD_STATUSES) {
    const lines = possibilitiesOf(card(status))
    assert.deepEqual(
      lines.map(({ service }) => service),
      SERVICE_CODES,
    )
    for (const { why } of lines) assert.match(why, /。$/)
  }
})

test('a second card is refused and told what to do instead', () => {
  const [line] = possibilitiesOf(card('normal'))
  assert.equal(line?.possible, false)
  assert.match(line?.why ?? '', /换领或换银行/)
  assert.ok(possible(undefined).includes('firstCard'))
})

test('a card is replaced from any state in which it can be reported lost, in one order', () => {
  for (const status of ['normal', 'temporarilyLost', 'lost', 'locked'] as const)
    assert.ok(possible(card(status)).includes('replaceLost'), status)
  const sealed = possibilitiesOf(card('sealed')).find((one) => one.service === 'replaceLost')
  assert.equal(sealed?.possible, false)
})

test('a card is renewed from normal and from lost', () => {
  for (const status of ['normal', 'lost'] as const)
    assert.ok(possible(card(status)).includes('renewDamaged'), status)
})
