import { type Content, html, type Html } from '#kernel/html.ts'
import { provinceDate } from '#kernel/period.ts'
import type { Database } from '#platform/db.ts'
import { pageRoute, type RouteDefinition, signedIn } from '#platform/http/route.ts'
import {
  bulletList,
  emptyState,
  link,
  pageHeading,
  paragraph,
  sectionHeading,
  summaryList,
  tag,
  type TagColour,
  verbatim,
} from '#ui/components.ts'
import { formatDate } from '#ui/i18n/format.ts'
import type { Language, Text } from '#ui/i18n/language.ts'
import { page } from '#ui/layout.ts'
import type { ResidentFrame } from '#ui/portal.ts'
import { concessionName } from '#modules/catalogue/index.ts'
import { agencyNames } from '#modules/organisation/index.ts'
import {
  categoriesOf,
  type Entitlement,
  type EntitlementStatus,
  isStanding,
  statusAt,
} from './entitlement.ts'
import { mineMessages as t, statusMessages } from './messages.ts'
import { entitlementText } from './messages-kinds.ts'
import { type Gain, gainsOf } from './read-gains.ts'
import { entitlementsOfPerson } from './store.ts'

export const MINE_PATH = '/me/entitlements'

export interface MinePageDeps {
  readonly db: Database
  readonly portal: ResidentFrame
}

const COLOURS: Readonly<Record<EntitlementStatus, TagColour>> = {
  coming: 'blue',
  inForce: 'green',
  ended: 'grey',
  revoked: 'red',
}

interface Shown {
  readonly entitlement: Entitlement
  readonly status: EntitlementStatus
  readonly agency: Text | undefined
  readonly gains: readonly Gain[]
}

/** A line for each place and price: all that costs so there, of whatever kind. */
const gainLines = (language: Language, gains: readonly Gain[]): Html => {
  const wordsOf = ({ region, label }: Gain) => ({
    where: region?.[language] ?? t(language, 'province'),
    price: label[language],
  })
  const lines = Map.groupBy(gains, (gain) => JSON.stringify(wordsOf(gain)))
  return bulletList(
    [...lines.values()].map((same) => {
      const what = same.map(({ kind }) => concessionName(language, kind))
      const [first] = same as [Gain, ...Gain[]]
      const separator = language.startsWith('zh') ? '、' : ', '
      return t(language, 'line', { ...wordsOf(first), what: what.join(separator) })
    }),
  )
}

const cardOf = (language: Language, { entitlement, status, agency, gains }: Shown): Html => {
  const { period, reference, revokeReason } = entitlement
  const live = isStanding(status)
  const given: Content = gains.length === 0 ? t(language, 'givesNone') : gainLines(language, gains)
  return summaryList({
    card: { title: entitlementText(language, entitlement), headingLevel: live ? 2 : 3 },
    rows: [
      {
        key: t(language, 'status'),
        value: tag({ text: statusMessages(language, status), colour: COLOURS[status] }),
      },
      { key: t(language, 'saidBy'), value: agency?.[language] ?? entitlement.agencyCode },
      { key: t(language, 'since'), value: formatDate(language, period.from) },
      {
        key: t(language, 'lastDay'),
        value:
          period.until === undefined
            ? t(language, 'noEnd')
            : formatDate(language, period.until.subtract({ days: 1 })),
      },
      ...(reference === '' ? [] : [{ key: t(language, 'number'), value: verbatim(reference) }]),
      ...(revokeReason === undefined
        ? []
        : [{ key: t(language, 'reason'), value: verbatim(revokeReason) }]),
      ...(live ? [{ key: t(language, 'gives'), value: given }] : []),
    ],
  })
}

const mainOf = (language: Language, shown: readonly Shown[], byAge: readonly Gain[]): Html => {
  const isLive = ({ status }: Shown) => isStanding(status)
  const past = shown.filter((one) => !isLive(one))
  const live = shown.filter(isLive)
  return html`${[
    pageHeading(t(language, 'title')),
    paragraph(t(language, 'lead'), 'lead'),
    live.length === 0
      ? emptyState({ title: t(language, 'none'), text: t(language, 'noneText') })
      : live.map((one) => cardOf(language, one)),
    byAge.length > 0 && [sectionHeading(t(language, 'byAge')), gainLines(language, byAge)],
    paragraph(link({ href: '/me/access-log', text: t(language, 'used') })),
    sectionHeading(t(language, 'wrong')),
    paragraph(t(language, 'wrongText')),
    past.length > 0 && [
      sectionHeading(t(language, 'past')),
      past.map((one) => cardOf(language, one)),
    ],
  ]}`
}

/** 我的权益: what departments say of the reader, who says it, until when, and what it gives. */
export const myEntitlementPages = ({ db, portal }: MinePageDeps): RouteDefinition[] => [
  pageRoute({
    method: 'GET',
    path: MINE_PATH,
    operationId: 'seeMyEntitlements',
    summary: { zh: '我的权益', en: 'What departments say is due to me, and until when' },
    // Whoever may see what is paid for it may see what it is; the card alone tells neither.
    access: { kind: 'resident', scope: 'seeMoney' },
    basis: ['YKT-16', 'PIPL-44'],
    handle: async (request) => {
      const { language } = request.display
      const { subjectId } = signedIn(request)
      const { at } = request.context
      const moment = { at, on: provinceDate(at) }
      const found = await entitlementsOfPerson(db, subjectId)
      const names = await agencyNames(
        db,
        found.map(({ agencyCode }) => agencyCode),
      )
      const gains = await gainsOf(db, subjectId, moment.on)
      const shown = found.map((entitlement): Shown => {
        const categories = new Set(categoriesOf([entitlement]))
        return {
          entitlement,
          status: statusAt(entitlement, moment),
          agency: names.get(entitlement.agencyCode),
          gains: gains.filter(({ category }) => category !== undefined && categories.has(category)),
        }
      })
      const byAge = gains.filter(({ category }) => category === undefined)
      const main = mainOf(language, shown, byAge)
      return page({ ...portal(request, MINE_PATH), title: t(language, 'title'), main })
    },
  }),
]
