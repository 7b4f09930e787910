import assert from 'node:assert/strict'
import test from 'node:test'
import * as fc from 'fast-check'
import { CARD, chipRecord, HOLDER, VirtualChip } from '#test/pcsc/virtual-chip.ts'
import { readChip } from './chip.ts'
import { CHIP_RECORDS, type ChipRecord, readRecord } from './chip-files.ts'
import { ReaderFault } from './fault.ts'

const read = (card: VirtualChip, holder = false) =>
  readChip(async (command) => card.answer(command), { holder })

const records = fc.constantFrom(...(Object.keys(CHIP_RECORDS) as ChipRecord[]))

test('a chip is read by its published application, files and records', async () => {
  const card = new VirtualChip()
  assert.deepEqual(await read(card, true), { card: CARD, holder: HOLDER })
  assert.deepEqual(card.commands, [
    '00a404000f7378312e73682ec9e7bbe1b1a3d5cf',
    '00b2012c12',
    '00b2052c06',
    '00b2062c06',
    '00b2072c0b',
    '00b2013414',
    '00b2023420',
  ])
})

test('a chip that holds its answers back is asked for them', async () => {
  assert.deepEqual(await read(new VirtualChip({ holdsBack: true })), { card: CARD })
})

test('a chip that names another length is asked again with that length', async () => {
  const card = new VirtualChip()
  const answer = await readChip(
    async (command) => {
      const isFirst = command[1] === 0xb2 && !card.commands.includes(command.toHex())
      card.commands.push(command.toHex())
      const length = command.at(-1) ?? 0
      return isFirst ? Uint8Array.of(0x6c, length) : card.answer(command)
    },
    { holder: false },
  )
  assert.deepEqual(answer.card, CARD)
})

test('a card that shows its holder to a key only is still read as a card', async () => {
  assert.deepEqual(await read(new VirtualChip({ secretHolder: true }), true), {
    card: CARD,
    holder: undefined,
  })
})

test('another kind of card is told from one that refuses', async () => {
  await assert.rejects(read(new VirtualChip({ foreign: true })), { code: 'CARD_OF_ANOTHER_KIND' })
  const refusing = readChip(async () => Uint8Array.of(0x6f, 0x00), { holder: false })
  await assert.rejects(refusing, { code: 'CARD_REFUSED', message: 'status 6F00 of the chip' })
  const silent = readChip(async () => new Uint8Array(), { holder: false })
  await assert.rejects(silent, { code: 'CARD_SILENT' })
})

test('what breaks the rules of the chip is refused and not guessed', async () => {
  const broken: readonly Partial<Record<ChipRecord, string>>[] = [
    { identifier: 'AB0100D1560000050000000000000003' },
    { number: '503030303030303a33' },
    { number: '000000000000000000' },
    { issuedOn: '20240230' },
    { validUntil: '2034AB15' },
  ]
  for (const values of broken)
    await assert.rejects(read(new VirtualChip({ values })), { code: 'CARD_DATA_WRONG' })
  const noNumber = new VirtualChip({ values: { socialSecurityNumber: '20'.repeat(18) } })
  await assert.rejects(read(noNumber, true), { code: 'CARD_DATA_WRONG' })
})

test('a day that was never written is absent, and a number of eight is filled up', async () => {
  for (const none of ['00000000', 'FFFFFFFF']) {
    const values = { validUntil: none, number: '4b313233343536370000'.slice(0, 18) }
    const { card } = await read(new VirtualChip({ values }))
    assert.equal(card.validUntil, undefined)
    assert.equal(card.number, 'K1234567')
  }
})

test('every day and every identifier comes out as it went in', () => {
  const first = Temporal.PlainDate.from('1999-01-01')
  fc.assert(
    fc.property(fc.nat(40_000), (days) => {
      const iso = first.add({ days }).toString()
      const bytes = chipRecord('issuedOn', iso.replaceAll('-', ''))
      assert.equal(readRecord('issuedOn', bytes), iso)
    }),
  )
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), (bytes) => {
      const hex = bytes.toHex()
      assert.equal(readRecord('identifier', chipRecord('identifier', hex)), hex.toUpperCase())
    }),
  )
})

test('whatever bytes a chip sends, they are read or refused by code', () => {
  fc.assert(
    fc.property(records, fc.uint8Array({ maxLength: 40 }), (record, bytes) => {
      const { tag, length } = CHIP_RECORDS[record]
      const whole = Uint8Array.of(tag, length, ...bytes)
      for (const sent of [bytes, whole])
        try {
          const value = readRecord(record, sent)
          assert.equal(sent.length, length + 2)
          assert.doesNotMatch(value ?? '', /\p{Cc}/u)
        } catch (error) {
          assert.ok(error instanceof ReaderFault && error.code === 'CARD_DATA_WRONG')
        }
    }),
  )
})

test('a name comes out exactly as the chip has it, rare characters too', () => {
  const name = (hex: string) => readRecord('name', chipRecord('name', hex.padEnd(60, '0')))
  assert.equal(name('bbc6d0e3d3a2'), '黄秀英')
  assert.equal(name('95328236'), '𠀀')
  assert.equal(name('8139ef30'), '㐁')
  assert.equal(name('4a4f414f2044415320434143484f53'), 'JOAO DAS CACHOS')
})
