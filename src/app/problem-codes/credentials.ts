import { entry, PAGE_ONLY, type ProblemEntry } from './entry.ts'

/** Codes about cards, certificates and codes of departments. */
export const CREDENTIAL_PROBLEMS = {
  CREDENTIAL_INCOMPLETE: entry(422, {
    title: ['申报没有填全', 'The filing is incomplete'],
    cause: ['名称、依据、对象、用途缺了一项。', 'Name, document, audience or use is missing.'],
    clerk: ['补全再查重。', 'Complete it, then compare again.'],
    developer: PAGE_ONLY,
  }),
  CREDENTIAL_WORDS_MISSING: entry(422, {
    title: ['没有写明理由', 'Reasons are missing'],
    cause: ['理由不到十个字。', 'Fewer than ten characters give no reason.'],
    clerk: ['写明理由。', 'Write down why.'],
    developer: PAGE_ONLY,
  }),
  CREDENTIAL_HOLDERS_WRONG: entry(422, {
    title: ['持有人数不对', 'The number of holders is wrong'],
    cause: ['在发的要有人数，没有发的不填。', 'What is issued has holders, what is not has none.'],
    clerk: ['改正人数。', 'Correct the number.'],
    developer: PAGE_ONLY,
  }),
  CREDENTIAL_KNOWN: entry(409, {
    title: ['已经申报过', 'It is on file already'],
    cause: ['同一部门同一范围已有同名的。', 'The department has one of this name on file.'],
    clerk: ['到登记册里看。', 'Look it up in the register.'],
    developer: PAGE_ONLY,
  }),
  CREDENTIAL_NOT_IN_STATUS: entry(409, {
    title: ['这一件的状态不对', 'It is elsewhere on its way'],
    cause: ['这一步要在别的状态办。', 'The step needs another status.'],
    clerk: ['刷新页面再看。', 'Load the page again.'],
    developer: PAGE_ONLY,
  }),
  CREDENTIAL_NOT_YOURS: entry(403, {
    title: ['由申报的部门办', 'Not yours'],
    cause: ['这一步只有申报的部门能办。', 'Only the department that filed it may do so.'],
    clerk: ['请申报的部门办。', 'Ask the department that filed it.'],
    developer: PAGE_ONLY,
  }),
  CREDENTIAL_SAME_PERSON: entry(409, {
    title: ['经手过的人不能下结论', 'Another person decides'],
    cause: [
      '申报、点名、答复和结论不能是同一人。',
      'Whoever filed, named or answered does not decide.',
    ],
    clerk: ['请同事办理。', 'Ask a colleague.'],
    developer: PAGE_ONLY,
  }),
  AGENCY_NOT_NAMEABLE: entry(409, {
    title: ['不能再点这个部门', 'The department cannot be named'],
    cause: ['它已经点过名，或者就是申报的部门。', 'It was named before, or filed it itself.'],
    clerk: ['点另一个部门。', 'Name another one.'],
    developer: PAGE_ONLY,
  }),
  OPINION_NOT_ASKED: entry(409, {
    title: ['没有请本单位答复', 'No opinion is asked for'],
    cause: ['没有点到本单位，或者已经答复过。', 'It was not named, or has spoken already.'],
    clerk: ['看意见表。', 'See who was asked.'],
    developer: PAGE_ONLY,
  }),
  OPINIONS_MISSING: entry(409, {
    title: ['还有部门没有答复', 'Opinions are missing'],
    cause: ['点到名的都答复以后才能下结论。', 'There is no outcome before all have spoken.'],
    clerk: ['催办，或者先点名。', 'Remind them, or name one first.'],
    developer: PAGE_ONLY,
  }),
  ALREADY_ISSUED: entry(409, {
    title: ['已经在发', 'It is issued already'],
    cause: ['已经在发的不能不予新发。', 'What people hold cannot be blocked.'],
    clerk: ['选统一纳入或者融合使用。', 'Take it into the card, or exempt it.'],
    developer: PAGE_ONLY,
  }),
  SAID_DUPLICATE: entry(409, {
    title: ['有部门认为重复', 'Somebody calls it a repetition'],
    cause: ['有部门认为功能重复。', 'A department sees a repetition.'],
    clerk: ['选别的结论。', 'Choose another outcome.'],
    developer: PAGE_ONLY,
  }),
  STATE_RULE_MISSING: entry(422, {
    title: ['没有写国家规定', 'The rule is missing'],
    cause: ['融合使用要有国家规定。', 'An exemption names a rule of the State.'],
    clerk: ['写明名称、文号和条款。', 'Name title, number and article.'],
    developer: PAGE_ONLY,
  }),
  PLAN_SCENE_UNKNOWN: entry(422, {
    title: ['没有这个应用场景', 'No such scene'],
    cause: ['承接的场景没有公布。', 'The scene that takes over is not published.'],
    clerk: ['选一个现在公布的。', 'Choose a published one.'],
    developer: PAGE_ONLY,
  }),
  PLAN_DAYS_WRONG: entry(422, {
    title: ['节点的期限不对', 'The days are wrong'],
    cause: ['期限要从明天起，按顺序。', 'Milestones follow one another from tomorrow.'],
    clerk: ['改正期限。', 'Correct the days.'],
    developer: PAGE_ONLY,
  }),
  PLAN_NOT_YOURS: entry(403, {
    title: ['由别人办', 'Not yours'],
    cause: ['这一步由另一个单位或者另一个人办。', 'Another unit or person does this.'],
    clerk: ['请他们办。', 'Ask them.'],
    developer: PAGE_ONLY,
  }),
  MILESTONE_NOT_NEXT: entry(409, {
    title: ['不是下一个节点', 'Not the next milestone'],
    cause: ['节点按顺序完成。', 'Milestones are reached in order.'],
    clerk: ['先完成前一个。', 'Reach the one before.'],
    developer: PAGE_ONLY,
  }),
  MILESTONE_WORDS_MISSING: entry(422, {
    title: ['没有写怎么完成的', 'How it was reached is missing'],
    cause: ['说明不到四个字。', 'Fewer than four characters say nothing.'],
    clerk: ['写明怎么完成的。', 'Say how.'],
    developer: PAGE_ONLY,
  }),
  MOVED_WRONG: entry(422, {
    title: ['转移人数不对', 'The number moved is wrong'],
    cause: [
      '人数变少了、超了，或者还没有全部转移。',
      'It shrank, is too high, or not all are moved.',
    ],
    clerk: ['核对人数。', 'Check the number.'],
    developer: PAGE_ONLY,
  }),
  MILESTONES_OPEN: entry(409, {
    title: ['还有没完成的节点', 'Milestones are open'],
    cause: ['四步都完成才能结束。', 'A plan is closed when all are reached.'],
    clerk: ['等部门完成。', 'Wait for the department.'],
    developer: PAGE_ONLY,
  }),
  NUMBERS_NOT_WANTED: entry(403, {
    title: ['现在不收这份名单', 'No list is wanted'],
    cause: [
      '不是本单位的、不在纳入中，或者旧卡已经停用。',
      'It is not yours, not on its way, or the old card is switched off.',
    ],
    clerk: ['看纳入方案。', 'See the plan.'],
    developer: PAGE_ONLY,
  }),
  NUMBER_LIST_OPEN: entry(409, {
    title: ['上一份名单还没有办完', 'A list is open'],
    cause: ['同一种旧卡一次办一份名单。', 'Lists come one after the other.'],
    clerk: ['先采用或者放弃上一份。', 'Take the one before over, or give it up.'],
    developer: PAGE_ONLY,
  }),
  NUMBER_LIST_UNREADABLE: entry(422, {
    title: ['名单读不了', 'The list cannot be read'],
    cause: ['不是表格、太大，或者找不到要的列。', 'It is no list, too large, or lacks columns.'],
    clerk: ['改好文件再上传。', 'Mend the file and upload it again.'],
    developer: PAGE_ONLY,
  }),
  NUMBER_LIST_NOT_IN_STATUS: entry(409, {
    title: ['名单的状态不对', 'The list is elsewhere on its way'],
    cause: ['还在比对，或者已经采用、放弃了。', 'It is being matched, taken over or given up.'],
    clerk: ['刷新页面再看。', 'Load the page again.'],
    developer: PAGE_ONLY,
  }),
  NUMBER_ROWS_NOT_TO_CONFIRM: entry(422, {
    title: ['没有选要确认的行', 'No rows to confirm'],
    cause: ['一行都没有选，或者选的行不用确认。', 'None was chosen, or one needs no confirmation.'],
    clerk: ['勾选核对过的行。', 'Choose the rows that were compared.'],
    developer: PAGE_ONLY,
  }),
  NUMBER_LIST_SAME_PERSON: entry(409, {
    title: ['由另一个人采用', 'Another person takes it over'],
    cause: ['上传或者确认过的人不能采用。', 'Whoever brought it or confirmed rows may not.'],
    clerk: ['请同事办理。', 'Ask a colleague.'],
    developer: PAGE_ONLY,
  }),
} as const satisfies Readonly<Record<string, ProblemEntry>>
