import assert from 'node:assert/strict'
import test from 'node:test'
import { LANGUAGES, type Language } from '#ui/i18n/language.ts'
import { page } from '#ui/layout.ts'
import { markupFindings } from '#test/markup.ts'
import { CARD_STATUSES, type CardStatus } from './card.ts'
import type { ECard } from './e-card.ts'
import { type ECardData, eCardPage } from './pages-e-card.ts'
import { passwordPage, typedPassword } from './pages-e-card-password.ts'
import type { View } from './pages-loss.ts'

const AT = Temporal.Instant.from('2026-11-25T02:21:00Z')
const ID = '01a20adb-0662-76bf-8152-6906db37a532'

const eCard: ECard = {
  id: ID,
  personId: ID,
  cardId: ID,
  signNumber: '12345678901234567890',
  status: 'active',
  password: undefined,
  passwordFailures: 0,
  permittedLossAt: undefined,
  issuedAt: AT,
  version: 1,
}

const dataIn = (
  language: Language,
  status: CardStatus,
  change: Partial<ECardData> = {},
): ECardData => ({
  language,
  csrf: 'token',
  card: { status, lossReportedAt: status === 'temporarilyLost' ? AT : undefined },
  eCard,
  channels: ['wallets'],
  onLoss: 'requireAuthorisation',
  text: { key: 'eCardOnTemporaryLoss', version: 1, language, text: '我同意……', digest: 'abcd' },
  issueWords: { key: 'synchronousECard', version: 2, language, text: '我同意……', digest: 'ef01' },
  family: [{ relationId: ID, label: '张*' }],
  history: [{ signNumber: '12345678901234567890', issuedAt: AT, endedAt: undefined }],
  ...change,
})

const htmlOf = (data: ECardData): string => eCardPage(data).main.toString()

const findings = (language: Language, elder: boolean, view: View) =>
  markupFindings(
    page({
      ...view,
      language,
      display: { elder, contrast: 'standard' },
      portal: 'resident',
      path: '/me/e-card',
      demo: true,
    }),
  )

test('every page of the electronic card is sound markup in each language and edition', async () => {
  for (const language of LANGUAGES)
    for (const elder of [false, true]) {
      const views = [
        eCardPage(dataIn(language, 'normal', { done: 'saved' })),
        eCardPage(dataIn(language, 'normal', { eCard: undefined, family: [] })),
        eCardPage(dataIn(language, 'applied', { eCard: undefined })),
        eCardPage(dataIn(language, 'temporarilyLost', { error: { text: '!', href: '#agreed' } })),
        eCardPage(
          dataIn(language, 'temporarilyLost', { eCard: { ...eCard, permittedLossAt: AT } }),
        ),
        eCardPage(
          dataIn(language, 'cancelled', {
            eCard: undefined,
            history: [{ signNumber: '1', issuedAt: AT, endedAt: AT }],
          }),
        ),
        passwordPage({ language, csrf: 'token', isSet: false }),
        passwordPage({ language, csrf: 'token', isSet: true, fault: 'AGAIN_DIFFERS' }),
        passwordPage({ language, csrf: 'token', isSet: true, fault: 'PASSWORD_CONSECUTIVE' }),
      ]
      for (const view of views) assert.deepEqual(await findings(language, elder, view), [])
    }
})

test('no permission is ticked beforehand, and its words go along with their digest', () => {
  const shown = htmlOf(dataIn('zh-Hans', 'temporarilyLost'))
  assert.match(shown, /我同意……/)
  assert.match(shown, /name="digest" value="abcd"/)
  assert.doesNotMatch(shown, /name="agreed"[^>]*checked/)
})

test('the permission is offered during a temporary loss alone, where the city has it', () => {
  const offers = (status: CardStatus, change: Partial<ECardData> = {}) =>
    /name="agreed"/.test(htmlOf(dataIn('en', status, change)))
  assert.deepEqual(
    CARD_STATUSES.filter((status) => offers(status)),
    ['temporarilyLost'],
  )
  assert.ok(!offers('temporarilyLost', { onLoss: 'unusable' }))
  assert.ok(!offers('temporarilyLost', { eCard: { ...eCard, permittedLossAt: AT } }))
})

test('with a cancelled card nothing but the history is left', () => {
  const shown = htmlOf(
    dataIn('zh-Hans', 'cancelled', {
      eCard: undefined,
      history: [{ signNumber: '98765432109876543210', issuedAt: AT, endedAt: AT }],
    }),
  )
  assert.match(shown, /98765432109876543210/)
  assert.doesNotMatch(shown, /<form/)
})

test('a password may be typed as people write digits', () => {
  for (const typed of ['135792', ' 135 792 ', '135-792', '１３５７９２', '135.792', '135–792'])
    assert.equal(typedPassword(typed), '135792', typed)
  assert.equal(typedPassword('13579x'), '13579x')
})

test('what is wrong with a password is said once, at the field it is about', () => {
  const shown = passwordPage({
    language: 'zh-Hans',
    csrf: 'token',
    isSet: false,
    fault: 'PASSWORD_FROM_NUMBER',
  }).main.toString()
  assert.equal(shown.match(/govuk-error-summary__list/g)?.length, 1)
  assert.match(shown, /href="#password"/)
  assert.doesNotMatch(shown, /id="password"[^>]*value=/)
})
