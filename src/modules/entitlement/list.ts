import { type Decision, grant, refuse } from '#kernel/decision.ts'
import type { DocumentKind } from '#kernel/identity-number/index.ts'
import { parseWrittenDay, type Period } from '#kernel/period.ts'
import { decideEntry, type EntitlementKind, type EntryFacts, type Said } from './entitlement.ts'
import { readLevel } from './messages-kinds.ts'

/** A list has no more rows than a person can look over; systems send theirs one by one. */
export const LIST_ROWS = 5000
/** Bytes of the file. */
export const LIST_BYTES = 4 << 20

/** 名单栏目: the columns that are understood; those without a mark may be left out. */
export const LIST_COLUMNS = {
  name: { zh: '姓名', required: true },
  documentKind: { zh: '证件类型', required: false },
  number: { zh: '证件号码', required: true },
  level: { zh: '等级', required: false },
  reference: { zh: '证书编号', required: true },
  from: { zh: '有效期起', required: true },
  lastDay: { zh: '有效期止', required: false },
} as const
export type ListColumn = keyof typeof LIST_COLUMNS
export const LIST_FIELDS = Object.keys(LIST_COLUMNS) as readonly ListColumn[]

/** Something about a row, in words that hold no value of the person. */
export interface ListFinding {
  readonly number: number
  readonly field: ListColumn | 'row'
  readonly words: string
  /** Whether the row cannot come into force. */
  readonly stops: boolean
}

/** A row as the reader of files gives it: who it is about, and the texts of the rest. */
export interface SourceRow {
  /** As the spreadsheet shows it, counted from 1. */
  readonly number: number
  readonly person:
    | { readonly kind: DocumentKind; readonly identityKey: string; readonly name: string }
    | undefined
  readonly level: string
  readonly reference: string
  readonly from: string
  readonly lastDay: string
  readonly findings: readonly ListFinding[]
}

export type ReadList =
  | { readonly read: true; readonly rows: readonly SourceRow[] }
  | { readonly read: false; readonly words: string }

const FOR_EVER = new Set(['', '长期', '永久', '長期', '-'])

/** The last day on a list is inside; a period ends before its `until`. */
const periodOf = ({ from, lastDay }: SourceRow): Period | ListColumn => {
  const first = parseWrittenDay(from)
  if (first === undefined) return 'from'
  if (FOR_EVER.has(lastDay.trim())) return { from: first, until: undefined }
  const last = parseWrittenDay(lastDay)
  return last === undefined ? 'lastDay' : { from: first, until: last.add({ days: 1 }) }
}

/** A row that can come into force once somebody is found under it. */
export interface ReadRow extends Said {
  readonly number: number
  readonly reference: string
}

export const ROW_WORDS = {
  from: '有效期起看不懂。请写成 2026-09-01。',
  lastDay: '有效期止看不懂。请写成 2027-08-31；长期有效的写“长期”。',
  level: '等级不对。残疾人写 1 至 4 级，人才写 A 至 E 类，其他种类不写。',
  period: '有效期不对：已经过期、先止后起、超过最长年限，或者这一种必须写明有效期止。',
  reference: '没有证书编号，或者超过 60 个字。',
  unknown: '登记册里没有同名同号的人。请核对证件原件；还没有办卡的，先请本人办卡。',
  twice: '同一个人在名单里写了两次。请只留一行。',
  known: '本部门已经登记过，内容相同，不再登记。',
  overlaps: '本部门登记过这个人的同一种权益，日期重叠。内容有变的，先撤销原来的。',
} as const

/** What keeps a row out. */
export const stop = (number: number, field: ListFinding['field'], words: string): ListFinding => ({
  number,
  field,
  words,
  stops: true,
})

const LONGEST_REFERENCE = 60

/**
 * 名单的一行: what it says, or every reason why it cannot be said. Pure: who the person is and
 * whether the department has said so already comes after it.
 */
export const readRow = (
  kind: EntitlementKind,
  row: SourceRow,
  facts: EntryFacts,
): { readonly said: ReadRow | undefined; readonly findings: readonly ListFinding[] } => {
  const { number } = row
  const reference = row.reference.trim()
  const findings = [...row.findings]
  if (reference === '' || reference.length > LONGEST_REFERENCE)
    findings.push(stop(number, 'reference', ROW_WORDS.reference))
  const period = periodOf(row)
  if (typeof period === 'string')
    findings.push(stop(number, period, ROW_WORDS[period === 'from' ? 'from' : 'lastDay']))
  else {
    const said = { kind, level: readLevel(row.level), period }
    const decision = decideEntry(said, facts)
    if (decision.granted) {
      const good = row.person !== undefined && !findings.some(({ stops }) => stops)
      return { said: good ? { ...said, number, reference } : undefined, findings }
    }
    findings.push(
      decision.refusal === 'ENTITLEMENT_LEVEL_WRONG'
        ? stop(number, 'level', ROW_WORDS.level)
        : stop(number, period.until === undefined ? 'lastDay' : 'from', ROW_WORDS.period),
    )
  }
  return { said: undefined, findings }
}

export const LIST_STATUSES = ['brought', 'adopted', 'dropped'] as const
export type ListStatus = (typeof LIST_STATUSES)[number]

/** 权益名单 */
export interface EntitlementList {
  readonly id: string
  readonly agencyCode: string
  readonly kind: EntitlementKind
  /** As the department calls it. */
  readonly title: string
  readonly status: ListStatus
  readonly goodRows: number
  readonly badRows: number
  readonly broughtBy: string
  readonly broughtAt: Temporal.Instant
  readonly decidedAt: Temporal.Instant | undefined
  /** Of an adopted one: what came into force. */
  readonly enteredRows: number | undefined
}

export const LIST_ACTIONS = ['adopt', 'drop'] as const
export type ListAction = (typeof LIST_ACTIONS)[number]

interface Step {
  readonly to: ListStatus
  readonly basis: 'YKT-21'
}

/** The lawful steps of a list; the database knows them as well. */
export const LIST_TRANSITIONS = {
  /** 待确认 */
  brought: {
    adopt: { to: 'adopted', basis: 'YKT-21' },
    drop: { to: 'dropped', basis: 'YKT-21' },
  },
  /** 已生效 */
  adopted: {},
  /** 已放弃 */
  dropped: {},
} as const satisfies Record<ListStatus, Partial<Record<ListAction, Step>>>

export type ListRefusal = 'LIST_DECIDED' | 'LIST_SAME_PERSON' | 'LIST_EMPTY'

/** 生效 or 放弃: a list is put in force by somebody other than who brought it (T15). */
export const decideList = (
  { status, broughtBy, goodRows }: EntitlementList,
  action: ListAction,
  staffId: string,
): Decision<ListStatus, ListRefusal> => {
  const steps: Partial<Record<ListAction, Step>> = LIST_TRANSITIONS[status]
  const step = steps[action]
  if (step === undefined) return refuse('YKT-21', 'LIST_DECIDED')
  if (action === 'adopt' && broughtBy === staffId)
    return refuse('YKT-21', 'LIST_SAME_PERSON', ['askColleague'])
  if (action === 'adopt' && goodRows === 0) return refuse('YKT-21', 'LIST_EMPTY', ['correct'])
  return grant(step.basis, step.to)
}
