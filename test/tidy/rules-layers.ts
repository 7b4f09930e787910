import { posix } from 'node:path'
import { isBrowser, isCode, isTest, moduleOf, violation } from './source.ts'
import type { Rule } from './source.ts'
import { importsOf } from './tokens.ts'

/** The layers from the ground up. */
const LAYERS = ['law', 'kernel', 'platform', 'ui', 'modules', 'app'] as const

/** The modules in order of dependence: a module may import only those before it. */
export const MODULES = [
  'organisation',
  'standard',
  'person',
  'bank',
  'catalogue',
  'credential',
  'duty',
  'publicity',
  'offer',
  'consent',
  'programme',
  'account',
  'card',
  'concession',
  'entitlement',
  'verification',
  'opendata',
  'ledger',
  'payment',
  'reconciliation',
  'roster',
  'disclosure',
  'exchange',
  'mapper',
  'handling',
  'supervision',
  'risk',
  'privacy',
  'statistics',
] as const

/** What stands in for the outside world sits beside the modules and knows none of them. */
const SANDBOX_MAY = new Set(['law', 'kernel', 'platform', 'ui', 'sandbox'])

/** The path an import leads to, or `undefined` for a package or a part of Node. */
const targetOf = (path: string, specifier: string): string | undefined => {
  if (specifier.startsWith('.')) return posix.join(posix.dirname(path), specifier)
  if (specifier.startsWith('#test/')) return specifier.replace('#test/', 'test/')
  return specifier.startsWith('#') ? `src/${specifier.slice(1)}` : undefined
}

const topOf = (path: string): string => (path.startsWith('src/') ? path.split('/')[1] : '') ?? ''

const rank = (top: string): number => LAYERS.findIndex((layer) => layer === top)
const moduleRank = (name: string): number => MODULES.findIndex((module) => module === name)

const refusedBecause = (path: string, target: string): string | undefined => {
  const [from, to] = [topOf(path), topOf(target)]
  if (to === '') return 'the program must not import what lies outside src'
  if (from === 'sandbox') return SANDBOX_MAY.has(to) ? undefined : `sandbox must not know ${to}`
  if (to === 'sandbox') return from === 'app' ? undefined : 'only app may import sandbox'
  if (rank(to) > rank(from)) return `imports must point down: ${from} lies below ${to}`
  const [fromModule, toModule] = [moduleOf(path), moduleOf(target)]
  if (fromModule === undefined || toModule === undefined || fromModule === toModule)
    return undefined
  return moduleRank(toModule) > moduleRank(fromModule)
    ? `imports must point down: ${fromModule} comes before ${toModule}`
    : undefined
}

/** Every file belongs to a layer, and imports point down; tests may reach up to all of it. */
export const layers: Rule = (files) =>
  files
    .filter((file) => isCode(file) && file.path.startsWith('src/'))
    .flatMap((file) => {
      const top = topOf(file.path)
      if (rank(top) < 0 && top !== 'sandbox') return [violation(file, 0, 'belongs to no layer')]
      const module = moduleOf(file.path)
      if (module !== undefined && moduleRank(module) < 0)
        return [violation(file, 0, `${module} is not in the list of modules`)]
      if (isTest(file)) return []
      return importsOf(file).flatMap((token) => {
        const target = targetOf(file.path, token.text)
        const because = target === undefined ? undefined : refusedBecause(file.path, target)
        return because === undefined ? [] : [violation(file, token.line, because)]
      })
    })

/** A module has one door: from outside, only its index.ts is imported. */
export const doors: Rule = (files) =>
  files.filter(isCode).flatMap((file) =>
    importsOf(file).flatMap((token) => {
      const target = targetOf(file.path, token.text)
      const module = target === undefined ? undefined : moduleOf(target)
      if (module === undefined || module === moduleOf(file.path)) return []
      if (target === `src/modules/${module}/index.ts`) return []
      return [violation(file, token.line, `${module} is entered through its index.ts only`)]
    }),
  )

/** Relative inside one top folder, `#layer/` between them, so that a path says what it crosses. */
export const paths: Rule = (files) =>
  files
    .filter((file) => isCode(file) && file.path.startsWith('src/') && !isBrowser(file))
    .flatMap((file) =>
      importsOf(file).flatMap(({ text, line }) => {
        const target = targetOf(file.path, text)
        if (target === undefined || !text.startsWith('.') || topOf(target) === topOf(file.path))
          return []
        return [violation(file, line, `write #${topOf(target)}/… for another layer`)]
      }),
    )
