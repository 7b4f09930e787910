import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import { provinceDate } from '#kernel/period.ts'
import type { Clock } from '#platform/clock.ts'
import { type Database, type Handle, instant, openDatabase, sql } from '#platform/db.ts'
import { pendingMigrations } from '#platform/migrate.ts'
import { type CatalogueMemory, lostVersions } from '#modules/catalogue/index.ts'
import { bankInquiries, currentIncarnation, isSettled } from '#modules/payment/index.ts'
import { calendarReminder, loadCalendar } from '#modules/standard/index.ts'
import { allMigrations } from '../migrations.ts'
import { WORDS } from '../words.ts'
import type { Finding } from './check.ts'

const LEAST_VERSION = 150_000
const LARGEST_SKEW_SECONDS = 5
const PATIENCE_MILLISECONDS = 5_000

const Server = z.object({
  version: z.string(),
  number: z.number(),
  now: instant,
  account: z.string(),
  /** Whether the account may act as the program does; null before the first migration. */
  granted: z.boolean().nullable(),
})

/** How a version of PostgreSQL is judged, e.g. `18.4` and 180004. */
export const judgeVersion = (version: string, number: number): Finding => {
  const found = [`PostgreSQL ${version}`, `PostgreSQL ${version}`] as const
  if (number >= LEAST_VERSION) return { id: 'database', status: 'ok', found }
  return {
    id: 'database',
    status: 'failed',
    found,
    advice: ['需要 PostgreSQL 15 或更高版本', 'PostgreSQL 15 or later is needed'],
  }
}

/** How a difference between the two clocks is judged: time limits are computed on both sides. */
export const judgeSkew = (seconds: number): Finding => {
  const found = [`相差 ${seconds.toFixed(1)} 秒`, `${seconds.toFixed(1)} s apart`] as const
  if (seconds < LARGEST_SKEW_SECONDS) return { id: 'database-clock', status: 'ok', found }
  return {
    id: 'database-clock',
    status: 'failed',
    found,
    advice: ['请让两台机器都用 NTP 对时', 'Synchronise both machines by NTP'],
  }
}

const judgePending = (count: number): Finding => {
  if (count === 0) return { id: 'migrations', status: 'ok', found: ['已是最新', 'Up to date'] }
  return {
    id: 'migrations',
    status: 'warning',
    found: [`有 ${count} 步升级待执行`, `${count} migrations are pending`],
    advice: ['运行 npx ykt migrate,或 npm start 自动执行', 'Run npx ykt migrate, or npm start'],
  }
}

/** Whether the days off are known for every year that promises reach into. */
export const judgeCalendar = (
  decreedYears: ReadonlySet<number>,
  on: Temporal.PlainDate,
): Finding => {
  const missing = calendarReminder(decreedYears, on)
  if (missing === undefined) return { id: 'calendar', status: 'ok', found: ['已录入', 'Entered'] }
  const { year } = missing
  return {
    id: 'calendar',
    status: 'warning',
    found: [`${year} 年的放假安排还没有录入`, `The holidays of ${year} are not entered`],
    advice: [
      '国务院公布后，在主管部门页面的“工作日历”录入；在此之前只扣除周末',
      'Once decreed, enter them in the portal of the bureau; until then only weekends count',
    ],
  }
}

/** Whether the database was brought back from a backup, and its banks were asked since. */
const judgeRestored = async (db: Handle): Promise<Finding> => {
  const { number, isElsewhere } = await currentIncarnation(db)
  const banks = isElsewhere || number === 1 ? [] : await bankInquiries(db)
  const left = banks.filter((one) => !isSettled(one)).map(({ bankCode }) => bankCode)
  if (!isElsewhere && left.length === 0)
    return { id: 'restored', status: 'ok', found: ['没有要核对的', 'Nothing to settle'] }
  return {
    id: 'restored',
    status: 'failed',
    found: isElsewhere
      ? ['数据库恢复过,还没有登记', 'It was brought back, and nobody declared it']
      : [`还要核对:${left.join('、')}`, `Still to be asked: ${left.join(', ')}`],
    advice: [
      '核对完以前不发放:npx ykt after-restore status',
      'Nothing is sent to these banks: npx ykt after-restore status',
    ],
  }
}

