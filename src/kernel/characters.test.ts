import assert from 'node:assert/strict'
import test from 'node:test'
import { codePointText, hanCharacter, isRare } from './characters.ts'

test('a character is found by its code point however that is written', () => {
  for (const text of ['U+20164', 'u+20164', '20164', '\\u20164', '0x20164', '&#x20164;', ' 𠅤 '])
    assert.equal(hanCharacter(text), '𠅤', text)
  assert.equal(hanCharacter('U+30EDD'), '𰻝')
  assert.equal(hanCharacter('９Ｆ９８'), '龘')
})

test('what is no assigned Han character finds nothing', () => {
  for (const text of ['', 'U+', 'U+0041', 'U+E000', 'U+D842', 'U+110000', 'U+FFFFFF', '龘龘', 'xi'])
    assert.equal(hanCharacter(text), undefined, text)
})

test('a code point is written as standards write it, and leads back', () => {
  for (const character of ['一', '㛃', '𠅤', '𰻝']) {
    assert.equal(hanCharacter(codePointText(character)), character)
    assert.match(codePointText(character), /^U\+[0-9A-F]{4,5}$/)
  }
})

test('common is what GB 2312 has, and rare is the rest', () => {
  for (const character of '张伟芳') assert.equal(isRare(character), false)
  for (const character of ['㛃', '𠅤', '喆', '堃']) assert.equal(isRare(character), true)
})
