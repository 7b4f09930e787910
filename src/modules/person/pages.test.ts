import assert from 'node:assert/strict'
import test from 'node:test'
import type { Html } from '#kernel/html.ts'
import { LANGUAGES, type Language } from '#ui/i18n/language.ts'
import { page } from '#ui/layout.ts'
import { markupFindings } from '#test/markup.ts'
import { noticeKeys, noticeText } from './notice.ts'
import { endPage, familyPage, relationRefusedPage, type View } from './pages-family.ts'
import { answerPage, codePage, proposalPage, proposePage } from './pages-family-forms.ts'
import { feedsPage } from './pages-feeds.ts'
import { noticesPage } from './pages-notices.ts'
import type { Relation } from './relation.ts'
import type { FeedDelivery } from './store-feed.ts'

const ON = Temporal.PlainDate.from('2026-11-26')
const AT = Temporal.Instant.from('2026-11-26T02:00:00Z')
const relation: Relation = {
  id: '0199aaaa-0000-7000-8000-000000000001',
  kind: 'family',
  personId: '0199aaaa-0000-7000-8000-00000000000a',
  agentId: '0199aaaa-0000-7000-8000-00000000000b',
  personLabel: '罗*珍',
  agentLabel: '曾*娜',
  scopes: ['reportLoss', 'seeCard'],
  startsOn: ON,
  endsOn: ON.add({ months: 6 }),
  status: 'active',
  proposedBy: 'agent',
}
const asked: Relation = {
  ...relation,
  status: 'proposed',
  personId: undefined,
  personLabel: undefined,
}

const whole = (language: Language, elder: boolean, view: View): Html =>
  page({
    ...view,
    language,
    display: { elder, contrast: 'standard' },
    portal: 'resident',
    path: '/me/family',
    demo: true,
  })

const views = (language: Language): readonly (readonly [name: string, view: View])[] => {
  const reader = { language, csrf: 'token' }
  const personId = relation.agentId ?? ''
  return [
    ['empty', familyPage({ ...reader, personId, on: ON, relations: [] })],
    ['list', familyPage({ ...reader, personId, on: ON, relations: [relation, asked] })],
    [
      'propose',
      proposePage({ ...reader, side: 'person', scopes: [], months: undefined, missing: [] }),
    ],
    [
      'propose again',
      proposePage({ ...reader, side: 'agent', scopes: [], months: '3', missing: ['scopes'] }),
    ],
    ['code', codePage(reader, { code: '1234567890', expiresAt: AT })],
    ['answer', answerPage(reader)],
    ['answer wrong', answerPage(reader, 'CODE_NOT_KNOWN')],
    ['proposal', proposalPage(reader, { proposal: asked, code: '1234567890' })],
    ['end', endPage(reader, relation, personId)],
    ['refused', relationRefusedPage(language, 'FAMILY_FULL')],
    ['no notices', noticesPage({ ...reader, notices: [], written: 'pt', saved: true })],
    [
      'notices',
      noticesPage({
        ...reader,
        notices: noticeKeys().map((message, i) => ({
          id: String(i),
          message,
          params: { act: 'card.reportTemporaryLoss', endsOn: '2027-12-20' },
          at: AT,
        })),
        written: 'zh-Hans',
        saved: false,
      }),
    ],
  ]
}

test('every page of family and notices is sound markup in each language and edition', async () => {
  for (const language of LANGUAGES)
    for (const elder of [false, true])
      for (const [name, view] of views(language))
        assert.deepEqual(
          await markupFindings(whole(language, elder, view)),
          [],
          `${name} ${language}`,
        )
})

test('no box and no time is chosen beforehand', () => {
  const { main } = proposePage({
    language: 'zh-Hans',
    csrf: 't',
    side: 'person',
    scopes: [],
    months: undefined,
    missing: [],
  })
  assert.doesNotMatch(main.toString(), / checked/)
})

test('an active relation can be switched to by its agent only', () => {
  const list = (personId: string | undefined) =>
    familyPage({
      language: 'zh-Hans',
      csrf: 't',
      personId: personId ?? '',
      on: ON,
      relations: [relation],
    }).main.toString()
  assert.match(list(relation.agentId), /\/me\/family\/rel_[0-9a-f]{32}\/act"/)
  assert.doesNotMatch(list(relation.personId), /\/act"/)
  const over = familyPage({
    language: 'zh-Hans',
    csrf: 't',
    personId: relation.agentId ?? '',
    on: ON.add({ months: 6 }),
    relations: [relation],
  })
  assert.doesNotMatch(over.main.toString(), /\/act"/)
})

test('a notice says dates and acts in words, and leaves no brace behind', () => {
  for (const language of LANGUAGES)
    for (const message of noticeKeys()) {
      const params = { act: 'verification.issueCode', endsOn: '2027-12-20', days: 3 }
      const text = noticeText(language, { message, params })
      assert.doesNotMatch(text, /[{}]|verification\.|2027-12-20/, `${message} ${language}`)
    }
  assert.match(
    noticeText('en', { message: 'person.youActed', params: { act: 'unheard.of' } }),
    /something/,
  )
  assert.throws(() => noticeText('en', { message: 'person.unknown', params: {} }), RangeError)
})

const delivery: FeedDelivery = {
  id: '0199aaaa-0000-7000-8000-000000000002',
  feed: 'deaths',
  receivedAt: AT,
  manifest: { count: 999, digest: 'd', issuedAt: AT, fromSequence: 1, toSequence: 999 },
  recordCount: 998,
  recordsSealed: new Uint8Array(),
  findings: ['countWrong', 'oversized'],
  status: 'quarantined',
  resolverAgency: 'card-centre-440000',
  resolution: { kind: 'release', by: 's1' },
}

test('what waits for a second person is not offered to the first', async () => {
  const show = (staffId: string) =>
    feedsPage({
      csrf: 't',
      staffId,
      open: [delivery],
      recent: [delivery],
      outcomes: new Map([[delivery.id, { applied: 3, notHere: 1 }]]),
      waiting: [
        {
          id: delivery.id,
          personId: delivery.id,
          askedBy: undefined,
          status: 'waiting',
          askedAt: AT,
          answeredAt: undefined,
          resolverAgency: 'hrss-440100',
        },
      ],
      reversals: [true, false].map((own) => ({
        id: own ? delivery.id : '0199aaaa-0000-7000-8000-000000000003',
        personId: delivery.id,
        withdrawnAt: AT,
        resolverAgency: own ? 'card-centre-440000' : 'hrss-440100',
        label: '张*',
        own,
      })),
    })
  const release = /<form[^>]*feeds\/[0-9a-f-]+"/
  assert.doesNotMatch(show('s1').main.toString(), release)
  assert.match(show('s2').main.toString(), release)
  assert.equal(
    show('s1')
      .main.toString()
      .match(/feeds\/reversals/g)?.length,
    1,
  )
  assert.match(show('s2').main.toString(), /条数与清单不一致；数量远超近期/)
  assert.match(show('s2').main.toString(), /没有答复的身份核对[^]*hrss-440100/)
  for (const staffId of ['s1', 's2'])
    assert.deepEqual(
      await markupFindings(
        page({
          ...show(staffId),
          language: 'zh-Hans',
          display: { elder: false, contrast: 'standard' },
          portal: 'admin',
          path: '/admin/feeds',
          demo: true,
        }),
      ),
      [],
    )
})
