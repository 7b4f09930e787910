import type { ActionContext } from '#platform/audit.ts'
import type { WaitingAnswers } from './bank-http.ts'
import { receiveAnswer } from './receive-answer.ts'
import type { TakeDeps } from './take-answer-file.ts'

export interface FetchDeps extends TakeDeps {
  /** Where files of a bank wait; `undefined` for one that has no address. */
  readonly waitingAt: (bankCode: string) => WaitingAnswers | undefined
}

/** What became of the files of one bank. */
export interface Fetched {
  readonly bankCode: string
  readonly taken: number
  readonly refused: number
  /** Nobody answered, or not as agreed. */
  readonly failed: boolean
}

const fetchOf = async (
  deps: FetchDeps,
  context: ActionContext,
  bankCode: string,
  waiting: WaitingAnswers,
): Promise<Fetched> => {
  let [taken, refused] = [0, 0]
  try {
    for (const id of await waiting.list()) {
      const answer = await waiting.fetch(id)
      const { decision } = await receiveAnswer(deps, context, { bankCode, ...answer })
      if (decision.granted) taken += 1
      else refused += 1
      await waiting.taken(id)
    }
    return { bankCode, taken, refused, failed: false }
  } catch {
    return { bankCode, taken, refused, failed: true }
  }
}

/**
 * 收取回盘文件: fetches what waits at each bank, in the bank's order. What was taken and could not be
 * told to the bank comes again, and is the same file once (P15). A file that is refused stays in
 * the audit with what is wrong; the bank makes another one.
 */
export const fetchAnswers = async (
  deps: FetchDeps,
  context: ActionContext,
  bankCodes: readonly string[],
): Promise<readonly Fetched[]> => {
  const fetched: Fetched[] = []
  for (const bankCode of bankCodes) {
    const waiting = deps.waitingAt(bankCode)
    if (waiting !== undefined) fetched.push(await fetchOf(deps, context, bankCode, waiting))
  }
  return fetched
}
