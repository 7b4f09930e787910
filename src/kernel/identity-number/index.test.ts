import assert from 'node:assert/strict'
import test from 'node:test'
import {
  ALL_DOCUMENT_KINDS,
  DOCUMENT_KINDS,
  checkIdentityNumber,
  guessKind,
  hongKongCheck,
  luhnCheck,
  mod11Check,
  standardCode,
  type DocumentKind,
  type IdentityNumberFault,
} from './index.ts'

const today = Temporal.PlainDate.from('2026-03-01')
const check = (kind: DocumentKind, raw: string) => checkIdentityNumber(kind, raw, today)

const RIGHT: readonly (readonly [value: string, kind: DocumentKind, said: string])[] = [
  ['440104199003071239', 'residentIdentityCard', '1990-03-07 male 440104'],
  ['440306198512310022', 'residentIdentityCard', '1985-12-31 female 440306'],
  ['445381193601016548', 'residentIdentityCard', '1936-01-01 female 445381'],
  ['440104199003071239', 'householdRegister', '1990-03-07 male 440104'],
  ['810000199205060077', 'residencePermitHongKong', '1992-05-06 male 810000'],
  ['820000197811011155', 'residencePermitMacao', '1978-11-01 male 820000'],
  ['830000200012312564', 'residencePermitTaiwan', '2000-12-31 female 830000'],
  ['944156198808080013', 'permanentResidence18', '1988-08-08 - 440000'],
  ['KAZ110090123105', 'permanentResidence15', ''],
  ['H12345678', 'travelPermitHongKongMacao', ''],
  ['H1234567800', 'travelPermitHongKongMacao', ''],
  ['M0123456712', 'travelPermitHongKongMacaoNonChinese', ''],
  ['01234567', 'travelPermitTaiwan', ''],
  ['0123456789A', 'travelPermitTaiwan', ''],
  ['E12345678', 'passportChina', ''],
  ['EA1234567', 'passportChina', ''],
  ['C01X00T47', 'passportForeign', ''],
  ['H12345678', 'passportForeign', ''],
  ['A1234563', 'hongKongIdentityCard', ''],
  ['G123456A', 'hongKongIdentityCard', ''],
  ['C5555556', 'hongKongIdentityCard', ''],
  ['Z683365A', 'hongKongIdentityCard', ''],
  ['AB9876543', 'hongKongIdentityCard', ''],
  ['WX1234569', 'hongKongIdentityCard', ''],
  ['51234567', 'macaoIdentityCard', ''],
]

for (const [value, kind, said] of RIGHT)
  test(`${value} is a right number of ${kind}`, () => {
    const finding = check(kind, value)
    assert.ok(finding.valid, JSON.stringify(finding))
    assert.equal(finding.normalised, value)
    const { facts } = finding
    const heard = facts && `${facts.birthOn.toString()} ${facts.sex ?? '-'} ${facts.regionCode}`
    assert.equal(heard ?? '', said)
    assert.equal(finding.remark, undefined)
  })

const citizen = (first17: string) => first17 + mod11Check(first17)

