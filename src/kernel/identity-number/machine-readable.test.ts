import assert from 'node:assert/strict'
import test from 'node:test'
import * as fc from 'fast-check'
import { machineReadableCheck } from './check-character.ts'
import { readMachineReadable } from './index.ts'
import { type Bearer, cardLines, fill } from '#test/travel-document.ts'

const on = Temporal.PlainDate.from('2026-11-26')
const read = (...lines: readonly string[]) => readMachineReadable(lines.join('\n'), on)

/** The specimen that Doc 9303-4 prints; its state is none that exists. */
const SPECIMEN = [
  'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<',
  'L898902C36UTO7408122F1204159ZE184226B<<<<<10',
] as const

const check = machineReadableCheck
const card = (number: string, birth: string, sex: Bearer['sex'], expiry: string, name: string) =>
  cardLines({ number, birth, sex, expiry, name })

/** A permit of the mainland's own layout. */
const permit = (number: string, birth: string, expiry: string) =>
  `CR${number}${check(number)}<${expiry}${check(expiry)}<${birth}${check(birth)}<0`

test('the specimen of the standard says all it bears', () => {
  assert.deepEqual(read(...SPECIMEN), {
    readable: true,
    facts: {
      kind: 'passportForeign',
      number: 'L898902C3',
      issuingState: 'UTO',
      name: 'ERIKSSON ANNA MARIA',
      nameIsCut: false,
      birthOn: Temporal.PlainDate.from('1974-08-12'),
      sex: 'female',
      validUntil: Temporal.PlainDate.from('2012-04-15'),
    },
  })
})

test('a travel permit of Hong Kong is read with its number, birth, sex, end and name', () => {
  const finding = read(...card('H12345678', '920506', 'F', '311230', 'CHAN<<TAI<MAN'))
  assert.ok(finding.readable)
  assert.equal(finding.facts.kind, 'travelPermitHongKongMacao')
  assert.equal(finding.facts.number, 'H12345678')
  assert.equal(finding.facts.name, 'CHAN TAI MAN')
  assert.equal(finding.facts.birthOn.toString(), '1992-05-06')
  assert.equal(finding.facts.sex, 'female')
  assert.equal(finding.facts.validUntil.toString(), '2031-12-30')
})

test('kinds of cards are told apart by their numbers', () => {
  const kindOf = (number: string) => {
    const finding = read(...card(number, '920506', 'M', '311230', 'A<<B'))
    return finding.readable ? `${finding.facts.kind} ${finding.facts.number}` : 'unread'
  }
  assert.equal(kindOf('M01234567'), 'travelPermitHongKongMacao M01234567')
  assert.equal(kindOf('H1234567801'), 'travelPermitHongKongMacao H1234567801')
  assert.equal(kindOf('HA1234567'), 'travelPermitHongKongMacaoNonChinese HA1234567')
  assert.equal(kindOf('01234567'), 'travelPermitTaiwan 01234567')
  assert.equal(kindOf('C12345678'), 'unread', 'a permit of mainland residents is none of ours')
})

test('the mainland’s own layout gives number, birth and end of a permit', () => {
  const finding = read(permit('H12345678', '920506', '311230'))
  assert.ok(finding.readable)
  const { kind, number, name, sex, birthOn, validUntil } = finding.facts
  assert.deepEqual(
    [kind, number, name, sex, birthOn.toString(), validUntil.toString()],
    ['travelPermitHongKongMacao', 'H12345678', undefined, undefined, '1992-05-06', '2031-12-30'],
  )
  const taiwan = read(permit('01234567<', '920506', '311230'))
  assert.equal(taiwan.readable && taiwan.facts.kind, 'travelPermitTaiwan')
})

