/** A signature is two numbers below the order of the curve, 32 bytes each when written raw. */
const NUMBER_BYTES = 32
export const RAW_BYTES = 2 * NUMBER_BYTES

const INTEGER = 0x02
const SEQUENCE = 0x30

/** DER writes a number without leading zeros, and with one where the first bit would be a sign. */
const derInteger = (raw: Uint8Array): Buffer => {
  const first = raw.findIndex((byte) => byte !== 0)
  const digits = first < 0 ? Buffer.from([0]) : Buffer.from(raw.subarray(first))
  const signed = digits.readUInt8(0) >= 0x80 ? Buffer.concat([Buffer.from([0]), digits]) : digits
  return Buffer.concat([Buffer.from([INTEGER, signed.length]), signed])
}

/** 64 bytes r and s → the DER form that certificates and OpenSSL use. */
export const derOfRaw = (raw: Uint8Array): Buffer => {
  if (raw.length !== RAW_BYTES) throw new RangeError('a raw signature has 64 bytes')
  const body = Buffer.concat([
    derInteger(raw.subarray(0, NUMBER_BYTES)),
    derInteger(raw.subarray(NUMBER_BYTES)),
  ])
  return Buffer.concat([Buffer.from([SEQUENCE, body.length]), body])
}

/** The DER form → 64 bytes r and s. For signatures that this program made, so it is strict. */
export const rawOfDer = (der: Uint8Array): Buffer => {
  const bytes = Buffer.from(der)
  const numbers: Buffer[] = []
  let at = 2
  for (let i = 0; i < 2; i += 1) {
    const length = bytes.readUInt8(at + 1)
    const digits = bytes.subarray(at + 2, at + 2 + length)
    const bare = digits.subarray(Math.max(0, digits.length - NUMBER_BYTES))
    numbers.push(Buffer.concat([Buffer.alloc(NUMBER_BYTES - bare.length), bare]))
    at += 2 + length
  }
  const raw = Buffer.concat(numbers)
  if (!derOfRaw(raw).equals(bytes)) throw new RangeError('this is no DER form of a signature')
  return raw
}
