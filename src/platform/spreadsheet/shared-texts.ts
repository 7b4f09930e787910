import type { ByteStream } from '../byte-stream.ts'
import { WorkbookProblem } from './problem.ts'
import { readWholeXml, unescapeText, type XmlHandler } from './xml.ts'

/** Gathers the text of an element with runs of formatting; readings of characters are left out. */
export const textGatherer = (element: string, done: (text: string) => void): XmlHandler => {
  let text = ''
  let inReading = false
  return {
    open: (name) => {
      if (name === element) text = ''
      if (name === 'rPh') inReading = true
    },
    close: (name, content) => {
      if (name === 'rPh') inReading = false
      if (name === 't' && !inReading) text += content
      if (name === element) done(unescapeText(text))
    },
  }
}

/**
 * Texts that the cells of all sheets share, in their order.
 *
 * @throws {WorkbookProblem} TOO_MANY_STRINGS
 */
export const readSharedTexts = async (
  part: ByteStream,
  limit: number,
): Promise<readonly string[]> => {
  const texts: string[] = []
  let count = 0
  const handler = textGatherer('si', (text) => {
    texts.push(text)
    count += text.length + 1
    if (count > limit) throw new WorkbookProblem('TOO_MANY_STRINGS')
  })
  await readWholeXml(part, handler)
  return texts
}
