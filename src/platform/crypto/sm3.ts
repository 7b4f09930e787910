import { createHash } from 'node:crypto'

/** SM3 of bytes that come one after the other. */
export class Sm3 {
  readonly #hash = createHash('sm3')

  update(bytes: Uint8Array | string): this {
    this.#hash.update(bytes)
    return this
  }

  /** 64 hexadecimal digits; nothing can be added afterwards. */
  hex(): string {
    return this.#hash.digest('hex')
  }
}

/** SM3 of the bytes, in hexadecimal digits. */
export const sm3 = (content: Uint8Array): string => new Sm3().update(content).hex()
