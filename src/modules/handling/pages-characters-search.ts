import { setImmediate as breathe } from 'node:timers/promises'
import { pinyin } from 'pinyin-pro'
import { HAN_BLOCKS, hanCharacter, isRare } from '#kernel/characters.ts'

/** A rare character, with how it is read where the dictionary says so. */
export interface FoundCharacter {
  readonly character: string
  readonly reading: string
}

/** As many as fit on a page that is read by eye. */
const MOST = 60
/** Characters that are looked at before others get their turn. */
const STRETCH = 2000

let index: Promise<ReadonlyMap<string, readonly FoundCharacter[]>> | undefined

/** Every rare character by its readings without tones; the rarest planes first. */
const build = async (): Promise<ReadonlyMap<string, readonly FoundCharacter[]>> => {
  const byReading = new Map<string, FoundCharacter[]>()
  for (const [first, last] of HAN_BLOCKS)
    for (let point = first; point <= last; point += 1) {
      if (point % STRETCH === 0) await breathe()
      const character = String.fromCodePoint(point)
      const reading = pinyin(character)
      if (reading === character || !isRare(character)) continue
      const plain = pinyin(character, { multiple: true, toneType: 'none', type: 'array', v: true })
      for (const one of new Set(plain)) {
        const list = byReading.get(one)
        if (list === undefined) byReading.set(one, [{ character, reading }])
        else list.push({ character, reading })
      }
    }
  return byReading
}

/** What a search for a rare character comes to. */
export interface CharacterSearch {
  readonly found: readonly FoundCharacter[]
  /** How many more there are than fit. */
  readonly more: number
}

/**
 * 生僻字检索: by code point, by the character itself, or by its reading in pinyin without tones (ü is
 * v). The dictionary reads all of the first block and those of the others that names use; the rest
 * is found by code point.
 */
export const searchCharacters = async (query: string): Promise<CharacterSearch> => {
  const exact = hanCharacter(query)
  if (exact !== undefined) {
    const reading = pinyin(exact)
    return {
      found: [{ character: exact, reading: reading === exact ? '' : reading }],
      more: 0,
    }
  }
  index ??= build()
  const wanted = query.normalize('NFKC').trim().toLowerCase().replaceAll('ü', 'v')
  const all = (await index).get(wanted) ?? []
  return { found: all.slice(0, MOST), more: Math.max(0, all.length - MOST) }
}
