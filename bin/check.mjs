// Every check that needs no running program, one line each; the output of those that failed.
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { root } from './bootstrap.mjs'

const bin = (name) => path.join(root, 'node_modules', '.bin', name)

const CHECKS = [
  { name: 'format', command: [bin('oxfmt'), '--check', '.'] },
  { name: 'types', command: [bin('tsc'), '--noEmit'] },
  { name: 'scripts', command: [bin('tsc'), '--noEmit', '-p', 'tsconfig.browser.json'] },
  { name: 'lint', command: [bin('oxlint'), '--type-aware', '--deny-warnings'] },
  { name: 'unused', command: [bin('knip')] },
  { name: 'tidy', command: [process.execPath, '--test', 'test/tidy.test.ts'] },
]

const failed = CHECKS.filter(({ name, command: [program, ...args] }) => {
  const from = performance.now()
  const result = spawnSync(program, args, { cwd: root, encoding: 'utf8', maxBuffer: 64 << 20 })
  const seconds = ((performance.now() - from) / 1000).toFixed(1)
  const passed = result.status === 0
  console.log(`${passed ? '✔' : '✖'} ${name.padEnd(8)} ${seconds.padStart(6)} s`)
  if (!passed) console.log(`${result.error?.message ?? ''}${result.stdout}${result.stderr}`)
  return !passed
})

console.log(
  failed.length === 0
    ? `${CHECKS.length} checks passed`
    : `failed: ${failed.map(({ name }) => name).join(', ')}`,
)
process.exitCode = failed.length === 0 ? 0 : 1
