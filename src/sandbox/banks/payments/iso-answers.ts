import {
  type AnswerFile,
  closingFen,
  dayOf,
  type LineAnswer,
  momentOf,
  type Outcome,
  type ResultAnswer,
  type ReturnAnswer,
  type StatementAnswer,
  type StatementEntry,
  sumOf,
  type Why,
  yuan,
} from './payment.ts'

const STATES: Readonly<Record<Outcome, string>> = {
  accepted: 'ACSP',
  paid: 'ACSC',
  rejected: 'RJCT',
  pending: 'PDNG',
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

const el = (name: string, ...inside: readonly string[]): string =>
  `<${name}>${inside.join('')}</${name}>`
const words = (name: string, text: string): string => el(name, escaped(text))

const money = (name: string, fen: bigint): string => `<${name} Ccy="CNY">${yuan(fen)}</${name}>`
const account = (number: string): string => el('Id', el('Othr', words('Id', number)))
const bank = (code: string): string =>
  el('FinInstnId', el('ClrSysMmbId', el('ClrSysId', el('Cd', 'CNAPS')), words('MmbId', code)))

/** Codes of ISO 20022 have four characters; all others are the bank's own. */
const reason = ({ code, text }: Why): string =>
  el('Rsn', words(/^[A-Z]{2}\d\d$|^[A-Z]{4}$/.test(code) ? 'Cd' : 'Prtry', code)) +
  (text === '' ? '' : words('AddtlInf', text))

/** A message in pieces: of a great file one string would be too long. */
const document = (message: string, root: string, inside: readonly string[]): Buffer =>
  Buffer.concat(
    [
      '<?xml version="1.0" encoding="UTF-8"?>\n',
      `<Document xmlns="urn:iso:std:iso:20022:tech:xsd:${message}">\n<${root}>`,
      ...inside.map((part) => `\n${part}`),
      `\n</${root}>\n</Document>\n`,
    ].map((part) => Buffer.from(part)),
  )

const made = ({ fileNumber, madeAt }: AnswerFile): string =>
  words('MsgId', fileNumber) + el('CreDtTm', momentOf(madeAt))

const perStatus = (lines: readonly LineAnswer[]): string =>
  (Object.keys(STATES) as Outcome[])
    .map((outcome) => ({ outcome, of: lines.filter((one) => one.outcome === outcome) }))
    .filter(({ of }) => of.length > 0)
    .map(({ outcome, of }) =>
      el(
        'NbOfTxsPerSts',
        el('DtldNbOfTxs', String(of.length)),
        el('DtldSts', STATES[outcome]),
        el('DtldCtrlSum', yuan(sumOf(of))),
      ),
    )
    .join('')

const transaction = (answer: LineAnswer, day: string): string => {
  const { lineId, outcome, why, bankReference, amountFen, accountTail } = answer
  return el(
    'TxInfAndSts',
    words('OrgnlEndToEndId', lineId),
    el('TxSts', STATES[outcome]),
    why === undefined ? '' : el('StsRsnInf', reason(why)),
    words('AcctSvcrRef', bankReference),
    el(
      'OrgnlTxRef',
      el('Amt', money('InstdAmt', amountFen)),
      outcome === 'paid' ? el('IntrBkSttlmDt', day) : '',
      el('CdtrAcct', account(accountTail)),
    ),
  )
}

const GROUP_STATES = { received: 'RCVD', refused: 'RJCT' } as const

/** pain.002.001.11: the state of a file, of its batch and of the lines. */
export const writePain002 = (answer: ResultAnswer): Buffer => {
  const { of, outcome, why, lines, madeAt } = answer
  const isWell = lines.every((one) => one.outcome === 'paid')
  const state = outcome === 'done' ? (isWell ? 'ACSC' : 'PART') : GROUP_STATES[outcome]
  const told = why === undefined ? '' : el('StsRsnInf', reason(why))
  const day = dayOf(madeAt)
  const totals = el('OrgnlNbOfTxs', String(of.count)) + el('OrgnlCtrlSum', yuan(of.sumFen))
  const batch = [
    `<OrgnlPmtInfAndSts>${words('OrgnlPmtInfId', of.batchReference)}`,
    el('PmtInfSts', state) + perStatus(lines),
    ...lines.map((one) => transaction(one, day)),
    '</OrgnlPmtInfAndSts>',
  ]
  return document('pain.002.001.11', 'CstmrPmtStsRpt', [
    el('GrpHdr', made(answer), el('DbtrAgt', bank(answer.bankCode))),
    el(
      'OrgnlGrpInfAndSts',
      words('OrgnlMsgId', of.fileNumber),
      el('OrgnlMsgNmId', 'pain.001.001.09'),
      totals,
      el('GrpSts', state),
      told,
    ),
    ...(lines.length === 0 ? [] : batch),
  ])
}

const accountOf = (number: string, bankCode: string): string =>
  el('Acct', account(number), el('Ccy', 'CNY'), el('Svcr', bank(bankCode)))

const SIDES = { credit: 'CRDT', debit: 'DBIT' } as const

/** Kind of booking: domestic credit transfer, or its return. */
const bookingKind = (isReturn: boolean): string =>
  el(
    'BkTxCd',
    el(
      'Domn',
      el('Cd', 'PMNT'),
      el('Fmly', el('Cd', isReturn ? 'RCDT' : 'ICDT'), el('SubFmlyCd', isReturn ? 'RRTN' : 'DMCT')),
    ),
  )

const details = (entry: StatementEntry, accountTail?: string): string => {
  const { payment, amountFen, direction, bankReference } = entry
  if (payment === undefined) return ''
  const { lineId, instructionFile, batchReference, why } = payment
  const parties =
    accountTail === undefined ? '' : el('RltdPties', el('CdtrAcct', account(accountTail)))
  return el(
    'NtryDtls',
    el(
      'TxDtls',
      el(
        'Refs',
        words('MsgId', instructionFile),
        words('AcctSvcrRef', bankReference),
        words('PmtInfId', batchReference),
        words('EndToEndId', lineId),
      ),
      money('Amt', amountFen),
      el('CdtDbtInd', SIDES[direction]),
      parties,
      why === undefined ? '' : el('RtrInf', reason(why)),
    ),
  )
}

const entryOf = (entry: StatementEntry, day: string, accountTail?: string): string =>
  el(
    'Ntry',
    words('NtryRef', entry.reference),
    money('Amt', entry.amountFen),
    el('CdtDbtInd', SIDES[entry.direction]),
    el('Sts', el('Cd', 'BOOK')),
    el('BookgDt', el('Dt', day)),
    words('AcctSvcrRef', entry.bankReference),
    bookingKind(entry.payment?.why !== undefined),
    details(entry, accountTail),
  )

const summary = (entries: readonly StatementEntry[]): string => {
  const side = (direction: 'credit' | 'debit') =>
    entries.filter((one) => one.direction === direction)
  const numbers = (of: readonly StatementEntry[]) =>
    el('NbOfNtries', String(of.length)) + el('Sum', yuan(sumOf(of)))
  return el(
    'TxsSummry',
    el('TtlNtries', numbers(entries)),
    el('TtlCdtNtries', numbers(side('credit'))),
    el('TtlDbtNtries', numbers(side('debit'))),
  )
}

const balance = (kind: string, fen: bigint, day: string): string =>
  el(
    'Bal',
    el('Tp', el('CdOrPrtry', el('Cd', kind))),
    money('Amt', fen < 0n ? -fen : fen),
    el('CdtDbtInd', fen < 0n ? 'DBIT' : 'CRDT'),
    el('Dt', el('Dt', day)),
  )

/** camt.053.001.08: all entries of a day, between two balances. */
export const writeCamt053 = (answer: StatementAnswer): Buffer => {
  const { payerAccount, bankCode, fileNumber, madeAt, openingFen, entries } = answer
  const day = dayOf(madeAt)
  return document('camt.053.001.08', 'BkToCstmrStmt', [
    el('GrpHdr', made(answer)),
    el(
      'Stmt',
      words('Id', fileNumber),
      el('CreDtTm', momentOf(madeAt)),
      accountOf(payerAccount, bankCode),
      balance('OPBD', openingFen, day),
      balance('CLBD', closingFen(answer), day),
      summary(entries),
      ...entries.map((entry) => `\n${entryOf(entry, day)}`),
    ),
  ])
}

/** camt.054.001.08: what came back, told when it happens. */
export const writeCamt054 = (answer: ReturnAnswer): Buffer => {
  const { payerAccount, bankCode, fileNumber, madeAt, lines } = answer
  const entries = lines.map((line) => {
    const { lineId, instructionFile, batchReference, why, amountFen, bankReference } = line
    const payment = { lineId, instructionFile, batchReference, why }
    const booked = {
      reference: bankReference,
      direction: 'credit',
      amountFen,
      bankReference,
    } as const
    return { entry: { ...booked, payment }, accountTail: line.accountTail }
  })
  const day = dayOf(madeAt)
  return document('camt.054.001.08', 'BkToCstmrDbtCdtNtfctn', [
    el('GrpHdr', made(answer)),
    el(
      'Ntfctn',
      words('Id', fileNumber),
      el('CreDtTm', momentOf(madeAt)),
      accountOf(payerAccount, bankCode),
      summary(entries.map(({ entry }) => entry)),
      ...entries.map(({ entry, accountTail }) => `\n${entryOf(entry, day, accountTail)}`),
    ),
  ])
}
