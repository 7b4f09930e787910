import { html, type Content as Drawn, type Html } from '#kernel/html.ts'
import {
  backLink,
  button,
  buttonGroup,
  columns,
  details,
  errorSummary,
  form,
  input,
  link,
  linkButton,
  notificationBanner,
  pageHeading,
  paragraph,
  printButton,
  screenOnly,
  summaryList,
  table,
  tag,
  verbatim,
  warningText,
} from '#ui/components.ts'
import { formatDate, formatDateTime } from '#ui/i18n/format.ts'
import type { View } from '#ui/portal.ts'
import type { Entry } from './content.ts'
import type { ListView } from './edit-list.ts'
import type { ListStatus, ReasonedChange } from './list.ts'
import { payWords, programmeMessages as t, standardText } from './messages.ts'
import { LIST_STATUS_WORDS, listWords as w } from './messages-lists.ts'
import type { ProgrammeList } from './store-lists.ts'

const language = 'zh-Hans' as const
const PATH = '/dept/programmes'
const LISTS = `${PATH}/lists`

const STATUS_COLOURS = {
  drafted: 'grey',
  proposed: 'blue',
  published: 'green',
  discarded: 'grey',
} as const satisfies Readonly<Record<ListStatus, string>>

/** 清单状态 in colour. */
export const statusTag = ({ status }: ProgrammeList): Html =>
  tag({ text: LIST_STATUS_WORDS[status], colour: STATUS_COLOURS[status] })

/** What a reader may do with a list. */
export interface ListRights {
  readonly edit: boolean
  readonly publish: boolean
}

interface ListPage {
  readonly csrf: string
  readonly seen: ListView
  readonly names: ReadonlyMap<string, string>
  readonly rights: ListRights
  readonly fault: string | undefined
  readonly saved: boolean
}

const CHANGE_COLOURS = { added: 'green', changed: 'blue', exited: 'orange' } as const

const standardOf = (content: Entry['content'] | undefined): string =>
  content === undefined ? '' : standardText(language, content)

const act = (
  { csrf, seen }: ListPage,
  step: string,
  text: string,
  more: {
    readonly hidden?: Readonly<Record<string, string>>
    readonly kind?: 'primary' | 'secondary' | 'warning'
    readonly fields?: Drawn
  } = {},
): Html =>
  form({
    action: `${LISTS}/${seen.list.id}/${step}`,
    method: 'post',
    csrf,
    ...(more.hidden && { hidden: more.hidden }),
    content: [
      more.fields,
      button({ text, kind: more.kind ?? 'secondary', preventDoubleClick: true }),
    ],
  })

const changesTable = (data: ListPage): Drawn => {
  const { seen, rights } = data
  const before = new Map(seen.base.map(({ code, content }) => [code, content]))
  const nameOf = (change: ReasonedChange) =>
    (change.kind === 'exited' ? before.get(change.code) : change.content)?.name[language]
  return seen.changes.length === 0
    ? paragraph(w.none)
    : table({
        caption: w.changes,
        captionSize: 'm',
        firstCellIsHeader: true,
        head: [w.name, w.changes, w.was, w.willBe, w.reason, ...(rights.edit ? [w.undo] : [])],
        rows: seen.changes.map((change): Drawn[] =>
          [
            html`${verbatim(change.code)} ${nameOf(change)}`,
            tag({ text: t(language, change.kind), colour: CHANGE_COLOURS[change.kind] }),
            standardOf(before.get(change.code)),
            change.kind === 'exited' ? '' : standardOf(change.content),
            change.reason,
          ].concat(rights.edit ? act(data, 'undo', w.undo, { hidden: { code: change.code } }) : []),
        ),
      })
}

const exitForm = (data: ListPage, code: string): Html =>
  details({
    summary: w.exit,
    text: act(data, 'exit', w.exit, {
      hidden: { code },
      kind: 'warning',
      fields: input({
        language,
        id: `exit-${code}`,
        name: 'reason',
        label: w.reason,
        hint: w.reasonHint,
      }),
    }),
  })

const entriesTable = (data: ListPage): Html => {
  const { seen, rights } = data
  const kinds = new Map(seen.changes.map(({ code, kind }) => [code, kind]))
  return table({
    caption: w.entries,
    captionSize: 'm',
    firstCellIsHeader: true,
    head: [w.code, w.name, w.standard, w.payDay, ...(rights.edit ? [w.edit] : [])],
    rows: seen.next.map(({ code, content }): Drawn[] => {
      const kind = kinds.get(code)
      const href = `${LISTS}/${seen.list.id}/entries?code=${code}`
      return [
        verbatim(code),
        html`${content.name[language]} ${
          kind !== undefined && tag({ text: t(language, kind), colour: 'blue' })
        }`,
        standardOf(content),
        payWords(language, content.pay),
      ].concat(rights.edit ? html`${link({ href, text: w.edit })} ${exitForm(data, code)}` : [])
    }),
  })
}

const facts = ({ seen: { list }, names }: ListPage): Html => {
  const said = (at: Temporal.Instant | undefined, by: string | undefined): Drawn =>
    at === undefined
      ? ''
      : html`${formatDateTime(language, at)} ${verbatim(names.get(by ?? '') ?? '')}`
  return summaryList({
    rows: [
      { key: w.status, value: statusTag(list) },
      { key: w.from, value: formatDate(language, list.validFrom) },
      { key: w.opened, value: said(list.openedAt, list.openedBy) },
      { key: w.proposed, value: said(list.proposedAt, list.proposedBy) },
      { key: w.published, value: said(list.publishedAt, list.publishedBy) },
      ...(list.remark === undefined ? [] : [{ key: w.remark, value: list.remark }]),
    ],
  })
}

const steps = (data: ListPage): Drawn => [
  data.rights.edit &&
    buttonGroup(
      act(data, 'propose', w.propose, { kind: 'primary' }),
      act(data, 'discard', w.discard),
    ),
  data.rights.publish && [
    warningText({ language, text: w.publishLead }),
    act(data, 'publish', w.publish, { kind: 'primary' }),
    act(data, 'giveBack', w.giveBack, {
      fields: input({ language, name: 'remark', label: w.giveBackReason }),
    }),
  ],
]

/** 清单: what it changes and why, what it makes, and the next step. */
export const listPage = (data: ListPage): View => {
  const { seen, rights, fault, saved } = data
  const title = w.listOf(seen.list.validFrom.year)
  return {
    title,
    beforeMain: backLink({ language, href: PATH }),
    main: html`${[
      saved && notificationBanner({ language, kind: 'success', text: w.saved }),
      fault !== undefined && errorSummary({ language, errors: [{ text: fault }] }),
      pageHeading(title),
      columns({ main: facts(data) }),
      changesTable(data),
      rights.edit &&
        linkButton({
          href: `${LISTS}/${seen.list.id}/entries`,
          text: w.add,
          kind: 'secondary',
        }),
      entriesTable(data),
      steps(data),
      screenOnly(printButton({ language })),
    ]}`,
  }
}
