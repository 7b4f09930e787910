import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { trusted, type Content, type Html } from '#kernel/html.ts'

const require = createRequire(import.meta.url)

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/** One published example of a govuk-frontend component: parameters in, markup out. */
interface Fixture {
  readonly name: string
  readonly options: Json
  readonly html: string
}

/** A piece of a fixture's parameters. Reading a key that is absent gives an absent piece. */
export interface Piece {
  readonly text: string | undefined
  readonly number: number | undefined
  readonly flag: boolean | undefined
  readonly items: readonly Piece[]
  at: (key: string) => Piece
  /** What `{ text }` or `{ html }` asks for. */
  content: () => Content
}

const isObject = (value: Json | undefined): value is { readonly [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const leaves = (value: Json, path: string): readonly string[] => {
  if (Array.isArray(value) && value.length > 0)
    return value.flatMap((item: Json, i) => leaves(item, `${path}/${i}`))
  if (isObject(value) && Object.keys(value).length > 0)
    return Object.entries(value).flatMap(([key, item]) => leaves(item, `${path}/${key}`))
  return [path]
}

const piece = (value: Json | undefined, path: string, read: Set<string>): Piece => {
  /** A value of another type than the one asked for counts as not read. */
  const leaf = <T extends Json>(isWanted: (value: Json) => value is T): T | undefined => {
    if (value === undefined || !isWanted(value)) return undefined
    read.add(path)
    return value
  }
  const at = (key: string): Piece =>
    piece(isObject(value) ? value[key] : undefined, `${path}/${key}`, read)
  return {
    get text() {
      const found = leaf((found) => typeof found === 'string' || typeof found === 'number')
      return found === undefined ? undefined : String(found)
    },
    get number() {
      return leaf((found) => typeof found === 'number')
    },
    get flag() {
      return leaf((found) => typeof found === 'boolean')
    },
    get items() {
      if (!Array.isArray(value)) return []
      read.add(path)
      return value.map((item: Json, i) => piece(item, `${path}/${i}`, read))
    },
    at,
    content: () => {
      const text = at('text').text
      const markup = at('html').text
      return markup === undefined || markup === '' ? text : trusted(markup.trim())
    },
  }
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&ctdot;': '⋯',
}

const decode = (text: string): string =>
  text.replaceAll(/&(?:amp|lt|gt|quot|#39|ctdot);/g, (entity) => ENTITIES[entity] ?? entity)

const byCodePoint = (a = '', b = ''): number => (a < b ? -1 : Number(a > b))

const tagOf = (source: string, ours: readonly string[]): string => {
  const name = /^<\/?[\w-]+/.exec(source)?.[0] ?? ''
  const found = [...source.slice(name.length).matchAll(/([^\s=/>]+)(?:="([^"]*)")?/g)]
    .filter((match) => !ours.includes(match[1] ?? ''))
    .map(([, attribute, value]) => {
      if (value === undefined || value === '') return attribute
      const words = decode(value).split(/\s+/).filter(Boolean)
      return `${attribute}="${attribute === 'class' ? words.sort().join(' ') : words.join(' ')}"`
    })
  return [name, ...found.sort(byCodePoint)].join(' ') + '>'
}

/**
 * One line per tag or text: spaces, attribute order and self-closing tags no longer matter.
 * `ours` names attributes that we add to the published markup on purpose.
 */
export const normalised = (markup: string, ours: readonly string[] = []): string =>
  markup
    .split(/(<\/?[a-z](?:"[^"]*"|[^">])*>)/i)
    .map((part) => (part.startsWith('<') ? tagOf(part, ours) : decode(part)))
    .map((part) => part.replaceAll(/\s+/g, ' ').trim())
    .filter((part) => part !== '' && part !== '</path>' && part !== '</circle>')
    .join('\n')

/** A fixture next to what our component makes of it, both normalised. */
export interface Comparison {
  readonly name: string
  readonly published: string
  readonly rendered: string
}

/**
 * Draws every published fixture of a component that our parameters can express. `draw` maps the
 * published parameters to ours; a fixture with a parameter that `draw` never read, or for which it
 * returns nothing, is one we do not offer and is left out.
 */
export const compareFixtures = (
  component: string,
  draw: (options: Piece) => Html | undefined,
  ours: readonly string[] = [],
): readonly Comparison[] => {
  const path = require.resolve(`govuk-frontend/dist/govuk/components/${component}/fixtures.json`)
  const { fixtures } = JSON.parse(readFileSync(path, 'utf8')) as { fixtures: readonly Fixture[] }
  return fixtures.flatMap(({ name, options, html }) => {
    const read = new Set<string>()
    const drawn = draw(piece(options, '', read))
    if (drawn === undefined || !leaves(options, '').every((leaf) => read.has(leaf))) return []
    const rendered = normalised(drawn.toString(), ours)
    return [{ name, published: normalised(html, ours), rendered }]
  })
}
