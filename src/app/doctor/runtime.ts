import {
  type CipherGCMTypes,
  createCipheriv,
  createHash,
  generateKeyPairSync,
  sign,
  verify,
} from 'node:crypto'
import type { Finding } from './check.ts'

const NODE_MAJOR = 26

/** Is this the Node that the program was written for? */
export const checkRuntime = (): Finding => {
  const found = `Node ${process.versions.node}, ${process.platform}-${process.arch}`
  const isEnough =
    Number.parseInt(process.versions.node, 10) >= NODE_MAJOR && typeof Temporal === 'object'
  if (isEnough) return { id: 'runtime', status: 'ok', found: [found, found] }
  return {
    id: 'runtime',
    status: 'failed',
    found: [found, found],
    advice: [
      `需要带 Temporal 的 Node ${NODE_MAJOR};请用 npm start 或 npx ykt 启动,它们会使用随依赖安装的版本`,
      `Node ${NODE_MAJOR} with Temporal is needed; start by npm start or npx ykt, which bring it`,
    ],
  }
}

/** GB/T 32905 appendix A.1. */
const sm3Works = (): boolean =>
  createHash('sm3').update('abc').digest('hex') ===
  '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0'

/** RFC 8998 appendix A.1. */
const sm4Works = (): boolean => {
  const bytes = (hex: string) => Buffer.from(hex, 'hex')
  const cipher = createCipheriv(
    'sm4-gcm' as CipherGCMTypes,
    bytes('0123456789abcdeffedcba9876543210'),
    bytes('00001234567800000000abcd'),
  )
  cipher.setAAD(bytes('feedfacedeadbeeffeedfacedeadbeefabaddad2'))
  const text = 'abcdefea'.replaceAll(/./g, (digit) => digit.repeat(16))
  cipher.update(bytes(text))
  cipher.final()
  return cipher.getAuthTag().toString('hex') === '83de3541e4c2b58177e065a9bf7b62ec'
}

const sm2Works = (): boolean => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'SM2' })
  const text = Buffer.from('abc')
  return verify('sm3', text, publicKey, sign('sm3', text, privateKey))
}

const NATIONAL_ALGORITHMS: Readonly<Record<string, () => boolean>> = {
  SM3: sm3Works,
  'SM4-GCM': sm4Works,
  SM2: sm2Works,
}

const works = (algorithm: () => boolean): boolean => {
  try {
    return algorithm()
  } catch {
    return false
  }
}

/** Do the national algorithms (国密) give the answers of their standards? */
export const checkCryptography = (): Finding => {
  const all = Object.keys(NATIONAL_ALGORITHMS)
  const missing = all.filter((name) => !works(NATIONAL_ALGORITHMS[name] ?? (() => false)))
  const library = `OpenSSL ${process.versions.openssl}`
  if (missing.length === 0) {
    const found = `${library}: ${all.join(', ')}`
    return { id: 'cryptography', status: 'ok', found: [found, found] }
  }
  return {
    id: 'cryptography',
    status: 'failed',
    found: [
      `${library} 缺少或算错 ${missing.join('、')}`,
      `${library} lacks, or miscalculates, ${missing.join(', ')}`,
    ],
    advice: [
      '请使用随依赖安装的 Node(内含 OpenSSL 3.5);不要用系统裁剪过的 OpenSSL',
      'Use the Node that comes with the dependencies; it contains OpenSSL 3.5',
    ],
  }
}

const offsetOfShanghai = (now: Temporal.Instant): string | undefined => {
  try {
    return now.toZonedDateTimeISO('Asia/Shanghai').offset
  } catch {
    return undefined
  }
}

/** Does the machine's clock stand in a plausible year, and is Asia/Shanghai known? */
export const checkClock = (now: Temporal.Instant): Finding => {
  const shown = now.round({ smallestUnit: 'second', roundingMode: 'trunc' }).toString()
  const { year } = now.toZonedDateTimeISO('UTC')
  if (offsetOfShanghai(now) !== '+08:00')
    return {
      id: 'clock',
      status: 'failed',
      found: ['没有 Asia/Shanghai 时区数据', 'The time zone Asia/Shanghai is unknown'],
      advice: [
        '请使用随依赖安装的 Node(内含时区数据)',
        'Use the Node that comes with the dependencies; it contains the time zones',
      ],
    }
  if (year < 2026 || year > 2099)
    return {
      id: 'clock',
      status: 'failed',
      found: [`系统时间 ${shown} 不可信`, `The clock says ${shown}, which is not plausible`],
      advice: ['请启用 NTP 对时', 'Synchronise the clock by NTP'],
    }
  return { id: 'clock', status: 'ok', found: [shown, shown] }
}
