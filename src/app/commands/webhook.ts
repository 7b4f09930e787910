import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { systemClock } from '#platform/clock.ts'
import { TOLERANCE_SECONDS } from '#platform/http/webhook.ts'
import { PlainError } from '#platform/words.ts'
import { untilTold } from '../told.ts'
import type { Command, CommandInput } from './command.ts'
import { isPortTaken } from './command-input.ts'
import { type HeardWebhook, listenForWebhooks } from './webhook-listener.ts'
import { readSigningKey, replayEvent } from './webhook-replay.ts'

const LISTENER_PORT = 8790
const DEMONSTRATION_URL = 'http://127.0.0.1:8080'

const Port = z.coerce.number().int().min(1).max(65_535)
const Status = z.coerce.number().int().min(200).max(599)

const usage = ({ say }: CommandInput, zh: string, en: string): number => {
  say(zh, en)
  return 2
}

/** Secrets, one a line, as the page shows them once. */
const secretsIn = async (file: string | undefined): Promise<readonly string[]> => {
  if (file === undefined) return []
  const text = await readFile(file, 'utf8').catch(() => '')
  const secrets = text.split(/\s+/).filter((line) => line.startsWith('whsec_'))
  if (secrets.length > 0) return secrets
  throw new PlainError({
    zh: `${file} 里没有 whsec_ 开头的签名密钥`,
    en: `${file} has no secret that begins with whsec_`,
  })
}

const SIGNATURES = {
  fine: { zh: '签名正确', en: 'signature good' },
  unsigned: { zh: '签名不对', en: 'signature WRONG' },
  unchecked: { zh: '未核对签名', en: 'signature not checked' },
} as const

const clockText = (secondsOld: number | undefined, language: 'zh' | 'en'): string => {
  if (secondsOld === undefined || Math.abs(secondsOld) <= TOLERANCE_SECONDS) return ''
  return language === 'zh' ? `，时间相差 ${secondsOld} 秒` : `, ${secondsOld} seconds apart`
}

const show = ({ print, json, language }: CommandInput, heard: HeardWebhook): void => {
  if (json) {
    print(JSON.stringify({ ...heard, at: heard.at.toString() }))
    return
  }
  const { at, id, path, signature, secondsOld, answered, event } = heard
  const verdict = `${SIGNATURES[signature][language]}${clockText(secondsOld, language)}`
  print(`${at.toString()} POST ${path} → ${answered}  ${verdict}  webhook-id ${id}`)
  print(typeof event === 'string' ? event : JSON.stringify(event, null, 2))
}

const listen = async (input: CommandInput): Promise<number> => {
  const port = Port.safeParse(input.options.port ?? LISTENER_PORT)
  const status = Status.safeParse(input.options.status ?? 204)
  if (!port.success)
    return usage(input, '--port 应为 1 到 65535', '--port takes a number from 1 to 65535')
  if (!status.success)
    return usage(input, '--status 应为 200 到 599', '--status takes a number from 200 to 599')
  const secrets = await secretsIn(input.options.secret)
  const told = untilTold()
  try {
    const server = await listenForWebhooks({
      port: port.data,
      secrets,
      status: status.data,
      now: () => systemClock.now(),
      hear: (heard) => show(input, heard),
    })
    input.say(
      `正在 http://127.0.0.1:${server.port}/ 接收事件，答复 ${status.data}；按 Ctrl-C 结束`,
      `Taking events at http://127.0.0.1:${server.port}/, answering ${status.data}; Ctrl-C ends it`,
    )
    await told
    await server.close()
    return 0
  } catch (error) {
    if (!isPortTaken(error)) throw error
    input.say(`端口 ${port.data} 已被占用`, `Port ${port.data} is taken`)
    return 1
  }
}

const replay = async (input: CommandInput, eventId: string): Promise<number> => {
  const { agency: agencyCode, key: file, url: asked = DEMONSTRATION_URL } = input.options
  if (agencyCode === undefined || file === undefined)
    return usage(
      input,
      '请用 --agency 写明部门编码，用 --key 写明签名私钥的文件',
      'Say who asks by --agency, and which key signs by --key',
    )
  const answer = await replayEvent({
    url: asked.replace(/\/+$/, ''),
    agencyCode,
    key: await readSigningKey(file),
    eventId,
    at: systemClock.now(),
  })
  const { status, endpoints = 0, code = '', detail = '' } = answer
  const isDone = status === 202
  if (input.json) input.print(JSON.stringify({ eventId, ...answer }))
  else if (isDone)
    input.print(
      input.language === 'zh'
        ? `${eventId} 重新推送到 ${endpoints} 个接收地址`
        : `${eventId} goes to ${endpoints} endpoints once more`,
    )
  else input.say(`没有重新推送：${status} ${code}`, `Not sent: ${status} ${code} ${detail}`)
  return isDone ? 0 : 1
}

export const webhookCommand: Command = {
  name: 'webhook',
  usage: 'webhook listen [--port N] [--secret FILE] [--status CODE] | webhook replay EVENT',
  zh: '接入调试:在本机接收并核对推送的事件,或者请平台把一个事件重新推送一次',
  en: 'For integrators: take and verify events on this machine, or have one sent once more',
  example: 'npx ykt webhook listen --secret whsec.txt --status 500',
  options: ['port', 'secret', 'status', 'agency', 'key', 'url', 'json'],
  mostArguments: 2,
  run: async (input) => {
    const [verb, eventId] = input.arguments
    if (verb === 'listen' && eventId === undefined) return listen(input)
    if (verb === 'replay' && eventId !== undefined) return replay(input, eventId)
    return usage(
      input,
      '用法:ykt webhook listen,或者 ykt webhook replay 事件编号',
      'Usage: ykt webhook listen, or ykt webhook replay EVENT',
    )
  },
}
