import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { anyLayer } from '#test/catalogue.ts'
import { SCENES } from '#test/verification-catalogue.ts'
import { applyChanges, byCode, changesBetween } from './changes.ts'
import { rebaseLayer, rebaseScene, rebaseWaiting } from './rebase.ts'
import type { Scene } from './scene.ts'

const { library, bus, fair } = SCENES
const stopped = { ...library, status: 'suspended' } as const

test('what somebody changed stays theirs, and the rest is as it has become', () => {
  const wish = { ...library, retentionDays: 7 }
  assert.deepEqual(rebaseScene(library, stopped, wish), { ...stopped, retentionDays: 7 })
  const { concessionKind: _, ...free } = { ...library, concessionKind: 'busFare' as const }
  const priced = { ...free, concessionKind: 'busFare' as const }
  assert.equal(rebaseScene(priced, { ...priced, retentionDays: 1 }, free).concessionKind, undefined)
  assert.equal(rebaseScene(undefined, library, wish), wish, 'it was new')
  assert.equal(rebaseScene(library, undefined, wish), wish, 'it has gone')
})

test('of a list what was added, changed and removed is done to another', () => {
  const wish = [{ ...library, retentionDays: 7 }, fair]
  const codes = rebaseLayer([library, bus], [stopped, bus], wish)
  assert.deepEqual(codes, byCode([fair, { ...stopped, retentionDays: 7 }]))
  const gone = rebaseLayer([library, bus], [bus], [{ ...library, retentionDays: 7 }, bus])
  assert.deepEqual(gone, [bus], 'a change brings nothing back')
})

test('an urgent suspension is kept by all that waits, except where a scene is withdrawn', () => {
  const off = { ...library, status: 'suspended' } as const
  const shorter = { ...library, retentionDays: 7 }
  const withdrawn = { ...shorter, status: 'withdrawn' } as const
  const [planned, back, end] = rebaseWaiting(
    [library, bus],
    [stopped, bus],
    // A pause that was planned, its end with another change, and the end of the scene.
    [[off, bus], [shorter, bus], [withdrawn]],
    true,
  )
  assert.deepEqual(planned, byCode([stopped, bus]))
  assert.deepEqual(back, byCode([{ ...shorter, status: 'suspended' }, bus]))
  assert.deepEqual(end, [withdrawn])
})

test('what is taken up again at once follows what was planned after', () => {
  const [same, paused] = rebaseWaiting(
    [stopped],
    [library],
    [[{ ...stopped, retentionDays: 7 }], [{ ...library, retentionDays: 7 }], [stopped]],
    true,
  )
  assert.deepEqual(same, [{ ...library, retentionDays: 7 }])
  assert.deepEqual(paused, [{ ...library, retentionDays: 7 }])
})

const suspending = fc.tuple(anyLayer, fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }))

test('whatever waits, what is suspended at once stays so, and nothing else is touched', () => {
  fc.assert(
    fc.property(suspending, fc.array(anyLayer, { maxLength: 3 }), ([was, stops], waiting) => {
      const is = was.map((scene, i): Scene =>
        stops[i] === true && scene.status === 'published'
          ? { ...scene, status: 'suspended' }
          : scene,
      )
      const held = new Set(
        changesBetween(was, is).map((change) => 'scene' in change && change.scene.code),
      )
      const rebased = rebaseWaiting(was, is, waiting, true)
      for (const [i, scenes] of rebased.entries()) {
        assert.ok(scenes.every(({ code, status }) => !held.has(code) || status !== 'published'))
        const rest = (list: readonly Scene[] = []) =>
          byCode(list.filter(({ code }) => !held.has(code)))
        assert.deepEqual(rest(scenes), rest(waiting[i]))
      }
    }),
    { numRuns: 200 },
  )
})

test('upon the same list everything stays as it was', () => {
  fc.assert(
    fc.property(anyLayer, fc.array(anyLayer, { maxLength: 3 }), (was, waiting) => {
      assert.deepEqual(rebaseWaiting(was, was, waiting, false), waiting.map(byCode))
      const last = waiting.at(-1) ?? was
      assert.deepEqual(applyChanges(was, changesBetween(was, last)), byCode(last))
    }),
  )
})
