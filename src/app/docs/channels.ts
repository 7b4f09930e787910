import { provinceDate } from '#kernel/period.ts'
import {
  CHANNEL_TABLE,
  channelName,
  CHANNELS,
  exemptionText,
  limitFigures,
  SERVICE_CODES,
  type ServiceCode,
  serviceName,
  SERVICES,
} from '#modules/handling/index.ts'
import { broughtSettings } from '#modules/standard/index.ts'
import { page, table } from './markdown.ts'

const language = 'zh-Hans' as const
/** The numbers on the page are those of this day; a change of a parameter changes the page. */
const ON = provinceDate(Temporal.Instant.from('2026-11-01T00:00:00Z'))

const limitOf = (code: ServiceCode): string => {
  const limit = limitFigures(SERVICES[code], ON, broughtSettings)
  return limit.kind === 'atOnce' ? '当场' : `${limit.promise} / ${limit.legal}`
}

const feeOf = (code: ServiceCode): string => {
  const { fee } = SERVICES[code]
  return fee.kind === 'free' ? '不收费' : `\`${fee.amount}\``
}

const cellOf = (code: ServiceCode, channel: (typeof CHANNELS)[number]): string => {
  const rule = CHANNEL_TABLE[code][channel]
  if (!rule.open) return `— ${exemptionText(language, rule.exemption)}`
  return rule.path === undefined ? '可办' : `可办 \`${rule.path}\``
}

/** docs/channels.md: every service on every channel, or the written reason why not. */
export const channelsPage = (): string =>
  page('渠道表 · channels', [
    'Source: `src/modules/handling/channel.ts` and `service.ts`. The same for every kind of ' +
      'document (Art. 16, 17). Limits are promised / legal working days.',
    table(
      [
        '事项 service',
        '时限 limit',
        '费用 fee',
        ...CHANNELS.map((one) => channelName(language, one)),
      ],
      SERVICE_CODES.map((code) => [
        `${serviceName(language, code)} \`${code}\``,
        limitOf(code),
        feeOf(code),
        ...CHANNELS.map((channel) => cellOf(code, channel)),
      ]),
    ),
  ])
