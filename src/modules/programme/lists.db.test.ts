import assert from 'node:assert/strict'
import test from 'node:test'
import { z } from 'zod'
import type { ActionContext } from '#platform/audit.ts'
import { raw, sql } from '#platform/db.ts'
import { testDatabase, type TestDatabase } from '#test/database.ts'
import type { Content } from './content.ts'
import { changeListed, keepListed, openList, viewList } from './edit-list.ts'
import { addExclusion, addProgramme, findProgramme, listProgrammes } from './index.ts'
import { enterOffCard, stepOffCard } from './keep-off-card.ts'
import { LIST_STATUSES, LIST_TRANSITIONS } from './list.ts'
import { OFF_CARD_STATUSES, OFF_CARD_TRANSITIONS } from './off-card.ts'
import { stepList } from './publish-list.ts'
import { versionsOf } from './store.ts'
import { changesOf, publishedLists } from './store-lists.ts'
import { countOffCard, offCardOfMonth, standingOffCard } from './store-off-card.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const OFFICER = { staffId: 'officer', agencyCode: 'dept-civil-affairs' }
const FINANCE = { staffId: 'finance', agencyCode: 'dept-finance' }
const YEAR = day('2027-01-01')

const by = ({ staffId }: { readonly staffId: string }): ActionContext => ({
  actor: { kind: 'staff', id: staffId },
  requestId: 'request-1',
  at: Temporal.Instant.from('2026-11-26T02:00:00Z'),
})

const words = { 'zh-Hans': '每月一百元', 'zh-Hant': '每月一百元', en: '100 yuan', pt: '100 yuans' }
const content: Content = {
  name: { 'zh-Hans': '低保金', 'zh-Hant': '低保金', en: 'Allowance', pt: 'Subsídio' },
  class: 'mandatory',
  payee: 'household',
  pay: { cycle: 'monthly', day: 10 },
  noticeDays: 7,
  regionCodes: ['440000'],
  basis: { title: '办法', document: '粤民〔2026〕1号' },
  standard: { amountFen: 10_000n, unit: 'person', upperFen: undefined, words },
  feeds: [{ feed: 'deaths', maxAgeHours: 48 }],
  exclusions: [],
}

const withProgrammes = async (it: TestDatabase) => {
  const period = { from: day('2024-11-01'), until: undefined }
  const owned = { payerAgency: FINANCE.agencyCode, period, demonstration: false }
  await it.db.transaction(async (tx) => {
    for (const code of ['MZ-001', 'MZ-002', 'MZ-003'])
      await addProgramme(tx, { ...content, ...owned, code, ownerAgency: OFFICER.agencyCode })
    await addProgramme(tx, {
      ...content,
      ...owned,
      code: 'NY-001',
      ownerAgency: 'dept-agriculture',
    })
    await addExclusion(tx, ['MZ-001', 'MZ-002'], period)
  })
}

const opened = async (it: TestDatabase, validFrom = YEAR) => {
  const decision = await openList(it, by(OFFICER), { by: OFFICER, validFrom })
  assert.ok(decision.granted)
  const listId = decision.outcome.id
  return {
    listId,
    change: (code: string, wished: Content | undefined, reason = '上级文件要求') =>
      changeListed(it, by(OFFICER), { listId, by: OFFICER, code, content: wished, reason }),
    step: (action: 'propose' | 'giveBack' | 'publish' | 'discard', who = OFFICER) =>
      stepList(it, by(who), { listId, action, by: who }),
  }
}

