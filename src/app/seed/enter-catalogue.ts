import { PROVINCE_ZONE } from '#kernel/period.ts'
import type { KeyRing } from '#platform/crypto/keys.ts'
import type { Transaction } from '#platform/db.ts'
import {
  enterVersion,
  giveOpinion,
  type Keeper,
  openDraft,
  PROVINCE,
  saveScene,
  type Scene,
  stepDraft,
} from '#modules/catalogue/index.ts'
import { byStaff, granted, inside } from './acting.ts'
import { SCENES } from './data/scenes.ts'
import { stableId } from './stable-id.ts'

const GUANGZHOU = '440100'

const keeper = (sub: string, regionCode: string): Keeper => ({
  staffId: stableId('staff', sub),
  agencyCode: `hrss-${regionCode}`,
  regionCode,
})
const EDITOR = keeper('staff-catalogue-editor', PROVINCE)
const REVIEWER = keeper('staff-catalogue-reviewer', PROVINCE)
const OFFICER_OF_GUANGZHOU = keeper('staff-city-bureau', GUANGZHOU)
const PEOPLE = { draftedBy: EDITOR.staffId, publishedBy: REVIEWER.staffId }

const startOf = (day: Temporal.PlainDate): Temporal.Instant =>
  day.toZonedDateTime(PROVINCE_ZONE).toInstant()

const sceneOf = (code: string): Scene => {
  const scene = SCENES.find((one) => one.code === code)
  if (scene === undefined) throw new Error(`the demonstration has no scene ${code}`)
  return scene
}

/** A scene of the province that Guangzhou is stricter about, from June 2025 on. */
const TIGHTENED = 'GD-WH-001'
const TIGHTENED_DAYS = 30

/** A scene whose answer is to be kept for a shorter time; the draft that waits says so. */
const SHORTENED = 'GD-WH-002'

/** 待复核: what the province wants to change next, for a reviewer to publish. */
const enterWaitingDraft = async (
  tx: Transaction,
  keys: KeyRing,
  at: Temporal.Instant,
): Promise<void> => {
  const deps = { ...inside(tx), keys }
  const editing = byStaff(EDITOR, at)
  const opened = await openDraft(deps, editing, { regionCode: PROVINCE, by: EDITOR })
  const draftId = granted(opened, 'open a draft').id
  const old = sceneOf(SHORTENED)
  await saveScene(deps, editing, {
    draftId,
    by: EDITOR,
    scene: { ...old, retentionDays: Math.floor(old.retentionDays / 2) },
    reason: '按最小必要缩短留存期',
    revision: 0,
    isNew: false,
  })
  await stepDraft(deps, editing, { draftId, step: 'consult', by: EDITOR })
  await giveOpinion(deps, byStaff(OFFICER_OF_GUANGZHOU, at), {
    draftId,
    by: OFFICER_OF_GUANGZHOU,
    stance: 'agrees',
    words: '同意，广州已经按更短的时间执行。',
  })
  const proposed = await stepDraft(deps, editing, {
    draftId,
    step: 'propose',
    by: EDITOR,
    reason: '缩短文化场所的留存期',
  })
  granted(proposed, 'propose the draft')
}

/**
 * The first version of the province's layer and of every city that added scenes of its own, what
 * Guangzhou tightened since, and a draft that waits for its reviewer. Answers how many layers.
 */
export const enterCatalogue = async (
  tx: Transaction,
  keys: KeyRing,
  { inForce, at }: { readonly inForce: Temporal.PlainDate; readonly at: Temporal.Instant },
): Promise<number> => {
  const layers = Map.groupBy(SCENES, ({ regionCode }) => regionCode)
  for (const [regionCode, scenes] of layers)
    await enterVersion(tx, keys, {
      ...PEOPLE,
      id: stableId('catalogue', `${regionCode}/1`),
      regionCode,
      publishedAt: startOf(inForce.subtract({ days: 14 })),
      effectiveFrom: startOf(inForce),
      reason: '首次发布',
      scenes,
    })
  const tightened = { ...sceneOf(TIGHTENED), regionCode: GUANGZHOU, retentionDays: TIGHTENED_DAYS }
  await enterVersion(tx, keys, {
    ...PEOPLE,
    id: stableId('catalogue', `${GUANGZHOU}/2`),
    regionCode: GUANGZHOU,
    publishedAt: startOf(Temporal.PlainDate.from('2025-05-20')),
    effectiveFrom: startOf(Temporal.PlainDate.from('2025-06-01')),
    reason: '广州各馆系统升级，借阅核验的留存期缩短',
    scenes: [...(layers.get(GUANGZHOU) ?? []), tightened],
  })
  await enterWaitingDraft(tx, keys, at)
  return layers.size
}
