import type { KeyObject } from 'node:crypto'
import type { ActionContext } from '#platform/audit.ts'
import { sm2PublicKey } from '#platform/crypto/sm2.ts'
import type { Handle } from '#platform/db.ts'
import { BANK_FORMATS } from './formats/index.ts'
import type { Fault } from './formats/fault.ts'
import { readSidecar, type Sidecar, verifySidecar } from './formats/sidecar.ts'
import { bankKeys } from './store-bank-keys.ts'
import type { FormatCode } from './store-instructions.ts'
import { refuseFile, takeAnswerFile, type Taken, type TakeDeps } from './take-answer-file.ts'

/** The two files beside a file of answers. */
export interface Beside {
  /** 摘要文件 */
  readonly sidecar: string
  /** 签名文件: SM2 over the sidecar, DER in base64. */
  readonly signature: string
}

/** The keys by which a bank signs now. */
export const fileKeysOf = async (handle: Handle, bankCode: string): Promise<readonly KeyObject[]> =>
  (await bankKeys(handle, bankCode))
    .filter(({ retiredAt }) => retiredAt === undefined)
    .map(({ point }) => sm2PublicKey(point))

/** What the file beside says, if one of these keys signed it; else what is wrong with it. */
export const judgeBeside = (
  { sidecar, signature }: Beside,
  keys: readonly KeyObject[],
): Sidecar | Fault => {
  if (!keys.some((key) => verifySidecar(key, sidecar, signature)))
    return { code: 'SIGNATURE_WRONG', place: { line: 1 } }
  return readSidecar(sidecar) ?? { code: 'SIDECAR_WRONG', place: { line: 1 } }
}

/** The format that the name of a file says. */
export const formatOfName = (name: string): FormatCode =>
  name.endsWith(`.${BANK_FORMATS.iso20022.extension}`) ? 'iso20022' : 'delimited'

export interface Received extends Beside {
  readonly bankCode: string
  readonly content: AsyncIterable<Uint8Array>
  readonly arrived?: (() => void) | undefined
}

/**
 * 收银行送来的回盘文件: the signature first, then the sizes and digests, then the records; whatever is
 * wrong at one step, the next is not looked at. Taken once, whichever way and however often it
 * comes (P15).
 */
export const receiveAnswer = async (
  deps: TakeDeps,
  context: ActionContext,
  { bankCode, content, arrived, ...beside }: Received,
): Promise<Taken> => {
  const told = judgeBeside(beside, await fileKeysOf(deps.db, bankCode))
  if ('code' in told) return refuseFile(deps.db, context, { bankCode, faults: [told] })
  const format = formatOfName(told.name)
  return takeAnswerFile(deps, context, { bankCode, format, content, told, arrived })
}
