import assert from 'node:assert/strict'
import test from 'node:test'
import { commandHelp, overview } from './commands/help.ts'
import { COMMANDS } from './commands/index.ts'
import { languageOf, readCommandLine, UsageError } from './command-line.ts'
import { progressLine } from './progress-line.ts'

const refusal = (...args: string[]): string => {
  try {
    readCommandLine(args)
    return ''
  } catch (error) {
    assert.ok(error instanceof UsageError)
    assert.match(error.words.zh, /\p{Script=Han}/u)
    return error.words.en
  }
}

test('a command line is read with its options and arguments', () => {
  const line = readCommandLine(['seed', '--profile', 'load', '--holders=5', '--json', '--lang=en'])
  assert.equal(line.command?.name, 'seed')
  assert.deepEqual(
    [line.profile, line.holders, line.json, line.lang, line.help],
    ['load', '5', true, 'en', false],
  )
  assert.deepEqual(readCommandLine(['config', 'explain', 'YKT_PORT']).arguments, [
    'explain',
    'YKT_PORT',
  ])
})

test('nothing that a command does not know is silently left out', () => {
  assert.match(refusal('fly'), /no command "fly"/)
  assert.match(refusal('help', 'fly'), /no command "fly"/)
  assert.match(refusal('start', '--holders', '5'), /no option --holders/)
  assert.match(refusal('start', '--json'), /no option --json/)
  assert.match(refusal('seed', '--colour'), /no option --colour/)
  assert.match(refusal('seed', '--profile'), /--profile needs a value/)
  assert.match(refusal('seed', '--profile', '--json'), /--profile needs a value/)
  assert.match(refusal('seed', '--json=yes'), /--json takes no value/)
  assert.match(refusal('migrate', 'now'), /too many: "now"/)
  assert.match(refusal('config', 'explain', 'YKT_PORT', 'YKT_MODE'), /too many: "YKT_MODE"/)
  assert.match(refusal('start', '--lang', 'xx'), /no language "xx"/)
})

test('help is asked for in every usual way', () => {
  for (const args of [
    ['help', 'seed'],
    ['seed', '--help'],
    ['seed', '-h'],
  ]) {
    const { help, command } = readCommandLine(args)
    assert.deepEqual([help, command?.name], [true, 'seed'])
  }
  assert.equal(readCommandLine([]).help, true)
})

test('help names every option and every command', () => {
  for (const language of ['zh', 'en'] as const) {
    const text = overview(language)
    for (const word of ['--profile', '--holders', '--json', '--lang', '--help', 'bench', 'check'])
      assert.ok(text.includes(word), word)
    for (const command of COMMANDS)
      for (const option of command.options ?? [])
        assert.ok(commandHelp(command, language).includes(`--${option}`), option)
  }
})

test('the language is the one asked for, then that of the environment, then Chinese', () => {
  assert.equal(languageOf('zh', { YKT_LANG: 'en' }), 'zh')
  assert.equal(languageOf(undefined, { YKT_LANG: 'en', LANG: 'zh_CN.UTF-8' }), 'en')
  assert.equal(languageOf(undefined, { LANG: 'en_GB.UTF-8' }), 'en')
  assert.equal(languageOf(undefined, {}), 'zh')
})

test('progress is overwritten on a terminal, and seldom told elsewhere', () => {
  const told = (isTTY: boolean): string[] => {
    const written: string[] = []
    const show = progressLine({ isTTY, write: (text) => written.push(text) })
    for (let i = 1; i <= 100; i += 1) show(i / 100, `${i}`)
    return written
  }
  assert.equal(told(false).length, 20)
  assert.equal(told(false).at(-1), '100\n')
  assert.equal(told(true).length, 100)
  assert.match(told(true).at(0) ?? '', /^\r1[^\n]*$/)
  assert.match(told(true).at(-1) ?? '', /^\r100.*\n$/)
})
