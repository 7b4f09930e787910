import assert from 'node:assert/strict'
import test from 'node:test'
import { bankFunctionStates, bankRequestStates, cardStates, statesPage } from './states.ts'

test('the page of a state machine draws every step once and ends where nothing leads on', () => {
  const page = statesPage('Light', 'light.ts', {
    off: { turn: { to: 'on', basis: 'YKT-3' } },
    on: { turn: { to: 'off', basis: 'YKT-3' }, break: { to: 'broken', basis: 'CARD-16' } },
    broken: {},
  })
  const picture = page.slice(page.indexOf('```mermaid'), page.lastIndexOf('```'))
  for (const line of [
    '  [*] --> off',
    '  off --> on: turn',
    '  on --> off: turn',
    '  on --> broken: break',
    '  broken --> [*]',
  ])
    assert.equal(picture.split('\n').filter((one) => one === line).length, 1, line)
  assert.equal(picture.split('-->').length - 1, 5)
})

test('the page of the card tells the article of a loss report and how the status is shown', () => {
  const page = cardStates()
  assert.match(page, /\| normal \| reportTemporaryLoss 临时挂失 \| temporarilyLost \| CARD-16 /)
  assert.match(page, /\| temporarilyLost \| 挂失 \|/)
  assert.match(page, /^ {2}\[\*\] --> applied$/m)
})

test('the page of the bank function has no way back from a closed account', () => {
  const page = bankFunctionStates()
  assert.match(page, /^ {2}closed --> \[\*\]$/m)
  assert.doesNotMatch(page, /^ {2}closed --> (?!\[)/m)
})

test('the page of a request to a bank sends again only what is waiting or unknown', () => {
  const page = bankRequestStates()
  assert.match(page, /^ {2}unknown --> sent: send$/m)
  assert.match(page, /^ {2}waiting --> sent: send$/m)
  assert.doesNotMatch(page, /^ {2}(?:sent|accepted) --> sent/m)
})
