import assert from 'node:assert/strict'
import test from 'node:test'
import { dependencyBudget, lockfile } from './rules-dependencies.ts'
import { articlesRelied, decisionsCite } from './rules-law.ts'
import { doors, layers, paths } from './rules-layers.ts'
import { glossaryComplete, glossaryWords, kebabCase, noDrawers } from './rules-names.ts'
import { noDate, noTestInProgram, oneClock, oneEnvironment, purity } from './rules-purity.ts'
import { fileSize, functionSize, lineLength } from './rules-size.ts'
import { ownSchemas, sqlInStores } from './rules-sql.ts'
import { linksResolve, noLeftovers, standsAlone } from './rules-text.ts'
import type { Rule } from './source.ts'

/** How many breaches a rule finds in one made-up file. */
const count = (rule: Rule, path: string, text: string): number => rule([{ path, text }]).length

const CARD = 'src/modules/card/card.ts'
const STORE = 'src/modules/card/store.ts'

/** A rule finds the bad text, once, and leaves the good one alone. */
const breaks = (rule: Rule, path: string, bad: string, good: string) => {
  assert.equal(count(rule, path, bad), 1, `not found: ${bad}`)
  assert.equal(count(rule, path, good), 0, `wrongly found: ${good}`)
}

test('an import that points up is found', () => {
  breaks(layers, 'src/law/a.ts', `import '#kernel/b.ts'`, `import './b.ts'`)
  breaks(layers, 'src/kernel/a.ts', `import { b } from '#platform/b.ts'`, `import '#law/b.ts'`)
  breaks(layers, 'src/platform/a.ts', `export * from '#ui/b.ts'`, `import '#kernel/b.ts'`)
  breaks(layers, 'src/ui/a.ts', `import '#modules/card/index.ts'`, `import '#platform/b.ts'`)
  breaks(layers, CARD, `await import('#app/app.ts')`, `import '#ui/page.ts'`)
  breaks(layers, CARD, `import '../../app/app.ts'`, `import '../card/a.ts'`)
  breaks(layers, CARD, `import '#test/database.ts'`, `import 'node:fs'`)
})

test('a module that imports a later one is found', () => {
  const [person, verification] = ['person', 'verification'].map((m) => `#modules/${m}/index.ts`)
  breaks(layers, CARD, `import '${verification}'`, `import '${person}'`)
})

test('the sandbox knows the platform, and only the app knows the sandbox', () => {
  breaks(layers, 'src/sandbox/a.ts', `import '#modules/card/index.ts'`, `import '#platform/db.ts'`)
  breaks(layers, CARD, `import '#sandbox/bank.ts'`, `import '#kernel/ids.ts'`)
  assert.equal(count(layers, 'src/app/a.ts', `import '#sandbox/bank.ts'`), 0)
})

test('a file of no layer and a module nobody listed are found', () => {
  assert.equal(count(layers, 'src/services/a.ts', ''), 1)
  assert.equal(count(layers, 'src/modules/lottery/a.ts', ''), 1)
})

test('a module entered by the window is found', () => {
  breaks(doors, CARD, `import '#modules/person/store.ts'`, `import '#modules/person/index.ts'`)
  breaks(doors, CARD, `import '../person/store.ts'`, `import './store.ts'`)
  breaks(doors, 'test/a.test.ts', `import '#modules/card/store.ts'`, `import '#platform/db.ts'`)
})

test('a relative path into another layer is found', () => {
  breaks(paths, CARD, `import '../../kernel/ids.ts'`, `import '#kernel/ids.ts'`)
})

