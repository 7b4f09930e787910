import * as fc from 'fast-check'
import type { InstructionHead, InstructionLine } from '#modules/payment/index.ts'

/** A head without the totals of its lines. */
const BARE_HEAD = {
  fileNumber: 'F20261126-102-0001',
  incarnation: 1,
  batchReference: 'B20261126-0001',
  bankCode: '102',
  programme: { code: 'GD-0007', name: '耕地地力保护补贴' },
  period: '2026Q4',
  payOn: Temporal.PlainDate.from('2026-11-26'),
  madeAt: Temporal.Instant.from('2026-11-26T00:30:15Z'),
  payer: { name: '广州市财政局（国库支付）', accountNumber: '440200000000000117' },
} as const

export const lineIdOf = (number: number): string =>
  `0199aaaa0000700080000000${number.toString(16).padStart(8, '0')}`

/** A line of the sample batch. */
export const lineOf = (number: number, change: Partial<InstructionLine> = {}): InstructionLine => ({
  lineId: lineIdOf(number),
  accountNumber: '6217566000000000018',
  accountName: '陈静怡',
  amountFen: 12_345n,
  purpose: '耕地地力保护补贴2026年第四季度',
  ...change,
})

/** A head that fits the lines. */
export const headOf = (
  lines: readonly InstructionLine[],
  change: Partial<InstructionHead> = {},
): InstructionHead => ({
  ...BARE_HEAD,
  totals: { count: lines.length, sumFen: lines.reduce((sum, one) => sum + one.amountFen, 0n) },
  ...change,
})

/** Awaits everything that a reader or a writer yields. */
export const collect = async <T>(from: AsyncIterable<T>): Promise<T[]> => Array.fromAsync(from)

export const bytesOf = async (from: AsyncIterable<Uint8Array>): Promise<Buffer> =>
  Buffer.concat(await collect(from))

/** The bytes in pieces of one size, as a network may hand them over. */
export const piecesOf = (bytes: Uint8Array, size: number): readonly Uint8Array[] =>
  Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
    bytes.subarray(i * size, (i + 1) * size),
  )

const between = (first: number, last: number) =>
  fc.integer({ min: first, max: last }).map((point) => String.fromCodePoint(point))

/** Characters of names: of all the planes that have Han, with dots and letters between. */
const nameCharacter = fc.oneof(
  { weight: 6, arbitrary: between(0x4e00, 0x9fa5) },
  between(0x3400, 0x4dbf),
  between(0x2_0000, 0x2_a6df),
  between(0x2_b740, 0x2_b81d),
  between(0x3_0000, 0x3_134a),
  fc.constantFrom('·', 'A', 'z', 'é', ' ', '-', "'", '&', '<', '"', 'ㆍ'),
)

export const anyName = fc
  .array(nameCharacter, { minLength: 1, maxLength: 30 })
  .map((characters) => characters.join('').trim())
  .filter((name) => name !== '')

const anyLineBut = {
  accountNumber: fc.stringMatching(/^[1-9][0-9]{9,18}$/),
  accountName: anyName,
  // More than a double can hold exactly, within a file of some lines.
  amountFen: fc.bigInt({ min: 1n, max: 10n ** 15n }),
  purpose: anyName,
}

/** Lines in the order of their ids. */
export const anyLines = fc
  .uniqueArray(fc.tuple(fc.uuid(), fc.record(anyLineBut)), {
    selector: ([uuid]) => uuid,
    minLength: 1,
    maxLength: 12,
  })
  .map((pairs) =>
    pairs
      .map(([uuid, rest]): InstructionLine => ({ lineId: uuid.replaceAll('-', ''), ...rest }))
      .sort((one, other) => (one.lineId < other.lineId ? -1 : 1)),
  )