test('a passport of Hong Kong, Macao or Taiwan enters nobody; one of China does', () => {
  const passport = (state: string, number: string) => {
    const head = `${number}${check(number)}CHN920506${check('920506')}F311230${check('311230')}`
    const body = `${head}${fill('', 14)}<`
    const all = check(body.slice(0, 10) + body.slice(13, 20) + body.slice(21, 43))
    return read(fill(`P<${state}CHAN<<TAI<MAN`, 44), body + all)
  }
  const china = passport('CHN', 'E12345678')
  assert.equal(china.readable && china.facts.kind, 'passportChina')
  const hongKong = { readable: false, faults: [{ reason: 'DOCUMENT_NOT_TAKEN' }] }
  assert.partialDeepStrictEqual(passport('CHN', 'K12345678'), hongKong)
  assert.partialDeepStrictEqual(passport('TWN', '312345678'), hongKong)
  const german = passport('D<<', 'C01X00T47')
  assert.equal(german.readable && german.facts.issuingState, 'DEU')
})

test('lines as scanners and hands give them are understood', () => {
  const said = read(...SPECIMEN)
  assert.deepEqual(readMachineReadable(SPECIMEN.join(''), on), said, 'without a line break')
  assert.deepEqual(readMachineReadable(SPECIMEN.join('\r\n').toLowerCase(), on), said)
  assert.deepEqual(readMachineReadable(` ${SPECIMEN.join(' \n\n ')}\t`, on), said)
  assert.deepEqual(readMachineReadable(SPECIMEN.join('\n').replaceAll('<', '＜'), on), said)
})

test('each fault is told with its line and position', () => {
  const [first, second] = SPECIMEN
  assert.deepEqual(read(first, second.slice(1)), {
    readable: false,
    faults: [{ reason: 'WRONG_LINES', lengths: [44, 43] }],
  })
  assert.deepEqual(read(first, second.replace('L898', 'L8?8')), {
    readable: false,
    faults: [{ reason: 'WRONG_CHARACTER', line: 2, position: 3, character: '?' }],
  })
  assert.deepEqual(read(first, second.replace('740812', '740813')), {
    readable: false,
    faults: [{ reason: 'WRONG_CHECK_DIGIT', line: 2, position: 20, field: 'birth' }],
  })
  assert.deepEqual(read(first, `${second.slice(0, -1)}1`), {
    readable: false,
    faults: [{ reason: 'WRONG_CHECK_DIGIT', line: 2, position: 44, field: 'all' }],
  })
  const [top, middle, name] = card('H1234567801', '920230', 'F', '311230', 'CHAN<<TAI<MAN')
  assert.deepEqual(read(top, middle, name), {
    readable: false,
    faults: [{ reason: 'IMPOSSIBLE_DATE', line: 2, position: 1, field: 'birth' }],
  })
  const wrong = read(top.replace('01', '02'), middle, name)
  assert.partialDeepStrictEqual(wrong, {
    faults: [{ reason: 'WRONG_CHECK_DIGIT', line: 1, position: 18, field: 'number' }],
  })
})

test('two digits of a year mean the last century where this one has not come so far', () => {
  const bornOn = (birth: string) => {
    const finding = read(...card('H12345678', birth, 'F', '311230', 'A<<B'))
    return finding.readable && finding.facts.birthOn.toString()
  }
  assert.equal(bornOn('261126'), '2026-11-26')
  assert.equal(bornOn('261127'), '1926-11-27')
})

test('a name that fills its line may have lost its end, and that is said', () => {
  const finding = read(...card('H12345678', '920506', 'F', '311230', 'A'.repeat(20) + '<<MARIAMAR'))
  assert.ok(finding.readable)
  assert.equal(finding.facts.nameIsCut, true)
})

test('one wrong character in what has a check digit never passes unseen', () => {
  const [top, middle, name] = card('H12345678', '920506', 'F', '311230', 'CHAN<<TAI<MAN')
  const checked = [0, 1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12, 13, 14]
  fc.assert(
    fc.property(fc.constantFrom(...checked), fc.integer({ min: 1, max: 9 }), (place, by) => {
      const other = String((Number(middle.charAt(place)) + by) % 10)
      const changed = middle.slice(0, place) + other + middle.slice(place + 1)
      assert.equal(read(top, changed, name).readable, false)
    }),
  )
})

test('no text whatever makes the reader throw', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (raw) => {
      assert.equal(typeof readMachineReadable(raw, on).readable, 'boolean')
    }),
  )
})
