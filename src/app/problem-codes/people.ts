import { entry, type ProblemEntry } from './entry.ts'

const SHOW = ['照 instead 引导，不要重发。', 'Offer what instead names; do not repeat.'] as const

/** Codes about acting for others, merging persons, and what the register sends. */
export const PEOPLE_PROBLEMS = {
  DO_ONESELF: entry(403, {
    title: ['这件事要本人来办', 'The person must do this themselves'],
    cause: [
      '您正在替别人办理；换银行、账户、同意等事项只能由本人办理。',
      'You are acting for somebody; accounts, consent and the like stay with the person.',
    ],
    citizen: [
      '按“回到我自己”办自己的事，或请本人登录办理。',
      'Go back to yourself, or let the person sign in.',
    ],
    developer: ['这条路由没有代办事项，不接受代办会话。', 'The route has no scope for agents.'],
  }),
  NOT_IN_SCOPE: entry(403, {
    title: ['本人没有让您办这件事', 'You were not given this'],
    cause: ['代办事项里没有这一项。', 'It is not among what the person has let you do.'],
    citizen: ['请本人重新约定代办事项。', 'Ask the person for a new agreement.'],
    developer: ['先看代办事项，再显示入口。', 'Look at the scopes before you offer it.'],
  }),
  ACTING_ENDED: entry(403, {
    title: ['代办已经结束', 'You no longer act for this person'],
    cause: [
      '本人结束了代办，或者已经到期。什么都没有改变。',
      'The person ended it, or its time is over. Nothing has changed.',
    ],
    citizen: ['按“回到我自己”继续。', 'Go back to yourself to go on.'],
    developer: ['结束代办会话，再继续。', 'Stop acting, then go on.'],
  }),
  SCOPE_NOT_FOR_KIND: entry(409, {
    title: ['这种代办不包括所选事项', 'Not for this kind of relation'],
    cause: ['每种代办关系有自己的事项表。', 'Each kind of relation has its own list.'],
    citizen: ['重新选择事项。', 'Choose again.'],
    clerk: ['按关系种类选择事项。', 'Choose by the kind of relation.'],
    developer: SHOW,
  }),
  TERM_WRONG: entry(409, {
    title: ['代办期限不对', 'The term is not lawful'],
    cause: ['没有结束日期，或者超过一年。', 'There is no end, or it is more than a year away.'],
    citizen: ['选一年以内的期限。', 'Choose a year or less.'],
    clerk: ['填写一年以内的结束日期。', 'Enter an end within a year.'],
    developer: SHOW,
  }),
  RELATION_TO_ONESELF: entry(409, {
    title: ['不能自己替自己代办', 'Nobody is their own agent'],
    cause: ['双方是同一个人。', 'Both sides are the same person.'],
    citizen: ['请家人输入邀请码。', 'Let your relative enter the code.'],
    clerk: ['核对双方证件。', 'Check the documents of both.'],
    developer: SHOW,
  }),
  PERSON_NOT_LIVING: entry(409, {
    title: ['登记显示有人已经去世', 'The register says that somebody has died'],
    cause: ['其中一方登记为已故。', 'One of the two is registered as dead.'],
    citizen: ['如果有误，到服务网点更正。', 'If it is wrong, ask at a service point.'],
    clerk: ['先核实死亡登记。', 'Look into the registration of the death first.'],
    developer: SHOW,
  }),
  AGE_NOT_FOR_KIND: entry(409, {
    title: ['年龄不适用这种代办', 'The age does not fit'],
    cause: [
      '未满十六周岁由监护人办理，满了由本人决定。',
      'Under 16 a guardian acts; from 16 on the person decides.',
    ],
    citizen: ['监护人带证件到服务网点登记。', 'The guardian registers at a service point.'],
    clerk: ['按年龄选择关系种类。', 'Choose the kind by age.'],
    developer: SHOW,
  }),
  AGENT_TOO_YOUNG: entry(409, {
    title: ['代办人未满十八周岁', 'The agent is under 18'],
    cause: ['代办人要有完全民事行为能力。', 'An agent must be of full age.'],
    citizen: ['请一位成年人代办。', 'Ask an adult.'],
    clerk: ['请另选代办人。', 'Choose another agent.'],
    developer: SHOW,
  }),
  FAMILY_FULL: entry(409, {
    title: ['代办人数已满', 'The number of relations is reached'],
    cause: ['每人能替办的人数有上限。', 'There is a cap for everybody.'],
    citizen: ['先结束一个。', 'End one first.'],
    clerk: ['先结束一个。', 'End one first.'],
    developer: SHOW,
  }),
  RELATION_EXISTS: entry(409, {
    title: ['已经有这项代办', 'There is one already'],
    cause: ['双方之间有同种有效的代办。', 'One of this kind is in force between the two.'],
    citizen: ['先结束，再重新约定。', 'End it and begin anew.'],
    clerk: ['先结束，再重新登记。', 'End it and enter it anew.'],
    developer: SHOW,
  }),
  RELATION_NOT_OPEN: entry(409, {
    title: ['这项代办已经结束', 'The relation is over'],
    cause: ['已结束或已到期。', 'It was ended or has run out.'],
    citizen: ['需要的话重新约定。', 'Begin a new one if needed.'],
    clerk: ['需要的话重新登记。', 'Enter a new one if needed.'],
    developer: SHOW,
  }),
  CODE_NOT_KNOWN: entry(409, {
    title: ['没有这个邀请码', 'No such code'],
    cause: ['输错、用过或已过期，回答都一样。', 'Mistyped, used or run out: one answer for all.'],
    citizen: ['核对十位数字，或请家人重新生成。', 'Check the digits, or ask for a new one.'],
    developer: SHOW,
  }),
  TOO_MANY_CODES: entry(409, {
    title: ['今天输错邀请码太多次', 'Too many wrong codes today'],
    cause: ['每人每天只能输错几次。', 'Each person may be wrong a few times a day.'],
    citizen: ['明天再试，或者到服务网点办。', 'Try tomorrow, or go to a service point.'],
    developer: SHOW,
  }),
  SAME_PERSON_DECIDES: entry(409, {
    title: ['要由另一个人复核', 'Somebody else must decide'],
    cause: ['提议的人不能自己复核。', 'Whoever proposes does not decide.'],
    clerk: ['请同事复核。', 'Ask a colleague.'],
    developer: SHOW,
  }),
  SAME_UNIT_DECIDES: entry(409, {
    title: ['要由另一个单位复核', 'Another unit must decide'],
    cause: ['这类事项由两个单位的人共同决定。', 'Two units decide this together.'],
    clerk: ['请另一个单位的复核人处理。', 'Ask a reviewer of another unit.'],
    developer: SHOW,
  }),
  MERGE_NOT_OPEN: entry(409, {
    title: ['合并不在这一步', 'Not possible at this step'],
    cause: ['合并已经决定、拆分或被拒绝。', 'It was decided, parted or declined.'],
    clerk: ['刷新后看现在的状态。', 'Look at its present state.'],
    developer: SHOW,
  }),
  MERGE_WITH_ONESELF: entry(409, {
    title: ['两份登记是同一份', 'Both are the same entry'],
    cause: ['两个编号相同。', 'The two ids are the same.'],
    clerk: ['核对两份登记的编号。', 'Check the two ids.'],
    developer: SHOW,
  }),
  PERSON_WAS_MERGED: entry(409, {
    title: ['这份登记已合并', 'The entry was merged'],
    cause: ['其中一份已经并入另一份。', 'One of them leads to another entry.'],
    clerk: ['打开合并后的登记办理。', 'Go on with the surviving entry.'],
    developer: SHOW,
  }),
  FACTS_DIFFER: entry(409, {
    title: ['出生日期或性别不一致', 'Birth or sex differ'],
    cause: ['不变的信息不一致，不能认作一人。', 'What never changes does not agree.'],
    clerk: ['先更正其中一份登记。', 'Have one of the entries corrected first.'],
    developer: SHOW,
  }),
  RELATIONS_CONFLICT: entry(409, {
    title: ['代办关系有冲突', 'Their relations conflict'],
    cause: [
      '合并后会自己替自己代办，或者同一代办出现两次。',
      'Somebody would act for themselves, or twice for the same person.',
    ],
    clerk: ['先结束冲突的代办。', 'End the conflicting relation first.'],
    developer: SHOW,
  }),
  MERGE_UNDER_WAY: entry(409, {
    title: ['已经有一个合并', 'A merge is under way'],
    cause: ['这份登记已提议合并或已合并。', 'This entry is proposed to be merged, or is.'],
    clerk: ['处理原来的合并。', 'Go on with that one.'],
    developer: SHOW,
  }),
  NOTHING_TO_CHANGE: entry(409, {
    title: ['没有要变更的内容', 'Nothing to change'],
    cause: ['没有填写新的信息。', 'No new value was given.'],
    clerk: ['填写要变更的信息。', 'Enter what is to be changed.'],
    developer: SHOW,
  }),
  NAME_INVALID: entry(409, {
    title: ['姓名写法不对', 'The name is not well-formed'],
    cause: ['姓名为空、太长或含有不允许的字符。', 'It is empty, too long, or has wrong signs.'],
    clerk: ['照证件核对姓名。', 'Check it against the document.'],
    developer: SHOW,
  }),
  PHONE_INVALID: entry(409, {
    title: ['手机号写法不对', 'The phone number is not well-formed'],
    cause: ['只能有数字，可以用加号开头。', 'Digits only, with a plus in front if needed.'],
    clerk: ['核对手机号。', 'Check the number.'],
    developer: SHOW,
  }),
  DOCUMENT_INVALID: entry(409, {
    title: ['证件不能用', 'The document cannot be used'],
    cause: [
      '号码不对、已过期或不是本人的。',
      'Its number is wrong, or it expired, or is of others.',
    ],
    clerk: ['核对证件原件。', 'Check the original.'],
    developer: SHOW,
  }),
  MATERIALS_MISSING: entry(409, {
    title: ['缺少材料', 'Papers are missing'],
    cause: ['变更登记信息要有材料。', 'A change needs papers.'],
    clerk: ['登记所看的材料。', 'Enter the papers you saw.'],
    developer: SHOW,
  }),
  CHANGE_UNDER_WAY: entry(409, {
    title: ['有一项变更在等复核', 'A change waits for its second unit'],
    cause: ['同一个人一次只有一项变更。', 'One change of a person at a time.'],
    clerk: ['先处理原来的变更。', 'Decide that one first.'],
    developer: SHOW,
  }),
  CHANGE_NOT_OPEN: entry(409, {
    title: ['变更已经处理', 'The change was decided'],
    cause: ['已落实或不同意。', 'It was made or declined.'],
    clerk: ['刷新后看结果。', 'Look at the result.'],
    developer: SHOW,
  }),
  DELIVERY_NOT_OPEN: entry(409, {
    title: ['这一批推送已经处理', 'The delivery was resolved'],
    cause: ['已落实或已作废。', 'It was applied or dropped.'],
    clerk: ['刷新后看结果。', 'Look at the result.'],
    developer: SHOW,
  }),
  DELIVERY_HELD_BACK: entry(409, {
    title: ['推送停下待处理', 'The delivery is held back'],
    cause: ['数量、摘要、序号或时间不对。', 'Count, digest, sequence or time look wrong.'],
    clerk: ['在“人口库推送”由两个人放行或作废。', 'Two people release or drop it.'],
    developer: SHOW,
  }),
  ENTRY_STILL_IN_USE: entry(409, {
    title: ['要并掉的登记还在用', 'The entry to be given up is still in use'],
    cause: [
      '它还有没注销的卡、没办完的订单或办件。',
      'It has a card that has not ended, or an order or a case under way.',
    ],
    citizen: ['留一张卡，另一张先注销。', 'Keep one card and cancel the other first.'],
    clerk: [
      '另一条登记什么都没有时，换个方向合并；两条都有卡时，先注销一张，订单撤回，办件办结。',
      'Merge the other way round when the other entry has nothing; else cancel one card first.',
    ],
    developer: SHOW,
  }),
  PAID_TWICE: entry(409, {
    title: ['同一项目在给两条登记发钱', 'One programme pays both entries'],
    cause: ['合并以后就是一个人领两份。', 'Once merged, one person would be paid twice.'],
    clerk: [
      '请发放部门先停发一份，再提议合并。',
      'Let the department stop one of the two, then propose again.',
    ],
    developer: SHOW,
  }),
  NOT_THE_RESOLVER: entry(409, {
    title: ['要由名单上的单位处理', 'Another unit sees to this'],
    cause: ['每一条都写明由谁处理。', 'Each entry names the unit that sees to it.'],
    clerk: ['请名单上的单位处理。', 'Ask the unit that is named.'],
    developer: SHOW,
  }),
} as const satisfies Readonly<Record<string, ProblemEntry>>