test('SQL that names the schema of another module is found', () => {
  breaks(ownSchemas, STORE, 'sql`select 1 from person.person`', 'sql`select 1 from card.card c`')
  breaks(ownSchemas, STORE, 'sql`select 1 ${x} join person.person`', 'sql`join platform.audit`')
  breaks(ownSchemas, STORE, 'sql`select 1 from pgboss.job`', 'sql`select 1 from c.job`')
  breaks(
    ownSchemas,
    STORE,
    `db.prepared('a', 'insert into bank.bank')`,
    `db.run('update card.card')`,
  )
  const migration = 'src/modules/card/migrations/0001-card.sql'
  breaks(
    ownSchemas,
    migration,
    'create table card.card (\n  p uuid references person.person\n)',
    '-- person_id is a key of person.person\ncreate table card.card (p uuid)',
  )
  breaks(ownSchemas, migration, 'create schema bank', 'create schema if not exists card')
  breaks(
    ownSchemas,
    'src/platform/audit.ts',
    'sql`select 1 from card.card`',
    'sql`select extract(epoch from t.at) from platform.audit t`',
  )
})

test('SQL outside of a store is found', () => {
  breaks(sqlInStores, 'src/modules/card/routes.ts', 'sql`select 1`', 'html`select 1`')
  breaks(sqlInStores, CARD, `run('select a from card.card')`, `say('select a card')`)
  breaks(sqlInStores, 'src/ui/page.ts', 'run(`delete from x`)', 'run(`delete it`)')
  assert.equal(count(sqlInStores, STORE, 'sql`select 1`'), 0)
  assert.equal(count(sqlInStores, 'src/modules/card/store-lost-list.ts', 'sql`select 1`'), 0)
})

test('a pure file that reaches out is found', () => {
  breaks(purity, CARD, 'Temporal.Now.instant()', 'Temporal.PlainDate.from(a)')
  breaks(purity, CARD, 'Math.random()', 'Math.floor(1)')
  breaks(purity, CARD, `await fetch('x')`, 'it.fetch(x)')
  breaks(purity, CARD, 'process.exit()', 'const a = { process: 1 }')
  breaks(purity, 'src/law/a.ts', `import 'node:fs'`, `import './b.ts'`)
  breaks(purity, 'src/kernel/a.ts', `import 'node:crypto'`, `import './ids.ts'`)
  assert.equal(count(purity, 'src/kernel/ids.ts', `import 'node:crypto'`), 0)
  assert.equal(count(purity, STORE, `import 'node:fs'`), 0)
  const action = `import '#platform/db.ts'\nimport 'node:crypto'`
  assert.equal(count(purity, 'src/modules/card/report-loss.ts', action), 0)
})

test('JavaScript Date is found, whatever it is used for', () => {
  breaks(noDate, CARD, 'new Date()', 'new Temporal.PlainDate(2026, 1, 1)')
  breaks(noDate, 'test/a.test.ts', 'Date.now()', '// Date')
  breaks(noDate, STORE, 'const a = (b: Date) => b', `const a = { Date: 1, b: 'Date' }`)
})

test('a second reader of the environment or of the clock is found', () => {
  breaks(oneEnvironment, 'src/app/main.ts', 'process.env.PORT', 'process.exitCode = 1')
  assert.equal(count(oneEnvironment, 'src/platform/config.ts', 'process.env.PORT'), 0)
  breaks(oneClock, 'src/app/main.ts', 'Temporal.Now.instant()', 'clock.now()')
  assert.equal(count(oneClock, 'src/platform/clock.ts', 'Temporal.Now.instant()'), 0)
})

test('a program that leans on a test is found', () => {
  breaks(noTestInProgram, 'src/app/a.ts', `import './b.test.ts'`, `import './b.ts'`)
})

test('files, functions and lines that are too long are found', () => {
  breaks(fileSize, CARD, 'a\n'.repeat(301), 'a\n'.repeat(300))
  breaks(fileSize, 'test/a.test.ts', 'a\n'.repeat(401), 'a\n'.repeat(400))
  const body = (lines: number) => `const f = () => {\n${'  a()\n'.repeat(lines - 2)}}\n`
  breaks(functionSize, CARD, body(71), body(70))
  const page = (lines: number) =>
    `const f = () => html\`\n${'<p>\n'.repeat(lines - 2)}\`\nconst b = 1`
  breaks(functionSize, CARD, page(71), page(70))
  breaks(lineLength, CARD, '字'.repeat(101), '字'.repeat(100))
  breaks(
    lineLength,
    'src/modules/card/migrations/1.sql',
    'a'.repeat(101),
    `-- https://${'a'.repeat(99)}`,
  )
  assert.equal(count(fileSize, 'src/app/seed/data/places.ts', 'a\n'.repeat(900)), 0)
})

