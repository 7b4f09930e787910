import { type Content, html, type Html } from '#kernel/html.ts'
import {
  bulletList,
  button,
  emptyState,
  errorSummary,
  form,
  input,
  insetText,
  link,
  linkButton,
  narrowTable,
  pageHeading,
  pagination,
  paragraph,
  printButton,
  screenOnly,
  sectionHeading,
  summaryList,
  table,
  verbatim,
} from '#ui/components.ts'
import { formatDate, formatMoney } from '#ui/i18n/format.ts'
import { type Language, localPath, type Text } from '#ui/i18n/language.ts'
import { publicPage, type PublicView } from '#modules/catalogue/index.ts'
import { boardMessages as t, objectionMessages as o } from './messages-public.ts'
import { objectionNumber } from './objection.ts'
import type { Entry, Notice } from './store.ts'
import type { Objection } from './store-objections.ts'

export const BOARD = '/notices'

/** A notice with the names that its codes stand for. */
export interface ShownNotice {
  readonly notice: Notice
  readonly programme: Text
  readonly owner: Text
  readonly region: Text
}

/** How long it hangs, in words. */
export const daysText = (
  language: Language,
  { dayKind, dayCount }: Pick<Notice, 'dayKind' | 'dayCount'>,
): string => t(language, dayKind, { days: dayCount })

const noticePath = (language: Language, { id }: Notice): string =>
  localPath(language, `${BOARD}/${id}`)

const boardList = (language: Language, notices: readonly ShownNotice[]): Content =>
  notices.map(({ notice, programme, owner, region }) =>
    summaryList({
      card: {
        title: programme[language],
        actions: [{ href: noticePath(language, notice), text: t(language, 'see') }],
      },
      rows: [
        { key: t(language, 'period'), value: verbatim(notice.payPeriod) },
        { key: t(language, 'region'), value: region[language] },
        { key: t(language, 'owner'), value: owner[language] },
        { key: t(language, 'until'), value: formatDate(language, notice.endsOn) },
      ],
    }),
  )

/** 补贴公示: every list that hangs; nobody is looked for by name (T30). */
export const boardPage = (view: PublicView, notices: readonly ShownNotice[]): Html => {
  const { language } = view
  return publicPage(view, {
    title: t(language, 'title'),
    main: html`${[
      pageHeading(t(language, 'title')),
      paragraph(t(language, 'lead'), 'lead'),
      notices.length === 0
        ? emptyState({ title: t(language, 'none'), text: t(language, 'noneText') })
        : boardList(language, notices),
      paragraph(
        link({ href: localPath(language, `${BOARD}/objections`), text: t(language, 'lookUp') }),
      ),
    ]}`,
  })
}

const facts = (language: Language, { notice, owner, region }: ShownNotice): Html =>
  summaryList({
    rows: [
      { key: t(language, 'period'), value: verbatim(notice.payPeriod) },
      { key: t(language, 'region'), value: region[language] },
      { key: t(language, 'owner'), value: owner[language] },
      { key: t(language, 'place'), value: verbatim(notice.place) },
      { key: t(language, 'from'), value: formatDate(language, notice.beginsOn) },
      { key: t(language, 'days'), value: daysText(language, notice) },
      {
        key: t(language, 'until'),
        value: html`<strong>${formatDate(language, notice.endsOn)}</strong>`,
      },
    ],
  })

const villageName = (language: Language, village: string): Content =>
  village === '' ? t(language, 'noVillage') : verbatim(village)

export interface NoticeData extends ShownNotice {
  readonly view: PublicView
  readonly villages: readonly string[]
  /** The lines of one village, where one was chosen. */
  readonly list:
    | {
        readonly village: string
        readonly entries: readonly Entry[]
        readonly nextAfter: number | undefined
      }
    | undefined
}

const villagePath = (language: Language, notice: Notice, village: string, after?: number) =>
  `${noticePath(language, notice)}?${new URLSearchParams({
    village,
    ...(after !== undefined && { after: String(after) }),
  }).toString()}`

const chooser = ({ view: { language }, notice, villages }: NoticeData): Content => [
  sectionHeading(t(language, 'village')),
  bulletList(
    villages.map((village) =>
      link({
        href: villagePath(language, notice, village),
        text: villageName(language, village),
      }),
    ),
  ),
]

