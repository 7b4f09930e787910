import { openSpool } from '#platform/spool.ts'
import { openCatalogueMemory } from '#modules/catalogue/index.ts'
import { dataDirectoryOf, seenDirectoryOf, withFoundation } from '../foundation.ts'
import { formatChecks, runDoctor } from '../doctor/doctor.ts'
import type { Command } from './command.ts'

export const doctorCommand: Command = {
  name: 'doctor',
  usage: 'doctor',
  zh: '体检:运行环境、数据库、磁盘、时钟、字体、端口',
  en: 'Check up: runtime, database, disk, clock, fonts, ports',
  example: 'npx ykt doctor --json',
  options: ['json'],
  run: async ({ readConfig, language, json, print, say }) => {
    const config = readConfig()
    return withFoundation(config, say, async (foundation) => {
      const checks = await runDoctor({
        databaseUrl: foundation.url,
        port: config.settings.YKT_PORT ?? 8080,
        portChosen: config.chosen.has('YKT_PORT'),
        dataDirectory: dataDirectoryOf(config),
        catalogueMemory: openCatalogueMemory(openSpool(seenDirectoryOf(config), foundation.keys)),
        language,
      })
      print(json ? JSON.stringify(checks) : formatChecks(checks, language))
      return checks.some(({ status }) => status === 'failed') ? 1 : 0
    })
  },
}
