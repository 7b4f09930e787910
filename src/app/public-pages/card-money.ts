import { z } from 'zod'
import { type Content, html, type Html } from '#kernel/html.ts'
import { provinceDate } from '#kernel/period.ts'
import type { Database } from '#platform/db.ts'
import { pageRoute, type RouteDefinition } from '#platform/http/route.ts'
import {
  bulletList,
  button,
  form,
  insetText,
  link,
  pageHeading,
  paragraph,
  sectionHeading,
  select,
  summaryList,
} from '#ui/components.ts'
import { formatDate } from '#ui/i18n/format.ts'
import { type Language, localPath } from '#ui/i18n/language.ts'
import {
  type Bank,
  CARD_SERVICE_NAMES,
  CARD_SERVICES,
  type CardServices,
  cardServices,
  listBanks,
  meansOf,
  SERVICE_AREA_NAMES,
  SERVICE_AREAS,
  SERVICE_MEANS_NAMES,
} from '#modules/bank/index.ts'
import { articleName, publicPage, publicView, type PublicView } from '#modules/catalogue/index.ts'
import { cardMoneyMessages as t } from './messages-card-money.ts'

const PATH = '/card-money'

export interface CardMoneyPage {
  readonly view: PublicView
  readonly banks: readonly Bank[]
  /** What banks have said, by their codes. */
  readonly said: ReadonlyMap<string, CardServices>
  /** The bank that somebody asks about. */
  readonly bank: Bank | undefined
}

const whoseWord = ({ view: { language }, said, bank }: CardMoneyPage): string => {
  if (bank === undefined) return t(language, 'open')
  const word = said.get(bank.code)
  return word === undefined
    ? t(language, 'unconfirmed', { bank: bank.name[language] })
    : t(language, 'confirmed', {
        bank: bank.name[language],
        date: formatDate(language, provinceDate(word.keptAt)),
      })
}

const chooser = ({ view: { language }, banks, said, bank }: CardMoneyPage): Html =>
  form({
    action: localPath(language, PATH),
    method: 'get',
    content: [
      select({
        language,
        name: 'bank',
        label: t(language, 'bank'),
        value: bank?.code ?? '',
        items: [
          { value: '', text: t(language, 'all') },
          ...banks.map(({ code, name }) => ({
            value: code,
            text: said.has(code) ? t(language, 'said', { bank: name[language] }) : name[language],
          })),
        ],
      }),
      button({ text: t(language, 'show'), kind: 'secondary' }),
    ],
  })

const serviceCards = ({ view: { language }, said, bank }: CardMoneyPage): Content => {
  const word = bank && said.get(bank.code)
  return CARD_SERVICES.map((service) =>
    summaryList({
      card: { title: CARD_SERVICE_NAMES[service][language], headingLevel: 2 },
      rows: SERVICE_AREAS.map((area) => {
        const means = meansOf(word, service, area).map((one) => SERVICE_MEANS_NAMES[one][language])
        return {
          key: SERVICE_AREA_NAMES[area][language],
          value: means.length === 0 ? t(language, 'none') : bulletList(means),
        }
      }),
    }),
  )
}

const rideCard = (language: Language): Html =>
  summaryList({
    card: { title: t(language, 'ride'), headingLevel: 2 },
    rows: SERVICE_AREAS.map((area) => ({
      key: SERVICE_AREA_NAMES[area][language],
      value: t(language, area === 'guangdong' ? 'rideHere' : 'rideThere'),
    })),
  })

/**
 * 卡里的钱怎么用: what the bank side of the card can do, here and in Hong Kong and Macao, as the
 * bank of somebody says itself, or by common practice.
 */
export const cardMoneyPage = (data: CardMoneyPage): Html => {
  const { view } = data
  const { language } = view
  const to = (path: string, key: 'scenes' | 'desks') =>
    link({ href: localPath(language, path), text: t(language, key) })
  return publicPage(view, {
    title: t(language, 'title'),
    section: '/help',
    main: html`${[
      pageHeading(t(language, 'title')),
      paragraph(t(language, 'lead'), 'lead'),
      sectionHeading(t(language, 'before')),
      bulletList((['activate', 'limits', 'loss'] as const).map((key) => t(language, key))),
      chooser(data),
      insetText({ text: whoseWord(data) }),
      serviceCards(data),
      rideCard(language),
      bulletList([
        to('/catalogue?domain=finance', 'scenes'),
        to('/places?kind=crossBorderDesk', 'desks'),
      ]),
      paragraph(articleName(language, 'YKT-14'), 'quiet'),
    ]}`,
  })
}

export const cardMoneyRoute = ({
  db,
  demo,
}: {
  readonly db: Database
  readonly demo: boolean
}): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: PATH,
    operationId: 'cardMoneyPage',
    summary: {
      zh: '卡里的钱怎么用',
      en: 'What the bank side of the card can do, here and in Hong Kong and Macao',
    },
    access: { kind: 'public' },
    basis: ['YKT-14'],
    query: z.object({ bank: z.string().max(20).optional().catch(undefined) }),
    handle: async (request) => {
      const banks = (await listBanks(db)).filter(({ measure }) => measure !== 'terminated')
      return cardMoneyPage({
        view: publicView(request, demo),
        banks,
        said: await cardServices(db),
        bank: banks.find(({ code }) => code === request.query.bank),
      })
    },
  })
