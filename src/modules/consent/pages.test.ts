import assert from 'node:assert/strict'
import test from 'node:test'
import { LANGUAGES, type Language } from '#ui/i18n/language.ts'
import { page } from '#ui/layout.ts'
import { markupFindings } from '#test/markup.ts'
import { consentsPage, type ShownConsent, type View, withdrawPage } from './pages-consents.ts'
import type { Consent } from './store.ts'

const named = (name: string) => ({ 'zh-Hans': name, 'zh-Hant': name, en: name, pt: name })

const consent: Consent = {
  id: '01a20adb-0662-76bf-8152-6906db37a532',
  personId: '01a20adb-0662-76bf-8152-6906db37a530',
  kind: 'payToNewAccount',
  programmeCode: 'MZ-001',
  accountId: '01a20adb-0662-76bf-8152-6906db37a531',
  textKey: 'payToNewAccount',
  textVersion: 1,
  textLanguage: 'zh-Hans',
  textDigest: 'ab'.repeat(32),
  channel: 'portal',
  witnessId: undefined,
  assuranceLevel: 3,
  givenAt: Temporal.Instant.from('2026-11-25T02:21:00Z'),
  withdrawnAt: undefined,
  endReason: undefined,
}
const pay: ShownConsent = {
  consent,
  subject: { programme: named('低保金'), bank: named('中国银行'), tail: '0018' },
  words: '“{programme}”发到{bank}。',
}
const ended: ShownConsent = {
  consent: {
    ...consent,
    kind: 'synchronousECard',
    channel: 'counter',
    withdrawnAt: Temporal.Instant.from('2026-11-26T02:21:00Z'),
    endReason: 'withdrawn',
  },
  subject: undefined,
  words: '我同意。',
}

const pagesIn = (language: Language): readonly View[] => [
  consentsPage({ language, consents: [pay, ended], withdrawn: true }),
  consentsPage({ language, consents: [], withdrawn: false }),
  withdrawPage(language, 'token', pay),
  withdrawPage(language, 'token', {
    ...ended,
    consent: { ...ended.consent, withdrawnAt: undefined },
  }),
]

test('the pages are sound markup in every language', async () => {
  for (const language of LANGUAGES)
    for (const view of pagesIn(language)) {
      const whole = page({
        language,
        display: { elder: false, contrast: 'standard' },
        portal: 'resident',
        path: '/me/consents',
        demo: true,
        ...view,
      })
      assert.deepEqual(await markupFindings(whole), [], view.title)
    }
})

test('the list says what for, which money, since when, until when, and the words read', () => {
  const text = consentsPage({
    language: 'zh-Hans',
    consents: [pay, ended],
    withdrawn: false,
  }).main.toString()
  for (const part of [
    '钱发到新账户',
    '低保金',
    '中国银行，尾号 0018',
    '2026年11月25日',
    '您撤回为止',
    '“低保金”发到中国银行。',
    '已经结束的',
    '您在窗口当面办的',
  ])
    assert.ok(text.includes(part), part)
  assert.match(text, /2026年11月26日[^<]* 撤回/)
  assert.equal(text.match(/\/withdraw"/g)?.length, 1, 'only what stands can be withdrawn')
})

test('one that ended with what it was given for says so, and is nobody’s withdrawal', () => {
  const words = {
    orderWithdrawn: '换银行已撤回',
    orderUnclaimed: '新卡没有领',
    cardEnded: '新卡在账户激活以前注销了',
  } as const
  for (const [endReason, part] of Object.entries(words)) {
    const withdrawnAt = Temporal.Instant.from('2026-11-26T02:21:00Z')
    const over: ShownConsent = {
      ...pay,
      consent: { ...consent, withdrawnAt, endReason: endReason as keyof typeof words },
    }
    const { main } = consentsPage({ language: 'zh-Hans', consents: [over], withdrawn: false })
    assert.ok(main.toString().includes(part), part)
    assert.doesNotMatch(main.toString(), /26日[^<]* 撤回/)
  }
})

test('the effect is told before the button, and what stays as it is', () => {
  const text = withdrawPage('zh-Hans', 'token', pay).main.toString()
  const [effect, button] = [text.indexOf('不再切换'), text.indexOf('<button')]
  assert.ok(effect > 0 && effect < button)
  assert.ok(text.includes('已经切换的不受影响'))
})
