import { execFile } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { isFree } from '../port.ts'
import type { Finding } from './check.ts'

const gigabytes = (bytes: number): string => `${(bytes / 1e9).toFixed(1)} GB`

const LEAST_FREE_BYTES = 500_000_000
const COMFORTABLE_FREE_BYTES = 5_000_000_000

/** The nearest folder that exists: before the first start there is no data directory. */
const existing = (directory: string): string =>
  existsSync(directory) ? directory : existing(path.dirname(directory))

/** How free space is judged, in bytes. */
export const judgeDisk = (directory: string, free: number): Finding => {
  const found = [
    `${directory} 可用 ${gigabytes(free)}`,
    `${directory} has ${gigabytes(free)} free`,
  ] as const
  if (free >= COMFORTABLE_FREE_BYTES) return { id: 'disk', status: 'ok', found }
  return {
    id: 'disk',
    status: free < LEAST_FREE_BYTES ? 'failed' : 'warning',
    found,
    advice: [
      '请清理磁盘,或用 YKT_DATA_DIRECTORY 指定空间更大的目录',
      'Free some space, or name a roomier directory by YKT_DATA_DIRECTORY',
    ],
  }
}

export const checkDisk = async (directory: string): Promise<Finding> => {
  const { bavail, bsize } = await statfs(existing(path.resolve(directory)))
  return judgeDisk(directory, bavail * bsize)
}

/** Ours says that it is well, or that it has no database. */
const Health = z.union([
  z.object({ status: z.literal('ok') }),
  z.object({ code: z.literal('DATABASE_UNAVAILABLE') }),
])

const isOurs = async (port: number): Promise<boolean> => {
  const address = `http://127.0.0.1:${port}/healthz`
  try {
    const answer = await fetch(address, { signal: AbortSignal.timeout(2000) })
    return Health.safeParse(await answer.json()).success
  } catch {
    return false
  }
}

const TAKE_ANOTHER = {
  chosen: [
    '启动会失败;请把 YKT_PORT 换成空闲端口',
    'A start will refuse; set YKT_PORT to a free port',
  ],
  usual: [
    '启动时会改用下一个空闲端口;也可用 YKT_PORT 指定',
    'The next free port will be taken; or name one by YKT_PORT',
  ],
} as const

/** Is the port free, or served by this program already? */
export const checkPort = async (port: number, chosen: boolean): Promise<Finding> => {
  const id = 'port'
  if (await isFree(port)) return { id, status: 'ok', found: [`${port} 空闲`, `${port} is free`] }
  if (await isOurs(port))
    return {
      id,
      status: 'ok',
      found: [
        `一卡通正在 http://127.0.0.1:${port} 运行`,
        `Yikatong serves at http://127.0.0.1:${port}`,
      ],
    }
  return {
    id,
    status: 'warning',
    found: [`${port} 被其他程序占用`, `${port} is taken by another program`],
    advice: TAKE_ANOTHER[chosen ? 'chosen' : 'usual'],
  }
}

const isOnPath = (name: string, searchPath: string): boolean =>
  searchPath.split(path.delimiter).some((directory) => {
    try {
      accessSync(path.join(directory, name), constants.X_OK)
      return true
    } catch {
      return false
    }
  })

const BROWSERS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/** Is there a Chromium? Only the tests of pages need one. */
export const checkBrowser = (searchPath: string): Finding => {
  const name = BROWSERS.find((candidate) => isOnPath(candidate, searchPath))
  if (name !== undefined) return { id: 'browser', status: 'ok', found: [name, name] }
  return {
    id: 'browser',
    status: 'warning',
    found: ['没有找到 Chromium', 'No Chromium found'],
    advice: [
      '只影响页面测试;需要时安装 chromium',
      'Only the tests of pages need it; install chromium to run them',
    ],
  }
}

/** The fonts that the machine has for Chinese; `undefined` when it cannot be asked. */
const chineseFonts = (): Promise<number | undefined> =>
  new Promise((resolve) => {
    execFile('fc-list', [':lang=zh', 'family'], (error, stdout) =>
      resolve(error === null ? stdout.split('\n').filter((line) => line !== '').length : undefined),
    )
  })

/** What a count of Chinese fonts means; `undefined` is a machine that cannot be asked. */
export const judgeFonts = (count: number | undefined): Finding => {
  if (count === undefined)
    return {
      id: 'fonts',
      status: 'ok',
      found: ['没有 fontconfig,未检查', 'No fontconfig here; not checked'],
    }
  if (count > 0)
    return { id: 'fonts', status: 'ok', found: [`${count} 种`, `${count} for Chinese`] }
  return {
    id: 'fonts',
    status: 'warning',
    found: ['没有中文字体', 'No font for Chinese'],
    advice: [
      '只影响在本机打印和截图;需要时安装 fonts-noto-cjk',
      'Only printing and screenshots on this machine suffer; install fonts-noto-cjk',
    ],
  }
}

export const checkFonts = async (): Promise<Finding> => judgeFonts(await chineseFonts())
