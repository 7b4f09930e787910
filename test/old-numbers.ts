import type { ActionContext } from '#platform/audit.ts'
import { deliverDue, syncSubscriptions } from '#platform/deliveries.ts'
import type { Clock } from '#platform/clock.ts'
import { type Database, sql } from '#platform/db.ts'
import { createLogger } from '#platform/log.ts'
import { bringList, credentialSubscribers, takeOverNumberList } from '#modules/credential/index.ts'
import { testPii } from './person.ts'

/** Of the department whose old cards these are. */
export const BRINGS = { staffId: 'brings', agencyCode: 'dept-culture' }
export const TAKES_OVER = { staffId: 'takes over', agencyCode: 'dept-culture' }

/** An old card on its way into the card, as its plan has left it. */
export const enterOldCard = async (
  owner: Database,
  id: string,
  {
    name = '图书馆读者证',
    sceneCode = 'GD-WH-004',
    takenOverOn = '2026-11-05',
    until = '2026-12-31',
  }: {
    readonly name?: string
    readonly sceneCode?: string
    readonly takenOverOn?: string
    readonly until?: string
  } = {},
): Promise<void> => {
  await owner.run(sql`
    insert into credential.credential (id, kind, name, name_key, issuer_agency, region_code, domain,
      audiences, uses, document, need, already_issued, holder_count, status, filed_by, filed_at,
      opinions_due_on)
    values (${id}, 'card', ${name}, ${name}, 'dept-culture', '440000', 'culture', '{everyone}',
      '{entry}', '示例', '现有的读者证早于一卡通', true, 100, 'filed', 'files', '2026-09-01',
      '2026-09-15')`)
  await owner.run(sql`
    insert into credential.opinion (credential_id, agency_code, named_at)
    values (${id}, 'dept-sport', '2026-09-01')`)
  await owner.run(sql`
    update credential.opinion set verdict = 'duplicate', words = '功能和社会保障卡是重复的',
           given_by = 'speaks', given_at = '2026-09-02' where credential_id = ${id}`)
  await owner.run(sql`
    insert into credential.plan (credential_id, scene_code) values (${id}, ${sceneCode})`)
  await owner.run(sql`
    insert into credential.milestone (credential_id, name, due_on)
    values (${id}, 'stopIssuing', '2026-10-01'), (${id}, 'loadUse', '2026-11-01'),
           (${id}, 'moveHolders', ${until}), (${id}, 'switchOff', ${until})`)
  await owner.run(sql`
    update credential.milestone set reached_on = ${takenOverOn}, reached_by = 'files',
           words = '已经完成'
     where credential_id = ${id} and name in ('stopIssuing', 'loadUse')`)
  await owner.run(sql`
    update credential.credential
       set status = 'absorbing', decided_by = 'decides', decided_unit = 'hrss-440000',
           decided_at = '2026-09-03', decided_words = '统一纳入' where id = ${id}`)
}

/** A department that brings lists, and a second person who takes them over. */
export const numberLists = async (db: Database, clock: Clock, piece?: number) => {
  const subscribers = credentialSubscribers(piece)
  await db.transaction((tx) => syncSubscriptions(tx, subscribers))
  const by = ({ staffId, agencyCode }: typeof BRINGS): ActionContext => ({
    actor: { kind: 'staff', id: staffId, organisationCode: agencyCode },
    requestId: 'request-1',
    at: clock.now(),
  })
  const deliver = () => deliverDue({ db, clock, log: createLogger('silent') }, subscribers)
  const bring = async (id: string, content: string | Buffer, whole = false) => {
    const brought = await bringList({ db, pii: testPii }, by(BRINGS), {
      id,
      by: BRINGS,
      whole,
      fileName: '名单.csv',
      content: (async function* () {
        yield Buffer.from(content)
      })(),
    })
    if (brought === undefined) throw new Error('there is no such old card')
    if (brought.decision.granted) await deliver()
    return brought
  }
  const takeOver = (id: string, listId: string) =>
    takeOverNumberList({ db }, by(TAKES_OVER), { id, listId, by: TAKES_OVER })
  return { by, bring, deliver, takeOver }
}
