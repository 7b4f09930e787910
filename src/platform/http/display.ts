import type { IncomingMessage } from 'node:http'
import type { FastifyRequest } from 'fastify'
import { type Clock, simulatedTime } from '../clock.ts'
import type { Display } from './route.ts'

declare module 'fastify' {
  interface FastifyInstance {
    /** The time by which the program lives. */
    readonly clock: Clock
  }
}

/** First path segment → language, such as `zh-hant` → `zh-Hant`. */
export type LanguagePrefixes = ReadonlyMap<string, Display['language']>

export const SETTINGS_COOKIE = 'ykt_settings'

/** `/en/catalogue` is `/catalogue` in English: routes know no languages. */
export const stripLanguage = (prefixes: LanguagePrefixes, request: IncomingMessage): string => {
  const url = request.url ?? '/'
  const match = /^\/([a-z-]+)(?=\/|\?|$)/.exec(url)
  if (match?.[1] === undefined || !prefixes.has(match[1])) return url
  const rest = url.slice(match[0].length)
  return rest.startsWith('/') ? rest : `/${rest}`
}

const CONTRASTS = ['standard', 'black-yellow', 'blue-yellow', 'yellow-black'] as const

/** What the cookie says; anything strange in it means the standard. */
const parseSettings = (cookie: string | undefined): Display => {
  const part = new URLSearchParams(cookie ?? '')
  const language = part.get('language')
  return {
    language:
      language === 'zh-Hant' || language === 'en' || language === 'pt' ? language : 'zh-Hans',
    elder: part.get('elder') === '1',
    contrast: CONTRASTS.find((contrast) => contrast === part.get('contrast')) ?? 'standard',
  }
}

export const serializeDisplay = ({ language, elder, contrast }: Display): string =>
  new URLSearchParams({ language, elder: elder ? '1' : '0', contrast }).toString()

/** The language of the address wins over the cookie, so that a link can be shared. */
export const displayOf = (prefixes: LanguagePrefixes, request: FastifyRequest): Display => {
  const settings = {
    ...parseSettings(request.cookies?.[SETTINGS_COOKIE]),
    simulatedAt: simulatedTime(request.server.clock),
  }
  const prefix = /^\/([a-z-]+)/.exec(request.originalUrl)?.[1]
  const language = prefix === undefined ? undefined : prefixes.get(prefix)
  return language === undefined ? settings : { ...settings, language }
}
