import { z } from 'zod'
import { provinceDate } from '#kernel/period.ts'
import type { Clock } from '#platform/clock.ts'
import { csvTable } from '#platform/csv.ts'
import type { Database } from '#platform/db.ts'
import { notFound } from '#platform/http/problem.ts'
import { apiRoute, pageRoute, type RouteDefinition } from '#platform/http/route.ts'
import type { Language } from '#ui/i18n/language.ts'
import { publicView } from '#modules/catalogue/index.ts'
import { agencyNames } from '#modules/organisation/index.ts'
import { payWords, programmeMessages as t, standardText } from './messages.ts'
import { programmePage, programmesPage, type ShownChange } from './pages-public.ts'
import {
  CYCLES,
  FEEDS,
  PAYEES,
  type Programme,
  PROGRAMME_CLASSES,
  STANDARD_UNITS,
} from './programme.ts'
import { findProgramme, listProgrammes, versionsOf } from './store.ts'
import { changesOf, publishedLists } from './store-lists.ts'

export interface ProgrammePublicDeps {
  readonly db: Database
  readonly clock: Clock
  readonly demo: boolean
}

const PUBLIC = { kind: 'public' } as const

/** What the lists of a year changed, each with the day from which it holds. */
const changesOfYear = async (db: Database, on: Temporal.PlainDate): Promise<ShownChange[]> => {
  const first = on.with({ month: 1, day: 1 })
  const shown: ShownChange[] = []
  for (const { id, validFrom } of await publishedLists(db, first, first.add({ years: 1 })))
    for (const change of await changesOf(db, id)) {
      const name =
        change.kind === 'exited'
          ? (await findProgramme(db, change.code, validFrom.subtract({ days: 1 })))?.name
          : change.content.name
      if (name !== undefined) shown.push({ change, name, from: validFrom })
    }
  return shown
}

const agenciesOf = (db: Database, programmes: readonly Programme[]) =>
  agencyNames(
    db,
    programmes.flatMap(({ ownerAgency, payerAgency }) => [ownerAgency, payerAgency]),
  )

const listRoute = ({ db, clock, demo }: ProgrammePublicDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: '/programmes',
    operationId: 'programmesPage',
    summary: { zh: '补贴项目清单', en: 'The list of programmes in force' },
    access: PUBLIC,
    basis: ['YKT-13'],
    handle: async (request) => {
      const on = provinceDate(clock.now())
      const programmes = await listProgrammes(db, on)
      const agencies = await agenciesOf(db, programmes)
      const changes = await changesOfYear(db, on)
      return programmesPage({ view: publicView(request, demo), on, programmes, agencies, changes })
    },
  })

const csvOf = (
  language: Language,
  programmes: readonly Programme[],
  agencyOf: (code: string) => string,
): string => {
  const head = [
    'code',
    'name',
    'owner',
    'payer',
    'basis',
    'standard',
    'class',
    'payee',
    'payDay',
    'notice',
    'exclusions',
  ] as const
  const rows = programmes.map((one) => [
    one.code,
    one.name[language],
    agencyOf(one.ownerAgency),
    agencyOf(one.payerAgency),
    one.basis === undefined ? '' : `${one.basis.title} ${one.basis.document}`,
    standardText(language, one),
    t(language, one.class),
    t(language, one.payee),
    payWords(language, one.pay),
    t(language, 'noticeDays', { days: one.noticeDays }),
    one.exclusions.join(' '),
  ])
  return csvTable([head.map((key) => t(language, key)), ...rows])
}

const csvRoute = ({ db, clock }: ProgrammePublicDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: '/programmes/list.csv',
    operationId: 'downloadProgrammes',
    summary: { zh: '下载补贴项目清单', en: 'The list of programmes as a table' },
    access: PUBLIC,
    basis: ['YKT-13'],
    handle: async ({ display: { language } }) => {
      const programmes = await listProgrammes(db, provinceDate(clock.now()))
      const agencies = await agenciesOf(db, programmes)
      return {
        bytes: csvOf(language, programmes, (code) => agencies.get(code)?.[language] ?? code),
        type: 'text/csv; charset=utf-8',
      }
    },
  })

