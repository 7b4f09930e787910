import assert from 'node:assert/strict'
import test from 'node:test'
import * as fc from 'fast-check'
import {
  maskAccountTail,
  maskCardNumber,
  maskIdentityNumber,
  maskName,
  maskPhone,
  spokenTail,
} from './masking.ts'
import { graphemes } from './names.ts'

const NAMES: readonly (readonly [string, string])[] = [
  ['张三', '张*'],
  ['王小明', '王*明'],
  ['陈方安生', '陈**生'],
  ['欧阳娜娜', '欧阳**'],
  ['欧阳修', '欧*修'],
  ['王', '*'],
  ['张 三', '张*'],
  ['王𫖯明', '王*明'],
  ['𫖯明', '𫖯*'],
  ['王明𫖯', '王*𫖯'],
  ['葛\u{E0100}小明', '葛\u{E0100}*明'],
  ['买买提·艾力', '买**·*力'],
  ['买买提・艾力', '买**・*力'],
  ['约翰·A·史密斯', '约*·*·**斯'],
  ['阿·力', '阿·*'],
  ['CHAN Tai Man', 'C* T* M*'],
  ['DA SILVA-SANTOS, José', 'D* S*-S*, J*'],
  ["O'Neil", "O*'N*"],
  ['Élodie', 'É*'],
  ['', ''],
]

for (const [name, masked] of NAMES)
  test(`“${name}” is shown as “${masked}”`, () => {
    assert.equal(maskName(name), masked)
  })

const IDENTITY_NUMBERS: readonly (readonly [string, string])[] = [
  ['440104199003071239', '4401**********1239'],
  ['11010519491231002x', '1101**********002X'],
  ['KAZ110090123105', 'KAZ********3105'],
  ['H1234567801', 'H1*******01'],
  ['H12345678', 'H1*****78'],
  ['01234567', '0*****67'],
  ['A123456(3)', 'A*****63'],
  ['12345', '*****'],
]

for (const [number, masked] of IDENTITY_NUMBERS)
  test(`identity number ${number} is shown as ${masked}`, () => {
    assert.equal(maskIdentityNumber(number), masked)
  })

const PHONES: readonly (readonly [string, string])[] = [
  ['13812341234', '138****1234'],
  ['138 1234-1234', '138****1234'],
  ['+86 138 1234 1234', '+86138****1234'],
  ['+852 9123 4567', '+852****4567'],
  ['+853 6612 3456', '+853****3456'],
  ['020-83331234', '*******1234'],
  ['8333123', '*****23'],
  ['', ''],
]

for (const [phone, masked] of PHONES)
  test(`phone “${phone}” is shown as “${masked}”`, () => {
    assert.equal(maskPhone(phone), masked)
  })

test('an account shows its tail and not its length', () => {
  assert.equal(maskAccountTail('6217566000000000018'), '****0018')
  assert.equal(maskAccountTail('6217 5660 0000 0026'), '****0026')
  assert.equal(maskAccountTail('1234'), '****')
})

test('a card number shows its tail', () => {
  assert.equal(maskCardNumber('k1234567'), '****4567')
  assert.equal(maskCardNumber('123456789'), '*****6789')
  assert.equal(maskCardNumber('123'), '***')
})

test('a screen reader hears the tail digit by digit and never a star', () => {
  assert.deepEqual(spokenTail('440***0012'), { count: 4, characters: ['0', '0', '1', '2'] })
  assert.deepEqual(spokenTail('H1*****78'), { count: 2, characters: ['7', '8'] })
  assert.deepEqual(spokenTail('440104199003071239').characters, ['1', '2', '3', '9'])
  assert.deepEqual(spokenTail('***'), { count: 0, characters: [] })
})

const han = fc.array(
  fc.constantFrom<string[]>('王', '明', '𫖯', '㛃', '葛\u{E0100}', '欧', '阳', '·', ' '),
  {
    minLength: 1,
    maxLength: 8,
  },
)

test('a masked name hides something, cuts no character and invents none', () => {
  fc.assert(
    fc.property(han, (characters) => {
      fc.pre(!/^[\s·]*$/.test(characters.join('')))
      const shown = graphemes(maskName(characters.join('')))
      assert.ok(shown.includes('*'))
      for (const character of shown) assert.ok(character === '*' || characters.includes(character))
      assert.ok(shown.filter((character) => !'*·'.includes(character)).length <= 2)
    }),
  )
})

test('a masked number of any length hides at least half of it and keeps its length', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[0-9A-Z]{1,20}$/), (number) => {
      const masked = maskIdentityNumber(number)
      assert.equal(masked.length, number.length)
      assert.ok((masked.match(/\*/g) ?? []).length * 2 >= number.length)
    }),
  )
})
