import { html, type Html } from '#kernel/html.ts'
import {
  backLink,
  button,
  emptyState,
  errorSummary,
  form,
  input,
  insetText,
  link,
  pageHeading,
  paragraph,
  printButton,
  radios,
  screenOnly,
  sectionHeading,
  table,
  verbatim,
} from '#ui/components.ts'
import { formatDate } from '#ui/i18n/format.ts'
import type { Text } from '#ui/i18n/language.ts'
import type { View } from '#ui/portal.ts'
import { payWords, programmeMessages as t, standardText } from './messages.ts'
import { listWords as w } from './messages-lists.ts'
import { statusTag } from './pages-lists.ts'
import { programmeFacts, programmeHistory } from './pages-public.ts'
import type { Programme } from './programme.ts'
import type { ProgrammeList } from './store-lists.ts'

const language = 'zh-Hans' as const
const PATH = '/dept/programmes'
const LISTS = `${PATH}/lists`

const openForm = (csrf: string, nextYear: number): Html =>
  form({
    action: LISTS,
    method: 'post',
    csrf,
    content: [
      radios({
        language,
        name: 'when',
        legend: w.when,
        legendSize: 's',
        value: 'nextYear',
        items: [
          { value: 'nextYear', text: w.nextYear(nextYear) },
          {
            value: 'day',
            text: w.otherDay,
            conditional: input({
              language,
              name: 'day',
              label: w.from,
              hint: w.dateHint,
              width: 10,
            }),
          },
        ],
      }),
      button({ text: w.start, preventDoubleClick: true }),
    ],
  })

/** 项目: the programmes of a department, and its lists. */
export const departmentProgrammesPage = (data: {
  readonly csrf: string
  readonly programmes: readonly Programme[]
  readonly lists: readonly ProgrammeList[]
  readonly agencies: ReadonlyMap<string, Text>
  readonly mayEdit: boolean
  readonly nextYear: number
  /** Entries of the register of what is off the card that end soon. */
  readonly endingSoon: number
  readonly fault: string | undefined
}): View => ({
  title: w.title,
  main: html`${[
    data.fault !== undefined && errorSummary({ language, errors: [{ text: data.fault }] }),
    pageHeading(w.title),
    paragraph(w.lead, 'lead'),
    data.endingSoon > 0 &&
      insetText({
        text: link({ href: '/dept/off-card', text: w.endingSoon(data.endingSoon) }),
      }),
    data.programmes.length === 0
      ? emptyState({ title: w.noProgrammes })
      : table({
          caption: w.programmes,
          captionSize: 'm',
          firstCellIsHeader: true,
          head: [w.code, w.name, w.standard, w.payDay, w.owner],
          rows: data.programmes.map((one) => [
            verbatim(one.code),
            link({ href: `${PATH}/of/${one.code}`, text: one.name[language] }),
            standardText(language, one),
            payWords(language, one.pay),
            data.agencies.get(one.ownerAgency)?.[language] ?? one.ownerAgency,
          ]),
        }),
    sectionHeading(w.lists),
    data.lists.length === 0
      ? paragraph(w.noLists)
      : table({
          caption: w.lists,
          captionSize: 'hidden',
          firstCellIsHeader: true,
          head: [w.lists, w.from, w.owner, w.status],
          rows: data.lists.map((list) => [
            link({ href: `${LISTS}/${list.id}`, text: w.listOf(list.validFrom.year) }),
            formatDate(language, list.validFrom),
            data.agencies.get(list.ownerAgency)?.[language] ?? list.ownerAgency,
            statusTag(list),
          ]),
        }),
    data.mayEdit && [
      sectionHeading(w.open),
      paragraph(w.openLead),
      openForm(data.csrf, data.nextYear),
    ],
  ]}`,
})

/** 项目卡: one programme with everything that is decided about it. */
export const programmeCardPage = (data: {
  readonly programme: Programme
  readonly versions: readonly Programme[]
  readonly programmes: ReadonlyMap<string, Programme>
  readonly agencies: ReadonlyMap<string, Text>
}): View => ({
  title: data.programme.name[language],
  beforeMain: backLink({ language, href: PATH }),
  main: html`${[
    pageHeading(data.programme.name[language], w.card),
    data.programme.demonstration && insetText({ text: t(language, 'example') }),
    programmeFacts(language, data.programme, data),
    programmeHistory(language, data.versions),
    screenOnly(printButton({ language })),
  ]}`,
})
