import { type FileCharacter, decodeGb18030, encodeGb18030, LOST } from '#kernel/gb18030.ts'

/** One column: its key, its name for people, its width in bytes. */
export interface FieldSpec {
  readonly key: string
  readonly zh: string
  readonly width: number
  /** Figures stand to the right, filled with zeros; text to the left, filled with blanks. */
  readonly figures?: boolean
}

/** The first line of every file. */
const HEAD = [
  { key: 'mark', zh: '记录标志', width: 1 },
  { key: 'fileNumber', zh: '文件编号', width: 20 },
  { key: 'bankCode', zh: '银行代码', width: 8 },
  { key: 'madeOn', zh: '生成日期', width: 8 },
] as const satisfies readonly FieldSpec[]

/** 开户请求: a row of the file that goes out. */
const OPENING = [
  { key: 'mark', zh: '记录标志', width: 1 },
  { key: 'number', zh: '行号', width: 6, figures: true },
  { key: 'requestId', zh: '请求编号', width: 36 },
  { key: 'cardNumber', zh: '社保卡卡号', width: 12 },
  { key: 'documentCode', zh: '证件类型', width: 2 },
  { key: 'documentNumber', zh: '证件号码', width: 30 },
  { key: 'name', zh: '姓名', width: 160 },
  { key: 'phone', zh: '联系电话', width: 20 },
] as const satisfies readonly FieldSpec[]

const OPENING_TOTALS = [
  { key: 'mark', zh: '记录标志', width: 1 },
  { key: 'rows', zh: '总行数', width: 6, figures: true },
  { key: 'controlSum', zh: '卡号校验和', width: 18, figures: true },
] as const satisfies readonly FieldSpec[]

/** 开户结果: a row of the file that comes in. */
export const RESULT = [
  { key: 'mark', zh: '记录标志', width: 1 },
  { key: 'number', zh: '行号', width: 6, figures: true },
  { key: 'requestId', zh: '请求编号', width: 36 },
  { key: 'state', zh: '结果标志', width: 1 },
  { key: 'accountNumber', zh: '银行账号', width: 20 },
  { key: 'reasonCode', zh: '原因代码', width: 10 },
  { key: 'reason', zh: '原因说明', width: 50 },
] as const satisfies readonly FieldSpec[]

const RESULT_TOTALS = [
  { key: 'mark', zh: '记录标志', width: 1 },
  { key: 'rows', zh: '总行数', width: 6, figures: true },
  { key: 'opened', zh: '开户成功行数', width: 6, figures: true },
  { key: 'refused', zh: '未开户行数', width: 6, figures: true },
] as const satisfies readonly FieldSpec[]

type Values<Specs extends readonly FieldSpec[]> = Readonly<Record<Specs[number]['key'], string>>

/** A value that is longer than its column: nothing is ever cut. */
export class TooLong extends Error {
  override readonly name = 'TooLong'
}

const column = ({ zh, width, figures }: FieldSpec, value: string): Uint8Array => {
  const bytes = encodeGb18030(value)
  if (bytes.length > width) throw new TooLong(zh)
  const filled = new Uint8Array(width).fill(figures === true ? 0x30 : 0x20)
  filled.set(bytes, figures === true ? width - bytes.length : 0)
  return filled
}

/** A line of fixed widths. Throws TooLong for a value that has no room. */
export const line = <Specs extends readonly FieldSpec[]>(
  specs: Specs,
  values: Values<Specs>,
): Buffer =>
  Buffer.concat([
    ...specs.map((spec) => column(spec, (values as Record<string, string>)[spec.key] ?? '')),
    Buffer.from('\r\n'),
  ])

export interface FileHead {
  readonly fileNumber: string
  readonly bankCode: string
  readonly madeOn: Temporal.PlainDate
}

/** The first line as a file of ours or of a bank has it. */
export const headLine = ({ fileNumber, bankCode, madeOn }: FileHead): Buffer => {
  const day = madeOn.toString().replaceAll('-', '')
  return line(HEAD, { mark: 'H', fileNumber, bankCode, madeOn: day })
}

/** What a bank needs to open one account. */
export interface OpeningRow {
  readonly requestId: string
  readonly cardNumber: string
  readonly documentCode: string
  readonly documentNumber: string
  readonly name: string
  readonly phone: string
}

const openingLine = (row: OpeningRow, number: number): Buffer =>
  line(OPENING, { mark: 'D', number: String(number), ...row })

/** Whether a row has room in its columns, rare characters with their four bytes included. */
export const fitsFile = (row: OpeningRow): boolean => {
  try {
    openingLine(row, 1)
    return true
  } catch (error) {
    if (error instanceof TooLong || error instanceof RangeError) return false
    throw error
  }
}

/** The figures of all card numbers added up: a row that fell out or came in shows. */
const controlSum = (rows: readonly OpeningRow[]): string =>
  rows
    .reduce((sum, { cardNumber }) => sum + BigInt(cardNumber.replaceAll(/\D/g, '') || '0'), 0n)
    .toString()

/** The file of openings: head, rows, totals. Throws TooLong for a row that does not fit. */
export const openingFile = (head: FileHead, rows: readonly OpeningRow[]): Buffer =>
  Buffer.concat([
    headLine(head),
    ...rows.map((row, i) => openingLine(row, i + 1)),
    line(OPENING_TOTALS, {
      mark: 'T',
      rows: String(rows.length),
      controlSum: controlSum(rows),
    }),
  ])

