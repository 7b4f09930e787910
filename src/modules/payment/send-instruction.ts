import { uuidv7 } from '#kernel/ids.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Clock } from '#platform/clock.ts'
import type { Database, Transaction } from '#platform/db.ts'
import type { Spool } from '#platform/spool.ts'
import { claim, OBSTACLE_REFUSALS } from './claim-instruction.ts'
import { instructionFile } from './instruction-file.ts'
import type { BankWord, PayingBank, PayingBanks } from './paying-bank.ts'
import { settle } from './settle-instruction.ts'
import { type Obstacle, OBSTACLES } from './store-incarnation.ts'
import {
  type Instruction,
  lockInstruction,
  nextToSend,
  overdueSendings,
  saveInstruction,
  unknownInstructions,
} from './store-instructions.ts'

export interface SendDeps {
  readonly db: Database
  readonly clock: Clock
  readonly spool: Spool
  readonly banks: PayingBanks
}

const contextAt = (at: Temporal.Instant): ActionContext => ({
  actor: { kind: 'system', id: 'payment.send' },
  requestId: `send-${uuidv7(at)}`,
  at,
})

/**
 * The file as long as the lease lasts. Whoever slept over it breaks off: somebody else has it by
 * now, may have sent it, and half of a file is none (P13).
 */
async function* whileLeased(
  content: AsyncIterable<Uint8Array>,
  clock: Clock,
  { id, leaseUntil }: Instruction,
): AsyncGenerator<Uint8Array> {
  const mustHold = () => {
    if (leaseUntil === undefined || Temporal.Instant.compare(clock.now(), leaseUntil) >= 0)
      throw new Error(`the lease of instruction ${id} has run out`)
  }
  mustHold()
  for await (const piece of content) {
    mustHold()
    yield piece
  }
  mustHold()
}

const ask = async (
  bank: PayingBank,
  { spool, clock }: Pick<SendDeps, 'spool' | 'clock'>,
  one: Instruction,
): Promise<BankWord> => {
  const file = await instructionFile(spool, one)
  if (file === undefined)
    throw new Error(`the file of instruction ${one.id} is not the one that was built`)
  const { reference, format, fileDigest } = one
  const { sidecar } = file
  const content = whileLeased(file.content, clock, one)
  return bank.pay({ reference, format, fileDigest, content, sidecar })
}

const findingOf = (word: BankWord, kind: 'answer' | 'query', bankTakesOnce: boolean) => ({
  says: word.says,
  evidence: { kind },
  bankTakesOnce,
  ...(word.says === 'refused' && { refusal: { code: word.code, text: word.text } }),
})

/** Writes what is known after an attempt, unless the lease was lost to somebody else. */
const conclude = (
  { db, clock }: SendDeps,
  claimed: Instruction,
  word: BankWord | undefined,
): Promise<Instruction['status'] | undefined> =>
  db.transaction(async (tx) => {
    const context = contextAt(clock.now())
    const one = await lockInstruction(tx, claimed.id)
    // P13: somebody else has it by now, and knows more.
    if (one?.fence !== claimed.fence || one.status !== 'sending') return one?.status
    if (word === undefined) return loseTrack(tx, context, one)
    const settled = await settle(tx, context, one, findingOf(word, 'answer', false))
    if (!settled.granted) throw new Error(`instruction ${one.id}: ${settled.refusal}`)
    return settled.outcome.status
  })

const loseTrack = async (
  tx: Transaction,
  context: ActionContext,
  one: Instruction,
): Promise<'unknown'> => {
  await audit(tx, context, {
    action: 'payment.loseTrack',
    subjectKind: 'instruction',
    subjectId: one.id,
    decision: { granted: true, basis: 'YKT-13' },
    detail: { fence: one.fence },
  })
  const lost = { ...one, status: 'unknown', leaseUntil: undefined } as const
  await saveInstruction(tx, lost, one.fence)
  return 'unknown'
}

export interface Sent {
  readonly instructionId: string
  readonly outcome:
    | Instruction['status']
    | 'fundsShort'
    | 'noConnection'
    | 'byHand'
    | 'fileMissing'
    | 'linesUnpayable'
    | 'feedStale'
    | Obstacle
}

