import assert from 'node:assert/strict'
import test from 'node:test'
import {
  type Announcement,
  ANNOUNCEMENT_ACTIONS,
  ANNOUNCEMENT_STATUSES,
  ANNOUNCEMENT_TRANSITIONS,
  type AnnouncementAction,
  type AnnouncementStatus,
  decideAnnouncement,
  decideWriting,
  faultsOfWordings,
  inPublicOrder,
  isShown,
  REVIEWERS_ACTIONS,
  type Wordings,
  WRITERS_ACTIONS,
} from './announcement.ts'

const ON = Temporal.PlainDate.from('2026-11-26')
const UNTIL = ON.add({ days: 30 })
const AT = Temporal.Instant.from('2026-11-25T02:00:00Z')

const WORDINGS: Wordings = {
  'zh-Hans': { title: '当心冒充的电话', body: '有疑问打 12333。' },
  'zh-Hant': { title: '慎防冒充的來電', body: '如有疑問，請致電 12333。' },
  en: { title: 'Beware of false callers', body: 'In doubt, call 12333.' },
  pt: { title: 'Cuidado com as burlas', body: 'Em caso de dúvida, ligue 12333.' },
}

const inStatus = (status: AnnouncementStatus, wordings = WORDINGS): Announcement => ({
  id: 'one',
  kind: 'service',
  status,
  shownUntil: UNTIL,
  publishedAt: undefined,
  wordings,
  steps: [{ action: 'write', words: '', by: 'writer', at: AT }],
})

const codeOf = (decision: { granted: boolean; refusal?: string }): string =>
  decision.granted ? 'granted' : (decision.refusal ?? '')

const step = (
  announcement: Announcement,
  action: AnnouncementAction,
  staffId = 'reviewer',
  words = '数字有误',
  on = ON,
) => codeOf(decideAnnouncement(announcement, action, { staffId, words, on }))

test('only the listed steps of an announcement are granted, and each belongs to somebody', () => {
  for (const status of ANNOUNCEMENT_STATUSES)
    for (const action of ANNOUNCEMENT_ACTIONS)
      assert.equal(
        step(inStatus(status), action) === 'granted',
        Object.hasOwn(ANNOUNCEMENT_TRANSITIONS[status], action),
        `${status} ${action}`,
      )
  const all: readonly string[] = [...WRITERS_ACTIONS, ...REVIEWERS_ACTIONS]
  assert.deepEqual(all.toSorted(), ANNOUNCEMENT_ACTIONS.toSorted())
})

test('whoever wrote or handed it in neither reviews nor publishes it', () => {
  assert.equal(step(inStatus('translated'), 'review', 'writer'), 'ANNOUNCEMENT_SAME_PERSON')
  assert.equal(step(inStatus('reviewed'), 'publish', 'writer'), 'ANNOUNCEMENT_SAME_PERSON')
  const handedIn = inStatus('translated')
  const steps = [
    ...handedIn.steps,
    { action: 'translate', words: '', by: 'second', at: AT },
  ] as const
  assert.equal(step({ ...handedIn, steps }, 'review', 'second'), 'ANNOUNCEMENT_SAME_PERSON')
  assert.equal(step({ ...handedIn, steps }, 'review', 'third'), 'granted')
})

test('giving back and taking down need a reason; nothing is published too late', () => {
  assert.equal(step(inStatus('reviewed'), 'giveBack', 'r', '不行'), 'ANNOUNCEMENT_WORDS_MISSING')
  assert.equal(step(inStatus('published'), 'takeDown', 'r', ' '), 'ANNOUNCEMENT_WORDS_MISSING')
  assert.equal(step(inStatus('reviewed'), 'publish', 'r', '', UNTIL), 'granted')
  const late = UNTIL.add({ days: 1 })
  assert.equal(step(inStatus('reviewed'), 'publish', 'r', '', late), 'ANNOUNCEMENT_DAY_WRONG')
})

test('it is handed in in four languages, well worded, with the same telephone numbers', () => {
  const handIn = (wordings: Wordings) => step(inStatus('draft', wordings), 'translate', 'writer')
  assert.equal(handIn(WORDINGS), 'granted')
  const { pt: _, ...three } = WORDINGS
  assert.equal(handIn(three), 'ANNOUNCEMENT_INCOMPLETE')
  const pasted = { ...WORDINGS, 'zh-Hant': WORDINGS['zh-Hans'] }
  assert.deepEqual(faultsOfWordings(pasted as Wordings), [
    { language: 'zh-Hant', part: 'title' },
    { language: 'zh-Hant', part: 'body' },
  ])
  assert.equal(handIn(pasted as Wordings), 'ANNOUNCEMENT_WORDING')
  const en = { title: 'Beware of false callers', body: 'In doubt, call 12345.' }
  assert.equal(handIn({ ...WORDINGS, en }), 'ANNOUNCEMENT_NUMBERS_DIFFER')
})

test('a draft is saved with its source, up to a year ahead, and over nobody’s work', () => {
  const write = (
    wordings: Wordings,
    {
      seen = 0,
      until = UNTIL,
      before,
    }: {
      seen?: number
      until?: Temporal.PlainDate
      before?: Announcement
    } = {},
  ) => codeOf(decideWriting(before, { wordings, shownUntil: until, seen }, ON))
  const source = { 'zh-Hans': { title: '当心冒充的电话', body: '有疑问打 12333。' } }
  assert.equal(write(source), 'granted')
  assert.equal(write({ 'zh-Hans': { title: '当心', body: '正文' } }), 'ANNOUNCEMENT_INCOMPLETE')
  assert.equal(write({ ...source, en: { title: 'Half', body: '' } }), 'ANNOUNCEMENT_INCOMPLETE')
  const long = { 'zh-Hans': { title: '长'.repeat(121), body: '正文' } }
  assert.equal(write(long), 'ANNOUNCEMENT_TOO_LONG')
  assert.equal(write(source, { until: ON }), 'ANNOUNCEMENT_DAY_WRONG')
  assert.equal(write(source, { until: ON.add({ days: 366 }) }), 'granted')
  assert.equal(write(source, { until: ON.add({ days: 367 }) }), 'ANNOUNCEMENT_DAY_WRONG')
  const before = inStatus('draft')
  assert.equal(write(WORDINGS, { before, seen: 1 }), 'granted')
  assert.equal(write(WORDINGS, { before, seen: 0 }), 'ANNOUNCEMENT_CHANGED')
  assert.equal(write(source, { before, seen: 1 }), 'ANNOUNCEMENT_INCOMPLETE', 'English was there')
  const published = inStatus('published')
  assert.equal(write(WORDINGS, { before: published, seen: 1 }), 'ANNOUNCEMENT_NOT_IN_STATUS')
})

test('the list shows what is published until its last day, warnings of fraud first', () => {
  assert.ok(isShown(inStatus('published'), UNTIL))
  assert.ok(!isShown(inStatus('published'), UNTIL.add({ days: 1 })))
  assert.ok(!isShown(inStatus('reviewed'), ON))
  const at = (id: string, kind: Announcement['kind'], hours: number): Announcement => ({
    ...inStatus('published'),
    id,
    kind,
    publishedAt: AT.add({ hours }),
  })
  const ordered = inPublicOrder([at('a', 'use', 5), at('b', 'fraud', 1), at('c', 'policy', 9)])
  assert.deepEqual(
    ordered.map(({ id }) => id),
    ['b', 'c', 'a'],
  )
})
