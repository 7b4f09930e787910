import type { ActionContext } from '#platform/audit.ts'
import type { Clock } from '#platform/clock.ts'
import { sm3 } from '#platform/crypto/sm3.ts'
import type { Database } from '#platform/db.ts'
import { PlainError, type Words } from '#platform/words.ts'
import { findStaff } from '#modules/organisation/index.ts'
import {
  type Asked,
  type AskingRefusal,
  askTaken,
  type BankInquiry,
  bankInquiries,
  currentIncarnation,
  declareIncarnation,
  enterTaken,
  isSettled,
  matchFound,
  type PayingBanks,
  readTaken,
  type TwoWitnesses,
} from '#modules/payment/index.ts'
import { readNamedFile } from './commands/command-input.ts'

/** What the steps after a restoration stand on. */
export interface AfterRestore {
  readonly db: Database
  readonly banks: PayingBanks
  readonly clock: Clock
}

/** What a step says to whoever took it, and whether all is done that it is about. */
export interface Said {
  readonly isDone: boolean
  readonly lines: readonly Words[]
}

const contextOf = ({ clock }: AfterRestore): ActionContext => ({
  actor: { kind: 'system', id: 'after-restore' },
  requestId: `after-restore-${clock.now().toString()}`,
  at: clock.now(),
})

const NOT_DECLARED: Words = {
  zh: '数据库恢复过,还没有登记,现在什么也不发。先停掉旧的程序,再运行 declare',
  en: 'The database was brought back: nothing is sent. End every old program, then declare it',
}

const ofBank = ({ bankCode, asked, told, missing }: BankInquiry): readonly Words[] => [
  asked === undefined
    ? { zh: `${bankCode} 还没有核对,不发`, en: `${bankCode} was not asked: nothing is sent to it` }
    : { zh: `${bankCode} 已核对,${told} 份指令`, en: `${bankCode} told of ${told} instructions` },
  ...missing.map(({ reference, batchId }) => ({
    zh: `  ${reference} 所属批次 ${batchId} 在库里没有:重新录入该批次,再运行 match`,
    en: `  ${reference} is of batch ${batchId}, which is lost: enter it again, then match`,
  })),
]

/** How far it has come: declared, and each bank asked. */
export const standing = async ({ db }: AfterRestore): Promise<Said> => {
  const { number, isElsewhere } = await currentIncarnation(db)
  if (isElsewhere) return { isDone: false, lines: [NOT_DECLARED] }
  if (number === 1)
    return {
      isDone: true,
      lines: [{ zh: '数据库没有恢复过', en: 'This database was never brought back' }],
    }
  const banks = await bankInquiries(db)
  return {
    isDone: banks.every(isSettled),
    lines: [
      { zh: `第 ${number} 次生命`, en: `Life number ${number}` },
      ...banks.flatMap((one) => ofBank(one)),
    ],
  }
}

/** Declares that the database was brought back; why stands in the audit. */
export const declareRestored = async (deps: AfterRestore, why: string): Promise<Said> => {
  const decision = await declareIncarnation(deps, contextOf(deps), { why })
  return decision.granted
    ? standing(deps)
    : { isDone: false, lines: [{ zh: '请写明原因', en: 'Say why' }] }
}

const REFUSALS: Readonly<Record<AskingRefusal, Words>> = {
  INCARNATION_NOT_DECLARED: NOT_DECLARED,
  LATER_INCARNATION: {
    zh: '银行有编号更新的指令,出自另一次恢复:再登记一次',
    en: 'The bank has instructions of another restoration: declare once more',
  },
  FUNDS_SHORT: {
    zh: '专户余额不足以覆盖银行已收的指令:先补记拨款',
    en: 'The fund does not cover what the bank has: enter the appropriations that are missing',
  },
  SAME_PERSON: { zh: '要两个不同单位的人', en: 'Two people of two units are needed' },
}

