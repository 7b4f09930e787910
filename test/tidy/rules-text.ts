import { posix } from 'node:path'
import { violation } from './source.ts'
import type { Rule } from './source.ts'

/** Written apart, so that this file does not break its own rule. */
const BANNED = [
  ['keep', 'in sync'].join(' '),
  ['TO', 'DO'].join(''),
  ['FIX', 'ME'].join(''),
  ['HA', 'CK'].join(''),
]

/** Nothing is left for later in the code, and nothing is a copy of something else. */
export const noLeftovers: Rule = (files) =>
  files
    .filter((file) => /^(?:src|test)\/.*\.(?:ts|mjs|js|sql|css|scss)$/.test(file.path))
    .filter((file) => !file.path.startsWith('src/ui/public/'))
    .flatMap((file) =>
      file.text.split('\n').flatMap((line, i) => {
        const found = BANNED.find((phrase) => new RegExp(String.raw`\b${phrase}\b`).test(line))
        return found === undefined ? [] : [violation(file, i + 1, `"${found}" must not stand`)]
      }),
    )

const LINK = /\]\((?!https?:|mailto:|#|\/)([^)\s#]+)(?:#[^)\s]*)?\)/g

/** Every relative link of a Markdown page leads to a file or folder of the tree. */
export const linksResolve: Rule = (files) => {
  const paths = new Set(files.map((file) => file.path))
  const exists = (path: string) =>
    paths.has(path) || path === '.' || [...paths].some((one) => one.startsWith(`${path}/`))
  return files
    .filter((file) => file.path.endsWith('.md'))
    .flatMap((file) =>
      file.text.split('\n').flatMap((line, i) =>
        [...line.matchAll(LINK)].flatMap(([, link]) => {
          const target = posix.join(posix.dirname(file.path), link ?? '').replace(/\/$/, '')
          return exists(target) ? [] : [violation(file, i + 1, `${link ?? ''} leads nowhere`)]
        }),
      ),
    )
}

/** Folders of the machine where the project happened to be written. */
const OUTSIDE = new RegExp(['(?:\\.\\.', 'shared\\b|/work', ')'].join('/'))

/** The project stands on its own: it names no place outside its tree. */
export const standsAlone: Rule = (files) =>
  files
    .filter((file) => file.text !== '' && file.path !== 'package-lock.json')
    .flatMap((file) =>
      file.text
        .split('\n')
        .flatMap((line, i) =>
          OUTSIDE.test(line) ? [violation(file, i + 1, 'names a place outside the project')] : [],
        ),
    )
