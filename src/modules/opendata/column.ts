import { LANGUAGES, type Language, type Text } from '#ui/i18n/language.ts'

/** What stands in the cells of a column. A `list` holds codes with a semicolon between them. */
export const COLUMN_TYPES = [
  'text',
  'code',
  'integer',
  'decimal',
  'yesNo',
  'day',
  'instant',
  'list',
] as const
export type ColumnType = (typeof COLUMN_TYPES)[number]

export const LIST_DELIMITER = ';'

/** 数据字典的一栏: what a column of an open file holds. */
export interface Column {
  readonly name: string
  readonly type: ColumnType
  /** Whether a cell is never empty. */
  readonly required: boolean
  readonly meaning: Text
  readonly example: string
  /** All that may stand in a cell or list, with what each means; absent where the list is open. */
  readonly values?: readonly { readonly value: string; readonly meaning: Text }[] | undefined
  /** How a code is written, as a regular expression. */
  readonly pattern?: string | undefined
}

/** A column with what fills it. */
export interface FilledColumn<Row> extends Column {
  readonly of: (row: Row) => string
}

/** One open file: its columns in their order, and those that tell a row from all others. */
export interface DataFile<Row> {
  readonly name: string
  readonly title: Text
  readonly key: readonly string[]
  readonly columns: readonly FilledColumn<Row>[]
}

/** What a file says of itself, whatever its rows are. */
export type DescribedFile = Omit<DataFile<never>, 'columns'> & {
  readonly columns: readonly Column[]
}

export const text = (hans: string, hant: string, en: string, pt: string): Text => ({
  'zh-Hans': hans,
  'zh-Hant': hant,
  en,
  pt,
})

/** The values of a closed list, each with its name in four languages. */
export const named = <Value extends string | number>(
  values: readonly Value[],
  name: (language: Language, value: Value) => string,
): NonNullable<Column['values']> =>
  values.map((value) => ({
    value: String(value),
    meaning: {
      'zh-Hans': name('zh-Hans', value),
      'zh-Hant': name('zh-Hant', value),
      en: name('en', value),
      pt: name('pt', value),
    },
  }))

const SUFFIXES: Readonly<Record<Language, string>> = {
  'zh-Hans': 'ZhHans',
  'zh-Hant': 'ZhHant',
  en: 'En',
  pt: 'Pt',
}

/** One text in four columns, such as `nameZhHans` and `namePt`. */
export const inFourLanguages = <Row>(
  name: string,
  meaning: Text,
  example: Text,
  of: (row: Row) => Text,
  required = true,
): readonly FilledColumn<Row>[] =>
  LANGUAGES.map((language) => ({
    name: `${name}${SUFFIXES[language]}`,
    type: 'text',
    required,
    meaning: {
      'zh-Hans': `${meaning['zh-Hans']}（${LANGUAGE_WORDS[language]['zh-Hans']}）`,
      'zh-Hant': `${meaning['zh-Hant']}（${LANGUAGE_WORDS[language]['zh-Hant']}）`,
      en: `${meaning.en} (${LANGUAGE_WORDS[language].en})`,
      pt: `${meaning.pt} (${LANGUAGE_WORDS[language].pt})`,
    },
    example: example[language],
    of: (row) => of(row)[language],
  }))

const LANGUAGE_WORDS: Readonly<Record<Language, Text>> = {
  'zh-Hans': text('简体中文', '簡體中文', 'simplified Chinese', 'chinês simplificado'),
  'zh-Hant': text('繁体中文', '繁體中文', 'traditional Chinese', 'chinês tradicional'),
  en: text('英文', '英文', 'English', 'inglês'),
  pt: text('葡文', '葡文', 'Portuguese', 'português'),
}

/** 行政区划代码, and codes of our own for zones, in six digits. */
export const REGION_PATTERN = String.raw`\d{6}`
export const SCENE_PATTERN = String.raw`[A-Z]{2}-[A-Z]{2,4}-\d{3}`
