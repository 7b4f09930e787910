import assert from 'node:assert/strict'
import test from 'node:test'
import { sql } from '#platform/db.ts'
import { makePlaces } from '#app/seed/generate/places.ts'
import { testDatabase } from '#test/database.ts'
import { checkFacilities, type NewCheck } from './check-facilities.ts'
import { duePlaces, facilityPhoto, latestChecks } from './store-facility-check.ts'
import { insertPlaces } from './store-place-register.ts'
import { placeByCode } from './store-places.ts'

const PNG = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0])
const day = (text: string) => Temporal.PlainDate.from(text)
const AT = Temporal.Instant.from('2026-11-26T02:00:00Z')
let minutes = 0
/** Each look is a minute after the one before. */
const context = () =>
  ({
    actor: { kind: 'staff', id: 'looks', organisationCode: 'test' },
    requestId: 'test',
    at: AT.add({ minutes: (minutes += 1) }),
  }) as const

test('what somebody saw at a place is what the public reads, with day and photo', async (t) => {
  await using it = await testDatabase()
  const [made] = makePlaces()
  assert.ok(made)
  const old = day('2025-10-01')
  const place = {
    ...made,
    facilities: [
      { facility: 'ramp' as const, checkedOn: old },
      { facility: 'hearingLoop' as const, checkedOn: old },
    ],
  }
  await it.db.transaction((tx) => insertPlaces(tx, [place]))
  const check = (change: Partial<NewCheck>) =>
    checkFacilities(it, context(), {
      checked: { kind: 'place', id: place.id },
      manner: 'self',
      checkedOn: day('2026-11-26'),
      found: [],
      by: { staffId: 'looks', agencyCode: place.operatorAgency },
      ...change,
    })
  const shown = async () =>
    Object.fromEntries(
      ((await placeByCode(it.db, place.code))?.facilities ?? []).map((one) => [
        one.facility,
        one.checkedOn.toString(),
      ]),
    )

  await t.test('a place nobody looked at for a year is on the list of inspectors', async () => {
    assert.deepEqual(
      (await duePlaces(it.db, day('2025-11-26'))).map(({ code }) => code),
      [place.code],
    )
    assert.deepEqual(await duePlaces(it.db, old), [])
  })

  await t.test('what is there is shown, what is not is gone, the rest stays', async () => {
    const decision = await check({
      found: [
        { facility: 'ramp', answer: 'there' },
        { facility: 'wheelchair', answer: 'there' },
        { facility: 'nursingRoom', answer: 'notApplicable' },
      ],
    })
    assert.ok(decision.granted)
    assert.deepEqual(await shown(), {
      hearingLoop: '2025-10-01',
      ramp: '2026-11-26',
      wheelchair: '2026-11-26',
    })
    assert.deepEqual(await duePlaces(it.db, day('2025-11-26')), [])
    await check({ manner: 'inspection', found: [{ facility: 'wheelchair', answer: 'absent' }] })
    assert.equal('wheelchair' in (await shown()), false, 'the later look of one day counts')
  })

  await t.test('an earlier look that is entered late does not undo a later one', async () => {
    await check({ checkedOn: day('2026-11-20'), found: [{ facility: 'ramp', answer: 'absent' }] })
    assert.equal((await shown())['ramp'], '2026-11-26')
  })

  await t.test('a photo belongs to the last look, and is gone with what it showed', async () => {
    assert.equal(await facilityPhoto(it.db, { kind: 'place', id: place.id }, 'ramp'), undefined)
    await check({ found: [{ facility: 'ramp', answer: 'there', photo: PNG }] })
    const found = await facilityPhoto(it.db, { kind: 'place', id: place.id }, 'ramp')
    assert.equal(found?.type, 'image/png')
    assert.deepEqual(new Uint8Array(found.photo), PNG)
    await check({ found: [{ facility: 'ramp', answer: 'absent' }] })
    assert.equal(await facilityPhoto(it.db, { kind: 'place', id: place.id }, 'ramp'), undefined)
    const latest = await latestChecks(it.db, { kind: 'place', id: place.id })
    assert.deepEqual(
      latest.map(({ facility, answer }) => `${facility} ${answer}`),
      ['ramp absent', 'wheelchair absent', 'nursingRoom notApplicable'],
    )
  })

  await t.test('a look is never rewritten', async () => {
    await assert.rejects(it.db.run(sql`update catalogue.facility_check set answer = 'there'`))
    await assert.rejects(it.db.run(sql`delete from catalogue.facility_check`))
  })
})