/** One result as a bank writes it. */
export interface ResultRow {
  readonly requestId: string
  readonly state: 'O' | 'R'
  readonly accountNumber: string
  readonly reasonCode: string
  readonly reason: string
}

/** The file of results as a bank makes it: for tests and for banks that try the format. */
export const resultFile = (head: FileHead, rows: readonly ResultRow[]): Buffer => {
  const opened = rows.filter(({ state }) => state === 'O').length
  return Buffer.concat([
    headLine(head),
    ...rows.map((row, i) => line(RESULT, { mark: 'D', number: String(i + 1), ...row })),
    line(RESULT_TOTALS, {
      mark: 'T',
      rows: String(rows.length),
      opened: String(opened),
      refused: String(rows.length - opened),
    }),
  ])
}

/** Characters of a line until its end, whichever way lines end. */
const linesOf = (characters: readonly FileCharacter[]): readonly (readonly FileCharacter[])[] => {
  const lines: FileCharacter[][] = [[]]
  for (const character of characters)
    if (character.text === '\n') lines.push([])
    else if (character.text !== '\r') lines.at(-1)?.push(character)
  return lines.filter((one) => one.length > 0)
}

/** Cuts a line into its columns; `undefined` where a character lies across two of them. */
export const columnsOf = <Specs extends readonly FieldSpec[]>(
  specs: Specs,
  characters: readonly FileCharacter[],
): Values<Specs> | undefined => {
  const values: Record<string, string> = {}
  let next = 0
  for (const { key, width } of specs) {
    let [text, filled] = ['', 0]
    while (filled < width) {
      const character = characters[next]
      if (character === undefined) return undefined
      text += character.text
      filled += character.bytes
      next += 1
    }
    if (filled > width) return undefined
    values[key] = text.trimEnd()
  }
  return next === characters.length ? (values as Values<Specs>) : undefined
}

/** A row as it came: its columns, or nothing where they could not be told apart. */
export interface ReadRow {
  /** Counted from 1, without the head. */
  readonly number: number
  readonly columns: Values<typeof RESULT> | undefined
  /** Bytes that are no character stand in it. */
  readonly damaged: boolean
}

export type FileFault = 'FILE_HEAD_WRONG' | 'FILE_TOTALS_MISSING' | 'FILE_TOTALS_DIFFER'

/** Why nothing of a file is taken: what it says of itself, and what was found. */
export interface UnreadableFile {
  readonly valid: false
  readonly fault: FileFault
  readonly told: string
  readonly found: string
}

export type ReadFile =
  | {
      readonly valid: true
      readonly fileNumber: string
      readonly bankCode: string
      readonly rows: readonly ReadRow[]
    }
  | UnreadableFile

export const differs = (fault: FileFault, told: string, found: string): UnreadableFile => ({
  valid: false,
  fault,
  told,
  found,
})

/** A file between its head and its totals, which are still to be compared with its rows. */
interface OpenedFile<Totals extends readonly FieldSpec[]> {
  readonly valid: true
  readonly head: Values<typeof HEAD>
  readonly totals: Values<Totals>
  readonly rows: readonly (readonly FileCharacter[])[]
}

/** Opens any file of a bank: decoded first, split afterwards, with its head and its totals. */
export const openFile = <Totals extends readonly FieldSpec[]>(
  bytes: Uint8Array,
  totalsSpecs: Totals,
): OpenedFile<Totals> | UnreadableFile => {
  const [first, ...rows] = linesOf(decodeGb18030(bytes))
  const head = first && columnsOf(HEAD, first)
  if (head?.mark !== 'H') return differs('FILE_HEAD_WRONG', 'H', head?.mark ?? '')
  const last = rows.pop()
  const totals: (Values<Totals> & { readonly mark?: string }) | undefined =
    last && columnsOf(totalsSpecs, last)
  if (totals?.mark !== 'T') return differs('FILE_TOTALS_MISSING', 'T', totals?.mark ?? '')
  return { valid: true, head, totals, rows }
}

const totalsText = (rows: number, opened: number, refused: number): string =>
  `${rows}/${opened}/${refused}`

/** Reads a file of results: its totals are compared before any row is looked at. */
export const readResultFile = (bytes: Uint8Array): ReadFile => {
  const file = openFile(bytes, RESULT_TOTALS)
  if (!file.valid) return file
  const { head, totals } = file
  const rows = file.rows.map((characters, i): ReadRow => ({
    number: i + 1,
    columns: columnsOf(RESULT, characters),
    damaged: characters.some(({ text }) => text === LOST),
  }))
  // The mark of the result stands at one place in bytes; a damaged row is counted by its place.
  const marked = (state: string) => rows.filter(({ columns }) => columns?.state === state).length
  const unreadable = rows.filter(({ columns }) => columns === undefined).length
  const told = totalsText(Number(totals.rows), Number(totals.opened), Number(totals.refused))
  const found = totalsText(rows.length, marked('O'), marked('R'))
  if (told !== found && !(unreadable > 0 && Number(totals.rows) === rows.length))
    return differs('FILE_TOTALS_DIFFER', told, found)
  return { valid: true, fileNumber: head.fileNumber, bankCode: head.bankCode, rows }
}
