import { type Content, html, type Html } from '#kernel/html.ts'
import { cite } from '#law/articles.ts'
import {
  backLink,
  button,
  buttonGroup,
  details,
  form,
  input,
  link,
  linkButton,
  pageHeading,
  paragraph,
  sectionHeading,
  select,
  table,
  tag,
} from '#ui/components.ts'
import { formatCount } from '#ui/i18n/format.ts'
import { said, type Said, type View } from '#ui/portal.ts'
import type { DutyTask, TaskAction } from './duty.ts'
import { DUTY_ARTICLES } from './duty-articles.ts'
import { words as w } from './messages.ts'
import { dutyTable, language, programmeTable, sceneTable, taskTable } from './pages-parts.ts'
import { countsOf, type Ledger } from './read-duties.ts'

const ADMIN = '/admin/duties'
const DEPT = '/dept/duties'

/** 职责台账 of the whole province: who has which duties, scenes and programmes. */
export const ledgersPage = (ledgers: readonly Ledger[]): View => ({
  title: w.title,
  main: html`${[
    pageHeading(w.title),
    paragraph(w.adminLead, 'lead'),
    buttonGroup(linkButton({ href: `${ADMIN}/ledger.csv`, text: w.report, kind: 'secondary' })),
    table({
      caption: w.title,
      captionSize: 'hidden',
      firstCellIsHeader: true,
      head: [
        w.agency,
        ...[w.duties, w.scenes, w.programmes, w.open, w.late, w.fulfilled].map((text) => ({
          text,
          numeric: true,
        })),
      ],
      rows: ledgers.map((ledger) => {
        const { open, late, fulfilled } = countsOf(ledger)
        return [
          link({ href: `${ADMIN}/${ledger.agencyCode}`, text: ledger.agencyName }),
          formatCount(ledger.duties.length),
          formatCount(ledger.scenes.length),
          formatCount(ledger.programmes.length),
          formatCount(open),
          late === 0 ? '0' : tag({ text: formatCount(late), colour: 'red' }),
          formatCount(fulfilled),
        ]
      }),
    }),
  ]}`,
})

/** The ledger as a table of texts, for a file. */
export const ledgerCells = (ledgers: readonly Ledger[]): readonly (readonly string[])[] => [
  [w.agency, w.duties, w.scenes, w.programmes, w.open, w.late, w.fulfilled],
  ...ledgers.map((ledger) => {
    const { open, late, fulfilled } = countsOf(ledger)
    return [
      ledger.agencyName,
      ...[
        ledger.duties.length,
        ledger.scenes.length,
        ledger.programmes.length,
        open,
        late,
        fulfilled,
      ].map(String),
    ]
  }),
]

const step = (
  csrf: string,
  path: string,
  { id }: DutyTask,
  action: TaskAction,
  label: string,
): Html =>
  form({
    action: path,
    method: 'post',
    csrf,
    hidden: { id, action },
    content: [
      input({ language, id: `${action}-${id}`, name: 'words', label: w.verdictWords }),
      button({
        text: label,
        kind: action === 'fulfil' ? 'primary' : 'secondary',
        preventDoubleClick: true,
      }),
    ],
  })

const bureauActs = (csrf: string, path: string, task: DutyTask): Content => {
  const steps = `${path}/steps`
  if (task.status === 'answered')
    return details({
      summary: w.act,
      text: [
        step(csrf, steps, task, 'fulfil', w.fulfil),
        step(csrf, steps, task, 'giveBack', w.giveBack),
      ],
    })
  return (
    task.status === 'entrusted' &&
    details({
      summary: w.act,
      text: [
        form({
          action: `${path}/reminders`,
          method: 'post',
          csrf,
          hidden: { id: task.id },
          content: button({ text: w.remind, preventDoubleClick: true }),
        }),
        step(csrf, steps, task, 'lift', w.lift),
      ],
    })
  )
}

const enterForm = (csrf: string, path: string): Content => [
  sectionHeading(w.enterDuty),
  form({
    action: path,
    method: 'post',
    csrf,
    content: [
      input({ language, name: 'title', label: w.dutyTitle, hint: w.dutyHint }),
      select({
        language,
        name: 'article',
        label: w.article,
        items: DUTY_ARTICLES.map((id) => ({ value: id, text: cite(id) })),
      }),
      button({ text: w.enter, preventDoubleClick: true }),
    ],
  }),
]

const entrustForm = ({ duties }: Ledger, csrf: string, path: string): Content => {
  const standing = duties.filter(({ endedOn }) => endedOn === undefined)
  if (standing.length === 0) return undefined
  return [
    sectionHeading(w.entrust),
    form({
      action: `${path}/tasks`,
      method: 'post',
      csrf,
      content: [
        select({
          language,
          name: 'dutyId',
          label: w.ofDuty,
          items: standing.map(({ id, title }) => ({ value: id, text: title })),
        }),
        input({ language, name: 'task', label: w.task, hint: w.taskHint }),
        input({ language, name: 'dueOn', label: w.dueOn, hint: w.dayHint, width: 10 }),
        button({ text: w.entrustSubmit, preventDoubleClick: true }),
      ],
    }),
  ]
}

/** The ledger of one agency, for the bureau. */
export const bureauLedgerPage = (
  ledger: Ledger,
  { csrf, ...rest }: Said & { readonly csrf: string },
): View => {
  const path = `${ADMIN}/${ledger.agencyCode}`
  return {
    title: ledger.agencyName,
    beforeMain: backLink({ language, href: ADMIN }),
    main: html`${[
      said(rest, w.saved),
      pageHeading(ledger.agencyName, w.title),
      taskTable(ledger, (task) => bureauActs(csrf, path, task)),
      entrustForm(ledger, csrf, path),
      dutyTable(
        ledger,
        ({ id, endedOn }) =>
          endedOn === undefined &&
          form({
            action: `${path}/ends`,
            method: 'post',
            csrf,
            hidden: { id },
            content: button({ text: w.endDuty, kind: 'secondary', preventDoubleClick: true }),
          }),
      ),
      enterForm(csrf, path),
      sceneTable(ledger),
      programmeTable(ledger),
    ]}`,
  }
}

/** 部门职责 for the department itself: what waits, and what it answers for. */
export const departmentLedgerPage = (
  ledger: Ledger,
  { csrf, ...rest }: Said & { readonly csrf: string },
): View => ({
  title: w.title,
  main: html`${[
    said(rest, w.saved),
    pageHeading(w.title),
    paragraph(w.deptLead, 'lead'),
    taskTable(
      ledger,
      (task) =>
        task.status === 'entrusted' &&
        details({
          summary: w.answer,
          text: form({
            action: `${DEPT}/answers`,
            method: 'post',
            csrf,
            hidden: { id: task.id },
            content: [
              input({ language, id: `answer-${task.id}`, name: 'words', label: w.answerWords }),
              button({ text: w.answerSubmit, preventDoubleClick: true }),
            ],
          }),
        }),
    ),
    dutyTable(ledger),
    sceneTable(ledger),
    programmeTable(ledger),
  ]}`,
})
