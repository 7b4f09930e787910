import { html, type Content, type Html } from '#kernel/html.ts'
import { codePointText } from '#kernel/characters.ts'
import {
  button,
  details,
  input,
  insetText,
  link,
  paragraph,
  radios,
  verbatim,
} from '#ui/components.ts'
import type { CharacterSearch } from './pages-characters-search.ts'

const language = 'zh-Hans' as const

/** Names of the fields that the finder adds to the form it stands in. */
export const FINDER_FIELDS = { act: 'act', seek: 'seek', pick: 'pick' } as const

export interface FinderData {
  readonly query: string
  /** None before the first search. */
  readonly search: CharacterSearch | undefined
  /** Where a character goes that is not found: to a named resolver. */
  readonly reportHref: string
}

const foundList = ({ found, more }: CharacterSearch, reportHref: string): Content => {
  if (found.length === 0)
    return insetText({
      text: [
        '没有找到。换一个读音或者码位再找；字库里真没有的，扫描原件，',
        link({ href: reportHref, text: '报生僻字' }),
        '。',
      ],
    })
  return [
    radios({
      language,
      name: FINDER_FIELDS.pick,
      legend: '是哪一个字',
      layout: 'small',
      items: found.map(({ character, reading }) => ({
        value: character,
        text: [verbatim(character), ` ${reading} ${codePointText(character)}`],
      })),
    }),
    more > 0 && paragraph(`还有 ${more} 个没有列出，请按码位找。`),
    button({ text: '放到姓名后面', name: FINDER_FIELDS.act, value: 'pick', kind: 'secondary' }),
  ]
}

/**
 * 生僻字: a part of the form in which a name is typed, after its own button, so that Enter still
 * sends the form. It works without scripts: the form comes back with the list, then with the name.
 */
export const characterFinder = ({ query, search, reportHref }: FinderData): Html =>
  details({
    summary: '姓名里有打不出的字',
    open: search !== undefined,
    text: html`${[
      input({
        language,
        name: FINDER_FIELDS.seek,
        label: '读音或码位',
        hint: '读音不带声调，例如 xi；码位例如 U+20164，户口簿背面或公安网上查得到',
        value: query,
        width: 10,
        autocomplete: 'off',
        spellcheck: false,
      }),
      button({ text: '找字', name: FINDER_FIELDS.act, value: 'seek', kind: 'secondary' }),
      search !== undefined && foundList(search, reportHref),
    ]}`,
  })
