import { functionsOf } from './functions.ts'
import { isTest, violation } from './source.ts'
import type { Rule, SourceFile } from './source.ts'

const FILE_LINES = 300
const TEST_FILE_LINES = 400
const FUNCTION_LINES = 70
const COLUMNS = 100

/** Facts in the shape of code: long, and nobody reads them from top to bottom. */
const isData = (file: SourceFile): boolean => file.path.startsWith('src/app/seed/data/')

const isWritten = (file: SourceFile): boolean =>
  /^(?:src|test|bin|bench)\/.*\.(?:ts|mjs|js|sql)$/.test(file.path) &&
  !file.path.startsWith('src/ui/public/')

const lineCount = (text: string): number => text.replace(/\n$/, '').split('\n').length

/** A file is at most 300 lines, a test at most 400. */
export const fileSize: Rule = (files) =>
  files
    .filter((file) => isWritten(file) && !isData(file))
    .flatMap((file) => {
      const limit = isTest(file) ? TEST_FILE_LINES : FILE_LINES
      const lines = lineCount(file.text)
      return lines > limit ? [violation(file, 0, `${lines} lines; at most ${limit}`)] : []
    })

/** A function is at most 70 lines; test bodies may tell longer stories. */
export const functionSize: Rule = (files) =>
  files
    .filter(
      (file) => isWritten(file) && !file.path.endsWith('.sql') && !isTest(file) && !isData(file),
    )
    .flatMap((file) =>
      functionsOf(file).flatMap(({ from, until }) => {
        const lines = until - from + 1
        return lines > FUNCTION_LINES
          ? [violation(file, from, `a function of ${lines} lines; at most ${FUNCTION_LINES}`)]
          : []
      }),
    )

/** A line is at most 100 characters, addresses apart: no file needs a scroll bar sideways. */
export const lineLength: Rule = (files) =>
  files
    .filter((file) => isWritten(file) && !isData(file))
    .flatMap((file) =>
      file.text.split('\n').flatMap((line, i) => {
        const columns = Array.from(line).length
        if (columns <= COLUMNS || /https?:\/\//.test(line)) return []
        return [violation(file, i + 1, `${columns} columns; at most ${COLUMNS}`)]
      }),
    )