test('drawers and odd file names are found', () => {
  assert.equal(count(noDrawers, 'src/kernel/date-utils.ts', ''), 1)
  assert.equal(count(noDrawers, 'src/modules/common/a.ts', ''), 1)
  assert.equal(count(noDrawers, 'src/kernel/dates.ts', ''), 0)
  assert.equal(count(kebabCase, 'src/kernel/cardState.ts', ''), 1)
  assert.equal(count(kebabCase, 'src/modules/card/migrations/0001-card.sql', ''), 0)
  assert.equal(count(kebabCase, 'src/modules/card/report-loss.db.test.ts', ''), 0)
})

test('wrong words for things of the field are found', () => {
  breaks(glossaryWords, CARD, 'const cardOwner = 1', 'const holder = 1')
  breaks(glossaryWords, CARD, 'type DiscountRule = 1', `const say = 'discount'`)
  breaks(glossaryWords, CARD, 'const ID_NUMBER = 1', 'const identityNumber = 1')
  breaks(glossaryWords, CARD, 'row.blacklist', 'row.lostList')
})

test('a status or an action without an entry in the glossary is found', () => {
  const list = (id: string) => `export const CARD_ACTIONS = ['restore', '${id}'] as const\n['x']`
  breaks(glossaryComplete, CARD, list('explode'), list('renew'))
})

test('an article that no module relies on is found, and one listed for later that is', () => {
  const rule = articlesRelied(['YKT-1', 'YKT-3'], {})
  breaks(rule, CARD, `// 'YKT-3'`, `grant('YKT-3', card)`)
  assert.equal(count(rule, 'src/app/a.ts', `const a = 'YKT-3'`), 1)
  const later = articlesRelied(['YKT-3'], { 'YKT-3': 'money' })
  breaks(later, CARD, `grant('YKT-3', card)`, '')
})

test('a decision that names no article is found', () => {
  breaks(decisionsCite, CARD, `refuse(basis, 'LOST')`, `refuse('YKT-22', 'LOST')`)
  breaks(decisionsCite, CARD, 'grant(basis, card)', 'rights.grant(card)')
})

test('a dependency without reason, without exact version or gone is found', () => {
  const says = (text: string) =>
    dependencyBudget([{ path: 'package.json', text }]).map((found) => found.says)
  const found = says('{ "dependencies": { "left-pad": "1.0.0", "zod": "^4.0.0" } }')
  assert.ok(found.includes('left-pad needs a reason to be here'))
  assert.ok(found.includes('zod: write an exact version, not ^4.0.0'))
  assert.ok(found.includes('pg has a reason but is gone'))
})

test('a package without hash or from elsewhere is found', () => {
  const lock = (entry: string) => `{ "packages": { "": {}, "node_modules/a": ${entry} } }`
  const good = lock('{ "integrity": "sha512-x", "resolved": "https://registry.npmjs.org/a.tgz" }')
  breaks(lockfile, 'package-lock.json', lock('{}'), good)
  const elsewhere = lock('{ "integrity": "sha512-x", "resolved": "https://example.org/a.tgz" }')
  breaks(lockfile, 'package-lock.json', elsewhere, lock('{ "integrity": "sha512-x" }'))
})

test('what is left for later is found', () => {
  breaks(noLeftovers, CARD, `// ${['TO', 'DO'].join('')} later`, '// done')
  breaks(noLeftovers, CARD, `// ${['keep', 'in', 'sync'].join(' ')} with b`, '// one copy')
})

test('a link that leads nowhere is found', () => {
  breaks(linksResolve, 'docs/a.md', '[b](b.md)', '[a](a.md#top) [web](https://example.org)')
  breaks(linksResolve, 'docs/a.md', '[b](../src/b/)', '[root](../docs/)')
})

test('a place outside the project is found', () => {
  breaks(
    standsAlone,
    'README.md',
    ['see ..', 'shared', 'domain.md'].join('/'),
    'see docs/domain.md',
  )
})
