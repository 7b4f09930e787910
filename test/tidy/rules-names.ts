import { GLOSSARY } from '#law/glossary.ts'
import { isBrowser, isCode, isProgram, moduleOf, violation } from './source.ts'
import type { Rule } from './source.ts'
import { tokensOf } from './tokens.ts'

/** Drawers: a name that says nothing about what is inside. */
const DRAWERS = new Set(['utils', 'util', 'helpers', 'helper', 'common', 'manager', 'misc'])

/** No file or folder is a drawer. */
export const noDrawers: Rule = (files) =>
  files
    .filter((file) => /^(?:src|test|bin|bench)\//.test(file.path))
    .flatMap((file) => {
      const drawer = file.path.split(/[/.-]/).find((part) => DRAWERS.has(part))
      return drawer === undefined ? [] : [violation(file, 0, `"${drawer}" names a drawer`)]
    })

/** Files are named in kebab-case, migrations with their number in front. */
export const kebabCase: Rule = (files) =>
  files
    .filter((file) => /^(?:src|test|bin|bench)\/.*\.(?:ts|mjs|js|sql)$/.test(file.path))
    .filter((file) => !file.path.startsWith('src/ui/public/'))
    .flatMap((file) =>
      /^[a-z0-9]+(?:[-.][a-z0-9]+)*$/.test(file.path.split('/').at(-1) ?? '')
        ? []
        : [violation(file, 0, 'a file is named in kebab-case')],
    )

/** `reportTemporaryLoss` and `REPORT_TEMPORARY_LOSS` → `report-temporary-loss`. */
const partsOf = (identifier: string): string =>
  identifier
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replaceAll(/([A-Z])([A-Z][a-z])/g, '$1-$2')
    .replaceAll(/[_$#]+/g, '-')
    .toLowerCase()

const WRONG = GLOSSARY.flatMap((term) =>
  term.not.map((wrong) => ({ wrong, parts: `-${partsOf(wrong)}-`, right: term })),
)

/** Only words of the glossary name the things of the field. */
export const glossaryWords: Rule = (files) =>
  files
    .filter((file) => file.path.startsWith('src/') && isCode(file) && !isBrowser(file))
    .flatMap((file) =>
      tokensOf(file)
        .filter((token) => token.kind === 'name')
        .flatMap((token) => {
          const parts = `-${partsOf(token.text)}-`
          const found = WRONG.find((one) => parts.includes(one.parts))
          if (found === undefined) return []
          const { id, zh } = found.right
          return [violation(file, token.line, `${token.text}: ${zh} is called ${id}`)]
        }),
    )

const KNOWN = new Set(GLOSSARY.map((term) => term.id))

/** Every status and action that a module lists has its entry in the glossary. */
export const glossaryComplete: Rule = (files) =>
  files
    .filter((file) => isProgram(file) && moduleOf(file.path) !== undefined)
    .flatMap((file) => {
      const tokens = tokensOf(file)
      return tokens.flatMap((token, i) => {
        const begins = `${tokens[i - 1]?.text} ${tokens[i + 1]?.text} ${tokens[i + 2]?.text}`
        if (!/_(?:STATUSES|ACTIONS)$/.test(token.text) || begins !== 'const = [') return []
        const list = tokens.slice(
          i,
          tokens.findIndex((one, j) => j > i && one.text === ']'),
        )
        return list
          .filter((one) => one.kind === 'string' && !KNOWN.has(one.text))
          .map((one) => violation(file, one.line, `${one.text} has no entry in the glossary`))
      })
    })