test('the list of a year is copied, changed, proposed and published by whoever pays', async () => {
  await using it = await testDatabase()
  await withProgrammes(it)
  const { listId, change, step } = await opened(it)
  assert.equal((await viewList(it, listId))?.base.length, 3)
  await change('MZ-001', { ...content, noticeDays: 10, exclusions: ['NY-001'] })
  await change('MZ-002', undefined, '政策到期，并入低保金')
  await change('MZ-011', { ...content, exclusions: ['MZ-003'] }, '省级新增项目')
  await change('MZ-003', { ...content, noticeDays: 3 })
  const kept = await keepListed(it, by(OFFICER), { listId, by: OFFICER, code: 'MZ-003' })
  assert.ok(kept?.granted)
  assert.ok((await step('propose'))?.granted)
  const late = await change('MZ-003', undefined)
  assert.ok(late?.granted === false && late.refusal === 'LIST_NOT_IN_STATUS')
  const own = await step('publish')
  assert.ok(own?.granted === false && own.refusal === 'NOT_YOUR_LIST')
  assert.ok((await step('publish', FINANCE))?.granted)

  const codes = async (on: string) => (await listProgrammes(it.db, day(on))).map(({ code }) => code)
  assert.deepEqual(await codes('2026-12-31'), ['MZ-001', 'MZ-002', 'MZ-003', 'NY-001'])
  assert.deepEqual(await codes('2027-01-01'), ['MZ-001', 'MZ-003', 'MZ-011', 'NY-001'])
  const now = await findProgramme(it.db, 'MZ-001', YEAR)
  assert.equal(now?.noticeDays, 10)
  assert.equal(now.listYear, 2027)
  assert.deepEqual(now.exclusions, ['NY-001'])
  assert.deepEqual((await findProgramme(it.db, 'NY-001', YEAR))?.exclusions, ['MZ-001'])
  assert.deepEqual((await findProgramme(it.db, 'MZ-003', YEAR))?.exclusions, ['MZ-011'])
  const eve = await findProgramme(it.db, 'MZ-001', day('2026-12-31'))
  assert.deepEqual([eve?.noticeDays, eve?.exclusions], [7, ['MZ-002']])
  const versions = await versionsOf(it.db, 'MZ-001')
  assert.deepEqual(
    versions.map(({ noticeDays }) => noticeDays),
    [10, 7],
  )
  const [published] = await publishedLists(it.db, YEAR, YEAR)
  assert.equal(published?.id, listId)
  assert.deepEqual(
    (await changesOf(it.db, listId)).map(({ kind, code }) => `${kind} ${code}`),
    ['changed MZ-001', 'exited MZ-002', 'added MZ-011'],
  )
  const after = await viewList(it, listId)
  assert.deepEqual(
    after?.next.map(({ code }) => code),
    ['MZ-001', 'MZ-003', 'MZ-011'],
  )
})

test('a department works at one list, of a day to come, after those that stand', async () => {
  await using it = await testDatabase()
  await withProgrammes(it)
  const refusalOf = async (validFrom: string, who = OFFICER) => {
    const decision = await openList(it, by(who), { by: who, validFrom: day(validFrom) })
    return decision.granted ? 'granted' : decision.refusal
  }
  assert.equal(await refusalOf('2026-11-26'), 'LIST_TOO_LATE')
  const first = await opened(it, day('2026-12-01'))
  assert.equal(await refusalOf('2027-01-01'), 'LIST_OPEN')
  await first.change('MZ-001', { ...content, noticeDays: 9 })
  await first.step('propose')
  assert.ok((await first.step('giveBack', FINANCE))?.granted)
  await first.step('propose')
  await first.step('publish', FINANCE)
  assert.equal(await refusalOf('2026-12-01'), 'LATER_LIST_PUBLISHED')
  assert.equal(await refusalOf('2026-11-30'), 'LATER_LIST_PUBLISHED')
  const second = await opened(it)
  assert.ok((await second.step('discard'))?.granted)
  assert.equal(await refusalOf('2027-01-01'), 'granted')
  const other = { staffId: 'other', agencyCode: 'dept-agriculture' }
  const strange = await changeListed(it, by(other), {
    listId: second.listId,
    by: other,
    code: 'MZ-001',
    content: undefined,
    reason: '与我无关的项目',
  })
  assert.ok(strange?.granted === false && strange.refusal === 'NOT_YOUR_LIST')
  const third = await openList(it, by(other), { by: other, validFrom: YEAR })
  assert.ok(third.granted)
  const taken = await changeListed(it, by(other), {
    listId: third.outcome.id,
    by: other,
    code: 'MZ-001',
    content,
    reason: '想要别人的项目',
  })
  assert.ok(taken?.granted === false && taken.refusal === 'CODE_TAKEN')
})

test('the database keeps a published list, and two people and two units at it', async () => {
  await using it = await testDatabase()
  await withProgrammes(it)
  const { listId, change, step } = await opened(it)
  await change('MZ-001', { ...content, noticeDays: 9 })
  await step('propose')
  const set = (text: string) => it.owner.run(sql`update programme.list set ${raw(text)}`)
  const publish = (who: string, unit: string, on = '2026-11-26') =>
    set(`status = 'published', published_by = '${who}', published_unit = '${unit}',
         published_at = now(), published_on = '${on}'`)
  await assert.rejects(publish('officer', 'dept-finance'), /list_two_people/)
  await assert.rejects(publish('x', 'dept-civil-affairs'), /list_publication_whole/)
  await assert.rejects(publish('x', 'dept-finance', '2027-01-01'), /list_published_before/)
  await assert.rejects(set("status = 'published'"), /list_status_signed/)
  const change3 = sql`insert into programme.list_change (list_id, code, kind, reason)
                      values (${listId}, 'MZ-003', 'exited', '没有理由')`
  await assert.rejects(it.owner.run(change3), /only a draft changes/)
  await step('publish', FINANCE)
  await assert.rejects(set("remark = 'x'"), /stands for ever/)
  await assert.rejects(it.owner.run(sql`delete from programme.list_change`), /only a draft/)
  await assert.rejects(it.owner.run(sql`delete from programme.list`), /append-only/)
})

