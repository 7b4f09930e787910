import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A file of the tree; `path` is relative to the root, with forward slashes. */
export interface SourceFile {
  readonly path: string
  /** Empty for pictures and other files that are not text. */
  readonly text: string
}

/** One breach of a house rule. `line` counts from 1; 0 stands for the whole file. */
export interface Violation {
  readonly path: string
  readonly line: number
  readonly says: string
}

export type Rule = (files: readonly SourceFile[]) => readonly Violation[]

/** Makes a violation; files and lines read the same in every rule. */
export const violation = (file: SourceFile, line: number, says: string): Violation => ({
  path: file.path,
  line,
  says,
})

const IGNORED = new Set(['node_modules', '.git', '.data', 'screenshots'])
const TEXT = /\.(?:ts|mjs|js|sql|md|json|css|scss|svg|html|txt|yaml|yml)$/

/** Reads every file below `root`, dependencies and data apart. */
export const readTree = (root: string, below = ''): readonly SourceFile[] =>
  readdirSync(join(root, below), { withFileTypes: true }).flatMap((entry) => {
    if (IGNORED.has(entry.name)) return []
    const path = below === '' ? entry.name : `${below}/${entry.name}`
    if (entry.isDirectory()) return readTree(root, path)
    return [{ path, text: TEXT.test(path) ? readFileSync(join(root, path), 'utf8') : '' }]
  })

export const isTest = (file: SourceFile): boolean =>
  file.path.startsWith('test/') || file.path.endsWith('.test.ts')

/** Plain ES modules that run in the browser, where other habits hold. */
export const isBrowser = (file: SourceFile): boolean => file.path.includes('/browser/')

/** TypeScript of the program and of its tests. */
export const isCode = (file: SourceFile): boolean => file.path.endsWith('.ts')

/** TypeScript of the program itself, tests left out. */
export const isProgram = (file: SourceFile): boolean =>
  file.path.startsWith('src/') && isCode(file) && !isTest(file)

/** `card` for a file of `src/modules/card/`, else `undefined`. */
export const moduleOf = (path: string): string | undefined =>
  /^src\/modules\/([^/]+)\//.exec(path)?.[1]
