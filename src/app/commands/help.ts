import type { Command } from './command.ts'
import { COMMANDS } from './index.ts'

const WORDS = {
  zh: {
    title: '一卡通 ykt',
    usage: '用法:ykt <命令> [选项]',
    commands: '命令',
    options: '选项',
    json: '以 JSON 输出',
    lang: '语言:zh 或 en',
    help: '显示帮助',
    exit: '退出码:0 成功,1 失败,2 用法错误',
    example: '例',
  },
  en: {
    title: 'Yikatong ykt',
    usage: 'Usage: ykt <command> [options]',
    commands: 'Commands',
    options: 'Options',
    json: 'print JSON',
    lang: 'language: zh or en',
    help: 'show help',
    exit: 'Exit codes: 0 done, 1 failed, 2 wrong usage',
    example: 'Example',
  },
} as const

/** Every command in a line, for `ykt --help`. */
export const overview = (language: 'zh' | 'en'): string => {
  const words = WORDS[language]
  const width = Math.max(...COMMANDS.map(({ usage }) => usage.length))
  return [
    words.title,
    '',
    words.usage,
    '',
    `${words.commands}:`,
    ...COMMANDS.map((command) => `  ${command.usage.padEnd(width)}  ${command[language]}`),
    '',
    `${words.options}:`,
    `  --json         ${words.json}`,
    `  --lang zh|en   ${words.lang}`,
    `  --help, -h     ${words.help}`,
    '',
    words.exit,
    '',
  ].join('\n')
}

/** One command with an example, for `ykt <command> --help`. */
export const commandHelp = (command: Command, language: 'zh' | 'en'): string =>
  [
    `ykt ${command.usage}`,
    '',
    command[language],
    '',
    `${WORDS[language].example}: ${command.example}`,
    WORDS[language].exit,
    '',
  ].join('\n')