/** Why it stays where it is, for each refusal that is no obstacle; else its money is not there. */
const HELD: Readonly<Record<string, 'linesUnpayable' | 'feedStale'>> = {
  LINES_UNPAYABLE: 'linesUnpayable',
  FEED_STALE: 'feedStale',
}

const heldBy = (refusal: string): 'linesUnpayable' | 'feedStale' | 'fundsShort' | Obstacle =>
  OBSTACLES.find((one) => OBSTACLE_REFUSALS[one] === refusal) ?? HELD[refusal] ?? 'fundsShort'

/**
 * 发送: the next instruction goes to its bank, once. Whatever is not a clear answer leaves it
 * unknown; nothing here ever sends it again (P7).
 *
 * @param except instructions that have been tried in this round
 * @returns `undefined` when there is none
 */
export const sendNext = async (
  deps: SendDeps,
  except: readonly string[] = [],
): Promise<Sent | undefined> => {
  const claimed = await deps.db.transaction(async (tx) => {
    const next = await nextToSend(tx, except)
    if (next === undefined) return undefined
    const bank = deps.banks(next.bankCode)
    if (bank === undefined) return { next, held: 'noConnection' } as const
    if (bank.byHand === true) return { next, held: 'byHand' } as const
    if ((await deps.spool.read(next.reference)) === undefined)
      return { next, held: 'fileMissing' } as const
    const decision = await claim(tx, contextAt(deps.clock.now()), next)
    if (decision.granted) return { next, bank, decision }
    return { next, held: heldBy(decision.refusal) } as const
  })
  if (claimed === undefined) return undefined
  const instructionId = claimed.next.id
  if (claimed.held !== undefined) {
    if (claimed.held === 'linesUnpayable') await deps.spool.remove(claimed.next.reference)
    return { instructionId, outcome: claimed.held }
  }
  const { bank, decision } = claimed
  const word = await ask(bank, deps, decision.outcome).catch(() => undefined)
  const outcome = (await conclude(deps, decision.outcome, word)) ?? 'unknown'
  return { instructionId, outcome }
}

/** Everything that can be sent now, each once; one that cannot does not hold up the others. */
export const sendAll = async (deps: SendDeps): Promise<readonly Sent[]> => {
  const sent: Sent[] = []
  for (;;) {
    const next = await sendNext(
      deps,
      sent.map(({ instructionId }) => instructionId),
    )
    if (next === undefined) return sent
    sent.push(next)
  }
}

/** Instructions whose sender died or sleeps: what became of them is unknown. */
export const loseOverdue = ({ db, clock }: SendDeps): Promise<number> =>
  db.transaction(async (tx) => {
    const context = contextAt(clock.now())
    const overdue = await overdueSendings(tx, context.at)
    for (const one of overdue) await loseTrack(tx, context, one)
    return overdue.length
  })

export interface AskDeps {
  readonly db: Database
  readonly clock: Clock
  readonly banks: PayingBanks
}

/**
 * 查询: asks a bank what became of what is unknown. One that has never heard of it gets it again only
 * if it takes each reference once; else its statement or two people have to say so.
 */
export const askBank = async (
  { db, clock, banks }: AskDeps,
  { id, bankCode, reference }: Pick<Instruction, 'id' | 'bankCode' | 'reference'>,
): Promise<'found' | 'stillUnknown' | 'unreachable'> => {
  const bank = banks(bankCode)
  if (bank === undefined || bank.byHand === true) return 'unreachable'
  const word = await bank.find(reference).catch(() => 'unreachable' as const)
  if (word === 'unreachable') return word
  return db.transaction(async (tx) => {
    const one = await lockInstruction(tx, id)
    if (one?.status !== 'unknown') return 'stillUnknown'
    const finding =
      word === undefined
        ? ({
            says: 'notReceived',
            evidence: { kind: 'query' },
            bankTakesOnce: bank.takesOnce,
          } as const)
        : findingOf(word, 'query', bank.takesOnce)
    const settled = await settle(tx, contextAt(clock.now()), one, finding)
    return settled.granted ? 'found' : 'stillUnknown'
  })
}

/** Asks every bank about everything that is unknown; how much was found out. */
export const askForUnknown = async (deps: SendDeps): Promise<number> => {
  let found = 0
  for (const one of await unknownInstructions(deps.db))
    if ((await askBank(deps, one)) === 'found') found += 1
  return found
}
