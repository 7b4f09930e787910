import { foldWidth } from '#kernel/identity-number/normalise.ts'
import { cleanText } from './clean-cell.ts'
import { fault, type Read, unreadable } from './finding.ts'
import type { CellMark } from '#platform/table-file/index.ts'

/** Forms in which a period is written, and what it is called then: `2026-10`, `2026-Q3`, `2026`. */
const FORMS: readonly (readonly [RegExp, (year: string, part: string) => string])[] = [
  [
    /^(20\d\d)[-/.年]?(0[1-9]|1[0-2]|[1-9])(?:月份?|期)?$/,
    (year, part) => `${year}-${part.padStart(2, '0')}`,
  ],
  [
    /^(20\d\d)[-/年]?(?:Q|第?)([1-4一二三四])(?:季度?)?$/,
    (year, part) => `${year}-Q${quarterOf(part)}`,
  ],
  [/^(20\d\d)(?:年度?)?$/, (year) => year],
]

const quarterOf = (part: string): string => {
  const chinese = '一二三四'.indexOf(part)
  return chinese < 0 ? part : String(chinese + 1)
}

/** Days that a number can mean when a date became one: 2010 to 2063. */
const SERIAL = /^(?:4[0-9]|5[0-9])\d{3}$/

/** 发放期次: a month, a quarter or a year. Blank is none: the batch says which. */
export const readPeriod = (raw: string, mark: CellMark | undefined): Read<string> => {
  const { text, faults } = cleanText(raw)
  if (text === '') return { faults: [] }
  if (mark?.kind === 'date') {
    const period = text.slice(0, 7)
    return { value: period, faults: [fault('PERIOD_FROM_DATE', { suggestion: period })] }
  }
  if (SERIAL.test(text)) {
    const day = Temporal.PlainDate.from('1899-12-30').add({ days: Number(text) })
    const period = day.toString().slice(0, 7)
    return { value: period, faults: [fault('PERIOD_FROM_DATE', { suggestion: period })] }
  }
  const narrow = foldWidth(text).replaceAll(/\s/g, '').toUpperCase()
  for (const [form, called] of FORMS) {
    const [, year, part = ''] = form.exec(narrow) ?? []
    if (year !== undefined) return { value: called(year, part), faults }
  }
  const day = /^(20\d\d)[-/.年](0?[1-9]|1[0-2])[-/.月](?:0?[1-9]|[12]\d|3[01])日?$/.exec(narrow)
  if (day === null) return unreadable('PERIOD_MALFORMED')
  const period = `${day[1]}-${day[2]?.padStart(2, '0')}`
  return { value: period, faults: [fault('PERIOD_FROM_DATE', { suggestion: period })] }
}
