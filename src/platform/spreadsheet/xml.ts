import { SaxesParser } from 'saxes'
import type { ByteStream } from '../byte-stream.ts'
import { WorkbookProblem } from './problem.ts'

export type Attributes = Readonly<Record<string, string>>

/** What to do at the beginning and end of elements; names come without their prefix. */
export interface XmlHandler {
  open?(name: string, attributes: Attributes): void
  /** `text` is what stood in the element, its children apart. */
  close?(name: string, text: string): void
}

const localName = (name: string): string => {
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}

/** Characters without the beginning or end of an element: no cell is so long. */
const LONGEST_SILENCE = 1 << 22

const parserFor = (handler: XmlHandler, heard: () => void) => {
  const parser = new SaxesParser({ position: false, xmlns: false })
  const texts: string[] = []
  parser.on('error', (error) => {
    throw new WorkbookProblem('WORKBOOK_BROKEN', { cause: error })
  })
  // No definition is read and no entity of one: a workbook has none.
  parser.on('doctype', () => {
    throw new WorkbookProblem('WORKBOOK_BROKEN')
  })
  const addText = (text: string): void => {
    const last = texts.length - 1
    if (last >= 0) texts[last] += text
  }
  parser.on('text', addText)
  parser.on('cdata', addText)
  parser.on('opentag', (tag) => {
    heard()
    texts.push('')
    handler.open?.(localName(tag.name), tag.attributes)
  })
  parser.on('closetag', (tag) => {
    heard()
    handler.close?.(localName(tag.name), texts.pop() ?? '')
  })
  return parser
}

/**
 * Reads XML piece by piece and yields after each, so that a caller can hand on what it has gathered
 * before the next piece comes.
 *
 * @throws {WorkbookProblem} WORKBOOK_BROKEN for what is not well-formed or has a document type.
 */
export async function* readXml(stream: ByteStream, handler: XmlHandler): AsyncGenerator<void> {
  let silence = 0
  const parser = parserFor(handler, () => {
    silence = 0
  })
  let decoder: TextDecoder | undefined
  for await (const chunk of stream) {
    decoder ??= new TextDecoder(chunk[0] === 0xff || chunk[1] === 0 ? 'utf-16le' : 'utf-8')
    const text = decoder.decode(chunk, { stream: true })
    silence += text.length
    parser.write(text)
    if (silence > LONGEST_SILENCE) throw new WorkbookProblem('WORKBOOK_BROKEN')
    yield
  }
  parser.write(decoder?.decode() ?? '')
  parser.close()
  yield
}

/** Reads a small part to its end. */
export const readWholeXml = async (stream: ByteStream, handler: XmlHandler): Promise<void> => {
  const reading = readXml(stream, handler)
  while ((await reading.next()).done !== true);
}

/** Escapes of characters that XML cannot hold: `_x000D_`. */
export const unescapeText = (text: string): string =>
  text.includes('_x')
    ? text.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
        String.fromCharCode(Number.parseInt(code, 16)),
      )
    : text

/**
 * What XML cannot hold, or writers drop: controls, halves of characters, no characters, and the
 * sign for a lost one.
 */
// eslint-disable-next-line no-control-regex -- these are the ones to write otherwise
const UNWRITABLE = /[\0-\u0008\u000B-\u001F\u007F-\u009F\p{Cs}\p{Noncharacter_Code_Point}\uFFFD]/gu

/** One unit of a text as its escape. */
export const escapeUnit = (unit: string): string =>
  `_x${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`

/** Writes those escapes, and one for a text that only looks like one. */
export const escapeText = (text: string): string =>
  text
    .replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replaceAll(UNWRITABLE, (character) => character.split('').map(escapeUnit).join(''))
