import { PROVINCE_ZONE } from '#kernel/period.ts'
import { amountText } from './amount.ts'
import type { InstructionHead, InstructionLine, Lines } from './bank-format.ts'
import { Chunks, LineCheck } from './line-writing.ts'
import { CURRENCY, lineFault } from './line-check.ts'

export const PAIN_001 = 'pain.001.001.09'

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
}

/** Text inside an element. Characters that XML has no way to write are refused before. */
const escaped = (text: string): string =>
  /[&<>"]/.test(text) ? text.replaceAll(/[&<>"]/g, (character) => ESCAPES[character] ?? '') : text

/** `el('A', 'b')` is `<A>b</A>`; what stands inside is markup already. */
const el = (name: string, ...inside: readonly string[]): string =>
  `<${name}>${inside.join('')}</${name}>`

const words = (name: string, text: string): string => el(name, escaped(text))

const other = (id: string, scheme?: string): string =>
  el(
    'Othr',
    words('Id', id),
    ...(scheme === undefined ? [] : [el('SchmeNm', words('Prtry', scheme))]),
  )

const account = (number: string): string => el('Id', other(number))

/** Names of what this program adds to a party's identification. */
export const SCHEMES = {
  programme: 'PROGRAMME',
  period: 'PERIOD',
  incarnation: 'INCARNATION',
} as const

const moment = (at: Temporal.Instant): string =>
  at.toZonedDateTimeISO(PROVINCE_ZONE).toString({ smallestUnit: 'second', timeZoneName: 'never' })

const totals = ({ totals: { count, sumFen } }: InstructionHead): string =>
  el('NbOfTxs', String(count)) + el('CtrlSum', amountText(sumFen))

const bank = (code: string): string =>
  el('FinInstnId', el('ClrSysMmbId', el('ClrSysId', words('Cd', 'CNAPS')), words('MmbId', code)))

const groupHeader = (head: InstructionHead): string =>
  el(
    'GrpHdr',
    words('MsgId', head.fileNumber),
    el('CreDtTm', moment(head.madeAt)),
    totals(head),
    el('InitgPty', words('Nm', head.payer.name)),
  )

const programme = ({ programme: { code, name }, period, incarnation }: InstructionHead): string =>
  el(
    'UltmtDbtr',
    words('Nm', name),
    el(
      'Id',
      el(
        'OrgId',
        other(code, SCHEMES.programme),
        other(period, SCHEMES.period),
        other(String(incarnation), SCHEMES.incarnation),
      ),
    ),
  )

/** Everything of the one payment information but its transactions. */
const paymentHead = (head: InstructionHead): string =>
  [
    words('PmtInfId', head.batchReference),
    el('PmtMtd', 'TRF'),
    el('BtchBookg', 'true'),
    totals(head),
    el('PmtTpInf', el('CtgyPurp', el('Cd', 'GOVT'))),
    el('ReqdExctnDt', el('Dt', head.payOn.toString())),
    el('Dbtr', words('Nm', head.payer.name)),
    el('DbtrAcct', account(head.payer.accountNumber), el('Ccy', CURRENCY)),
    el('DbtrAgt', bank(head.bankCode)),
    programme(head),
    // Charges as agreed with the bank; the payee receives the whole amount.
    el('ChrgBr', 'SLEV'),
  ].join('')

/** Written out: for a million lines, putting it together element by element takes twice as long. */
const transaction = (line: InstructionLine): string =>
  `<CdtTrfTxInf><PmtId><InstrId>${line.lineId}</InstrId><EndToEndId>${line.lineId}</EndToEndId>` +
  `</PmtId><Amt><InstdAmt Ccy="${CURRENCY}">${amountText(line.amountFen)}</InstdAmt></Amt>` +
  `<Cdtr><Nm>${escaped(line.accountName)}</Nm></Cdtr>` +
  `<CdtrAcct><Id><Othr><Id>${line.accountNumber}</Id></Othr></Id></CdtrAcct>` +
  `<Purp><Cd>GOVT</Cd></Purp><RmtInf><Ustrd>${escaped(line.purpose)}</Ustrd></RmtInf></CdtTrfTxInf>`

const utf8 = (text: string): Uint8Array => Buffer.from(text)

const opening = (head: InstructionHead): string =>
  '<?xml version="1.0" encoding="UTF-8"?>\n' +
  `<Document xmlns="urn:iso:std:iso:20022:tech:xsd:${PAIN_001}">\n<CstmrCdtTrfInitn>\n` +
  `${groupHeader(head)}\n<PmtInf>${paymentHead(head)}\n`

const CLOSING = '</PmtInf>\n</CstmrCdtTrfInitn>\n</Document>\n'

/** Writes pain.001.001.09: one payment information, one transaction a line of the file. */
export async function* writeIso(head: InstructionHead, lines: Lines): AsyncGenerator<Uint8Array> {
  const check = new LineCheck(head, lineFault)
  const chunks = new Chunks(utf8)
  let isOpen = false
  for await (const line of lines) {
    check.add(line)
    if (!isOpen) chunks.add(opening(head))
    isOpen = true
    const chunk = chunks.add(`${transaction(line)}\n`)
    if (chunk !== undefined) yield chunk
  }
  check.end()
  chunks.add(CLOSING)
  yield chunks.rest()
}
