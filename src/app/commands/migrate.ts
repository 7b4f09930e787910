import { migrateFoundation, withFoundation } from '../foundation.ts'
import type { Command } from './command.ts'

export const migrateCommand: Command = {
  name: 'migrate',
  usage: 'migrate',
  zh: '把数据库升级到本程序的版本,一次全成或全不成',
  en: 'Bring the database up to this program: all of it or nothing',
  example: 'npx ykt migrate --json',
  options: ['json'],
  run: async ({ readConfig, json, print, say }) => {
    return withFoundation(readConfig(), say, async (foundation) => {
      const applied = await migrateFoundation(foundation)
      const names = applied.map(({ module, name }) => `${module}/${name}`)
      if (json) print(JSON.stringify({ applied: names }))
      else if (names.length === 0) say('数据库已是最新', 'The database is up to date')
      else for (const name of names) print(name)
      return 0
    })
  },
}
