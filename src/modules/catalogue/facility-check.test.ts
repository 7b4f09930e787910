import assert from 'node:assert/strict'
import test from 'node:test'
import {
  afterCheck,
  decideCheck,
  type FoundFacility,
  isCheckOverdue,
  LARGEST_PHOTO,
  photoTypeOf,
} from './facility-check.ts'

const day = (text: string) => Temporal.PlainDate.from(text)

test('a facility is overdue on the day after a year, not on the day itself', () => {
  const checkedOn = day('2025-11-26')
  assert.equal(isCheckOverdue(checkedOn, 12, day('2026-11-25')), false)
  assert.equal(isCheckOverdue(checkedOn, 12, day('2026-11-26')), false)
  assert.equal(isCheckOverdue(checkedOn, 12, day('2026-11-27')), true)
  assert.equal(isCheckOverdue(day('2024-02-29'), 12, day('2025-02-28')), false, 'a leap day')
})

test('a look changes what it looked at, and nothing else', () => {
  const [before, on] = [day('2026-03-02'), day('2026-11-26')]
  const standing = afterCheck(
    [{ facility: 'ramp', checkedOn: before }, { facility: 'display' }, { facility: 'wheelchair' }],
    [
      { facility: 'ramp', answer: 'there', checkedOn: before },
      { facility: 'wheelchair', answer: 'absent', checkedOn: on },
      { facility: 'magnifier', answer: 'there', checkedOn: on },
    ],
    [
      { facility: 'wheelchair', answer: 'absent' },
      { facility: 'magnifier', answer: 'there' },
    ],
  )
  assert.deepEqual(
    standing.map(({ facility, checkedOn }) => `${facility} ${checkedOn?.toString() ?? 'declared'}`),
    ['ramp 2026-03-02', 'display declared', 'magnifier 2026-11-26'],
  )
})

const PNG = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0])
const today = day('2026-11-26')

test('a picture is what its first bytes say, whatever it is called', () => {
  assert.equal(photoTypeOf(PNG), 'image/png')
  assert.equal(photoTypeOf(Uint8Array.from([0xff, 0xd8, 0xff, 0xe0])), 'image/jpeg')
  for (const other of ['<svg xmlns="http://www.w3.org/2000/svg"/>', 'GIF89a', '<html>', ''])
    assert.equal(photoTypeOf(new TextEncoder().encode(other)), undefined)
})

test('a checklist says something, of a recent day, with pictures of what is there', () => {
  const refusalOf = (found: readonly FoundFacility[], checkedOn = today) => {
    const decision = decideCheck(found, checkedOn, today)
    return decision.granted ? 'granted' : decision.refusal
  }
  const ramp: FoundFacility = { facility: 'ramp', answer: 'there', photo: PNG }
  assert.equal(refusalOf([ramp]), 'granted')
  assert.equal(refusalOf([]), 'NOTHING_CHECKED')
  assert.equal(refusalOf([ramp], today.add({ days: 1 })), 'CHECK_DAY_WRONG')
  assert.equal(refusalOf([ramp], today.subtract({ days: 31 })), 'granted')
  assert.equal(refusalOf([ramp], today.subtract({ days: 32 })), 'CHECK_DAY_WRONG')
  assert.equal(refusalOf([{ ...ramp, answer: 'absent' }]), 'PHOTO_OF_NOTHING')
  assert.equal(refusalOf([{ ...ramp, photo: new Uint8Array(9) }]), 'PHOTO_NOT_A_PICTURE')
  const large = new Uint8Array(LARGEST_PHOTO + 1)
  large.set(PNG)
  assert.equal(refusalOf([{ ...ramp, photo: large }]), 'PHOTO_TOO_LARGE')
  assert.equal(refusalOf([{ ...ramp, photo: large.subarray(0, LARGEST_PHOTO) }]), 'granted')
})
