import type { KeyObject } from 'node:crypto'
import { signSm2, verifySm2 } from '#platform/crypto/sm2.ts'
import { Sm3 } from '#platform/crypto/sm3.ts'
import { amountText, exactAmount } from './amount.ts'
import type { Bytes, Totals } from './bank-format.ts'
import type { Fault } from './fault.ts'

/** What is said of the bytes of a file. */
export interface BytesSeal {
  readonly bytes: number
  /** Ends of line in it. */
  readonly lines: number
  readonly sm3: string
}

const NEW_LINE = 0x0a

/** Counts and digests the bytes of a file as they pass. */
export class ByteSeal {
  readonly #hash = new Sm3()
  #bytes = 0
  #lines = 0

  add(chunk: Uint8Array): void {
    this.#hash.update(chunk)
    this.#bytes += chunk.length
    for (let at = chunk.indexOf(NEW_LINE); at >= 0; at = chunk.indexOf(NEW_LINE, at + 1))
      this.#lines += 1
  }

  seal(): BytesSeal {
    return { bytes: this.#bytes, lines: this.#lines, sm3: this.#hash.hex() }
  }
}

/** Hands the bytes on as they come and adds them to the seal. */
export async function* sealed(bytes: Bytes, seal: ByteSeal): AsyncGenerator<Uint8Array> {
  for await (const chunk of bytes) {
    seal.add(chunk)
    yield chunk
  }
}

/** 摘要文件: what stands in the file beside a file of payments or of answers. */
export interface Sidecar extends BytesSeal {
  readonly name: string
  readonly payments: Totals
  /** Digest of the approved lines; only beside an instruction. */
  readonly linesSm3?: string | undefined
}

const TITLE = 'yikatong-payment-file 1'
const NONE = 'none'

/** The text of the file beside: ASCII, one fact a line, always in this order. */
export const sidecarText = (sidecar: Sidecar): string => {
  const facts = [
    TITLE,
    `name ${sidecar.name}`,
    `bytes ${sidecar.bytes}`,
    `lines ${sidecar.lines}`,
    `sm3 ${sidecar.sm3}`,
    `payments ${sidecar.payments.count}`,
    `total ${amountText(sidecar.payments.sumFen)}`,
    `lines-sm3 ${sidecar.linesSm3 ?? NONE}`,
  ]
  return facts.map((fact) => `${fact}\n`).join('')
}

const COUNT = String.raw`(0|[1-9]\d{0,14})`
const HEX = '[0-9a-f]{64}'
const SIDECAR = new RegExp(
  [
    `^${TITLE}`,
    String.raw`name ([0-9A-Za-z][0-9A-Za-z._-]{0,99})`,
    `bytes ${COUNT}`,
    `lines ${COUNT}`,
    `sm3 (${HEX})`,
    `payments ${COUNT}`,
    String.raw`total (\d+\.\d\d)`,
    `lines-sm3 (${HEX}|${NONE})\n$`,
  ].join('\n'),
)

/** Reads the file beside; `undefined` for anything that is not exactly of its form. */
export const readSidecar = (text: string): Sidecar | undefined => {
  const [, name, bytes, lines, sm3, count, total, linesSm3] = SIDECAR.exec(text) ?? []
  const sumFen = exactAmount(total ?? '')
  if (name === undefined || sm3 === undefined || sumFen === undefined) return undefined
  return {
    name,
    bytes: Number(bytes),
    lines: Number(lines),
    sm3,
    payments: { count: Number(count), sumFen },
    linesSm3: linesSm3 === NONE ? undefined : linesSm3,
  }
}

/** What was received, or is about to be sent, as it was found. */
export interface Found extends BytesSeal {
  readonly name: string
  /** Present once the file was read. */
  readonly payments?: Totals | undefined
  readonly linesSm3?: string | undefined
}

/** Every fact of the file beside that the file does not bear out. */
export const sidecarFaults = (told: Sidecar, found: Found): readonly Fault[] => {
  const facts: readonly (readonly [
    line: number,
    field: string,
    told: string,
    found: string | undefined,
  ])[] = [
    [2, '文件名', told.name, found.name],
    [3, '字节数', String(told.bytes), String(found.bytes)],
    [4, '行数', String(told.lines), String(found.lines)],
    [5, 'SM3 摘要', told.sm3, found.sm3],
    [6, '笔数', String(told.payments.count), found.payments?.count.toString()],
    [7, '金额', amountText(told.payments.sumFen), sumText(found.payments)],
    [8, '明细摘要', told.linesSm3 ?? NONE, found.linesSm3],
  ]
  return facts
    .filter(([, , is, was]) => was !== undefined && is !== was)
    .map(([line, field, expected, was]) => ({
      code: 'SIDECAR_DIFFERS',
      place: { line, field },
      found: was,
      expected,
    }))
}

const sumText = (totals: Totals | undefined): string | undefined =>
  totals === undefined ? undefined : amountText(totals.sumFen)

/** 签名文件: SM2 over the bytes of the file beside, DER in base64, and an end of line. */
export const signSidecar = (privateKey: KeyObject, text: string): string =>
  `${signSm2(privateKey, Buffer.from(text)).toString('base64')}\n`

const SIGNATURE = /^[0-9A-Za-z+/]{80,120}={0,2}\r?\n?$/

/** Whether the file of the signature is of this file beside and by this key. */
export const verifySidecar = (publicKey: KeyObject, text: string, signature: string): boolean =>
  SIGNATURE.test(signature) &&
  verifySm2(publicKey, Buffer.from(text), Buffer.from(signature, 'base64'))

/** A file that came, judged by what came beside it: nothing is read of one that has faults. */
export const judgeReceived = (
  beside: { readonly text: string; readonly signature: string; readonly key: KeyObject },
  found: Found,
): readonly Fault[] => {
  if (!verifySidecar(beside.key, beside.text, beside.signature))
    return [{ code: 'SIGNATURE_WRONG', place: { line: 1 } }]
  const told = readSidecar(beside.text)
  return told === undefined
    ? [{ code: 'SIDECAR_WRONG', place: { line: 1 } }]
    : sidecarFaults(told, found)
}
