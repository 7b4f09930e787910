import { entry, type ProblemEntry } from './entry.ts'

const ON_PAGES = [
  '只在 /admin 页面上出现，页面会指出是哪一项。',
  'Appears on the pages of /admin only, beside the field.',
] as const

/** Codes about parameters and the working calendar that officers enter. */
export const STANDARD_PROBLEMS = {
  VALUE_NOT_OF_ITS_KIND: entry(422, {
    title: ['值的写法不对', 'The value is not of its kind'],
    cause: [
      '这个参数要天数、金额、是否或者列出的选项。',
      'It takes days, money, yes or no, or a choice.',
    ],
    citizen: ['按输入框上面的说明重写。', 'Write it as the hint says.'],
    developer: ON_PAGES,
  }),
  SETTING_NOT_RETROACTIVE: entry(422, {
    title: ['生效日期早于今天', 'The day lies in the past'],
    cause: [
      '以前办的事不改，新的值从今天或以后起算。',
      'What was decided stays; a value begins today or later.',
    ],
    citizen: ['改成今天或以后。', 'Choose today or a later day.'],
    developer: ON_PAGES,
  }),
  SETTING_REGION_UNKNOWN: entry(422, {
    title: ['没有这个地区', 'There is no such region'],
    cause: ['参数只能定给全省或者一个市。', 'A value is set for the province or a city.'],
    citizen: ['从列表里选。', 'Choose from the list.'],
    developer: ON_PAGES,
  }),
  SOURCE_MISSING: entry(422, {
    title: ['没有写明来源', 'The source is missing'],
    cause: ['每个值都要有文件或者决定人。', 'Every value has a document or a decider behind it.'],
    citizen: ['写上文件名和文号。', 'Name the document and its number.'],
    developer: ON_PAGES,
  }),
  LINES_FAULTY: entry(422, {
    title: ['有几行看不懂', 'Some lines cannot be read'],
    cause: [
      '放假安排逐行检查，有错的一行都不录入。',
      'Every line is checked; with a faulty one nothing is entered.',
    ],
    citizen: ['按列出的行号改好。', 'Mend the lines that are listed.'],
    developer: ON_PAGES,
  }),
  TOO_FEW_HOLIDAYS: entry(422, {
    title: ['放假的日子太少', 'Too few holidays'],
    cause: ['比法定节假日还少，多半漏了几行。', 'Fewer than the law gives: lines are missing.'],
    citizen: ['对照通知补齐。', 'Compare with the decree.'],
    developer: ON_PAGES,
  }),
} as const satisfies Readonly<Record<string, ProblemEntry>>