const entryTable = (language: Language, village: string, entries: readonly Entry[]): Html => {
  const parts = entries.some(({ subItem }) => subItem !== '')
  return narrowTable({
    caption: village === '' ? t(language, 'noVillage') : village,
    captionSize: 'm',
    head: [
      t(language, 'number'),
      t(language, 'name'),
      ...(parts ? [t(language, 'subItem')] : []),
      { text: t(language, 'amount'), numeric: true },
    ],
    rows: entries.map((one) => [
      one.number,
      verbatim(one.maskedName),
      ...(parts ? [verbatim(one.subItem)] : []),
      formatMoney(one.amountFen),
    ]),
  })
}

const lines = (data: NoticeData): Content => {
  const { view, notice, list } = data
  const { language } = view
  if (list === undefined) return chooser(data)
  const { village, entries, nextAfter } = list
  return [
    html`<div class="ykt-board">${entryTable(language, village, entries)}</div>`,
    nextAfter !== undefined &&
      pagination({
        language,
        next: {
          href: villagePath(language, notice, village, nextAfter),
          text: t(language, 'next'),
        },
      }),
    data.villages.length > 1 && screenOnly(chooser(data)),
  ]
}

/** One list that hangs: masked names, parts and amounts of one village, and nothing more. */
export const noticePage = (data: NoticeData): Html => {
  const { view, notice, programme } = data
  const { language } = view
  return publicPage(view, {
    title: `${t(language, 'title')}：${programme[language]}`,
    unlisted: true,
    trail: [
      { text: t(language, 'title'), href: localPath(language, BOARD) },
      { text: programme[language] },
    ],
    main: html`${[
      pageHeading(programme[language], t(language, 'title')),
      facts(language, data),
      lines(data),
      insetText({ text: t(language, 'masked') }),
      screenOnly([
        linkButton({
          href: `${noticePath(language, notice)}/objection`,
          text: t(language, 'object'),
        }),
        printButton({ language }),
      ]),
    ]}`,
  })
}

/** What a number stands for: how far it is, and what was found. */
export const objectionFacts = (language: Language, one: Objection): Html =>
  summaryList({
    rows: [
      {
        key: o(language, 'reference'),
        value: html`<strong>${verbatim(objectionNumber(one.id))}</strong>`,
      },
      { key: o(language, 'status'), value: o(language, one.status) },
      ...(one.decided === undefined
        ? [{ key: o(language, 'dueOn'), value: formatDate(language, one.dueOn) }]
        : [{ key: o(language, 'outcome'), value: verbatim(one.decided.words) }]),
    ],
  })

/** 查异议的结果: by the number of the receipt alone. */
export const lookUpPage = (
  view: PublicView,
  asked: {
    readonly number: string
    readonly found: Objection | undefined
    readonly fresh: boolean
  },
): Html => {
  const { language } = view
  const { number, found, fresh } = asked
  const missing = number !== '' && found === undefined
  const title = o(language, fresh ? 'received' : 'lookUp')
  return publicPage(view, {
    title,
    unlisted: true,
    trail: [{ text: t(language, 'title'), href: localPath(language, BOARD) }, { text: title }],
    main: html`${[
      missing &&
        errorSummary({ language, errors: [{ text: o(language, 'notFound'), href: '#number' }] }),
      pageHeading(title),
      fresh && paragraph(o(language, 'receivedText'), 'lead'),
      found !== undefined && objectionFacts(language, found),
      fresh
        ? printButton({ language })
        : form({
            action: localPath(language, `${BOARD}/objections`),
            method: 'get',
            content: [
              input({
                language,
                name: 'number',
                label: o(language, 'reference'),
                value: number,
                width: 20,
                autocomplete: 'off',
                spellcheck: false,
              }),
              button({ text: o(language, 'find') }),
            ],
          }),
    ]}`,
  })
}

/** What hangs, as a table for a counter. */
export const noticeTable = (notices: readonly ShownNotice[], pathOf: (one: Notice) => string) =>
  table({
    caption: t('zh-Hans', 'caption'),
    captionSize: 'm',
    head: [
      t('zh-Hans', 'programme'),
      t('zh-Hans', 'period'),
      t('zh-Hans', 'region'),
      t('zh-Hans', 'until'),
      t('zh-Hans', 'object'),
    ],
    rows: notices.map(({ notice, programme, region }) => [
      programme['zh-Hans'],
      verbatim(notice.payPeriod),
      region['zh-Hans'],
      formatDate('zh-Hans', notice.endsOn),
      link({ href: pathOf(notice), text: t('zh-Hans', 'object') }),
    ]),
  })