const oneRoute = ({ db, clock, demo }: ProgrammePublicDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: '/programmes/:programmeCode',
    operationId: 'programmePage',
    summary: { zh: '补贴项目', en: 'One programme' },
    access: PUBLIC,
    basis: ['YKT-13'],
    params: z.object({ programmeCode: z.string().max(10) }),
    handle: async (request) => {
      const versions = await versionsOf(db, request.params.programmeCode)
      const all = await listProgrammes(db, provinceDate(clock.now()))
      const programmes = new Map(all.map((one) => [one.code, one]))
      const programme = programmes.get(request.params.programmeCode) ?? versions[0]
      if (programme === undefined) throw notFound()
      const agencies = await agenciesOf(db, [programme])
      const view = publicView(request, demo)
      return programmePage({ view, programme, versions, programmes, agencies })
    },
  })

const TextAnswer = z.strictObject({
  'zh-Hans': z.string(),
  'zh-Hant': z.string(),
  en: z.string(),
  pt: z.string(),
})

const fen = z.string().nullable().describe('fen, decimal; null where there is none')

const ProgrammeAnswer = z.strictObject({
  code: z.string(),
  name: TextAnswer,
  ownerAgency: z.string(),
  payerAgency: z.string(),
  class: z.enum(PROGRAMME_CLASSES),
  payee: z.enum(PAYEES),
  cycle: z.enum(CYCLES),
  payDay: TextAnswer,
  noticeDays: z.number().int(),
  regionCodes: z.array(z.string()),
  basis: z.strictObject({ title: z.string(), document: z.string() }).nullable(),
  standard: z
    .strictObject({
      amountFen: fen,
      unit: z.enum(STANDARD_UNITS),
      upperFen: fen,
      words: TextAnswer,
    })
    .nullable(),
  feeds: z.array(z.strictObject({ feed: z.enum(FEEDS), maxAgeHours: z.number().int() })),
  exclusions: z.array(z.string()),
  listYear: z.number().int().nullable(),
  validFrom: z.iso.date(),
  validUntil: z.iso.date().nullable(),
  demonstration: z.boolean(),
})

const answerOf = (one: Programme): z.input<typeof ProgrammeAnswer> => ({
  code: one.code,
  name: one.name,
  ownerAgency: one.ownerAgency,
  payerAgency: one.payerAgency,
  class: one.class,
  payee: one.payee,
  cycle: one.pay.cycle,
  payDay: {
    'zh-Hans': payWords('zh-Hans', one.pay),
    'zh-Hant': payWords('zh-Hant', one.pay),
    en: payWords('en', one.pay),
    pt: payWords('pt', one.pay),
  },
  noticeDays: one.noticeDays,
  regionCodes: [...one.regionCodes],
  basis: one.basis ?? null,
  standard:
    one.standard === undefined
      ? null
      : {
          amountFen: one.standard.amountFen?.toString() ?? null,
          unit: one.standard.unit,
          upperFen: one.standard.upperFen?.toString() ?? null,
          words: one.standard.words,
        },
  feeds: [...one.feeds],
  exclusions: [...one.exclusions],
  listYear: one.listYear ?? null,
  validFrom: one.period.from.toString(),
  validUntil: one.period.until?.toString() ?? null,
  demonstration: one.demonstration,
})

const apiList = ({ db, clock }: ProgrammePublicDeps): RouteDefinition =>
  apiRoute({
    method: 'GET',
    path: '/v1/programmes',
    operationId: 'readProgrammes',
    summary: { zh: '读取补贴项目清单', en: 'Read the list of programmes in force on a day' },
    access: PUBLIC,
    basis: ['YKT-13'],
    query: z.object({ on: z.iso.date().optional() }),
    response: z.strictObject({ on: z.iso.date(), items: z.array(ProgrammeAnswer) }),
    handle: async ({ query }) => {
      const on =
        query.on === undefined ? provinceDate(clock.now()) : Temporal.PlainDate.from(query.on)
      const programmes = await listProgrammes(db, on)
      return { on: on.toString(), items: programmes.map(answerOf) }
    },
  })

/** The list of programmes for everybody: pages, a table and data. */
export const programmePublicRoutes = (deps: ProgrammePublicDeps): RouteDefinition[] => [
  listRoute(deps),
  csvRoute(deps),
  oneRoute(deps),
  apiList(deps),
]
