import { canonical } from './canonical.ts'
import type { Scene } from './scene.ts'

/** What one list of scenes does to another. */
export type SceneChange =
  | { readonly kind: 'added' | 'changed'; readonly scene: Scene }
  | { readonly kind: 'removed'; readonly code: string }

/** The code of the scene that a change is about. */
export const codeOf = (change: SceneChange): string =>
  change.kind === 'removed' ? change.code : change.scene.code

const inOrder = <T>(list: readonly T[], code: (one: T) => string): T[] =>
  list.toSorted((a, b) => (code(a) < code(b) ? -1 : 1))

/** Scenes in the order of their codes, as versions hold them. */
export const byCode = (scenes: readonly Scene[]): Scene[] => inOrder(scenes, ({ code }) => code)

/** The changes that make one list of another; by code. */
export const changesBetween = (
  before: readonly Scene[],
  after: readonly Scene[],
): readonly SceneChange[] => {
  const was = new Map(before.map((scene) => [scene.code, canonical(scene)]))
  const codes = new Set(after.map(({ code }) => code))
  const kept = after.flatMap((scene): SceneChange[] => {
    const text = was.get(scene.code)
    if (text === undefined) return [{ kind: 'added', scene }]
    return text === canonical(scene) ? [] : [{ kind: 'changed', scene }]
  })
  const gone = before.flatMap(({ code }): SceneChange[] =>
    codes.has(code) ? [] : [{ kind: 'removed', code }],
  )
  return inOrder([...kept, ...gone], codeOf)
}

/** The list that a list becomes by changes; by code. */
export const applyChanges = (
  before: readonly Scene[],
  changes: readonly SceneChange[],
): readonly Scene[] => {
  const scenes = new Map(before.map((scene) => [scene.code, scene]))
  for (const change of changes)
    if (change.kind === 'removed') scenes.delete(change.code)
    else scenes.set(change.scene.code, change.scene)
  return byCode([...scenes.values()])
}

export type SceneMember = keyof Scene

/** The members in which two scenes differ, in the order in which a scene lists them. */
export const changedMembers = (before: Scene, after: Scene): readonly SceneMember[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)] as SceneMember[])].filter(
    (member) => canonical(before[member] ?? null) !== canonical(after[member] ?? null),
  )

/** Whether all it does is to suspend scenes or to take them up again: what is urgent. */
export const isOnlyStatus = (
  before: readonly Scene[],
  changes: readonly SceneChange[],
): boolean => {
  const was = new Map(before.map((scene) => [scene.code, scene]))
  return changes.every((change) => {
    const old = was.get(codeOf(change))
    if (change.kind !== 'changed' || old === undefined) return false
    // To withdraw is for good, and never urgent.
    if (change.scene.status === 'withdrawn' || old.status === 'withdrawn') return false
    return changedMembers(old, change.scene).every((member) => member === 'status')
  })
}
