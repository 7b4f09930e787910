import assert from 'node:assert/strict'
import test from 'node:test'
import { cardFace } from './card-face.ts'

const card = {
  language: 'pt',
  holderName: '余华',
  maskedNumber: '440***0012',
  city: '广州',
  bank: '示例银行',
} as const

test('a card shows the name as it is in the register, whatever the language', () => {
  const drawn = cardFace(card).toString()
  assert.match(drawn, /translate="no">余华</)
  assert.match(drawn, /Cartão de Segurança Social/)
  assert.match(drawn, /Válido em toda a província/)
})

test('a card is read out without stars', () => {
  const drawn = cardFace({ ...card, language: 'zh-Hans' }).toString()
  assert.match(drawn, /aria-label="社会保障号码，末四位 0012"\s+translate="no">440\*\*\*0012</)
})

test('a stopped card says so in words', () => {
  const drawn = cardFace({ ...card, stopped: { text: '临时挂失' } }).toString()
  assert.match(drawn, /ykt-card--stopped[^>]*>[\s\S]*<strong[^>]*>临时挂失<\/strong>/)
})
