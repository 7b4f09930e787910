import { processEnvironment } from '#platform/config.ts'
import { EARLY_SETTINGS, SETTINGS } from '#platform/config-settings.ts'
import type { Command } from './command.ts'

interface Explained {
  readonly name: string
  readonly zh: string
  readonly en: string
  readonly secret: boolean
  readonly demonstration: string | null
  readonly set: boolean
}

const explain = (): Explained[] => {
  const environment = processEnvironment()
  return Object.entries({ ...EARLY_SETTINGS, ...SETTINGS }).map(([name, spec]) => ({
    name,
    zh: spec.zh,
    en: spec.en,
    secret: 'secret' in spec && spec.secret,
    demonstration: 'demonstration' in spec ? spec.demonstration : null,
    set: environment[name] !== undefined || environment[`${name}_FILE`] !== undefined,
  }))
}

export const configCommand: Command = {
  name: 'config',
  usage: 'config explain [SETTING]',
  zh: '解释每个配置项:含义、演示默认值、是否机密',
  en: 'Explain every setting: meaning, demonstration default, whether it is secret',
  example: 'npx ykt config explain YKT_PORT',
  options: ['json'],
  mostArguments: 2,
  run: async ({ arguments: [verb, name], language, json, print, say }) => {
    const all = explain()
    const chosen = name === undefined ? all : all.filter((setting) => setting.name === name)
    if (verb !== 'explain' || chosen.length === 0) {
      say('用法:ykt config explain [配置项]', 'Usage: ykt config explain [SETTING]')
      return 2
    }
    if (json) {
      print(JSON.stringify(chosen))
      return 0
    }
    const [secret, fallback, isSet] =
      language === 'zh'
        ? ['机密,可用 _FILE', '演示默认', '已设置']
        : ['secret, _FILE', 'demo', 'set']
    for (const setting of chosen) {
      const notes = [
        ...(setting.secret ? [secret] : []),
        ...(setting.demonstration === null ? [] : [`${fallback} ${setting.demonstration}`]),
        ...(setting.set ? [isSet] : []),
      ]
      print(
        `${setting.name}  ${setting[language]}${notes.length > 0 ? ` [${notes.join('; ')}]` : ''}`,
      )
    }
    return 0
  },
}
