import { hkdfSync } from 'node:crypto'

/** What a derived key is for. Each purpose has its own, so that one leak opens one thing. */
export type KeyPurpose =
  | 'sealing'
  | 'spool'
  | 'blindIndex'
  | 'pseudonym'
  | 'terminalSession'
  | 'code'
  | 'signing'
  | 'fileSignature'
  | 'catalogueSignature'
  | 'accessToken'

/** Keys of SM4 are shorter than those of digests. */
const SM4_KEYS: ReadonlySet<KeyPurpose> = new Set(['sealing', 'spool'])

export interface MasterKey {
  /** 1 to 255; stands in every ciphertext so that rotation can find what is old. */
  readonly number: number
  readonly secret: Uint8Array
}

/** The keys of the program. The first is used to write, all of them to read. */
export class KeyRing {
  readonly #derived = new Map<string, Buffer>()
  readonly #masters: ReadonlyMap<number, MasterKey>
  readonly current: number

  constructor(masters: readonly MasterKey[]) {
    const [first] = masters
    if (first === undefined) throw new Error('A key ring needs at least one master key')
    this.#masters = new Map(masters.map((key) => [key.number, key]))
    this.current = first.number
  }

  /** Whether a key is on the ring. */
  has(number: number): boolean {
    return this.#masters.has(number)
  }

  /** 16 bytes where SM4 is used, 32 for the rest. Throws for a number that is not on the ring. */
  derive(purpose: KeyPurpose, number: number = this.current): Buffer {
    const id = `${purpose}/${number}`
    const known = this.#derived.get(id)
    if (known !== undefined) return known
    const master = this.#masters.get(number)
    if (master === undefined) throw new Error(`Key ${number} is not on the ring`)
    const length = SM4_KEYS.has(purpose) ? 16 : 32
    const key = Buffer.from(hkdfSync('sm3', master.secret, '', `yikatong/${purpose}`, length))
    this.#derived.set(id, key)
    return key
  }
}

/**
 * Reads `1:<64 hex digits>[,2:<64 hex digits>]`, the current key first.
 *
 * @throws with what is wrong and never with the key itself.
 */
export const parseKeyRing = (text: string): KeyRing => {
  const masters = text.split(',').map((part, i) => {
    const match = /^\s*(\d{1,3}):([0-9a-f]{64})\s*$/i.exec(part)
    const number = Number(match?.[1])
    if (match?.[2] === undefined || number < 1 || number > 255)
      throw new Error(`master key ${i + 1} must read "number:64 hexadecimal digits"`)
    return { number, secret: Buffer.from(match[2], 'hex') }
  })
  return new KeyRing(masters)
}
