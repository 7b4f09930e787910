import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { anyLayer } from '#test/catalogue.ts'
import { SCENES } from '#test/verification-catalogue.ts'
import { canonical } from './canonical.ts'
import { applyChanges, byCode, changedMembers, changesBetween, isOnlyStatus } from './changes.ts'
import type { Scene } from './scene.ts'

test('the changes between two layers make the one of the other', () => {
  fc.assert(
    fc.property(anyLayer, anyLayer, (before, after) => {
      const made = applyChanges(before, changesBetween(before, after))
      assert.equal(canonical(made), canonical(byCode(after)))
    }),
  )
})

test('a layer differs from itself in nothing, whatever the order of its scenes', () => {
  fc.assert(
    fc.property(anyLayer, (layer) => {
      assert.deepEqual(changesBetween(layer, layer.toReversed()), [])
    }),
  )
})

test('a change names the members that it touches', () => {
  const { library } = SCENES
  const after = { ...library, retentionDays: 30, concessionKind: undefined }
  assert.deepEqual(changedMembers(library, after).toSorted(), ['concessionKind', 'retentionDays'])
  assert.deepEqual(changedMembers(library, { ...library }), [])
})

test('only to suspend or to take up again is urgent; anything else is not', () => {
  const { library, bus } = SCENES
  const suspended = { ...library, status: 'suspended' } as const
  const urgent = (after: readonly Scene[]) =>
    isOnlyStatus([library], changesBetween([library], after))
  assert.equal(urgent([suspended]), true)
  assert.equal(urgent([{ ...suspended, retentionDays: 9 }]), false)
  assert.equal(urgent([suspended, bus]), false, 'a scene that is new')
  assert.equal(urgent([{ ...library, status: 'withdrawn' }]), false)
  assert.equal(urgent([]), false, 'a scene that goes')
})
