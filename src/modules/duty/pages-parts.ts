import { type Content, type Html } from '#kernel/html.ts'
import { provinceDate } from '#kernel/period.ts'
import { cite } from '#law/articles.ts'
import { emptyState, link, paragraph, table, tag } from '#ui/components.ts'
import { formatDate } from '#ui/i18n/format.ts'
import { domainName } from '#modules/catalogue/index.ts'
import { type Duty, type DutyTask, urgencyOf } from './duty.ts'
import { TASK_WORDS, URGENCY_WORDS, words as w } from './messages.ts'
import type { Ledger } from './read-duties.ts'

export const language = 'zh-Hans' as const

const saidBy = (who: string, one: DutyTask['answer']): Content =>
  one && paragraph(`${who}：${one.words}（${formatDate(language, provinceDate(one.at))}）`)

const statusOf = (task: DutyTask, { on, reminderDays }: Ledger): Content => {
  const urgency = urgencyOf(task, on, reminderDays)
  const colour = task.status === 'fulfilled' ? 'green' : 'blue'
  return [
    tag({ text: TASK_WORDS[task.status], colour: task.status === 'lifted' ? 'grey' : colour }),
    URGENCY_WORDS[urgency] !== '' && [
      ' ',
      tag({ text: URGENCY_WORDS[urgency], colour: urgency === 'late' ? 'red' : 'orange' }),
    ],
  ]
}

const dueOf = ({ dueOn, remindedAt, status }: DutyTask): Content => [
  formatDate(language, dueOn),
  status === 'entrusted' &&
    remindedAt !== undefined &&
    `，${w.reminded(formatDate(language, provinceDate(remindedAt)))}`,
]

/** 任务: what was entrusted, by when, what was said, and what can be done with it. */
export const taskTable = (ledger: Ledger, actsOn: (task: DutyTask) => Content): Html =>
  ledger.tasks.length === 0
    ? emptyState({ title: w.noTasks })
    : table({
        caption: w.task,
        captionSize: 'm',
        firstCellIsHeader: true,
        head: [w.task, w.dueOn, w.status, w.said, w.act],
        rows: ledger.tasks.map((task) => [
          task.title,
          dueOf(task),
          statusOf(task, ledger),
          [saidBy(w.answer, task.answer), saidBy(w.verdict, task.verdict)],
          actsOn(task),
        ]),
      })

/** 职责: each with its article. */
export const dutyTable = ({ duties }: Ledger, actsOn?: (duty: Duty) => Content): Html =>
  duties.length === 0
    ? emptyState({ title: w.noDuties })
    : table({
        caption: w.duties,
        captionSize: 'm',
        firstCellIsHeader: true,
        head: [w.dutyTitle, w.article, w.since, ...(actsOn === undefined ? [] : [w.act])],
        rows: duties.map((duty) => [
          duty.endedOn === undefined
            ? duty.title
            : `${duty.title}（${w.ended(formatDate(language, duty.endedOn))}）`,
          cite(duty.article),
          formatDate(language, provinceDate(duty.enteredAt)),
          ...(actsOn === undefined ? [] : [actsOn(duty)]),
        ]),
      })

/** 应用场景: those for which the agency answers, from the catalogue in force. */
export const sceneTable = ({ scenes }: Ledger): Html =>
  scenes.length === 0
    ? emptyState({ title: w.noScenes })
    : table({
        caption: w.scenes,
        captionSize: 'm',
        head: [w.code, w.name, w.domain],
        rows: scenes.map(({ code, name, domain }) => [
          code,
          link({ href: `/catalogue/${code}`, text: name[language] }),
          domainName(language, domain),
        ]),
      })

/** 补贴项目: those that the agency owns, pays, or both. */
export const programmeTable = ({ agencyCode, programmes }: Ledger): Html =>
  programmes.length === 0
    ? emptyState({ title: w.noProgrammes })
    : table({
        caption: w.programmes,
        captionSize: 'm',
        head: [w.code, w.name, w.part],
        rows: programmes.map(({ code, name, ownerAgency, payerAgency }) => [
          code,
          link({ href: `/programmes/${code}`, text: name[language] }),
          [ownerAgency === agencyCode && w.owns, payerAgency === agencyCode && w.pays]
            .filter((part) => part !== false)
            .join('、'),
        ]),
      })