const WRONG: readonly (readonly [string, DocumentKind, IdentityNumberFault, object?])[] = [
  ['', 'residentIdentityCard', 'WRONG_LENGTH', { count: 0, expected: [18] }],
  ['44010419900307123', 'residentIdentityCard', 'WRONG_LENGTH', { count: 17, expected: [18] }],
  // The 15 digits of the first generation have not been valid since 2013.
  ['440104900307123', 'residentIdentityCard', 'WRONG_LENGTH', { count: 15, expected: [18] }],
  // A round letter O for a nought, and a multiplication sign for the X.
  [
    '44O104199003071239',
    'residentIdentityCard',
    'WRONG_CHARACTER',
    { position: 3, character: 'O' },
  ],
  [
    '44010419900307123×',
    'residentIdentityCard',
    'WRONG_CHARACTER',
    { position: 18, character: '×' },
  ],
  ['440104199003071230', 'residentIdentityCard', 'WRONG_CHECK_CHARACTER'],
  // The check character is right in each of the next five.
  ['44190020010229001X', 'residentIdentityCard', 'IMPOSSIBLE_DATE'],
  [citizen('44010419901301123'), 'residentIdentityCard', 'IMPOSSIBLE_DATE'],
  [citizen('44010419900400123'), 'residentIdentityCard', 'IMPOSSIBLE_DATE'],
  [citizen('44010418991231123'), 'residentIdentityCard', 'IMPOSSIBLE_DATE'],
  [citizen('44010420260302123'), 'residentIdentityCard', 'DATE_IN_FUTURE'],
  [
    citizen('17010419900307123'),
    'residentIdentityCard',
    'UNKNOWN_REGION',
    { regionCode: '170104' },
  ],
  // There is no 4410.
  [
    citizen('44100419900307123'),
    'residentIdentityCard',
    'UNKNOWN_REGION',
    { regionCode: '441004' },
  ],
  [
    citizen('81010019900307123'),
    'residencePermitHongKong',
    'UNKNOWN_REGION',
    { regionCode: '810100' },
  ],
  [
    citizen('98415619880808001'),
    'permanentResidence18',
    'UNKNOWN_REGION',
    { regionCode: '840000' },
  ],
  [citizen('94415619880231001'), 'permanentResidence18', 'IMPOSSIBLE_DATE'],
  ['944156198808080014', 'permanentResidence18', 'WRONG_CHECK_CHARACTER'],
  ['A123456(4)', 'hongKongIdentityCard', 'WRONG_CHECK_CHARACTER'],
  ['H123456789', 'travelPermitHongKongMacao', 'WRONG_LENGTH', { count: 10, expected: [9, 11] }],
  ['21234567', 'macaoIdentityCard', 'WRONG_KIND', { likelyKind: 'travelPermitTaiwan' }],
  ['E12#45678', 'passportForeign', 'WRONG_CHARACTER', { position: 4, character: '#' }],
  // Of another kind, and said so.
  [
    '810000199205060077',
    'residentIdentityCard',
    'WRONG_KIND',
    { likelyKind: 'residencePermitHongKong' },
  ],
  [
    '820000197811011155',
    'residencePermitHongKong',
    'WRONG_KIND',
    { likelyKind: 'residencePermitMacao' },
  ],
  [
    '944156198808080013',
    'residentIdentityCard',
    'WRONG_KIND',
    { likelyKind: 'permanentResidence18' },
  ],
  [
    '440104199003071239',
    'residencePermitTaiwan',
    'WRONG_KIND',
    { likelyKind: 'residentIdentityCard' },
  ],
  ['440104199003071239', 'passportForeign', 'WRONG_KIND', { likelyKind: 'residentIdentityCard' }],
  [
    'H1234567801',
    'residentIdentityCard',
    'WRONG_KIND',
    { likelyKind: 'travelPermitHongKongMacao' },
  ],
  ['A123456(3)', 'passportForeign', 'WRONG_KIND', { likelyKind: 'hongKongIdentityCard' }],
  ['5/123456/7', 'travelPermitTaiwan', 'WRONG_KIND', { likelyKind: 'macaoIdentityCard' }],
  ['E12345678', 'residentIdentityCard', 'WRONG_KIND', { likelyKind: 'passportChina' }],
  ['KAZ110090123105', 'permanentResidence18', 'WRONG_KIND', { likelyKind: 'permanentResidence15' }],
]

for (const [value, kind, reason, detail] of WRONG)
  test(`“${value}” is refused as a number of ${kind}: ${reason}`, () => {
    const expected = detail === undefined ? { reason } : { reason, detail }
    assert.deepEqual(check(kind, value), { valid: false, ...expected })
  })

test('a place that was abolished stays right in the number of who was registered there', () => {
  // 东山区, 顺德县, 顺德市, 番禺县, 东莞县 in 惠阳地区, 湛江地区, 海南行政区, 潮州市, 重庆 under 四川.
  for (const place of '440102 440620 440623 440681 440126 442527 442921 442121 449001 510202'.split(
    ' ',
  ))
    assert.ok(check('residentIdentityCard', citizen(`${place}19700101001`)).valid, place)
})

