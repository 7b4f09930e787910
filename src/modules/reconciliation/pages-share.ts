import { z } from 'zod'
import { html } from '#kernel/html.ts'
import { PROVINCE_ZONE, provinceDate } from '#kernel/period.ts'
import { csvTable } from '#platform/csv.ts'
import { pageRoute, type RouteDefinition } from '#platform/http/route.ts'
import {
  backLink,
  buttonGroup,
  emptyState,
  linkButton,
  pageHeading,
  paragraph,
  printButton,
  screenOnly,
  table,
} from '#ui/components.ts'
import { formatCount } from '#ui/i18n/format.ts'
import { inFrame, type View } from '#ui/portal.ts'
import { listRegions } from '#modules/organisation/index.ts'
import { countPaid } from '#modules/payment/index.ts'
import { countOffCard, listProgrammes } from '#modules/programme/index.ts'
import { fundWords as w } from './messages.ts'
import type { FundPageDeps } from './pages-frame.ts'
import { type ShareLine, shareLines, shareText, shareTotal } from './share.ts'

const language = 'zh-Hans' as const
const READ = { kind: 'staff', permission: 'programme.read' } as const
const SECTION = '/dept/off-card'
const PATH = `${SECTION}/share`

interface NamedLine extends ShareLine {
  readonly programme: string
  readonly city: string
}

const readShare = async (
  { db }: FundPageDeps,
  month: Temporal.PlainYearMonth,
): Promise<readonly NamedLine[]> => {
  const first = month.toPlainDate({ day: 1 })
  const next = first.add({ months: 1 })
  const start = (day: Temporal.PlainDate) => day.toZonedDateTime(PROVINCE_ZONE).toInstant()
  const paid = await countPaid(db, start(first), start(next))
  const lines = shareLines(paid, await countOffCard(db, first))
  const programmes = await listProgrammes(db, next.subtract({ days: 1 }))
  const named = new Map(programmes.map(({ code, name }) => [code, name[language]]))
  const cities = new Map((await listRegions(db)).map(({ code, name }) => [code, name[language]]))
  return lines.map((line) =>
    Object.assign({}, line, {
      programme: named.get(line.programmeCode) ?? line.programmeCode,
      city: cities.get(line.regionCode) ?? line.regionCode,
    }),
  )
}

const sharePage = (month: Temporal.PlainYearMonth, lines: readonly NamedLine[]): View => {
  const title = `${month.year} 年 ${month.month} 月${w.shareTitle}`
  const total = shareTotal(lines)
  const cells = (line: Pick<ShareLine, 'toCard' | 'offCard'>) => [
    formatCount(line.toCard),
    formatCount(line.offCard),
    shareText(line),
  ]
  const of = (months: number) => `${PATH}?month=${month.add({ months }).toString()}`
  return {
    title,
    beforeMain: backLink({ language, href: SECTION }),
    main: html`${[
      pageHeading(title),
      paragraph(w.shareLead, 'lead'),
      screenOnly(
        buttonGroup(
          linkButton({
            href: `${PATH}.csv?month=${month.toString()}`,
            text: w.download,
            kind: 'secondary',
          }),
          linkButton({ href: of(-1), text: w.earlier, kind: 'secondary' }),
          linkButton({ href: of(1), text: w.later, kind: 'secondary' }),
          printButton({ language }),
        ),
      ),
      lines.length === 0
        ? emptyState({ title: w.noShare })
        : table({
            caption: title,
            captionSize: 'hidden',
            firstCellIsHeader: true,
            head: [
              w.programme,
              w.city,
              { text: w.toCard, numeric: true },
              { text: w.offCard, numeric: true },
              { text: w.share, numeric: true },
            ],
            rows: [
              ...lines.map((line) => [line.programme, line.city].concat(cells(line))),
              [w.total, ''].concat(cells(total)),
            ],
          }),
    ]}`,
  }
}

const Month = z.object({
  month: z
    .string()
    .regex(/^20\d{2}-(0[1-9]|1[0-2])$/)
    .optional()
    .catch(undefined),
})

const monthOf = (month: string | undefined, at: Temporal.Instant): Temporal.PlainYearMonth =>
  month === undefined ? provinceDate(at).toPlainYearMonth() : Temporal.PlainYearMonth.from(month)

const pageOfShare = (deps: FundPageDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: PATH,
    operationId: 'seeCardShare',
    summary: { zh: '上卡率', en: 'The share that is paid to cards, by programme and city' },
    access: READ,
    basis: ['YKT-13'],
    query: Month,
    handle: async (request) => {
      const month = monthOf(request.query.month, request.context.at)
      return inFrame(deps.portal, request, SECTION, sharePage(month, await readShare(deps, month)))
    },
  })

const csvOfShare = (deps: FundPageDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: `${PATH}.csv`,
    operationId: 'downloadCardShare',
    summary: { zh: '下载上卡率', en: 'The share as a table' },
    access: READ,
    basis: ['YKT-13'],
    query: Month,
    handle: async (request) => {
      const month = monthOf(request.query.month, request.context.at)
      const lines = await readShare(deps, month)
      const head = [w.month, w.programme, w.city, w.toCard, w.offCard, w.share]
      const rows = lines.map((line) => [
        month.toString(),
        line.programme,
        line.city,
        String(line.toCard),
        String(line.offCard),
        shareText(line),
      ])
      return { bytes: csvTable([head, ...rows]), type: 'text/csv; charset=utf-8' }
    },
  })

/** 上卡率: a page and a table. */
export const shareRoutes = (deps: FundPageDeps): RouteDefinition[] => [
  pageOfShare(deps),
  csvOfShare(deps),
]