test('the database knows the lawful steps of lists and of what is off the card', async () => {
  await using it = await testDatabase()
  const definition = async (name: string) => {
    const { source } = await it.owner.one(
      z.object({ source: z.string() }),
      sql`select prosrc as source from pg_proc where proname = ${name}`,
    )
    return [...source.matchAll(/\('(\w+)', '(\w+)'\)/g)].map(([, from, to]) => `${from} ${to}`)
  }
  const steps = (
    statuses: readonly string[],
    table: Record<string, Record<string, { to: string }>>,
  ) => statuses.flatMap((from) => Object.values(table[from] ?? {}).map(({ to }) => `${from} ${to}`))
  assert.deepEqual(
    (await definition('refuse_illegal_list')).toSorted(),
    steps(LIST_STATUSES, LIST_TRANSITIONS).toSorted(),
  )
  assert.deepEqual(
    (await definition('refuse_illegal_off_card')).toSorted(),
    steps(OFF_CARD_STATUSES, OFF_CARD_TRANSITIONS).toSorted(),
  )
})

const wish = {
  programmeCode: 'MZ-001',
  regionCode: '440100',
  reason: 'emergencyCash',
  fileNumber: '穗民救〔2026〕12号',
  payeeCount: 3,
  from: day('2026-11-01'),
  until: day('2026-12-20'),
} as const

test('what is not paid to the card is entered, approved by whoever pays, and counted', async () => {
  await using it = await testDatabase()
  await withProgrammes(it)
  const enter = (change = {}) => enterOffCard(it, by(OFFICER), { ...wish, ...change, by: OFFICER })
  const first = await enter()
  const second = await enter({ payeeCount: 4, until: day('2026-11-28') })
  const third = await enter({ payeeCount: 90 })
  assert.ok(first.granted && second.granted && third.granted)
  const step = (
    id: string,
    action: 'approve' | 'reject' | 'end',
    who: typeof OFFICER,
    remark = '',
  ) => stepOffCard(it, by(who), { id, action, by: who, remark })
  const own = await step(first.outcome.id, 'approve', OFFICER)
  assert.ok(own?.granted === false && own.refusal === 'OFF_CARD_NOT_YOURS')
  assert.ok((await step(first.outcome.id, 'approve', FINANCE))?.granted)
  assert.ok((await step(second.outcome.id, 'approve', FINANCE))?.granted)
  assert.ok((await step(third.outcome.id, 'reject', FINANCE, '应当发到卡上'))?.granted)
  const standing = await standingOffCard(it.db, day('2026-11-26'))
  assert.deepEqual(
    standing.map(({ payeeCount }) => payeeCount),
    [4, 3],
    'the next to end first, none that was refused',
  )
  const count = async (month: string) => (await countOffCard(it.db, day(month)))[0]?.payees
  assert.deepEqual(
    [await count('2026-10-01'), await count('2026-11-01'), await count('2026-12-01')],
    [undefined, 7, 3],
  )
  assert.ok((await step(first.outcome.id, 'end', OFFICER, '已经领到新卡'))?.granted)
  assert.equal(await count('2026-12-01'), undefined)
  assert.equal((await offCardOfMonth(it.db, day('2026-11-01'))).length, 2)
})

test('the database refuses an entry without end, or approved by whoever entered it', async () => {
  await using it = await testDatabase()
  await withProgrammes(it)
  const entered = await enterOffCard(it, by(OFFICER), { ...wish, by: OFFICER })
  assert.ok(entered.granted)
  const set = (text: string) => it.owner.run(sql`update programme.off_card set ${raw(text)}`)
  const approve = (who: string, unit: string) =>
    set(`status = 'approved', decided_by = '${who}', decided_unit = '${unit}', decided_at = now()`)
  await assert.rejects(set("status = 'approved'"), /off_card_decision_whole/)
  await assert.rejects(approve('officer', 'dept-finance'), /off_card_two_people/)
  await assert.rejects(approve('finance', 'dept-civil-affairs'), /off_card_two_people/)
  await assert.rejects(set("status = 'ended', ended_on = '2026-11-27'"), /cannot become/)
  await approve('finance', 'dept-finance')
  await assert.rejects(set("status = 'ended', ended_on = '2026-11-27'"), /off_card_remark/)
  await assert.rejects(it.owner.run(sql`delete from programme.off_card`), /append-only/)
  const endless = enterOffCard(it, by(OFFICER), { ...wish, until: wish.from, by: OFFICER })
  assert.ok(!(await endless).granted)
  const open = sql`insert into programme.off_card (id, programme_code, region_code, reason,
      file_number, payee_count, from_day, until_day, status, entered_by, entered_unit, entered_at)
    values (gen_random_uuid(), 'MZ-001', '440100', 'emergencyCash', 'x', 1, '2026-11-01', null,
      'entered', 'a', 'b', now())`
  await assert.rejects(it.owner.run(open), /until_day/)
})
