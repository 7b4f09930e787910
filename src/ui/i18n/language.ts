/** 界面语言: Simplified Chinese is the source, the other three are authored, never converted. */
export const LANGUAGES = ['zh-Hans', 'zh-Hant', 'en', 'pt'] as const
export type Language = (typeof LANGUAGES)[number]

/** One text in every language. */
export type Text = Readonly<Record<Language, string>>

/** What each language calls itself. */
export const LANGUAGE_NAMES: Text = {
  'zh-Hans': '简体',
  'zh-Hant': '繁體',
  en: 'English',
  pt: 'Português',
}

/** Public pages carry the language in their address; Simplified Chinese has no prefix. */
export const LANGUAGE_PREFIXES: ReadonlyMap<string, Language> = new Map([
  ['zh-hant', 'zh-Hant'],
  ['en', 'en'],
  ['pt', 'pt'],
])

export const isLanguage = (value: unknown): value is Language =>
  LANGUAGES.some((language) => language === value)

/** `/places` in Portuguese is `/pt/places`. The path starts with a slash. */
export const localPath = (language: Language, path: string): string => {
  for (const [prefix, known] of LANGUAGE_PREFIXES)
    if (known === language) return `/${prefix}${path === '/' ? '' : path}`
  return path
}

/** Where a page is in each language; who speaks none of them is shown the source (`x-default`). */
export const alternatesOf = (
  publicUrl: string,
  path: string,
): readonly { readonly hreflang: string; readonly href: string }[] =>
  [...LANGUAGES, 'x-default' as const].map((hreflang) => ({
    hreflang,
    href: publicUrl + localPath(hreflang === 'x-default' ? 'zh-Hans' : hreflang, path),
  }))

/** The language an address asks for and the path without it; the inverse of `localPath`. */
export const parseLocalPath = (path: string): { language: Language; path: string } => {
  const [, first = '', ...rest] = path.split('/')
  const language = LANGUAGE_PREFIXES.get(first)
  return language === undefined
    ? { language: 'zh-Hans', path }
    : { language, path: `/${rest.join('/')}` }
}
