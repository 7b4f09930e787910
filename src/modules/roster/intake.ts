import type { ArticleId } from '#law/articles.ts'
import { type Decision, grant, refuse } from '#kernel/decision.ts'

/** 导入状态 */
export const INTAKE_STATUSES = [
  'receiving',
  'looking',
  'queued',
  'running',
  'paused',
  'done',
  'refused',
  'dropped',
] as const
export type IntakeStatus = (typeof INTAKE_STATUSES)[number]

export const INTAKE_ACTIONS = [
  'look',
  'queue',
  'claim',
  'release',
  'pause',
  'finish',
  'refuse',
  'drop',
] as const
export type IntakeAction = (typeof INTAKE_ACTIONS)[number]

interface Step {
  readonly to: IntakeStatus
  readonly basis: ArticleId
}

const to = (status: IntakeStatus): Step => ({ to: status, basis: 'YKT-13' })
const DROP = to('dropped')

/** Every lawful step of a file on its way into a list. */
export const INTAKE_TRANSITIONS: Readonly<
  Record<IntakeStatus, Readonly<Partial<Record<IntakeAction, Step>>>>
> = {
  /** 接收中: of a file, or of the parts of one. */
  receiving: {
    look: to('looking'),
    queue: to('queued'),
    drop: DROP,
    refuse: to('refused'),
  },
  /** 待确认: people look at encoding, names and columns. */
  looking: { queue: to('queued'), drop: DROP },
  /** 排队中 */
  queued: { claim: to('running'), pause: to('paused'), drop: DROP },
  /** 导入中: of one process, as long as its lease lasts. */
  running: {
    release: to('queued'),
    pause: to('paused'),
    finish: to('done'),
    refuse: to('refused'),
  },
  /** 已暂停 */
  paused: { queue: to('queued'), drop: DROP },
  /** 已完成 */
  done: {},
  /** 已退回 */
  refused: {},
  /** 已放弃 */
  dropped: {},
}

/** Whether an intake takes a step, and where it leads. */
export const decideIntake = (
  status: IntakeStatus,
  action: IntakeAction,
): Decision<IntakeStatus, 'INTAKE_NOT_IN_STATUS'> => {
  const steps = INTAKE_TRANSITIONS[status]
  const step = steps[action]
  return step === undefined
    ? refuse('YKT-13', 'INTAKE_NOT_IN_STATUS', Object.keys(steps))
    : grant(step.basis, step.to)
}

export const INTAKE_PHASES = ['counting', 'storing', 'checking'] as const
export type IntakePhase = (typeof INTAKE_PHASES)[number]

/** What a repair did with the rows it brought. */
export interface RepairOutcome {
  readonly replaced: number
  readonly added: number
  /** Of rows that needed no repair. */
  readonly untouched: number
  /** Of rows that belong nowhere. */
  readonly refused: number
}

/** 导入: a file on its way into a list, or a list that is checked again. */
export interface Intake {
  readonly id: string
  readonly kind: 'import' | 'repair' | 'check'
  readonly origin: 'page' | 'api'
  readonly programmeCode: string
  readonly payPeriod: string
  readonly instalment: number
  readonly regionCode: string
  readonly ownerAgency: string
  readonly mode: 'partial' | 'atomic'
  readonly rosterId: string | undefined
  readonly status: IntakeStatus
  readonly phase: IntakePhase | undefined
  readonly fileName: string
  readonly encoding: string | undefined
  readonly sheet: string | undefined
  /** SM3, hexadecimal; `undefined` until the file is whole. */
  readonly fileDigest: string | undefined
  readonly fileBytes: number
  /** As people left them; `undefined` where they are guessed. */
  readonly columns: Readonly<Record<string, number>> | undefined
  readonly statedRows: number | undefined
  readonly statedFen: bigint | undefined
  readonly countedRows: number | undefined
  readonly countedFen: bigint | undefined
  readonly peopleDone: number
  readonly lastRow: number
  readonly fence: number
  readonly refusal: { readonly code: string; readonly text: string } | undefined
  readonly outcome: RepairOutcome | undefined
  readonly madeBy: string
  readonly madeUnit: string
  readonly madeAt: Temporal.Instant
}
