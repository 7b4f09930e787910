import assert from 'node:assert/strict'
import test from 'node:test'
import { LANGUAGES, type Language } from '#ui/i18n/language.ts'
import { page } from '#ui/layout.ts'
import { markupFindings } from '#test/markup.ts'
import { BANK_STATUSES, type BankStatus } from './bank-function.ts'
import { CARD_STATUSES, type CardStatus } from './card.ts'
import { type HolderCard, toHolderCard } from './holder-card.ts'
import { detailsPage } from './pages-details.ts'
import {
  lossCheckPage,
  type LossData,
  lossPage,
  lossReceiptPage,
  receiptReference,
  type View,
} from './pages-loss.ts'
import {
  noCardPage,
  nothingToRestorePage,
  refusalPage,
  restoredPage,
  restorePage,
} from './pages-restore.ts'
import type { CardEvent } from './store-history.ts'

const AT = Temporal.Instant.from('2026-11-25T02:21:00Z')
const UNTIL = Temporal.Instant.from('2026-12-10T02:21:00Z')

const cardIn = (status: CardStatus, bankStatus: BankStatus): HolderCard =>
  toHolderCard({
    id: '01a20adb-0662-76bf-8152-6906db37a532',
    personId: '01a20adb-0662-76bf-8152-6906db37a533',
    issuingRegion: '440100',
    cardNumber: 'A12345678',
    cardIdentifier: '440100',
    bankCode: '102',
    accountTail: '0018',
    status,
    bankStatus,
    issuedOn: Temporal.PlainDate.from('2024-11-01'),
    lossEndsAt: status === 'temporarilyLost' ? UNTIL : undefined,
    lossReportedAt: status === 'temporarilyLost' ? AT : undefined,
    bankLossReportedAt: bankStatus === 'bankLost' ? AT : undefined,
    expiresOn: undefined,
    pinFailures: 0,
    bankChangedAt: undefined,
    bankRequestId: undefined,
    bankAcknowledgedAt: undefined,
    bankRefused: false,
    cancelReason: undefined,
    version: 1,
  })

const event: CardEvent = {
  id: '01a20adb-0662-76bf-8152-6906db37a532',
  at: AT,
  axis: 'social',
  action: 'reportTemporaryLoss',
  to: 'temporarilyLost',
  basis: 'CARD-16',
  actorKind: 'holder',
}

const lossData = (language: Language, card = cardIn('normal', 'active')): LossData => ({
  language,
  csrf: 'token',
  card,
  ending: { action: 'release', at: UNTIL },
})

const detailsIn = (language: Language, card: HolderCard): View =>
  detailsPage({
    language,
    card,
    holderName: '余华·艾力',
    socialSecurityNumber: '440106199003070012',
    cardNumber: 'A12345678',
    city: 'Guangzhou',
    bank: '中国工商银行',
    oldCards: [
      {
        credentialId: '0199dddd-0000-7000-8000-000000000001',
        name: '读者证',
        tail: '0356',
        until: UNTIL.toZonedDateTimeISO('UTC').toPlainDate(),
        off: false,
      },
    ],
    history: [event, { ...event, axis: 'bank', action: 'reportLoss', actorKind: 'system' }],
  })

/** Every page of the card in one language. */
const pagesIn = (language: Language): Readonly<Record<string, View>> => {
  const stopped = cardIn('temporarilyLost', 'bankLost')
  return {
    details: detailsIn(language, stopped),
    loss: lossPage(lossData(language)),
    lossWithoutChoice: lossPage(lossData(language), true),
    lossOfOneSide: lossPage(lossData(language, cardIn('normal', 'frozen'))),
    check: lossCheckPage(lossData(language), 'social'),
    receipt: lossReceiptPage({ ...lossData(language, stopped), event }),
    restore: restorePage({ language, csrf: 'token', card: stopped }),
    restoreWithoutChoice: restorePage({ language, csrf: 'token', card: stopped }, true),
    restored: restoredPage(language, cardIn('normal', 'active'), { ...event, action: 'restore' }),
    nothing: nothingToRestorePage(language, cardIn('lost', 'active')),
    refusal: refusalPage(language, cardIn('locked', 'active'), {
      refused: {
        granted: false,
        refusal: 'REPORTED_AT_BANK',
        basis: 'YKT-14',
        instead: ['askBank', 'unlock', 'reportLoss'],
      },
    }),
    noCard: noCardPage(language),
  }
}

