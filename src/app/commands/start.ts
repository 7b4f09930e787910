import { start } from '../start.ts'
import type { Command } from './command.ts'

export const startCommand: Command = {
  name: 'start',
  usage: 'start',
  zh: '启动服务:数据库、迁移、演示数据、网页与接口',
  en: 'Serve: database, migrations, demonstration data, pages and API',
  example: 'YKT_PORT=9090 npm start',
  run: ({ readConfig, say }) => start(readConfig(), say),
}