/** Whether the catalogue is at least the one that this machine has seen (S1). */
const judgeCatalogue = async (db: Handle, memory: CatalogueMemory): Promise<Finding> => {
  const advice = [
    '目录不再更新，已在运行的程序照已知的版本办：见 docs/after-restore.md',
    'Nothing is read from it; programs that run go on with what they know: docs/after-restore.md',
  ] as const
  const fault = (found: Finding['found']): Finding => ({
    id: 'catalogue',
    status: 'failed',
    found,
    advice,
  })
  try {
    const lost = await lostVersions(db, memory)
    if (lost.length === 0) return { id: 'catalogue', status: 'ok', found: ['完整', 'Whole'] }
    const list = lost.map(({ regionCode, seen, found }) => `${regionCode}: ${seen} > ${found}`)
    return fault([
      `数据库里的版本比本机见过的旧或者不同(${list.join('、')})`,
      `Older than, or other than, what this machine has seen (${list.join(', ')})`,
    ])
  } catch {
    return fault([
      '本机记下的目录版本读不出来,可能被改过',
      'What this machine has seen cannot be read; it may have been altered',
    ])
  }
}

const notGranted = (account: string): Finding => {
  const { zh, en } = WORDS.roleNotGranted(account)
  const found = [`账号 ${account} 缺少授权`, `The account ${account} lacks a grant`] as const
  return { id: 'migrations', status: 'failed', found, advice: [zh, en] }
}

const ask = async (
  db: Database,
  clock: Clock,
  memory: CatalogueMemory | undefined,
): Promise<Finding[]> => {
  const before = clock.now()
  const server = await db.one(
    Server,
    sql`select current_setting('server_version') as version,
               current_setting('server_version_num')::int as number,
               clock_timestamp() as now, session_user as account,
               (select pg_has_role(oid, 'member') from pg_roles where rolname = 'ykt_app')
                 as granted`,
  )
  const halfway = before.add({
    nanoseconds: Math.floor(before.until(clock.now()).total('nanoseconds') / 2),
  })
  const skew = Math.abs(halfway.until(server.now).total('seconds'))
  const answered = [judgeVersion(server.version, server.number), judgeSkew(skew)]
  if (server.granted === false) return [...answered, notGranted(server.account)]
  const pending = await db.transaction(async (tx) => {
    if (server.granted === true) await tx.run(sql`set local role ykt_app`)
    return pendingMigrations(tx, await allMigrations())
  })
  if (pending.length > 0) return [...answered, judgePending(pending.length)]
  const { decreedYears, restored, catalogue } = await db.transaction(async (tx) => {
    if (server.granted === true) await tx.run(sql`set local role ykt_app`)
    const catalogue = memory === undefined ? [] : [await judgeCatalogue(tx, memory)]
    return { ...(await loadCalendar(tx)), restored: await judgeRestored(tx), catalogue }
  })
  return [
    ...answered,
    judgePending(pending.length),
    restored,
    ...catalogue,
    judgeCalendar(decreedYears, provinceDate(clock.now())),
  ]
}

/** The reason in the driver's words; they name host and port but no password. */
const unreachable = (reason: string): Finding => ({
  id: 'database',
  status: 'failed',
  found: [`连接不上:${reason}`, `Cannot be reached: ${reason}`],
  advice: [
    '请检查 DATABASE_URL、网络和数据库服务',
    'Check DATABASE_URL, the network and the database server',
  ],
})

/** Does the database answer, is it recent enough, does its clock agree, is its schema current? */
export const checkDatabase = async (
  url: string,
  clock: Clock,
  memory?: CatalogueMemory,
): Promise<Finding[]> => {
  const db = openDatabase({ url, poolSize: 1 })
  const late = pause(PATIENCE_MILLISECONDS, undefined, { ref: false }).then(() => [
    unreachable(`${PATIENCE_MILLISECONDS / 1000} s`),
  ])
  try {
    return await Promise.race([ask(db, clock, memory), late])
  } catch (error) {
    const { code, message } = error as Error & { code?: string }
    return [unreachable(message === '' ? (code ?? '') : message)]
  } finally {
    void db.close()
  }
}
