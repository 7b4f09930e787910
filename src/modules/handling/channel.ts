import type { ServiceCode } from './service.ts'

/** 办理渠道 */
export const CHANNELS = ['online', 'counter', 'phone', 'kiosk', 'villageHelper', 'door'] as const
export type Channel = (typeof CHANNELS)[number]

/** Why a service is not to be had on a channel; each is written out for the reader. */
export const EXEMPTIONS = [
  'atBank',
  'voiceProvesNobody',
  'kioskChecksNoPapers',
  'chipOnReader',
  'holderThemselves',
  'twoUnitsReview',
] as const
export type Exemption = (typeof EXEMPTIONS)[number]

/** A way that is open, or the written reason why it is not. */
export type ChannelRule =
  | { readonly open: true; readonly path?: string }
  | { readonly open: false; readonly exemption: Exemption }

const open: ChannelRule = { open: true }
const at = (path: string): ChannelRule => ({ open: true, path })
const not = (exemption: Exemption): ChannelRule => ({ open: false, exemption })

const apply = (code: ServiceCode): ChannelRule => at(`/me/apply/${code}`)
const DESK = at('/desk')
const NOT_BY_VOICE = not('voiceProvesNobody')

/** Open everywhere but by voice; a line of the table names what differs. */
const everywhere = (code: ServiceCode) =>
  ({
    online: apply(code),
    counter: DESK,
    phone: NOT_BY_VOICE,
    kiosk: open,
    villageHelper: open,
    door: open,
  }) as const satisfies Record<Channel, ChannelRule>

const NO_KIOSK = { kiosk: not('kioskChecksNoPapers') } as const

/** Service × channel. A pair that is closed says why; a test holds that none is forgotten. */
export const CHANNEL_TABLE: Readonly<Record<ServiceCode, Readonly<Record<Channel, ChannelRule>>>> =
  {
    firstCard: { ...everywhere('firstCard'), ...NO_KIOSK },
    enable: everywhere('enable'),
    activate: {
      online: not('atBank'),
      counter: DESK,
      phone: NOT_BY_VOICE,
      kiosk: open,
      villageHelper: not('atBank'),
      door: open,
    },
    temporaryLoss: {
      ...everywhere('temporaryLoss'),
      online: at('/me/card/loss'),
      phone: at('tel:12333'),
    },
    formalLoss: everywhere('formalLoss'),
    restore: {
      ...everywhere('restore'),
      online: at('/me/card/restore'),
      villageHelper: not('holderThemselves'),
    },
    replaceLost: everywhere('replaceLost'),
    renewDamaged: everywhere('renewDamaged'),
    renewExpired: everywhere('renewExpired'),
    renewChangedData: { ...everywhere('renewChangedData'), ...NO_KIOSK },
    changeBank: {
      ...everywhere('changeBank'),
      ...NO_KIOSK,
      online: at('/me/change-bank'),
      villageHelper: not('holderThemselves'),
    },
    unlock: {
      ...everywhere('unlock'),
      online: not('chipOnReader'),
      villageHelper: not('chipOnReader'),
    },
    changeData: { ...everywhere('changeData'), ...NO_KIOSK },
    cancel: { ...everywhere('cancel'), ...NO_KIOSK },
    eCard: { ...everywhere('eCard'), villageHelper: not('holderThemselves') },
    relation: { ...everywhere('relation'), ...NO_KIOSK, villageHelper: not('holderThemselves') },
    personMerge: {
      ...everywhere('personMerge'),
      ...NO_KIOSK,
      villageHelper: not('twoUnitsReview'),
    },
  }

/** The channels on which a service can be had, in the order of the table. */
export const openChannels = (code: ServiceCode): readonly Channel[] =>
  CHANNELS.filter((channel) => CHANNEL_TABLE[code][channel].open)

/** Where a service begins online; none where it is exempt. */
export const onlinePath = (code: ServiceCode): string | undefined => {
  const rule = CHANNEL_TABLE[code].online
  return rule.open ? rule.path : undefined
}

/** Whether the application forms of this module take it; some services have pages of their own. */
export const hasForm = (code: ServiceCode): boolean => onlinePath(code) === `/me/apply/${code}`
