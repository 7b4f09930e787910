import type { Words } from '#platform/words.ts'
import { type Command, type OptionName, OPTIONS } from './command.ts'
import { COMMANDS } from './index.ts'

const WORDS = {
  zh: {
    title: '一卡通 ykt',
    usage: '用法:ykt <命令> [选项]',
    commands: '命令',
    developers: '开发用命令',
    options: '选项',
    lang: '语言:zh 或 en',
    help: '显示帮助',
    exit: '退出码:0 成功,1 失败,2 用法错误',
    example: '例',
  },
  en: {
    title: 'Yikatong ykt',
    usage: 'Usage: ykt <command> [options]',
    commands: 'Commands',
    developers: 'Commands for developers',
    options: 'Options',
    lang: 'language: zh or en',
    help: 'show help',
    exit: 'Exit codes: 0 done, 1 failed, 2 wrong usage',
    example: 'Example',
  },
} as const

/** Answered by bin/ykt.mjs before the program is loaded. */
const DEVELOPER_COMMANDS: readonly (Words & { readonly usage: string })[] = [
  { usage: 'test [FILE…]', zh: '运行测试', en: 'Run the tests' },
  { usage: 'check', zh: '格式、类型、规范检查', en: 'Format, types, lint, house rules' },
  { usage: 'bench NAME', zh: '运行 bench/ 下的测量', en: 'Run a measurement of bench/' },
  { usage: 'tool NAME …', zh: '运行随依赖安装的工具', en: 'Run a tool of the dependencies' },
]

type Row = readonly [left: string, right: string]

const table = (rows: readonly Row[]): string[] => {
  const width = Math.max(...rows.map(([left]) => left.length))
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`)
}

const optionRows = (names: readonly OptionName[], language: keyof Words): Row[] => [
  ...names.map((name): Row => [OPTIONS[name].shown, OPTIONS[name][language]]),
  ['--lang zh|en', WORDS[language].lang],
  ['--help, -h', WORDS[language].help],
]

const ALL_OPTIONS = Object.keys(OPTIONS) as OptionName[]

/** Every command in a line, for `ykt --help`. */
export const overview = (language: keyof Words): string => {
  const words = WORDS[language]
  const row = (command: Words & { readonly usage: string }): Row => [
    command.usage,
    command[language],
  ]
  return [
    words.title,
    '',
    words.usage,
    '',
    `${words.commands}:`,
    ...table(COMMANDS.map(row)),
    '',
    `${words.developers}:`,
    ...table(DEVELOPER_COMMANDS.map(row)),
    '',
    `${words.options}:`,
    ...table(optionRows(ALL_OPTIONS, language)),
    '',
    words.exit,
    '',
  ].join('\n')
}

/** One command with its options and an example, for `ykt <command> --help`. */
export const commandHelp = (command: Command, language: keyof Words): string =>
  [
    `ykt ${command.usage}`,
    '',
    command[language],
    '',
    `${WORDS[language].options}:`,
    ...table(optionRows(command.options ?? [], language)),
    '',
    `${WORDS[language].example}: ${command.example}`,
    WORDS[language].exit,
    '',
  ].join('\n')
