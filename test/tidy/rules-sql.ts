import { MODULES } from './rules-layers.ts'
import { isProgram, isTest, moduleOf, violation } from './source.ts'
import type { Rule, SourceFile, Violation } from './source.ts'
import { tokensOf } from './tokens.ts'

/** Schemas of others: an alias such as `c` in `c.id` is none of these. */
const SCHEMAS: ReadonlySet<string> = new Set([...MODULES, 'platform', 'sandbox', 'pgboss'])

/** Words of SQL after which a table, a type or a function of some schema is named. */
const BEFORE_NAME =
  'from join into update table references on only using copy function procedure returns type ' +
  'view index trigger exists'
const QUALIFIED = new RegExp(
  String.raw`\b(?:${BEFORE_NAME.replaceAll(' ', '|')})\s+"?([a-z_]+)"?\s*\.`,
  'gi',
)
const SCHEMA = /\bschema\s+(?:if\s+not\s+exists\s+)?"?([a-z_]+)/gi

/** Text that is plainly a statement, though nobody tagged it. */
const STATEMENT = new RegExp(
  [
    String.raw`^\s*(?:select\s[^]*\sfrom\s`,
    String.raw`insert\s+into\s`,
    String.raw`update\s+[\w."]+\s+(?:\w+\s+)?set\s`,
    String.raw`delete\s+from\s)`,
  ].join('|'),
  'i',
)

const isStore = (file: SourceFile): boolean => /\/store(?:-[a-z-]+)?\.ts$/.test(file.path)
const isMigration = (file: SourceFile): boolean =>
  /^src\/.*\/migrations\/[^/]+\.sql$/.test(file.path)

interface Piece {
  readonly text: string
  readonly line: number
}

/** Comments of a migration speak of other modules; only statements count. */
const withoutComments = (text: string): string => text.replaceAll(/--[^\n]*/g, '')

/** The SQL of a file, or what may be SQL, with the line where it begins. */
const piecesOf = (file: SourceFile): readonly Piece[] => {
  if (isMigration(file)) return [{ text: withoutComments(file.text), line: 1 }]
  return tokensOf(file).filter((token) => token.kind === 'string' || token.kind === 'template')
}

const strangers = (file: SourceFile, own: ReadonlySet<string>): readonly Violation[] =>
  piecesOf(file).flatMap(({ text, line }) =>
    [...text.matchAll(QUALIFIED), ...text.matchAll(SCHEMA)]
      .filter(([, schema]) => schema !== undefined && SCHEMAS.has(schema) && !own.has(schema))
      .map((found) =>
        violation(
          file,
          line + text.slice(0, found.index).split('\n').length - 1,
          `SQL names schema ${found[1] ?? ''}, which belongs to another module`,
        ),
      ),
  )

const hasSql = (file: SourceFile): boolean =>
  isStore(file) || isMigration(file) || tokensOf(file).some((token) => token.tag === 'sql')

/** SQL of a module names its own schema or that of the platform; the platform names its own. */
export const ownSchemas: Rule = (files) =>
  files
    .filter((file) => (isProgram(file) || isMigration(file)) && !isTest(file))
    .filter((file) => moduleOf(file.path) !== undefined || file.path.startsWith('src/platform/'))
    .filter(hasSql)
    .flatMap((file) => strangers(file, new Set(['platform', moduleOf(file.path) ?? 'pgboss'])))

/** In law, kernel, ui and modules, SQL stands in store.ts, store-….ts and migrations only. */
export const sqlInStores: Rule = (files) =>
  files
    .filter((file) => isProgram(file) && /^src\/(?:law|kernel|ui|modules)\//.test(file.path))
    .filter((file) => !(isStore(file) && moduleOf(file.path) !== undefined))
    .flatMap((file) =>
      tokensOf(file)
        .filter(
          ({ kind, text, tag }) =>
            (kind === 'template' && tag === 'sql') ||
            ((kind === 'template' || kind === 'string') && STATEMENT.test(text)),
        )
        .map((token) => violation(file, token.line, 'SQL belongs in store.ts or store-….ts')),
    )
