import type { AnswerRecord, Bytes, EndRecord, ExpectedFile, Totals } from './bank-format.ts'
import { FaultCount } from './fault-count.ts'
import { meaningOf } from './field-reader.ts'
import type { IsoContext } from './iso-fields.ts'
import { CAMT_053, CAMT_054, STATEMENT_PLAN, StatementReader } from './iso-statement.ts'
import { PAIN_002, STATUS_PLAN, StatusReader } from './iso-status.ts'
import type { Frame } from './xml-frame.ts'
import { readFrames } from './xml-frames.ts'

/** Reads the frames of one kind of message. */
interface MessageReader {
  frame(frame: Frame): readonly Exclude<AnswerRecord, EndRecord>[]
  /** What can only be said when the message was read to its end. */
  end(): readonly Exclude<AnswerRecord, EndRecord>[]
  counted(): Totals
}

const READERS: Readonly<Record<string, (context: IsoContext) => MessageReader>> = {
  [PAIN_002]: (context) => new StatusReader(context),
  [CAMT_053]: (context) => new StatementReader(context, 'statement'),
  [CAMT_054]: (context) => new StatementReader(context, 'notification'),
}

const PLAN = { ...STATUS_PLAN, ...STATEMENT_PLAN }
const MESSAGES = Object.keys(READERS).join('、')
const NOTHING: Totals = { count: 0, sumFen: 0n }

/** Reads what a bank answers: pain.002, camt.053 or camt.054, told apart by their namespace. */
export async function* readIsoAnswer(
  bytes: Bytes,
  expected: ExpectedFile,
): AsyncGenerator<AnswerRecord> {
  const faults = new FaultCount()
  let reader: MessageReader | undefined
  let isWhole = true
  for await (const event of readFrames(bytes, PLAN)) {
    if (event.kind === 'frame') yield* reader?.frame(event.frame) ?? []
    else if (event.kind === 'fault') {
      isWhole = false
      yield faults.note(event.fault)
    } else {
      reader = meaningOf(READERS, event.message)?.({ faults, expected })
      if (reader !== undefined) continue
      isWhole = false
      const { message: found, place } = event
      yield faults.note({ code: 'XML_MESSAGE', place, found, expected: MESSAGES })
      break
    }
  }
  if (isWhole) yield* reader?.end() ?? []
  yield faults.end(reader?.counted() ?? NOTHING)
}
