import { writeFile } from 'node:fs/promises'
import { generatedDocs, writeDoc } from '../docs/generate.ts'
import { schemaDump } from '../docs/schema.ts'
import { migrateFoundation, withFoundation } from '../foundation.ts'
import type { Command } from './command.ts'

export const docsCommand: Command = {
  name: 'docs',
  usage: 'docs',
  zh: '重新生成 docs/ 下由代码生成的文件(开发用)',
  en: 'Write the generated files of docs/ again (for developers)',
  example: 'npm run docs',
  run: async ({ readConfig, print, say }) => {
    for (const [name, text] of await generatedDocs()) print(await writeDoc(name, text))
    return withFoundation(readConfig(), say, async (foundation) => {
      await migrateFoundation(foundation)
      print(await writeDoc('schema.sql', await schemaDump(foundation.owner)))
      return 0
    })
  },
}

export const stylesCommand: Command = {
  name: 'styles',
  usage: 'styles',
  zh: '重新编译样式表(开发用)',
  en: 'Compile the style sheet again (for developers)',
  example: 'npm run styles',
  run: async ({ print }) => {
    // The compiler is a development dependency; the program never loads it.
    const { compileStyles, STYLESHEET } = await import('#ui/styles/compile.ts')
    await writeFile(STYLESHEET, compileStyles())
    print(STYLESHEET)
    return 0
  },
}
