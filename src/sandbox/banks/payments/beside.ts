import { createHash, type KeyObject } from 'node:crypto'
import { signSm2 } from '#platform/crypto/sm2.ts'
import { yuan } from './payment.ts'

/** The two files beside a file of answers: what is in it, and who says so. */
export interface Beside {
  readonly sidecar: string
  /** SM2 over the sidecar, DER in base64. */
  readonly signature: string
}

const NEW_LINE = 0x0a

/** Makes them as the agreement with the banks describes them. */
export const besideOf = (
  name: string,
  content: Uint8Array,
  totals: { readonly count: number; readonly sumFen: bigint },
  privateKey: KeyObject,
): Beside => {
  const sidecar = [
    'yikatong-payment-file 1',
    `name ${name}`,
    `bytes ${content.length}`,
    `lines ${content.reduce((lines, byte) => lines + (byte === NEW_LINE ? 1 : 0), 0)}`,
    `sm3 ${createHash('sm3').update(content).digest('hex')}`,
    `payments ${totals.count}`,
    `total ${yuan(totals.sumFen)}`,
    'lines-sm3 none',
    '',
  ].join('\n')
  const signature = signSm2(privateKey, Buffer.from(sidecar)).toString('base64')
  return { sidecar, signature: `${signature}\n` }
}
