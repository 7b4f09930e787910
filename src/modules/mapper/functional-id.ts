/** The alphabet of Z85 (ZeroMQ RFC 32), in order: four bytes are five of its signs. */
const SIGNS =
  '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-:+=^!/*?&<>()[]{}@%$#'
const PLACES: ReadonlyMap<string, number> = new Map(Array.from(SIGNS, (sign, i) => [sign, i]))
const BASE = 85
const WORDS = [0, 4, 8, 12] as const
const MOST = 0xff_ff_ff_ff

const spelt = (word: number): string => {
  let [text, rest] = ['', word]
  for (let i = 0; i < 5; i += 1) {
    text = SIGNS.charAt(rest % BASE) + text
    rest = Math.floor(rest / BASE)
  }
  return text
}

/**
 * A name of 32 hexadecimal digits in the 20 signs that the payments building block has room for:
 * another spelling of the same name, in which letters great and small differ.
 */
export const toFunctionalId = (token: string): string => {
  const bytes = Buffer.from(token, 'hex')
  return WORDS.map((at) => spelt(bytes.readUInt32BE(at))).join('')
}

/** The 32 hexadecimal digits again; `undefined` for what is no such spelling. */
export const fromFunctionalId = (text: string): string | undefined => {
  if (text.length !== 20) return undefined
  const bytes = Buffer.alloc(16)
  for (const at of WORDS) {
    const start = (at / 4) * 5
    const places = Array.from(
      text.slice(start, start + 5),
      (sign) => PLACES.get(sign) ?? Number.NaN,
    )
    const word = places.reduce((sum, place) => sum * BASE + place, 0)
    // Not a number is not small enough either.
    if (!(word <= MOST)) return undefined
    bytes.writeUInt32BE(word, at)
  }
  return bytes.toString('hex')
}
