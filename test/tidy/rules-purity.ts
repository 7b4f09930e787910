import { isBrowser, isCode, isProgram, isTest, moduleOf, violation } from './source.ts'
import type { Rule, SourceFile } from './source.ts'
import { importsOf, tokensOf } from './tokens.ts'
import type { Token } from './tokens.ts'

/** Words that reach out of a pure file: clock, chance, process, network, timers, output. */
const IMPURE = new Set(['process', 'fetch', 'console', 'setTimeout', 'setInterval', 'performance'])
const IMPURE_MEMBERS = new Set(['Temporal.Now', 'Math.random', 'crypto.randomUUID'])

/** Files of a module that are allowed to do things, by name. */
const DOING = /\/(?:store|routes|pages|subscribers)(?:-[a-z-]+)?\.ts$|\/index\.ts$/

/** The one pure place that needs chance: identifiers. */
const MAY_IMPORT: Readonly<Record<string, string>> = { 'src/kernel/ids.ts': 'node:crypto' }

const imports = (file: SourceFile): readonly string[] => importsOf(file).map((one) => one.text)

/** Law, kernel, and every file of a module that does not touch the platform. */
export const isPure = (file: SourceFile): boolean => {
  if (!isProgram(file) || isBrowser(file)) return false
  if (/^src\/(?:law|kernel)\//.test(file.path)) return true
  if (moduleOf(file.path) === undefined || DOING.test(file.path)) return false
  return !imports(file).some((specifier) => specifier.startsWith('#platform/'))
}

/** `Temporal.Now` at the word `Now`; a word alone when it is nobody's member, key or property. */
const usedAs = (tokens: readonly Token[], i: number): string => {
  const [before, word, after] = [tokens[i - 1]?.text, tokens[i]?.text ?? '', tokens[i + 1]?.text]
  if (before === '.' || before === '?.') return `${tokens[i - 2]?.text ?? ''}.${word}`
  return after === ':' ? '' : word
}

/** Pure files read no clock, do no input or output and leave nothing to chance. */
export const purity: Rule = (files) =>
  files.filter(isPure).flatMap((file) => {
    const tokens = tokensOf(file)
    const words = tokens.flatMap((token, i) => {
      const use = token.kind === 'name' ? usedAs(tokens, i) : ''
      const impure = IMPURE.has(use) || IMPURE_MEMBERS.has(use)
      return impure ? [violation(file, token.line, `a pure file must not use ${use}`)] : []
    })
    const node = importsOf(file)
      .filter(({ text }) => text.startsWith('node:') && text !== MAY_IMPORT[file.path])
      .map(({ text, line }) => violation(file, line, `a pure file must not import ${text}`))
    return words.concat(node)
  })

/** JavaScript `Date` is a day wrong at UTC+8 sooner or later: Temporal only. */
export const noDate: Rule = (files) =>
  files
    .filter((file) => isCode(file) && !isBrowser(file) && /^(?:src|test)\//.test(file.path))
    .flatMap((file) => {
      const tokens = tokensOf(file)
      return tokens
        .filter((token, i) => token.kind === 'name' && usedAs(tokens, i) === 'Date')
        .map((token) => violation(file, token.line, 'use Temporal, not Date'))
    })

const onlyIn = (use: string, allowed: string, says: string): Rule => {
  return (files) =>
    files
      .filter((file) => isProgram(file) && !isBrowser(file) && file.path !== allowed)
      .flatMap((file) => {
        const tokens = tokensOf(file)
        return tokens
          .filter((token, i) => token.kind === 'name' && usedAs(tokens, i) === use)
          .map((token) => violation(file, token.line, says))
      })
}

/** The environment is read once, in one file. */
export const oneEnvironment = onlyIn(
  'process.env',
  'src/platform/config.ts',
  'process.env is read in src/platform/config.ts only',
)

/** The clock is read in one file; everybody else is given the time. */
export const oneClock = onlyIn(
  'Temporal.Now',
  'src/platform/clock.ts',
  'Temporal.Now is read in src/platform/clock.ts only',
)

/** Tests and benches are no part of the program, and the program must not lean on them. */
export const noTestInProgram: Rule = (files) =>
  files
    .filter((file) => isProgram(file) && !isTest(file))
    .flatMap((file) =>
      importsOf(file)
        .filter(({ text }) => text.startsWith('#test/') || text.endsWith('.test.ts'))
        .map(({ line }) => violation(file, line, 'the program must not import a test')),
    )
