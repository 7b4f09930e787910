import { openApi } from '../docs/openapi.ts'
import type { Command } from './command.ts'

export const openApiCommand: Command = {
  name: 'openapi',
  usage: 'openapi',
  zh: '输出接口说明(OpenAPI 3.1)',
  en: 'Print the API description (OpenAPI 3.1)',
  example: 'npx ykt openapi > openapi.json',
  run: async ({ print }) => {
    print(JSON.stringify(openApi(), null, 2))
    return 0
  },
}
