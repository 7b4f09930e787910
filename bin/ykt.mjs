#!/usr/bin/env node
// The door for people and scripts: `npm start`, `npm test`, `npx ykt doctor` all come through here.
// Plain JavaScript, because the system's own Node (18 or later) runs it; the rest runs on the
// Node that the lockfile names.
import path from 'node:path'
import { bundledNode, ensureInstalled, root, run, say } from './bootstrap.mjs'

const tool = (name) => path.join(root, 'node_modules', '.bin', name)

/** Measurements that can be run by name; the other files of bench/ are their parts. */
const BENCHES = ['verification', 'lifecycle', 'payment', 'resolve', 'catalogue']

/** Commands of developers; everything else is the program's own and goes to src/app/cli.ts. */
const DEVELOPER_COMMANDS = {
  test: (node, files) => {
    const given = files.map((file) => (file.startsWith('-') ? file : path.resolve(file)))
    return run(node, [path.join(root, 'bin', 'test.mjs'), ...given], { cwd: root })
  },
  check: (node) => run(node, [path.join(root, 'bin', 'check.mjs')], { cwd: root }),
  bench: (node, [name, ...rest]) =>
    !BENCHES.includes(name)
      ? usage(`ykt bench <${BENCHES.join('|')}>`)
      : run(node, [path.join(root, 'bench', `${name}.ts`), ...rest], { cwd: root }),
  crash: (node, options) =>
    run(node, [path.join(root, 'test', 'trials', 'crash.ts'), ...options], { cwd: root }),
  simulation: (node, options) =>
    run(node, [path.join(root, 'test', 'trials', 'simulation.ts'), ...options], { cwd: root }),
  tool: (_node, [name, ...rest]) =>
    name === undefined ? usage('ykt tool <name> …') : run(tool(name), rest, {}),
}

const usage = (line) => {
  say(`用法:${line}`, `Usage: ${line}`)
  return 2
}

const main = async ([command, ...rest]) => {
  const isDeveloperCommand = Object.hasOwn(DEVELOPER_COMMANDS, command ?? '')
  if (!(await ensureInstalled({ development: isDeveloperCommand }))) return 1
  const node = bundledNode()
  if (isDeveloperCommand) return DEVELOPER_COMMANDS[command](node, rest)
  const entry = path.join(root, 'src', 'app', 'cli.ts')
  return run(node, [entry, ...(command === undefined ? [] : [command, ...rest])], { cwd: root })
}

process.exitCode = await main(process.argv.slice(2))
