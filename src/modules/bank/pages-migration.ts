import { html, type Html } from '#kernel/html.ts'
import { provinceDate } from '#kernel/period.ts'
import { backLink, emptyState, pageHeading, paragraph, summaryList, table } from '#ui/components.ts'
import { formatCount, formatDate, formatDateTime } from '#ui/i18n/format.ts'
import type { View } from '#ui/portal.ts'
import { measureWords as w } from './messages-measures.ts'
import { totalOf, unanswered } from './migration.ts'
import type { Migration } from './read-migration.ts'
import type { Bank } from './store.ts'

const language = 'zh-Hans' as const

const numeric = (text: string) => ({ text, numeric: true })

const cityTable = ({ byCity, cityNames }: Migration): Html => {
  const row = (name: string, city: Parameters<typeof unanswered>[0]): string[] => [
    name,
    formatCount(city.holders),
    formatCount(city.cards),
    formatCount(city.openOrders),
    formatCount(city.moving),
    formatCount(unanswered(city)),
  ]
  return table({
    caption: w.byCity,
    captionSize: 's',
    firstCellIsHeader: true,
    head: [
      w.city,
      numeric(w.holders),
      numeric(w.cards),
      numeric(w.orders),
      numeric(w.moving),
      numeric(w.silent),
    ],
    rows: [
      ...byCity.map((city) => row(cityNames.get(city.cityCode) ?? city.cityCode, city)),
      row(w.total, { cityCode: '', ...totalOf(byCity) }),
    ],
  })
}

const dayTable = ({ movedByDay }: Migration): Html =>
  movedByDay.length === 0
    ? emptyState({ title: w.nobodyMoved })
    : table({
        caption: w.movedByDay,
        captionSize: 's',
        firstCellIsHeader: true,
        head: [w.day, numeric(w.moved)],
        rows: movedByDay.map(({ on, moved }) => [formatDate(language, on), formatCount(moved)]),
      })

/** 持卡人迁移: counted anew at each look, for the bank and for the bureau alike. */
export const migrationView = (migration: Migration, at: Temporal.Instant): Html => {
  const { holders } = totalOf(migration.byCity)
  const days = provinceDate(at).until(migration.deadline).days
  return html`${[
    paragraph(w.migrationLead),
    summaryList({
      rows: [
        { key: w.effective, value: formatDateTime(language, migration.terminatedAt) },
        {
          key: w.deadline,
          value: html`${formatDate(language, migration.deadline)} ${w.daysToGo(days)}<br>${
            w.deadlineText
          }`,
        },
        { key: w.left, value: w.people(formatCount(holders)) },
      ],
    }),
    cityTable(migration),
    dayTable(migration),
  ]}`
}

/** 持卡人迁移 as a page of the bureau. */
export const migrationPage = (bank: Bank, migration: Migration, at: Temporal.Instant): View => ({
  title: w.migration,
  beforeMain: backLink({ language, href: `/admin/banks/of/${bank.code}` }),
  main: html`${pageHeading(w.migration, bank.name[language])}${migrationView(migration, at)}`,
})
