import { html, type Content, type Html } from '#kernel/html.ts'
import type { ProxyScope } from '#kernel/proxy-scope.ts'
import { maskIdentityNumber, maskName } from '#kernel/masking.ts'
import {
  accessList,
  cardFace,
  cardStatus,
  halves,
  link,
  linkButton,
  pageHeading,
  paragraph,
  sectionHeading,
  statement,
  tileGrid,
  verbatim,
} from '#ui/components.ts'
import type { Language } from '#ui/i18n/language.ts'
import type { PageOptions } from '#ui/layout.ts'
import {
  bankPart,
  type CardStatus,
  type HolderCard,
  isUsable,
  socialMeaning,
  socialPart,
} from '#modules/card/index.ts'
import { MONEY_PATH, monthSentence } from '#modules/payment/index.ts'
import { type AccessEntry, accessEntryOptions } from '#modules/privacy/index.ts'
import { homeMessages as t } from './messages.ts'

export interface HomeData {
  readonly language: Language
  readonly elder: boolean
  readonly card: HolderCard
  /** Exactly as in the register; shown masked. */
  readonly holderName: string
  readonly socialSecurityNumber: string | undefined
  readonly city: string
  readonly bank: string
  /** The last few look-ups, the newest first; absent for whoever acts for the holder. */
  readonly latest: readonly AccessEntry[] | undefined
  /** What came this month; absent where nothing was ever paid, or whoever reads may not see it. */
  readonly money?: { readonly arrivedFen: bigint; readonly missingFen: bigint } | undefined
  /** What an agent was given to do; absent for the holder, who may do all of it. */
  readonly scopes?: ReadonlySet<ProxyScope> | undefined
}

const may = ({ scopes }: HomeData, ...needed: readonly ProxyScope[]): boolean =>
  scopes === undefined || needed.some((scope) => scopes.has(scope))

const face = ({ language, card, ...data }: HomeData): Html => {
  const { text, tone } = socialPart(language, card.social.status)
  return cardFace({
    language,
    holderName: maskName(data.holderName),
    maskedNumber:
      data.socialSecurityNumber === undefined
        ? t(language, 'noNumber')
        : maskIdentityNumber(data.socialSecurityNumber),
    city: data.city,
    bank: data.bank,
    ...(tone === 'stopped' && { stopped: { text } }),
  })
}

/** Where somebody whose card does not work goes on. */
const WAYS = {
  lost: ['/me/apply/replaceLost', 'way_replaceLost'],
  cancelled: ['/me/apply/firstCard', 'way_firstCard'],
  rejected: ['/me/apply/firstCard', 'way_firstCard'],
  sealed: ['/me/apply/enable', 'way_enable'],
  applied: ['/me/cases', 'way_progress'],
  bankOpening: ['/me/cases', 'way_progress'],
  producing: ['/me/cases', 'way_progress'],
  failedBank: ['/me/cases', 'way_progress'],
  failedProduction: ['/me/cases', 'way_progress'],
  replacingLost: ['/me/cases', 'way_progress'],
} as const satisfies Partial<Record<CardStatus, readonly [string, string]>>

const wayOn = ({ language, card }: HomeData) => {
  const { status: now } = card.social
  if (!Object.hasOwn(WAYS, now))
    return { href: '/places?kind=serviceHall', action: t(language, 'findOutlet') }
  const [href, key] = WAYS[now as keyof typeof WAYS]
  return { href, action: t(language, key) }
}

/** What the holder should do about the card now; a bank account never activated is the loudest. */
const callOf = (data: HomeData) => {
  const { language, card, bank, latest: own } = data
  if (card.social.status === 'temporarilyLost' && own === undefined)
    return {
      title: t(language, 'stoppedTitle'),
      text: t(language, 'stoppedForOther'),
      href: '/me/apply',
      action: t(language, 'apply'),
    }
  if (card.social.status === 'temporarilyLost')
    return {
      title: t(language, 'stoppedTitle'),
      text: t(language, 'stoppedText'),
      href: '/me/card/restore',
      action: t(language, 'restore'),
    }
  if (card.bank.status === 'notActivated' && card.social.status === 'normal')
    return {
      title: t(language, 'activateTitle'),
      text: t.html(language, 'activateText', { bank: verbatim(bank) }),
      href: '/places',
      action: t(language, 'findBranch'),
    }
  const { tone } = socialPart(language, card.social.status)
  if (tone === 'stopped' || tone === 'attention')
    return {
      title: t(language, 'unusableTitle'),
      text: socialMeaning(language, card.social.status),
      ...wayOn(data),
    }
  return undefined
}

const status = (data: HomeData): Html =>
  cardStatus({
    language: data.language,
    social: socialPart(data.language, data.card.social.status),
    bank: bankPart(data.language, data.card.bank.status),
    call: callOf(data),
  })

