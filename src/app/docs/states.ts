import { INTAKE_TRANSITIONS, ROSTER_TRANSITIONS } from '#modules/roster/index.ts'
import { type ArticleId, cite } from '#law/articles.ts'
import { GLOSSARY } from '#law/glossary.ts'
import { ACCOUNT_TRANSITIONS, ACKNOWLEDGEMENT_TRANSITIONS } from '#modules/account/index.ts'
import { REQUEST_TRANSITIONS } from '#modules/bank/index.ts'
import {
  BANK_TRANSITIONS,
  E_CARD_STEPS,
  ORDER_TRANSITIONS,
  PUBLIC_STATUSES,
  publicStatus,
  TRANSITIONS,
  type CardStatus,
} from '#modules/card/index.ts'
import { OBJECTION_TRANSITIONS } from '#modules/disclosure/index.ts'
import { ENDPOINT_TRANSITIONS } from '#modules/exchange/index.ts'
import { FEED_TRANSITIONS, MERGE_TRANSITIONS, RELATION_TRANSITIONS } from '#modules/person/index.ts'
import { LIST_TRANSITIONS, OFF_CARD_TRANSITIONS } from '#modules/programme/index.ts'
import { CASE_TRANSITIONS, EXCEPTION_TRANSITIONS } from '#modules/handling/index.ts'
import {
  RECOVERY_TRANSITIONS,
  RETURN_CASE_TRANSITIONS,
  BATCH_TRANSITIONS,
  INSTRUCTION_TRANSITIONS,
  LINE_TRANSITIONS,
} from '#modules/payment/index.ts'
import { page, table } from './markdown.ts'

/** A transition table as the modules declare it: status → action → step. */
export type TransitionTable = Readonly<
  Record<string, Readonly<Record<string, { readonly to: string; readonly basis: ArticleId }>>>
>

interface Edge {
  readonly from: string
  readonly action: string
  readonly to: string
  readonly basis: ArticleId
}

const CHINESE = new Map(GLOSSARY.map((term) => [term.id, term.zh]))

const edgesOf = (list: TransitionTable): readonly Edge[] =>
  Object.entries(list).flatMap(([from, actions]) =>
    Object.entries(actions).map(([action, { to, basis }]) => ({ from, action, to, basis })),
  )

/** The picture: every status, every lawful step, the statuses that nothing leads out of. */
const diagram = (list: TransitionTable): readonly string[] => {
  const statuses = Object.keys(list)
  return [
    '```mermaid',
    'stateDiagram-v2',
    ...statuses.map((status) => {
      const zh = CHINESE.get(status)
      return `  ${status}: ${zh === undefined ? status : `${zh} ${status}`}`
    }),
    `  [*] --> ${statuses[0] ?? ''}`,
    ...edgesOf(list).map(({ from, action, to }) => `  ${from} --> ${to}: ${action}`),
    ...statuses
      .filter((status) => Object.keys(list[status] ?? {}).length === 0)
      .map((status) => `  ${status} --> [*]`),
    '```',
  ]
}

const steps = (list: TransitionTable): string =>
  table(
    ['from', 'action', 'to', 'basis'],
    edgesOf(list).map(({ from, action, to, basis }) => {
      const zh = CHINESE.get(action)
      return [from, zh === undefined ? action : `${action} ${zh}`, to, `${basis} ${cite(basis)}`]
    }),
  )

const REFUSED_BY = 'the program and the database'

/**
 * Markdown of one state machine; `more` stands at the end, such as what the public is shown, and
 * `refusedBy` says who holds to the table.
 */
export const statesPage = (
  title: string,
  source: string,
  list: TransitionTable,
  more: readonly string[] = [],
  refusedBy = REFUSED_BY,
): string =>
  page(title, [
    `Source: \`${source}\`. A pair that is not listed is refused, by ${refusedBy}.`,
    diagram(list).join('\n'),
    steps(list),
    ...more,
  ])

/** docs/states/card.md */
export const cardStates = (): string =>
  statesPage('卡状态 · social function of a card', 'src/modules/card/card.ts', TRANSITIONS, [
    '## What the holder is told',
    table(
      ['status', 'shown as'],
      (Object.keys(TRANSITIONS) as CardStatus[]).map((status) => [
        status,
        PUBLIC_STATUSES[publicStatus(status)],
      ]),
    ),
  ])

/** docs/states/case.md */
export const caseStates = (): string =>
  statesPage('办件状态 · states of a case', 'src/modules/handling/case.ts', CASE_TRANSITIONS)

/** docs/states/exception.md */
export const exceptionStates = (): string =>
  statesPage(
    '疑难件状态 · states of an exception',
    'src/modules/handling/exception.ts',
    EXCEPTION_TRANSITIONS,
    [],
    'the program, and the database refuses to change one that has ended',
  )