test('29 February is a birthday in leap years only', () => {
  for (const [date, valid] of [
    ['20000229', true],
    ['20040229', true],
    ['20010229', false],
    ['19000229', false],
  ] as const)
    assert.equal(check('residentIdentityCard', citizen(`440104${date}001`)).valid, valid, date)
})

test('who is born today has a right number today and not yesterday', () => {
  const number = citizen('44010420260301001')
  assert.ok(check('residentIdentityCard', number).valid)
  const yesterday = checkIdentityNumber('residentIdentityCard', number, today.subtract({ days: 1 }))
  assert.deepEqual(yesterday, { valid: false, reason: 'DATE_IN_FUTURE' })
})

const SPELLINGS: readonly (readonly [string, DocumentKind, string])[] = [
  ['440104 19900307 1239', 'residentIdentityCard', '440104199003071239'],
  ['440104-19900307-1239\t', 'residentIdentityCard', '440104199003071239'],
  ['４４０１０４１９９００３０７１２３９', 'residentIdentityCard', '440104199003071239'],
  ['11010519491231002x', 'residentIdentityCard', '11010519491231002X'],
  ['11010519491231002ｘ', 'residentIdentityCard', '11010519491231002X'],
  ['ｈ１２３４５６７８', 'travelPermitHongKongMacao', 'H12345678'],
  ['g123456（a）', 'hongKongIdentityCard', 'G123456A'],
  ['5/123456/7', 'macaoIdentityCard', '51234567'],
  ['1234567(8)', 'macaoIdentityCard', '12345678'],
]

for (const [written, kind, stored] of SPELLINGS)
  test(`“${written}” is taken for ${stored}`, () => {
    const finding = check(kind, written)
    assert.ok(finding.valid, JSON.stringify(finding))
    assert.equal(finding.normalised, stored)
  })

test('every renewal of a travel permit knows the same person, another letter another one', () => {
  const keys = ['H12345678', 'H1234567800', 'h12345678 01', 'M1234567801'].map((raw) => {
    const finding = check('travelPermitHongKongMacao', raw)
    return finding.valid && finding.identityKey
  })
  assert.deepEqual(keys, ['H12345678', 'H12345678', 'H12345678', 'M12345678'])
})

test('a doubtful check digit of an old permanent residence card is remarked, not refused', () => {
  const finding = check('permanentResidence15', 'KAZ110090123106')
  assert.ok(finding.valid)
  assert.equal(finding.remark, 'UNUSUAL_CHECK_CHARACTER')
})

test('a guess knows each kind by a right number of it', () => {
  const sameLook: Partial<Record<DocumentKind, DocumentKind>> = {
    householdRegister: 'residentIdentityCard',
    travelPermitHongKongMacaoNonChinese: 'travelPermitHongKongMacao',
  }
  for (const [value, kind] of RIGHT)
    if (kind !== 'passportForeign' && kind !== 'macaoIdentityCard')
      assert.equal(guessKind(value), sameLook[kind] ?? kind, value)
  assert.equal(guessKind('5/123456/7'), 'macaoIdentityCard')
  for (const strange of ['', '王小明', 'A1234567', '170104199003071239'])
    assert.equal(guessKind(strange), undefined, strange)
})

test('a card of Hong Kong or Macao alone registers nobody, every other document does', () => {
  assert.deepEqual(
    ALL_DOCUMENT_KINDS.filter((kind) => !DOCUMENT_KINDS[kind].primary),
    ['hongKongIdentityCard', 'macaoIdentityCard'],
  )
})

test('the official code of a travel permit follows its letter', () => {
  assert.equal(standardCode('travelPermitHongKongMacao', 'H12345678'), '04')
  assert.equal(standardCode('travelPermitHongKongMacao', 'M12345678'), '05')
  assert.equal(standardCode('passportForeign', 'M12345678'), '08')
})

test('a check character is reckoned of its own shape only', () => {
  assert.throws(() => mod11Check('4401041990030712'), RangeError)
  assert.throws(() => hongKongCheck('ABC123456'), RangeError)
  assert.throws(() => luhnCheck('62x'), RangeError)
})
