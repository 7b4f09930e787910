import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { anyScene } from '#test/catalogue.ts'
import { SCENES } from '#test/verification-catalogue.ts'
import { layerFaults, looserMembers, tighten } from './layer.ts'
import type { Scene } from './scene.ts'

const CITY = '440100'
const inCity = (scene: Scene, change: Partial<Scene> = {}): Scene => ({
  ...scene,
  regionCode: CITY,
  status: 'published',
  ...change,
})
const faults = (province: readonly Scene[], layer: readonly Scene[], region = CITY) =>
  layerFaults(region, province, layer).map(({ fault }) => fault)

test('whatever a city says, a scene of the province is never looser there', () => {
  fc.assert(
    fc.property(anyScene, anyScene, (province, city) => {
      const met = tighten(province, city)
      assert.deepEqual(looserMembers(province, met), [])
      assert.deepEqual(looserMembers(city, met), [], 'nor looser than the city wants it')
      assert.equal(met.regionCode, province.regionCode)
      assert.deepEqual(met.name, province.name)
    }),
  )
})

test('a layer of a city is in order exactly when it loosens nothing', () => {
  fc.assert(
    fc.property(anyScene, anyScene, (any, other) => {
      const province = { ...any, code: 'GD-WH-001' }
      const city = inCity(other, { code: 'GD-WH-001' })
      assert.equal(
        faults([province], [city]).length === 0,
        looserMembers(province, city).length === 0,
      )
    }),
  )
})

test('each way to loosen a scene has a fault of its own, at the very next step', () => {
  const province: Scene = { ...SCENES.library, retentionDays: 30 }
  const { library } = SCENES
  const cases: readonly (readonly [Partial<Scene>, string])[] = [
    [{ assuranceLevel: 1 }, 'LEVEL_LOOSENED'],
    [{ returnedFields: [...library.returnedFields, 'name'] }, 'FIELDS_LOOSENED'],
    [{ retentionDays: 31 }, 'RETENTION_LOOSENED'],
    [{ offlineAllowed: true }, 'OFFLINE_LOOSENED'],
    [{ numberAllowed: true }, 'NUMBER_LOOSENED'],
    [{ status: 'suspended' }, 'PROVINCIAL_STATUS_CHANGED'],
  ]
  for (const [change, fault] of cases)
    assert.deepEqual(faults([province], [inCity(province, change)]), [fault])
  const stricter = { assuranceLevel: 3, returnedFields: ['token'], retentionDays: 29 } as const
  assert.deepEqual(faults([province], [inCity(province, stricter)]), [])
})

test('a scene has a code and a region of its own layer, and names its article', () => {
  const { library } = SCENES
  const own = inCity(library, { code: 'GZ-WH-001' })
  assert.deepEqual(faults([library], [own]), [])
  assert.deepEqual(faults([library], [{ ...own, code: 'GD-WH-999' }]), ['CODE_NOT_OF_LAYER'])
  assert.deepEqual(faults([library], [{ ...own, regionCode: '440300' }]), ['REGION_NOT_OF_LAYER'])
  assert.deepEqual(faults([library], [{ ...own, basis: ['YKT-8'] }]), ['BASIS_MISSING'])
  assert.deepEqual(faults([], [library], '440000'), [])
  assert.deepEqual(faults([], [{ ...library, code: 'GZ-WH-001' }], '440000'), ['CODE_NOT_OF_LAYER'])
})