const canStop = ({ social, bank }: HolderCard): boolean =>
  social.possible.includes('reportTemporaryLoss') || bank.possible.includes('reportLoss')

/** 卡丢了, or the way back; a card that is stopped for good has neither. */
const lossTile = (data: HomeData) => {
  const { language, elder, card, latest: own } = data
  const icon = 'lost' as const
  if (card.social.status === 'temporarilyLost') {
    // Only its holder lifts a loss.
    if (own === undefined) return []
    const [title, text] = [t(language, 'restore'), t(language, 'restoreText')]
    return [{ href: '/me/card/restore', title, text, icon }]
  }
  if (!canStop(card) || !may(data, 'reportLoss')) return []
  const [title, text] = [t(language, 'lost'), t(language, 'lostText')]
  return [{ href: '/me/card/loss', title, text, icon, strong: elder }]
}

/** 换银行, or how far it is: the holder's own, never an agent's (A6). */
const bankTile = ({ language, card, latest: own }: HomeData) => {
  const { status, possible } = card.social
  if (own === undefined || (status !== 'replacing' && !possible.includes('changeBank'))) return []
  const [title, text] = [t(language, 'changeBank'), t(language, 'changeBankText')]
  return [{ href: '/me/change-bank', title, text, icon: 'swap' as const }]
}

const tiles = (data: HomeData): Html => {
  const { language, elder, latest: own } = data
  return tileGrid({
    label: t(language, 'common'),
    tiles: [
      ...lossTile(data),
      ...(may(data, 'apply', 'renew', 'reportLoss')
        ? [
            {
              href: '/me/apply',
              title: t(language, 'apply'),
              text: t(language, 'applyText'),
              icon: 'replace',
            } as const,
          ]
        : []),
      // In the elder edition the sentence about money is a sixth choice; this one stands above.
      ...(own === undefined || (elder && data.money !== undefined)
        ? []
        : [
            {
              href: '/me/access-log',
              title: t(language, 'accessLog'),
              text: t(language, 'accessLogText'),
              icon: 'eye',
            } as const,
          ]),
      ...bankTile(data),
      // The elder edition keeps to six choices; these two stand in the navigation and on the card.
      ...(own === undefined || elder
        ? []
        : [
            {
              href: '/me/e-card',
              title: t(language, 'eCard'),
              text: t(language, 'eCardText'),
              icon: 'code',
            } as const,
            {
              href: '/places',
              title: t(language, 'places'),
              text: t(language, 'placesText'),
              icon: 'place',
            } as const,
          ]),
      {
        href: '/me/card',
        title: t(language, 'details'),
        text: t(language, 'detailsText'),
        icon: 'card',
      },
    ],
  })
}

const latest = ({ language, latest: entries }: HomeData): Content =>
  entries &&
  html`${[
    sectionHeading(t(language, 'latest')),
    entries.length === 0
      ? paragraph(t(language, 'noLatest'))
      : accessList(entries.map((entry) => accessEntryOptions(language, entry))),
    entries.length > 0 &&
      paragraph(link({ href: '/me/access-log', text: t(language, 'allLookUps') })),
  ]}`

/** 这个月到了…；还有…没到，点这里: the one sentence about money. */
const moneyLine = ({ language, elder, money }: HomeData): Content => {
  if (money === undefined) return undefined
  const { arrived, missing } = monthSentence(language, money, elder ? 'plain' : 'exact')
  const way = link({
    href: MONEY_PATH,
    text: t(language, missing === undefined ? 'seeMoney' : 'seeMissing'),
  })
  return statement({ title: arrived, text: [missing, ' ', way] })
}

/** Only a card that works has a code. */
const codeButton = (data: HomeData): Content =>
  isUsable(data.card.social.status) &&
  may(data, 'showCode') &&
  linkButton({ href: '/me/code', text: t(data.language, 'showCode'), start: true })

/** 我的卡: the card first. The elder edition keeps to the code, the loss and four ways more. */
export const homePage = (data: HomeData): Pick<PageOptions, 'title' | 'main'> => {
  const { language, elder } = data
  const greeting = data.latest === undefined ? 'cardOf' : 'hello'
  const hello: Content = t.html(language, greeting, { name: verbatim(maskName(data.holderName)) })
  const title = t(language, 'title')
  const urgent = callOf(data) !== undefined
  if (elder)
    return {
      title,
      main: html`${[
        pageHeading(hello),
        moneyLine(data),
        codeButton(data),
        status(data),
        tiles(data),
        face(data),
      ]}`,
    }
  return {
    title,
    main: html`${[
      halves(
        [face(data), codeButton(data), !urgent && status(data)],
        [
          pageHeading(hello),
          urgent && status(data),
          moneyLine(data),
          sectionHeading(t(language, 'common')),
          tiles(data),
        ],
      ),
      latest(data),
    ]}`,
  }
}
