import assert from 'node:assert/strict'
import { join } from 'node:path'
import test from 'node:test'
import { isBalanced } from './tidy/functions.ts'
import { dependencyBudget, lockfile } from './tidy/rules-dependencies.ts'
import { decisionsCite, lawCoverage } from './tidy/rules-law.ts'
import { doors, layers, paths } from './tidy/rules-layers.ts'
import { glossaryComplete, glossaryWords, kebabCase, noDrawers } from './tidy/rules-names.ts'
import { noDate, noTestInProgram, oneClock, oneEnvironment, purity } from './tidy/rules-purity.ts'
import { fileSize, functionSize, lineLength } from './tidy/rules-size.ts'
import { ownSchemas, sqlInStores } from './tidy/rules-sql.ts'
import { linksResolve, noLeftovers, standsAlone } from './tidy/rules-text.ts'
import { isCode, isProgram, readTree } from './tidy/source.ts'
import type { Rule } from './tidy/source.ts'

const tree = readTree(join(import.meta.dirname, '..'))

/** The rules of the house; `test/tidy/planted.test.ts` shows that each can fail. */
const HOUSE_RULES: Readonly<Record<string, Rule>> = {
  'every file belongs to a layer, and imports point down': layers,
  'a module is entered through its index.ts only': doors,
  'an import of another layer says so': paths,
  'the SQL of a module names its own schema or that of the platform': ownSchemas,
  'SQL stands in stores and migrations only': sqlInStores,
  'pure files read no clock and do no input or output': purity,
  'JavaScript Date is not used': noDate,
  'the environment is read in one file': oneEnvironment,
  'the clock is read in one file': oneClock,
  'the program does not import tests': noTestInProgram,
  'a file fits in the head': fileSize,
  'a function fits on two screens': functionSize,
  'a line fits without a scroll bar': lineLength,
  'no file is a drawer': noDrawers,
  'files are named in kebab-case': kebabCase,
  'things of the field are called by their word of the glossary': glossaryWords,
  'every status and action has its entry in the glossary': glossaryComplete,
  'every article that asks for behaviour is relied on or listed for later': lawCoverage,
  'who grants or refuses names the article': decisionsCite,
  'every dependency has a reason and an exact version': dependencyBudget,
  'every package comes from the registry with its hash': lockfile,
  'nothing is left for later in the code': noLeftovers,
  'links between pages lead somewhere': linksResolve,
  'the project names no place outside itself': standsAlone,
}

test('the tidy test saw the tree', () => {
  assert.ok(tree.filter(isProgram).length > 20)
  for (const path of ['package.json', 'package-lock.json', 'src/law/articles.ts'])
    assert.ok(
      tree.some((file) => file.path === path && file.text !== ''),
      path,
    )
})

test('every file was read to its end', () => {
  assert.deepEqual(
    tree.filter((file) => isCode(file) && !isBalanced(file)).map((file) => file.path),
    [],
  )
})

for (const [title, rule] of Object.entries(HOUSE_RULES))
  test(title, () => {
    const found = rule(tree).map(({ path, line, says }) => `${path}:${line} ${says}`)
    assert.equal(found.join('\n'), '')
  })
