import { entry, PAGE_ONLY, type ProblemEntry } from './entry.ts'

/** Codes about what departments say of people. */
export const ENTITLEMENT_PROBLEMS = {
  ENTITLEMENT_NOT_YOURS: entry(403, {
    title: ['本部门不负责这一种权益', 'The kind is another department’s'],
    cause: ['每一种权益只有主管部门能登记。', 'Only the department in charge says it.'],
    clerk: ['请主管部门登记。', 'Ask the department in charge.'],
    developer: ['只报送本部门负责的种类。', 'Send the kinds of your own department only.'],
  }),
  ENTITLEMENT_LEVEL_WRONG: entry(422, {
    title: ['等级不对', 'The level is wrong'],
    cause: ['这一种没有等级，或者没有这个等级。', 'The kind has no levels, or not this one.'],
    clerk: ['残疾人 1 至 4 级，人才 A 至 E 类。', 'Disabled: 1 to 4; talent: A to E.'],
    developer: [
      'disabled 写 1 至 4，talent 写 A 至 E。',
      'Send 1 to 4 for disabled, A to E for talent.',
    ],
  }),
  ENTITLEMENT_PERIOD_WRONG: entry(422, {
    title: ['有效期不对', 'The period is wrong'],
    cause: ['已过期、先止后起、太长，或者没有止。', 'Over, reversed, too long, or without an end.'],
    clerk: ['改正有效期。', 'Correct the days.'],
    developer: [
      'validUntil 是失效的第一天。',
      'In validUntil stands the first day it holds no more.',
    ],
  }),
  ENTITLEMENT_PERSON_UNKNOWN: entry(422, {
    title: ['没有同名同号的人', 'Nobody of that number and name'],
    cause: ['登记册里没有，或者姓名不符。', 'Not registered, or under another name.'],
    clerk: ['核对证件原件；没有卡的先办卡。', 'Compare the document; get a card first.'],
    developer: ['核对后再报；答复不说明是哪一种。', 'Compare and send again; it never says which.'],
  }),
  ENTITLEMENT_OVERLAPS: entry(409, {
    title: ['已经登记过，日期重叠', 'Said otherwise for these days'],
    cause: ['本部门对同一人同一种说过别的。', 'The department said something else.'],
    clerk: ['先撤销原来的，再登记。', 'Revoke that first.'],
    developer: ['先撤销，再登记。', 'Revoke first, then enter.'],
  }),
  ENTITLEMENT_REVOKED: entry(409, {
    title: ['已经撤销过', 'Revoked already'],
    cause: ['一项权益只撤销一次。', 'One is revoked once.'],
    clerk: ['不用再办。', 'Nothing is left to do.'],
    developer: ['读取它的状态。', 'Read how it stands.'],
  }),
  ENTITLEMENT_REASON_MISSING: entry(422, {
    title: ['没有写明原因', 'The reason is missing'],
    cause: ['撤销原因不到四个字。', 'Fewer than four characters.'],
    clerk: ['写明原因，本人看得到。', 'Say why; the holder reads it.'],
    developer: ['填写 reason。', 'Fill in reason.'],
  }),
  SOURCE_NOT_AN_AGENCY: entry(422, {
    title: ['没有这个部门', 'No such department'],
    cause: ['银行和运营单位不能登记权益。', 'Banks and operators say nothing of people.'],
    clerk: ['从列出的部门里选。', 'Choose one of those listed.'],
    developer: PAGE_ONLY,
  }),
  SOURCE_KNOWN: entry(409, {
    title: ['这个部门已经负责', 'Known already'],
    cause: ['登记过的不用再登记。', 'It answers for the kind already.'],
    clerk: ['不用再办。', 'Nothing is left to do.'],
    developer: PAGE_ONLY,
  }),
  LIST_UNREADABLE: entry(422, {
    title: ['名单读不出来', 'The list cannot be read'],
    cause: ['不是表格，或者没有需要的栏目。', 'It is no table, or lacks a column.'],
    clerk: ['按页面上说的改好再传。', 'Do as the page says.'],
    developer: PAGE_ONLY,
  }),
  LIST_DECIDED: entry(409, {
    title: ['名单已经办过', 'Decided already'],
    cause: ['生效或者放弃只办一次。', 'A list is decided once.'],
    clerk: ['刷新页面再看。', 'Load the page again.'],
    developer: PAGE_ONLY,
  }),
  LIST_SAME_PERSON: entry(409, {
    title: ['上传的人不能自己确认', 'Another person decides'],
    cause: ['上传和确认不能是同一人。', 'Nobody puts their own list in force.'],
    clerk: ['请同事确认。', 'Ask a colleague.'],
    developer: PAGE_ONLY,
  }),
  LIST_EMPTY: entry(409, {
    title: ['没有可以生效的行', 'No row can come into force'],
    cause: ['每一行都有问题。', 'Every row has something wrong.'],
    clerk: ['改好以后重新上传。', 'Mend it and bring it again.'],
    developer: PAGE_ONLY,
  }),
} as const satisfies Readonly<Record<string, ProblemEntry>>
