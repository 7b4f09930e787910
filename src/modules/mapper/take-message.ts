import { type Decision, refuse } from '#kernel/decision.ts'
import type { ActionContext } from '#platform/audit.ts'
import { provinceDate } from '#kernel/period.ts'
import type { Handle } from '#platform/db.ts'
import { notFound, ProblemError } from '#platform/http/problem.ts'
import { findProgramme } from '#modules/programme/index.ts'
import type { AnsweringDeps } from './answer-message.ts'
import { type CallbackAddress, callbackTo } from './callback-address.ts'
import { HEADER_FAULTS, type HeaderFault, judgeHeader, type MessageHeader } from './header.ts'
import { type Message, receiveMessage } from './receive-message.ts'
import type { MapperRequest } from './store.ts'

/**
 * The programme is the caller's own, and in force.
 *
 * @throws {ProblemError} 404 for one that is not there and for one of another department alike.
 */
export const checkProgramme = async (
  handle: Handle,
  agencyCode: string,
  programmeCode: string,
  at: Temporal.Instant,
): Promise<void> => {
  const programme = await findProgramme(handle, programmeCode, provinceDate(at))
  if (programme?.ownerAgency !== agencyCode) throw notFound()
}

/**
 * The sender that a message names is the one that signed it.
 *
 * @throws {ProblemError} 422 with the member that is wrong.
 */
const checkSender = (agencyCode: string, senderId: string): void => {
  if (senderId === agencyCode) return
  throw new ProblemError({
    status: 422,
    code: 'REQUEST_INVALID',
    detail: 'Some members of the request are wrong; each is listed.',
    errors: [
      {
        pointer: '/header/sender_id',
        code: 'err.sender_id.invalid',
        message: 'must be the code of the department that signed the request',
      },
    ],
  })
}

/**
 * What keeps a message as a whole from being looked into: its sender and programme by refusal, its
 * head by a code of the specification.
 *
 * @throws {ProblemError} as `checkSender` and `checkProgramme` do.
 */
export const judgeMessage = async (
  handle: Handle,
  of: { readonly agencyCode: string; readonly programmeCode: string },
  header: MessageHeader & { readonly sender_id: string },
  asked: Parameters<typeof judgeHeader>[1],
  at: Temporal.Instant,
): Promise<HeaderFault | undefined> => {
  checkSender(of.agencyCode, header.sender_id)
  await checkProgramme(handle, of.agencyCode, of.programmeCode, at)
  return judgeHeader(header, asked, at)
}

/** What the receipt of a message that is not taken says. */
export type ReceiptError = {
  readonly code: 'err.request.bad' | 'err.sender_uri.invalid'
  readonly message: string
}

const receipt = (at: Temporal.Instant, correlationId: string, error?: ReceiptError) => ({
  message: {
    ack_status: error === undefined ? ('ACK' as const) : ('ERR' as const),
    timestamp: at.toString(),
    correlation_id: correlationId,
    ...(error && { error }),
  },
})

/** The receipt of a message whose head is wrong. */
export const refusedReceipt = (
  { at, requestId }: Pick<ActionContext, 'at' | 'requestId'>,
  fault: HeaderFault,
) =>
  receipt(at, requestId, { code: 'err.request.bad', message: `${fault}: ${HEADER_FAULTS[fault]}` })

export type Unreceived = Omit<Message, 'endpoint'>

type Taken = Decision<MapperRequest, 'CALLBACK_NOT_ARRANGED' | 'MESSAGE_CHANGED'>

/** Takes a message whose answer goes to an address that was arranged with its caller. */
export const takeMessage = async (
  deps: AnsweringDeps & { readonly callbackAddress?: CallbackAddress | undefined },
  context: ActionContext,
  wish: string | undefined,
  message: Unreceived,
): Promise<Taken> => {
  const endpoint = callbackTo(deps.callbackAddress?.(message.agencyCode), wish)
  if (endpoint === undefined) return refuse('YKT-22', 'CALLBACK_NOT_ARRANGED', ['arrangeCallback'])
  return deps.db.transaction((tx) => receiveMessage(tx, deps, context, { ...message, endpoint }))
}

/** The receipt of a message that came in good order. */
export const receiptOf = ({ at, requestId }: ActionContext, taken: Taken) => {
  if (taken.granted) return receipt(at, taken.outcome.id)
  return taken.refusal === 'CALLBACK_NOT_ARRANGED'
    ? receipt(at, requestId, {
        code: 'err.sender_uri.invalid',
        message: 'sender_uri is not an address that was arranged for your answers',
      })
    : refusedReceipt({ at, requestId }, 'rjct.message_id.duplicate')
}
