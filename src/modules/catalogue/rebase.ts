import {
  applyChanges,
  changedMembers,
  changesBetween,
  codeOf,
  type SceneChange,
} from './changes.ts'
import type { Scene } from './scene.ts'

/**
 * What somebody makes of a scene, done to it as it has become meanwhile: the members that they
 * changed are theirs, the rest is as it is now. A scene that is new, or that has gone, is theirs.
 */
export const rebaseScene = (was: Scene | undefined, is: Scene | undefined, wish: Scene): Scene => {
  if (was === undefined || is === undefined) return wish
  const theirs = changedMembers(was, wish).map((member) => [member, wish[member]])
  return Object.assign({}, is, Object.fromEntries(theirs))
}

const byTheirCodes = (scenes: readonly Scene[]): ReadonlyMap<string, Scene> =>
  new Map(scenes.map((scene) => [scene.code, scene]))

/** What one list of scenes makes of another, done to a third. What has gone there stays gone. */
export const rebaseLayer = (
  was: readonly Scene[],
  is: readonly Scene[],
  wish: readonly Scene[],
): readonly Scene[] => {
  const [before, now] = [byTheirCodes(was), byTheirCodes(is)]
  const changes = changesBetween(was, wish).flatMap((change): SceneChange[] => {
    if (change.kind === 'removed') return [change]
    const [old, current] = [before.get(codeOf(change)), now.get(codeOf(change))]
    if (old !== undefined && current === undefined) return []
    return [{ kind: 'changed', scene: rebaseScene(old, current, change.scene) }]
  })
  return applyChanges(is, changes)
}

/** The codes of scenes that one list suspends of another. */
const suspendedBetween = (was: readonly Scene[], is: readonly Scene[]): ReadonlySet<string> =>
  new Set(
    changesBetween(was, is).flatMap((change) =>
      change.kind !== 'removed' && change.scene.status === 'suspended' ? [change.scene.code] : [],
    ),
  )

const keptSuspended = (scene: Scene, held: ReadonlySet<string>): Scene =>
  held.has(scene.code) && scene.status === 'published' ? { ...scene, status: 'suspended' } : scene

/**
 * The versions that wait, each upon the one before, as they become when the one that they stand
 * on is replaced (Art. 8). Empty changes are left in: whoever enters them leaves those out.
 *
 * @param was what they stood on
 * @param is what they are to stand on
 * @param holds whether what `is` suspends stays suspended in all of them, also where one of them
 * was to take it up again: so an urgent suspension is undone by people and never by a date
 */
export const rebaseWaiting = (
  was: readonly Scene[],
  is: readonly Scene[],
  waiting: readonly (readonly Scene[])[],
  holds: boolean,
): readonly (readonly Scene[])[] => {
  const held = holds ? suspendedBetween(was, is) : new Set<string>()
  let [before, now] = [was, is]
  return waiting.map((scenes) => {
    const next = rebaseLayer(before, now, scenes).map((scene) => keptSuspended(scene, held))
    before = scenes
    now = next
    return next
  })
}