/** docs/states/objection.md */
export const objectionStates = (): string =>
  statesPage(
    '公示异议 · states of an objection',
    'src/modules/disclosure/objection.ts',
    OBJECTION_TRANSITIONS,
  )

/** docs/states/bank-function.md */
export const bankFunctionStates = (): string =>
  statesPage(
    '金融功能状态 · bank function of a card',
    'src/modules/card/bank-function.ts',
    BANK_TRANSITIONS,
  )

/** docs/states/bank-request.md */
export const bankRequestStates = (): string =>
  statesPage(
    '银行办理请求状态 · request to a bank',
    'src/modules/bank/request.ts',
    REQUEST_TRANSITIONS,
  )

/** docs/states/relation.md */
export const relationStates = (): string =>
  statesPage(
    '代办关系 · acting for somebody',
    'src/modules/person/relation.ts',
    RELATION_TRANSITIONS,
  )

/** docs/states/merge.md */
export const mergeStates = (): string =>
  statesPage('人员合并 · merging two entries', 'src/modules/person/merge.ts', MERGE_TRANSITIONS)

/** docs/states/feed.md */
export const feedStates = (): string =>
  statesPage(
    '人口库推送 · deliveries of the population register',
    'src/modules/person/feed.ts',
    FEED_TRANSITIONS,
  )

/** docs/states/card-order.md */
export const cardOrderStates = (): string =>
  statesPage(
    '卡业务订单 · orders for a card',
    'src/modules/card/order.ts',
    ORDER_TRANSITIONS,
    ['Until it ends, an order is as far as its card: `card.md`.'],
    'the program',
  )

/** docs/states/e-card.md */
export const eCardStates = (): string =>
  statesPage(
    '电子社保卡状态 · electronic card',
    'src/modules/card/e-card.ts',
    E_CARD_STEPS,
    [],
    'the program',
  )

/** docs/states/account.md */
export const accountStates = (): string =>
  statesPage(
    '收款账户状态 · account to which a person is paid',
    'src/modules/account/account.ts',
    ACCOUNT_TRANSITIONS,
  )

/** docs/states/endpoint.md */
export const endpointStates = (): string =>
  statesPage(
    '接收地址状态 · where events are posted to; of a rule by which changes are confirmed as well',
    'src/modules/exchange/endpoint.ts',
    ENDPOINT_TRANSITIONS,
  )

/** docs/states/acknowledgement.md */
export const acknowledgementStates = (): string =>
  statesPage(
    '变更确认状态 · what a department answers to a change of account',
    'src/modules/account/acknowledgement.ts',
    ACKNOWLEDGEMENT_TRANSITIONS,
    [],
    'the program',
  )

/** docs/states/programme-list.md */
export const programmeListStates = (): string =>
  statesPage(
    '补贴项目清单 · lists of programmes',
    'src/modules/programme/list.ts',
    LIST_TRANSITIONS,
  )

/** docs/states/batch.md */
export const batchStates = (): string =>
  statesPage('批次状态 · what is paid together', 'src/modules/payment/batch.ts', BATCH_TRANSITIONS)

/** docs/states/instruction.md */
export const instructionStates = (): string =>
  statesPage(
    '发放指令状态 · what a bank is told to pay',
    'src/modules/payment/instruction.ts',
    INSTRUCTION_TRANSITIONS,
    ['Not knowing ends by the word of a bank, a file of it, or two people; never by itself.'],
    'the program',
  )

/** docs/states/line.md */
export const lineStates = (): string =>
  statesPage(
    '发放明细状态 · one amount to one person',
    'src/modules/payment/line.ts',
    LINE_TRANSITIONS,
    ['Derived from what happened; nothing writes it.'],
    'the program',
  )

/** docs/states/roster.md */
export const rosterStates = (): string =>
  statesPage(
    '名册状态 · a list of a department',
    'src/modules/roster/roster.ts',
    ROSTER_TRANSITIONS,
  )

/** docs/states/intake.md */
export const intakeStates = (): string =>
  statesPage(
    '名册接收状态 · a file on its way into a list',
    'src/modules/roster/intake.ts',
    INTAKE_TRANSITIONS,
    [],
    'the program',
  )

/** docs/states/off-card.md */
export const offCardStates = (): string =>
  statesPage(
    '未上卡登记 · what is not paid to the card',
    'src/modules/programme/off-card.ts',
    OFF_CARD_TRANSITIONS,
  )

/** docs/states/return-case.md */
export const returnCaseStates = (): string =>
  statesPage(
    '退回件状态 · money that did not stay with the payee',
    'src/modules/payment/return-case.ts',
    RETURN_CASE_TRANSITIONS,
  )

/** docs/states/recovery.md */
export const recoveryStates = (): string =>
  statesPage(
    '追回件状态 · money that was paid and not owed',
    'src/modules/payment/recovery.ts',
    RECOVERY_TRANSITIONS,
  )
