import { html, type Content, type Html } from '#kernel/html.ts'
import {
  backLink,
  button,
  buttonGroup,
  checkboxes,
  emptyState,
  errorSummary,
  form,
  input,
  link,
  linkButton,
  notificationBanner,
  pageHeading,
  paragraph,
  radios,
  sectionHeading,
  summaryList,
  table,
  tag,
  verbatim,
  warningText,
} from '#ui/components.ts'
import { formatDate, formatDateTime } from '#ui/i18n/format.ts'
import type { View } from '#ui/portal.ts'
import {
  type AccountNotice,
  type AffectedProgramme,
  comesBack,
  NOTICE_KINDS,
} from './account-notice.ts'
import { NOTICE_KIND_WORDS, noticeWords as w } from './messages-notices.ts'
import { entryPage } from './pages-frame.ts'

const language = 'zh-Hans' as const
const PATH = '/bank/accounts'

/** 账户变动: what is announced and not yet done. */
export const noticesPage = (data: {
  readonly notices: readonly AccountNotice[]
  readonly said: 'confirmed' | 'withdrawn' | undefined
  /** Whether files are exchanged by whoever looks. */
  readonly mayExchange: boolean
}): View => ({
  title: w.title,
  main: html`${[
    data.said !== undefined &&
      notificationBanner({ language, kind: 'success', text: w[data.said] }),
    pageHeading(w.title),
    paragraph(w.lead, 'lead'),
    data.notices.length === 0
      ? emptyState({ title: w.none, text: w.noneText })
      : table({
          caption: w.caption,
          captionSize: 'm',
          firstCellIsHeader: true,
          head: [w.tail, w.kind, w.planned, w.told, w.act],
          rows: data.notices.map((notice) => [
            verbatim(notice.tail),
            NOTICE_KIND_WORDS[notice.kind],
            formatDate(language, notice.plannedOn),
            w.channel[notice.channel],
            link({ href: `${PATH}/${notice.id}`, text: w.see }),
          ]),
        }),
    buttonGroup(
      linkButton({ href: `${PATH}/new`, text: w.add }),
      data.mayExchange &&
        linkButton({ href: `${PATH}/import`, text: w.importTitle, kind: 'secondary' }),
    ),
  ]}`,
})

export interface NoticeForm {
  readonly accountNumber: string
  readonly kind: string
  readonly plannedOn: string
}

export interface NoticeFault {
  readonly field: keyof NoticeForm
  readonly text: string
}

/** 登记预告 */
export const newNoticePage = (data: {
  readonly csrf: string
  readonly values: NoticeForm
  readonly fault: NoticeFault | undefined
}): View => {
  const { values, fault } = data
  const errorOf = (field: NoticeFault['field']) => (fault?.field === field ? fault.text : undefined)
  return entryPage({
    title: w.addTitle,
    listPath: PATH,
    csrf: data.csrf,
    fault,
    fields: [
      input({
        language,
        name: 'accountNumber',
        label: w.accountNumber,
        hint: w.accountHint,
        value: values.accountNumber,
        width: 30,
        inputMode: 'numeric',
        autocomplete: 'off',
        error: errorOf('accountNumber'),
      }),
      radios({
        language,
        name: 'kind',
        legend: w.kind,
        value: values.kind,
        error: errorOf('kind'),
        items: NOTICE_KINDS.map((value) => ({ value, text: NOTICE_KIND_WORDS[value] })),
      }),
      input({
        language,
        name: 'plannedOn',
        label: w.plannedLabel,
        hint: w.dateHint,
        value: values.plannedOn,
        width: 10,
        error: errorOf('plannedOn'),
      }),
      button({ text: w.save, preventDoubleClick: true }),
    ],
  })
}

const affectedTable = (
  affected: readonly AffectedProgramme[],
  plannedOn: Temporal.PlainDate,
): Html =>
  table({
    caption: w.affected,
    captionSize: 'm',
    firstCellIsHeader: true,
    head: [w.programme, w.nextDates, w.effect],
    rows: affected.map((programme) => [
      programme.name,
      programme.nextPayDates.map((on) => formatDate(language, on)).join('、'),
      comesBack(programme, plannedOn)
        ? tag({ text: w.lost, colour: 'red' })
        : tag({ text: w.arrives, colour: 'orange' }),
    ]),
  })

const confirmForm = (
  { id, kind }: AccountNotice,
  affected: readonly AffectedProgramme[],
  csrf: string,
): Html =>
  form({
    action: `${PATH}/${id}`,
    method: 'post',
    csrf,
    content: [
      affected.length > 0 && [
        warningText({ language, text: w.warning(affected.length) }),
        checkboxes({
          language,
          name: 'told',
          legend: w.tellHolder,
          items: [{ value: 'yes', text: w.holderTold }],
        }),
      ],
      buttonGroup(
        button({ text: w.confirm[kind], kind: 'warning', name: 'act', value: 'confirm' }),
        button({ text: w.withdraw, kind: 'secondary', name: 'act', value: 'withdraw' }),
      ),
    ],
  })

/** One notice: what is still paid there, and once more whether it shall be. */
export const noticePage = (data: {
  readonly csrf: string
  readonly notice: AccountNotice
  readonly affected: readonly AffectedProgramme[]
  readonly fault: string | undefined
}): View => {
  const { notice, affected, fault } = data
  const title = `${NOTICE_KIND_WORDS[notice.kind]} ${w.tail} ${notice.tail}`
  const open: Content = [
    affected.length === 0
      ? [sectionHeading(w.affected), paragraph(w.nothing)]
      : affectedTable(affected, notice.plannedOn),
    confirmForm(notice, affected, data.csrf),
  ]
  return {
    title,
    beforeMain: backLink({ language, href: PATH }),
    main: html`${[
      fault !== undefined && errorSummary({ language, errors: [{ text: fault }] }),
      pageHeading(title, w.title),
      summaryList({
        rows: [
          { key: w.planned, value: formatDate(language, notice.plannedOn) },
          {
            key: w.told,
            value: `${w.channel[notice.channel]} ${formatDateTime(language, notice.toldAt)}`,
          },
        ],
      }),
      notice.outcome === undefined ? open : paragraph(w.ended),
    ]}`,
  }
}
