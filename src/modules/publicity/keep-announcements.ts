import { type Decision, grant } from '#kernel/decision.ts'
import { uuidv7 } from '#kernel/ids.ts'
import { provinceDate } from '#kernel/period.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Database } from '#platform/db.ts'
import {
  type AnnouncementAction,
  type AnnouncementKind,
  type AnnouncementRefusal,
  decideAnnouncement,
  decideWriting,
  type Wordings,
} from './announcement.ts'
import {
  insertAnnouncement,
  insertStep,
  lockAnnouncement,
  saveDraft,
  setStatus,
} from './store-announcements.ts'

interface Deps {
  readonly db: Pick<Database, 'transaction'>
}

/**
 * 起草公告: begins a draft, or writes into one (Art. 20). `seen` is how many steps the writer had
 * before them; 0 begins a new one.
 */
export const writeAnnouncement = (
  { db }: Deps,
  context: ActionContext,
  wish: {
    readonly id: string | undefined
    readonly kind: AnnouncementKind
    readonly shownUntil: Temporal.PlainDate
    readonly wordings: Wordings
    readonly seen: number
    readonly staffId: string
  },
): Promise<Decision<string, AnnouncementRefusal> | undefined> =>
  db.transaction(async (tx) => {
    const before = wish.id === undefined ? undefined : await lockAnnouncement(tx, wish.id)
    if (wish.id !== undefined && before === undefined) return undefined
    const id = wish.id ?? uuidv7(context.at)
    const decision = decideWriting(before, wish, provinceDate(context.at))
    await audit(tx, context, {
      action: 'publicity.writeAnnouncement',
      subjectKind: 'announcement',
      subjectId: id,
      decision,
    })
    if (!decision.granted) return decision
    const step = { action: 'write', words: '', by: wish.staffId, at: context.at } as const
    const draft = { id, kind: wish.kind, shownUntil: wish.shownUntil }
    if (before === undefined) await insertAnnouncement(tx, draft, step)
    await saveDraft(tx, draft, wish.wordings)
    await insertStep(tx, id, step)
    return grant('YKT-20', id)
  })

/** 提交审校、审校、发布、退回、撤下、作废: one step of an announcement, by the right person. */
export const stepAnnouncement = (
  { db }: Deps,
  context: ActionContext,
  wish: {
    readonly id: string
    readonly action: AnnouncementAction
    readonly words: string
    readonly staffId: string
  },
): Promise<Decision<undefined, AnnouncementRefusal> | undefined> =>
  db.transaction(async (tx) => {
    const { id, action, staffId } = wish
    const words = wish.words.trim()
    const announcement = await lockAnnouncement(tx, id)
    if (announcement === undefined) return undefined
    const on = provinceDate(context.at)
    const decision = decideAnnouncement(announcement, action, { staffId, words, on })
    await audit(tx, context, {
      action: `publicity.${action}Announcement`,
      subjectKind: 'announcement',
      subjectId: id,
      decision,
    })
    if (!decision.granted) return decision
    await insertStep(tx, id, { action, words, by: staffId, at: context.at })
    await setStatus(tx, id, decision.outcome, context.at)
    return grant(decision.basis, undefined)
  })
