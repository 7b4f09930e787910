import assert from 'node:assert/strict'
import test from 'node:test'
import { KeyRing } from '#platform/crypto/keys.ts'
import { testKeys } from '#test/person.ts'
import { SCENES } from '#test/verification-catalogue.ts'
import { canonical } from './canonical.ts'
import type { Scene } from './scene.ts'
import { isSealGood, sealPoint, sealVersion } from './seal.ts'
import type { VersionContent } from './snapshot.ts'

const version: VersionContent = {
  id: '0199bbbb-0000-7000-8000-0000000000ff',
  regionCode: '440000',
  number: 2,
  previous: 'a'.repeat(64),
  publishedAt: Temporal.Instant.from('2026-11-20T02:00:00Z'),
  effectiveFrom: Temporal.Instant.from('2026-12-01T00:00:00Z'),
  reason: '例行更新',
  supersedes: [],
  changes: [{ kind: 'changed', code: 'GD-WH-001', reason: '缩短留存期' }],
}
const scenes = [SCENES.library, SCENES.bus]
const seal = sealVersion(testKeys, version, scenes)

test('a seal is good for what was sealed, whatever order its members come back in', () => {
  assert.equal(isSealGood(testKeys, version, scenes, seal), true)
  const { code, ...rest } = SCENES.library
  assert.equal(isSealGood(testKeys, version, [{ ...rest, code }, SCENES.bus], seal), true)
  assert.equal(
    canonical({ b: 1, a: [undefined, { d: null, c: undefined }] }),
    '{"a":[null,{"d":null}],"b":1}',
  )
})

test('a scene that leaves unsaid what can be left unsaid is signed as it always was', () => {
  // Taken before there was anything to leave unsaid: versions of then keep their signatures.
  assert.equal(seal.digest, 'f2e57951535760f3903ec0e4ea5e68e91211ed41c35f7e5aee4b8221796a1421')
  const unsaid = {
    supervisingAgency: undefined,
    uses: undefined,
    settlement: undefined,
    replaces: undefined,
    lastDay: undefined,
    contact: undefined,
  } satisfies Partial<Scene>
  assert.equal(canonical({ ...SCENES.library, ...unsaid }), canonical(SCENES.library))
  const said: readonly Partial<Scene>[] = [
    { supervisingAgency: 'GD-DEPT' },
    { uses: ['payment'] },
    { settlement: 'transit' },
    { replaces: [SCENES.library.name] },
    { lastDay: '2028-08-31' },
    { contact: '12333' },
  ]
  for (const member of said)
    assert.equal(
      isSealGood(testKeys, version, [{ ...SCENES.library, ...member }, SCENES.bus], seal),
      false,
      Object.keys(member).join(),
    )
})

test('nothing of a version or its scenes can be changed under its seal', () => {
  const day = Temporal.Instant.from('2026-11-30T00:00:00Z')
  const changed: readonly Partial<VersionContent>[] = [
    { regionCode: '440100' },
    { number: 3 },
    { previous: undefined },
    { publishedAt: day },
    { effectiveFrom: day },
    { reason: '另有原因' },
    { changes: [] },
  ]
  for (const change of changed)
    assert.equal(isSealGood(testKeys, { ...version, ...change }, scenes, seal), false)
  const looser = { ...SCENES.library, assuranceLevel: 1 } as const
  assert.equal(isSealGood(testKeys, version, [looser, SCENES.bus], seal), false)
  assert.equal(isSealGood(testKeys, version, [SCENES.library], seal), false)
})

test('a seal is by a key of the ring: the retired one still reads, a stranger never', () => {
  const old = { number: 1, secret: Buffer.alloc(32, 7) }
  const rotated = new KeyRing([{ number: 2, secret: Buffer.alloc(32, 9) }, old])
  assert.equal(isSealGood(rotated, version, scenes, seal), true)
  assert.equal(sealVersion(rotated, version, scenes).keyNumber, 2)
  const stranger = new KeyRing([{ number: 1, secret: Buffer.alloc(32, 8) }])
  assert.equal(isSealGood(stranger, version, scenes, seal), false)
  assert.equal(isSealGood(stranger, version, scenes, { ...seal, keyNumber: 5 }), false)
  const digest = 'b'.repeat(64)
  assert.equal(isSealGood(testKeys, version, scenes, { ...seal, digest }), false)
  assert.match(sealPoint(testKeys, 1), /^04[0-9a-f]{128}$/)
})
