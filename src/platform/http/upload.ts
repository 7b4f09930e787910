import { problem, type ProblemError } from './problem.ts'

/** A file that a form sends, as the stream of its bytes; to be read once, by whoever takes it. */
export interface Upload {
  /** As the browser calls it; never a path of ours. */
  readonly fileName: string
  readonly content: AsyncIterable<Uint8Array>
}

/** The fields before the file, and the file itself, which stands last in its form. */
export type UploadForm = Readonly<Record<string, string | Upload>>

/** Bytes of the head of a part and of all fields; a form has little to say besides its file. */
const HEAD_LIMIT = 8192
const FIELDS_LIMIT = 16_384

/** What is still taken off the line of a file that nobody wants; then the line is cut. */
const DRAIN_LIMIT = 1 << 26

const malformed = (): ProblemError =>
  problem(400, 'FORM_MALFORMED', 'The form with its file is not well-formed.')

const LINE_END = Buffer.from('\r\n')
const HEAD_END = Buffer.from('\r\n\r\n')

/** Bytes that are read up to marks. */
class MarkedBytes {
  readonly #source: AsyncIterator<Uint8Array>
  #held = Buffer.alloc(0)

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#source = source[Symbol.asyncIterator]()
  }

  async #more(): Promise<void> {
    const next = await this.#source.next()
    if (next.done === true) throw malformed()
    this.#held = Buffer.concat([this.#held, next.value])
  }

  /** What stands before a mark, which goes with it. */
  async until(mark: Buffer, limit: number): Promise<Buffer> {
    for (;;) {
      const at = this.#held.indexOf(mark)
      if (at >= 0 && at <= limit) return this.#take(at, mark.length)
      if (this.#held.length > limit + mark.length) throw malformed()
      await this.#more()
    }
  }

  /**
   * The same, handed on as it comes. Whoever stops early, or has read to the mark, leaves nothing
   * on the line: a browser hears the answer only after it has been able to send.
   */
  async *through(mark: Buffer): AsyncGenerator<Buffer, void, undefined> {
    try {
      for (;;) {
        const at = this.#held.indexOf(mark)
        if (at >= 0) {
          const last = this.#take(at, mark.length)
          if (last.length > 0) yield last
          return
        }
        const sure = this.#held.length - mark.length + 1
        if (sure > 0) yield this.#take(sure, 0)
        await this.#more()
      }
    } finally {
      await this.#drain()
    }
  }

  async #drain(): Promise<void> {
    for (let left = DRAIN_LIMIT; left > 0;) {
      const next = await this.#source.next()
      if (next.done === true) return
      left -= next.value.length
    }
    await this.#source.return?.()
  }

  #take(length: number, mark: number): Buffer {
    const taken = this.#held.subarray(0, length)
    this.#held = this.#held.subarray(length + mark)
    return taken
  }
}

const boundaryOf = (contentType: string): string => {
  const [, quoted, plain] =
    /;\s*boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(contentType) ?? []
  const boundary = quoted ?? plain
  if (boundary === undefined) throw malformed()
  return boundary
}

interface PartHead {
  readonly name: string
  readonly fileName: string | undefined
}

const headOf = (text: string): PartHead => {
  const [, line = ''] = /^content-disposition:\s*form-data(.*)$/im.exec(text) ?? []
  const parameter = (name: string): string | undefined =>
    new RegExp(`;\\s*${name}="([^"]*)"`).exec(line)?.[1]
  const name = parameter('name')
  if (name === undefined) throw malformed()
  return { name, fileName: parameter('filename') }
}

/**
 * Reads the fields of a form up to its file, and hands the file on as a stream: nothing of it is
 * held in memory. A form whose file is not its last part is refused when the file has been read.
 *
 * @throws {ProblemError} 400 FORM_MALFORMED.
 */
export const readUpload = async (
  contentType: string,
  body: AsyncIterable<Uint8Array>,
): Promise<UploadForm> => {
  const mark = Buffer.from(`\r\n--${boundaryOf(contentType)}`)
  const bytes = new MarkedBytes(body)
  // The first boundary may stand at the very beginning, without a line before it.
  const first = await bytes.until(mark.subarray(2), HEAD_LIMIT)
  if (first.length > 0) throw malformed()
  const fields: Record<string, string | Upload> = {}
  let room = FIELDS_LIMIT
  for (;;) {
    const rest = await bytes.until(LINE_END, HEAD_LIMIT)
    if (rest.toString() === '--') return fields
    if (rest.length > 0) throw malformed()
    const { name, fileName } = headOf((await bytes.until(HEAD_END, HEAD_LIMIT)).toString())
    if (fileName !== undefined)
      return { ...fields, [name]: { fileName, content: bytes.through(mark) } }
    const value = await bytes.until(mark, room)
    room -= value.length
    fields[name] = value.toString()
  }
}

/** The file of a form that was read by `readUpload`; nothing where none was chosen. */
export const uploadIn = (value: unknown): Upload | undefined =>
  typeof value === 'object' && value !== null && 'content' in value && 'fileName' in value
    ? (value as Upload)
    : undefined
