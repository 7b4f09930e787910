import { PROVINCE } from '#law/setting.ts'
import { grant } from '#kernel/decision.ts'
import { uuidv7 } from '#kernel/ids.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Database, Handle, Transaction } from '#platform/db.ts'
import { formatMoney } from '#ui/i18n/format.ts'
import { tellStaff } from '#modules/organisation/index.ts'
import { findProgramme } from '#modules/programme/index.ts'
import { DRAFTED_BY_PROGRAM } from './batch.ts'
import { dueDay } from './open-cases.ts'
import { reissueLines } from './reissue.ts'
import { decideReissue, READY_REASONS, readyBecause } from './return-case.ts'
import { type Batch, findBatch } from './store.ts'
import {
  batchesWithCases,
  lockCases,
  openCasesOf,
  type ReturnCase,
  saveCases,
} from './store-cases.ts'

/** What the program has noticed of a case, now or in an earlier round. */
const noticed = (one: ReturnCase): boolean =>
  readyBecause(one) !== undefined ||
  (one.status === 'ready' && one.readyWhy !== 'verified' && decideReissue(one).granted)

/** Notes why cases can go again, where it is news. */
const markReady = async (
  tx: Transaction,
  { actor, at }: ActionContext,
  cases: readonly ReturnCase[],
): Promise<void> => {
  for (const readyWhy of READY_REASONS) {
    const ids = cases.filter((one) => readyBecause(one) === readyWhy).map(({ id }) => id)
    if (ids.length > 0) await saveCases(tx, ids, { status: 'ready', readyWhy }, actor.id, at)
  }
}

/** 告诉经办人: whoever had the cases, and every officer of the department. */
const tellMakers = async (
  tx: Transaction,
  { at }: ActionContext,
  draft: Batch,
  cases: readonly ReturnCase[],
): Promise<void> => {
  const { id, programmeCode, payPeriod, ownerAgency, lineCount, totalFen } = draft
  const programme = await findProgramme(tx, programmeCode, draft.payOn)
  const name = `${programme?.name['zh-Hans'] ?? programmeCode} ${payPeriod}`
  await tellStaff(
    tx,
    {
      staffIds: cases.flatMap(({ resolverId }) => resolverId ?? []),
      units: [{ agencyCode: ownerAgency, role: 'departmentOfficer' }],
    },
    {
      about: `reissue/${id}`,
      text: [
        `系统代拟了重发批次：${name}，${lineCount} 笔，${formatMoney(totalFen)}。`,
        '账户已由本人授权变更，或者已经可用。请核对后提交，还要两个人签署。',
      ].join(''),
      href: `/dept/batches/${id}/review`,
    },
    at,
  )
}

/** A draft without lines is none: nothing of it stays. */
class EmptyDraft extends Error {
  override readonly name = 'EmptyDraft'
}

/**
 * Drafts the batch; none where its programme cannot pay now, and the cases stay proposed.
 *
 * @throws {EmptyDraft} when no line can follow after all.
 */
const draftBatch = async (
  tx: Transaction,
  context: ActionContext,
  batch: Batch,
  cases: readonly ReturnCase[],
): Promise<void> => {
  const made = await reissueLines(tx, context, {
    key: `program-${uuidv7(context.at)}`,
    batchId: batch.id,
    lineIds: cases.map(({ lineId }) => lineId),
    payOn: await dueDay(tx, 'reissueWorkingDays', PROVINCE, context.at),
    made: { staffId: DRAFTED_BY_PROGRAM, agencyCode: batch.ownerAgency },
  })
  if (made?.granted !== true) return
  const { batch: draft } = made.outcome
  if (draft.lineCount === 0) throw new EmptyDraft(`no line of batch ${batch.id} can follow`)
  await tellMakers(tx, context, draft, cases)
}

/** Cases of a batch that can go again by what the program has noticed. */
const noticedOf = async (
  handle: Handle,
  batch: Batch,
  at: Temporal.Instant,
): Promise<readonly ReturnCase[]> => {
  const statuses = ['unseen', 'withHolder', 'ready'] as const
  return (await openCasesOf(handle, { batch, statuses }, at)).filter(noticed)
}

/** Those of them that still can, held against others. */
const holdNoticed = async (
  tx: Transaction,
  batch: Batch,
  seen: readonly ReturnCase[],
  at: Temporal.Instant,
): Promise<readonly ReturnCase[]> => {
  const held = new Set(seen.map(({ id }) => id))
  await lockCases(tx, [...held])
  return (await noticedOf(tx, batch, at)).filter(({ id }) => held.has(id))
}

const propose = async (
  tx: Transaction,
  context: ActionContext,
  batch: Batch,
  seen: readonly ReturnCase[],
): Promise<number> => {
  const cases = await holdNoticed(tx, batch, seen, context.at)
  const news = cases.filter((one) => readyBecause(one) !== undefined).length
  if (news === 0) return 0
  await markReady(tx, context, cases)
  await audit(tx, context, {
    action: 'payment.proposeReissues',
    subjectKind: 'batch',
    subjectId: batch.id,
    decision: grant('YKT-19', undefined),
    detail: { lines: news },
  })
  return news
}

const draft = async (
  db: Database,
  context: ActionContext,
  batch: Batch,
  seen: readonly ReturnCase[],
): Promise<void> => {
  try {
    await db.transaction(async (tx) => {
      const cases = await holdNoticed(tx, batch, seen, context.at)
      if (cases.length > 0) await draftBatch(tx, context, batch, cases)
    })
  } catch (error) {
    if (!(error instanceof EmptyDraft)) throw error
  }
}

/**
 * 自动重发: what came back can go again, since the holder permitted another account for this
 * programme or the bank says that the account can be used. The program drafts the batch and tells
 * its makers; one of them submits it and two others sign (Art. 19). Without a permission nothing
 * goes to another account.
 *
 * @returns how many lines are proposed.
 */
export const proposeReissues = async (
  { db }: { readonly db: Database },
  context: ActionContext,
): Promise<number> => {
  let proposed = 0
  for (const batchId of await batchesWithCases(db)) {
    const batch = await findBatch(db, batchId)
    if (batch === undefined) continue
    const seen = await noticedOf(db, batch, context.at)
    if (seen.length === 0) continue
    proposed += await db.transaction((tx) => propose(tx, context, batch, seen))
    await draft(db, context, batch, seen)
  }
  return proposed
}