const askOne = async (deps: AfterRestore, bankCode: string): Promise<Words | undefined> => {
  const asked = await askTaken(deps, contextOf(deps), bankCode)
  if (asked === 'silent')
    return { zh: `${bankCode} 没有答复,稍后再问`, en: `${bankCode} did not answer: ask again` }
  if (asked === undefined)
    return {
      zh: `${bankCode} 没有接口或不留编号:请两个人查它的账,再运行 enter`,
      en: `${bankCode} has no list to ask for: two people look, then enter its list`,
    }
  if (asked.granted) return undefined
  const { zh, en } = REFUSALS[asked.refusal]
  return { zh: `${bankCode} ${zh}`, en: `${bankCode} ${en}` }
}

/** Asks every bank that was not asked; then how far it has come. */
export const askBanks = async (deps: AfterRestore): Promise<Said> => {
  const troubles: Words[] = []
  for (const { bankCode, asked } of await bankInquiries(deps.db)) {
    const trouble = asked === undefined ? await askOne(deps, bankCode) : undefined
    if (trouble !== undefined) troubles.push(trouble)
  }
  const { isDone, lines } = await standing(deps)
  return { isDone, lines: [...troubles, ...lines] }
}

/** A paper and the two who looked at it. */
export interface Seen {
  readonly file: string
  readonly firstId: string
  readonly secondId: string
}

/** @throws {PlainError} unless both are people of the register, of two units. */
const witnessesOf = async (
  { db }: AfterRestore,
  { firstId, secondId }: Seen,
  paper: Buffer,
): Promise<TwoWitnesses> => {
  const [first, second] = [await findStaff(db, firstId), await findStaff(db, secondId)]
  if (first?.active !== true || second?.active !== true)
    throw new PlainError({ zh: '名册里没有这两个人', en: 'The register knows not both of them' })
  if (first.agencyCode === second.agencyCode) throw new PlainError(REFUSALS.SAME_PERSON)
  return { firstId, secondId, paperDigest: sm3(paper) }
}

const parsed = (paper: Buffer): unknown => {
  try {
    return JSON.parse(paper.toString())
  } catch {
    return undefined
  }
}

/** Enters the list of a bank that has no interface, as two people of two units saw it. */
export const enterList = async (
  deps: AfterRestore,
  bankCode: string,
  seen: Seen,
): Promise<Said> => {
  const paper = await readNamedFile(seen.file)
  const taken = readTaken(parsed(paper))
  if (taken === undefined)
    throw new PlainError({
      zh: `${seen.file} 不是清单,格式见 docs/after-restore.md`,
      en: `${seen.file} is no list as docs/after-restore.md shows it`,
    })
  const witnesses = await witnessesOf(deps, seen, paper)
  const decision = await enterTaken(deps, contextOf(deps), bankCode, taken, witnesses)
  if (!decision.granted) return { isDone: false, lines: [REFUSALS[decision.refusal]] }
  return { isDone: true, lines: [summary(bankCode, decision.outcome)] }
}

const summary = (bankCode: string, { told, doubted, found }: Asked): Words => ({
  zh: `${bankCode} 有 ${told} 份指令;我们以为没发的 ${doubted} 份,我们没有的 ${found} 份`,
  en: `${bankCode} has ${told}; ${doubted} we held for not sent, ${found} we had lost`,
})

/** Says that a batch which was entered again is the one that was lost. */
export const matchBatch = async (
  deps: AfterRestore,
  about: { readonly reference: string; readonly batchId: string },
  seen: Seen,
): Promise<Said> => {
  const witnesses = await witnessesOf(deps, seen, await readNamedFile(seen.file))
  const decision = await matchFound(deps, contextOf(deps), { ...about, witnesses })
  if (decision?.granted === true) return standing(deps)
  return {
    isDone: false,
    lines: [
      decision === undefined
        ? { zh: '没有这份指令或这个批次', en: 'There is no such instruction or batch' }
        : { zh: '已经认定过', en: 'It was matched before' },
    ],
  }
}
