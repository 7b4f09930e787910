import assert from 'node:assert/strict'
import test from 'node:test'
import { spokenMoney } from '../../i18n/format.ts'
import { money } from './money.ts'

test('an amount is seen with its sign and heard in words', () => {
  const drawn = money('zh-Hans', 128_600n).toString()
  assert.match(drawn, /<span aria-hidden="true">¥1,286\.00<\/span>/)
  assert.match(drawn, /visually-hidden">1286元<\/span>/)
  assert.match(money('zh-Hans', 128_600n, 'plain').toString(), />1,286\u00A0元</)
  assert.match(money('pt', 128_650n, 'plain').toString(), />¥1,286\.50</)
})

test('jiao and fen are read as people say them', () => {
  const said = [100n, 150n, 105n, 155n, 5n].map((fen) => spokenMoney('zh-Hans', fen))
  assert.deepEqual(said, ['1元', '1元5角', '1元零5分', '1元5角5分', '0元零5分'])
  assert.equal(spokenMoney('en', 128_605n), '1286 yuan 5 fen')
  assert.equal(spokenMoney('pt', 128_600n), '1286 yuan')
})