const drawn = (language: Language, elder: boolean, view: View) =>
  page({
    ...view,
    language,
    display: { elder, contrast: 'standard' },
    portal: 'resident',
    path: '/me/card',
    demo: true,
  })

const BANNED = /系统异常|非法参数|操作失败|请联系管理员|数据错误|\bnull\b|undefined|\[object/

test('pages of the card are sound markup in each language and edition', async () => {
  for (const language of LANGUAGES)
    for (const [name, view] of Object.entries(pagesIn(language)))
      for (const elder of [false, true])
        assert.deepEqual(
          await markupFindings(drawn(language, elder, view)),
          [],
          `${name} in ${language}${elder ? ', elder' : ''}`,
        )
})

test('no page of the card shows a code of the program or a banned word', () => {
  for (const language of LANGUAGES)
    for (const [name, view] of Object.entries(pagesIn(language))) {
      const text = view.main.toString().replaceAll(/<[^>]*>/g, ' ')
      assert.doesNotMatch(text, BANNED, name)
      assert.doesNotMatch(text, /[A-Z]{3,}_[A-Z]|temporarilyLost|bankLost|reportLoss/, name)
    }
})

test('every status of both sides has its words, and the details say what each means', () => {
  for (const status of CARD_STATUSES)
    for (const bankStatus of BANK_STATUSES)
      assert.match(
        detailsIn('pt', cardIn(status, bankStatus)).main.toString(),
        /ykt-card-status/,
        `${status} ${bankStatus}`,
      )
})

test('the name stands exactly as in the register in every language', () => {
  for (const language of LANGUAGES)
    assert.match(
      detailsIn(language, cardIn('normal', 'active')).main.toString(),
      /<span translate="no">余华·艾力<\/span>/,
    )
})

test('one press stops both sides, and nothing is ticked beforehand', () => {
  const markup = lossPage(lossData('zh-Hans')).main.toString()
  const first = /<form[^>]*>.*?<\/form>/s.exec(markup)?.[0] ?? ''
  assert.match(first, /action="\/me\/card\/loss\/confirm"/)
  assert.match(first, /name="csrf" value="token"/)
  assert.match(first, /name="sides" value="both"/)
  assert.doesNotMatch(markup, / checked/)
})

test('a choice that is missing is told at the top and beside the question', () => {
  const markup = lossPage(lossData('en'), true).main.toString()
  assert.match(markup, /href="#sides"/)
  assert.match(markup, /id="sides-error"/)
})

test('whoever stops the card alone is told that the bank account stays open', () => {
  const markup = lossCheckPage(lossData('zh-Hans'), 'social').main.toString()
  assert.match(markup, /银行账户不停/)
  assert.match(markup, /2026年12月10日/)
})

test('the receipt sends the holder to the bank when the account was reported lost', () => {
  const stopped = cardIn('temporarilyLost', 'bankLost')
  const alone = cardIn('temporarilyLost', 'active')
  const receipt = (card: HolderCard) =>
    lossReceiptPage({ ...lossData('zh-Hans', card), event }).main.toString()
  assert.match(receipt(stopped), /给银行打个电话/)
  assert.doesNotMatch(receipt(alone), /给银行打个电话/)
})

test('the receipt says whether the bank has confirmed what was reported', () => {
  const card = cardIn('temporarilyLost', 'bankLost')
  const receipt = (acknowledgement: HolderCard['bank']['acknowledgement']) =>
    lossReceiptPage({
      ...lossData('zh-Hans', { ...card, bank: { ...card.bank, acknowledgement } }),
      event,
    }).main.toString()
  assert.match(receipt('waiting'), /等银行确认/)
  assert.match(receipt('waiting'), /给银行打个电话/)
  assert.match(receipt('given'), /银行已确认/)
  assert.doesNotMatch(receipt('given'), /给银行打个电话/)
  assert.match(receipt('refused'), /银行说没有停成/)
  assert.match(receipt('refused'), /给银行打个电话/)
})

test('the reference on a receipt is short enough to be read out', () => {
  assert.equal(receiptReference(event.id), '6906 DB37 A532')
})

test('an account that was stopped at the bank does not come back here', () => {
  const card = toHolderCardAtBank()
  const markup = restorePage({ language: 'zh-Hans', csrf: 'token', card }).main.toString()
  assert.match(markup, /要向银行解除/)
  assert.match(markup, /name="sides" value="social"/)
})

const toHolderCardAtBank = (): HolderCard => {
  const card = cardIn('temporarilyLost', 'bankLost')
  return { ...card, bank: { ...card.bank, lossReportedAt: undefined, possible: [] } }
}
