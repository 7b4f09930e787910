import { systemClock } from '#platform/clock.ts'
import { migrateFoundation, withFoundation } from '../foundation.ts'
import { seedDemonstration, seedLoad } from '../seed/index.ts'
import type { Command } from './command.ts'

const DEFAULT_HOLDERS = 100_000

export const seedCommand: Command = {
  name: 'seed',
  usage: 'seed --profile demo|load [--holders N]',
  zh: '装入演示省份(demo)或大量持卡人(load,可续传)',
  en: 'Load the demonstration province (demo) or many holders (load, resumable)',
  example: 'npx ykt seed --profile load --holders 1250000',
  options: ['profile', 'holders', 'json'],
  run: async ({ readConfig, options, json, print, say, progress }) => {
    const holders = Number(options.holders ?? DEFAULT_HOLDERS)
    const { profile } = options
    if (
      (profile !== 'demo' && profile !== 'load') ||
      !Number.isSafeInteger(holders) ||
      holders < 1
    ) {
      say('用法:ykt seed --profile demo|load [--holders N]', `Usage: ykt ${seedCommand.usage}`)
      return 2
    }
    const config = readConfig()
    if (config.mode === 'production') {
      say('生产模式不装演示数据', 'Demonstration data is not for production')
      return 1
    }
    return withFoundation(config, say, async (foundation) => {
      await migrateFoundation(foundation)
      const input = { ...foundation, at: systemClock.now(), say }
      const result =
        profile === 'demo'
          ? await seedDemonstration({ ...input, tellWhenThere: true })
          : await seedLoad({ ...input, progress, holders })
      if (json) print(JSON.stringify(result))
      return 0
    })
  },
}
