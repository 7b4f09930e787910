import assert from 'node:assert/strict'
import test from 'node:test'
import { LANGUAGES } from '#ui/i18n/language.ts'
import {
  HOLDER_FIXES,
  type HolderReason,
  holderReason,
  reasonButton,
  reasonSentence,
} from './holder-reason.ts'
import { RETURN_REASONS, type ReturnReason } from './return-reason.ts'

const REASONS = Object.keys(HOLDER_FIXES) as HolderReason[]

test('every reason that a bank can give has one sentence and one button in four languages', () => {
  for (const code of Object.keys(RETURN_REASONS)) assert.equal(holderReason(code), code)
  for (const reason of REASONS)
    for (const language of LANGUAGES) {
      const sentence = reasonSentence(language, reason)
      assert.match(sentence, language.startsWith('zh') ? /^[^。]+。$/ : /^[A-Z][^.]+\.$/, sentence)
      assert.notEqual(reasonButton(language, reason), '')
    }
})

test('a sentence has at most 25 characters in Chinese', () => {
  for (const reason of REASONS)
    for (const language of ['zh-Hans', 'zh-Hant'] as const)
      assert.ok(Array.from(reasonSentence(language, reason)).length <= 25, `${language} ${reason}`)
})

test('nobody is sent to a bank for what the department mends, and nobody waits in vain', () => {
  for (const reason of Object.keys(RETURN_REASONS) as ReturnReason[]) {
    const { next, retry } = RETURN_REASONS[reason]
    const fix = HOLDER_FIXES[reason]
    if (fix === 'visitBank') assert.equal(next, 'holder', reason)
    if (fix === 'wait') assert.notEqual(next, 'holder', reason)
    assert.equal(fix === 'permit', retry === 'withPermission', reason)
  }
})

test('a code that nobody foresaw is another reason, and is looked into', () => {
  assert.deepEqual([holderReason('X1'), holderReason(undefined)], ['R99', 'R99'])
  assert.equal(holderReason('held'), 'held')
})
