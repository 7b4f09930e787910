import { APPLICATION } from '#platform/reader/chip.ts'
import { CHIP_FILES, CHIP_RECORDS, type ChipRecord } from '#platform/reader/chip-files.ts'

/** The chip of somebody made up. */
export const CARD = {
  region: '440100',
  number: 'P00000003',
  identifier: '440100D1560000050000000000000003',
  issuedOn: '2024-03-15',
  validUntil: '2034-03-15',
} as const
/** 黄秀英 in GBK, and the number of the demonstration's persona. */
export const HOLDER = { socialSecurityNumber: '440103195905129924', name: '黄秀英' } as const

const ascii = (text: string, length: number): string =>
  Buffer.from(text.padEnd(length, '\0'), 'ascii').toString('hex')

/** The value of each record, in hexadecimal digits. */
const VALUES: Readonly<Record<ChipRecord, string>> = {
  identifier: CARD.identifier,
  issuedOn: CARD.issuedOn.replaceAll('-', ''),
  validUntil: CARD.validUntil.replaceAll('-', ''),
  number: ascii(CARD.number, 9),
  socialSecurityNumber: ascii(HOLDER.socialSecurityNumber, 18),
  name: 'bbc6d0e3d3a2'.padEnd(60, '0'),
}

/** One record as the chip holds it: tag, length, value. */
export const chipRecord = (name: ChipRecord, value: string = VALUES[name]): Uint8Array =>
  Uint8Array.of(CHIP_RECORDS[name].tag, CHIP_RECORDS[name].length, ...Uint8Array.fromHex(value))

const status = (code: number): Uint8Array => Uint8Array.of(code >> 8, code & 0xff)

export interface ChipManners {
  /** Says how much there is and wants to be asked for it, as chips with T=0 do. */
  readonly holdsBack?: boolean
  /** Shows the holder to a key only, as the newest cards do. */
  readonly secretHolder?: boolean
  /** Another application than that of the social security card. */
  readonly foreign?: boolean
  /** Records that differ from those of the made-up holder. */
  readonly values?: Readonly<Partial<Record<ChipRecord, string>>>
}

/** 社会保障卡 as a program: answers SELECT, READ RECORD and GET RESPONSE. */
export class VirtualChip {
  readonly #manners: ChipManners
  #selected = false
  #heldBack: Uint8Array = new Uint8Array()
  /** Every command that came, in hexadecimal digits. */
  readonly commands: string[] = []

  constructor(manners: ChipManners = {}) {
    this.#manners = manners
  }

  /** Power on or reset: forgets what was selected. */
  reset(): void {
    this.#selected = false
  }

  answer(command: Uint8Array): Uint8Array {
    this.commands.push(command.toHex())
    const [, instruction, first = 0, second = 0, last = 0] = command
    if (instruction === 0xa4) return this.#select(command.subarray(5))
    if (instruction === 0xb2) return this.#read(first, second, last)
    if (instruction === 0xc0) return Uint8Array.of(...this.#heldBack, ...status(0x9000))
    return status(0x6d00)
  }

  #select(name: Uint8Array): Uint8Array {
    this.#selected = this.#manners.foreign !== true && name.toHex() === APPLICATION.toHex()
    return status(this.#selected ? 0x9000 : 0x6a82)
  }

  #read(record: number, place: number, length: number): Uint8Array {
    if (!this.#selected) return status(0x6985)
    const found = (Object.keys(CHIP_RECORDS) as ChipRecord[]).find((name) => {
      const layout = CHIP_RECORDS[name]
      return layout.record === record && ((CHIP_FILES[layout.file] << 3) | 4) === place
    })
    if (found === undefined) return status(0x6a83)
    const isHolder = CHIP_RECORDS[found].file === 'holder'
    if (isHolder && this.#manners.secretHolder === true) return status(0x6982)
    const bytes = chipRecord(found, this.#manners.values?.[found])
    if (length !== bytes.length) return status(0x6c00 | bytes.length)
    if (this.#manners.holdsBack !== true) return Uint8Array.of(...bytes, ...status(0x9000))
    this.#heldBack = bytes
    return status(0x6100 | bytes.length)
  }
}
