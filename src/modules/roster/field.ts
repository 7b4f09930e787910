/** What is known of one column that a list can have. */
interface FieldEntry {
  /** Its heading in our own templates. */
  readonly zh: string
  /** A list without it cannot be paid. */
  readonly required?: true
  /** Characters, in templates. */
  readonly width: number
}

/** 名册栏目: every column that is understood, in the order of the template. */
export const FIELDS = {
  region: { zh: '镇街', width: 14 },
  village: { zh: '村居', width: 14 },
  householdHead: { zh: '户主姓名', width: 12 },
  name: { zh: '姓名', required: true, width: 14 },
  documentKind: { zh: '证件类型', width: 20 },
  identityNumber: { zh: '证件号码', required: true, width: 24 },
  phone: { zh: '联系电话', width: 16 },
  cardNumber: { zh: '社保卡卡号', width: 14 },
  accountNumber: { zh: '银行账号', width: 24 },
  period: { zh: '发放期次', width: 12 },
  subItem: { zh: '发放分项', width: 14 },
  quantity: { zh: '数量', width: 10 },
  amount: { zh: '金额(元)', required: true, width: 14 },
  /** Our own columns of a list of rows to repair. */
  findings: { zh: '问题', width: 60 },
  rowKey: { zh: '行标识', width: 20 },
} as const satisfies Record<string, FieldEntry>

export type Field = keyof typeof FIELDS

export const ALL_FIELDS = Object.keys(FIELDS) as readonly Field[]

export const REQUIRED_FIELDS = ['name', 'identityNumber', 'amount'] as const

/** Columns whose value is compared or told on, and without which a row can still be paid. */
const OPTIONAL: ReadonlySet<Field> = new Set([
  'region',
  'village',
  'householdHead',
  'phone',
  'cardNumber',
  'accountNumber',
  'quantity',
])

export const isOptional = (field: Field): boolean => OPTIONAL.has(field)
