import type { Text } from '#ui/i18n/language.ts'
import { type Column, type ColumnType, type DescribedFile, LIST_DELIMITER } from './column.ts'
import { DATA_FILES } from './data-files.ts'

/** Types of Table Schema; a code is a string of a certain form. */
const FIELD_TYPES: Readonly<Record<ColumnType, string>> = {
  text: 'string',
  code: 'string',
  integer: 'integer',
  decimal: 'number',
  yesNo: 'boolean',
  day: 'date',
  instant: 'datetime',
  list: 'list',
}

/** A list is a list of what its pattern or its values allow. */
const constraintsOf = ({ type, required, pattern, values }: Column) => {
  const whole = pattern === undefined ? undefined : `^(?:${pattern})$`
  const each = `^(?:${pattern})(?:${LIST_DELIMITER}(?:${pattern}))*$`
  return {
    required,
    ...(whole !== undefined && { pattern: type === 'list' ? each : whole }),
    ...(values !== undefined && type !== 'list' && { enum: values.map(({ value }) => value) }),
  }
}

const fieldOf = (column: Column) => ({
  name: column.name,
  type: FIELD_TYPES[column.type],
  ...(column.type === 'list' && { delimiter: LIST_DELIMITER, itemType: 'string' }),
  title: column.meaning.en,
  description: column.meaning['zh-Hans'],
  example: column.example,
  constraints: constraintsOf(column),
  ...(column.values !== undefined && {
    categories: column.values.map(({ value, meaning }) => ({
      value,
      label: meaning['zh-Hans'],
      meaning,
    })),
  }),
  meaning: column.meaning,
})

const resourceOf = (file: DescribedFile) => ({
  name: file.name,
  path: `${file.name}.csv`,
  title: file.title.en,
  titles: file.title,
  format: 'csv',
  mediatype: 'text/csv',
  encoding: 'utf-8',
  schema: { fields: file.columns.map(fieldOf), primaryKey: file.key, missingValues: [''] },
})

export const PACKAGE_TITLE: Text = {
  'zh-Hans': '一卡通应用目录开放数据',
  'zh-Hant': '一卡通應用目錄開放數據',
  en: 'Open data of the catalogue of the social security card',
  pt: 'Dados abertos do catálogo do cartão de segurança social',
}

/**
 * 数据字典 for machines, as a Data Package (datapackage.org, version 2): each column with its type,
 * what may stand in it, an example, and under `meaning` what it means in four languages.
 */
export const dataPackage = () => ({
  $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
  name: 'yikatong-catalogue',
  title: PACKAGE_TITLE.en,
  titles: PACKAGE_TITLE,
  resources: DATA_FILES.map(resourceOf),
})
