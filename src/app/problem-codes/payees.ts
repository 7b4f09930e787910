import { entry, type ProblemEntry } from './entry.ts'

const AS_INSTEAD = [
  '不用重发；按 instead 引导。',
  'Do not send again; offer what instead names.',
] as const

/** Codes about consents, payee accounts and their changes. */
export const PAYEE_PROBLEMS = {
  NOT_THE_HOLDER: entry(403, {
    title: ['只能由本人办', 'Only the holder can do this'],
    cause: [
      '授权和收款账户变更只能由本人作出，家人、代办人都不行。',
      'Consents and changes of account come from the holder, never from family or an agent.',
    ],
    citizen: ['请本人登录，或者本人到窗口。', 'The holder signs in, or comes to a counter.'],
    clerk: ['请本人到场确认，或者预约上门。', 'Have the holder present, or arrange a visit.'],
    developer: ['以持卡人本人的会话调用。', 'Call with the session of the holder.'],
  }),
  CONSENT_SCOPE_INVALID: entry(422, {
    title: ['没有写清授权哪一项', 'It is not clear what is permitted'],
    cause: [
      '发放授权要写明一个项目和一个账户；其他授权不写。',
      'A payment consent names one programme and one account; others name none.',
    ],
    citizen: ['回到上一页，选好项目再继续。', 'Go back and choose the programme.'],
    clerk: ['逐个项目办理授权。', 'Take one consent for each programme.'],
    developer: ['programmeCode 和 accountId 同时给出或者都不给。', 'Give both references or none.'],
  }),
  TEXT_CHANGED: entry(409, {
    title: ['授权文本有更新', 'The text has changed'],
    cause: [
      '您看到的文本不是现在有效的版本，没有记录授权。',
      'The text that was shown is not the one in force; nothing was recorded.',
    ],
    citizen: ['重新看一遍文本再决定。', 'Read the text again, then decide.'],
    clerk: ['打开新文本，请本人再看一遍。', 'Open the new text and let the holder read it.'],
    developer: ['取现行文本，原样带回版本和摘要。', 'Read the text in force; return its digest.'],
  }),
  PROGRAMME_NOT_IN_FORCE: entry(409, {
    title: ['这个项目现在不发放', 'The programme is not in force'],
    cause: ['项目还没开始或者已经结束。', 'It has not begun, or it has ended.'],
    citizen: ['向主管部门问一问这个项目。', 'Ask the department about it.'],
    clerk: ['在项目清单里核对有效期。', 'See its period in the list of programmes.'],
    developer: ['先读项目清单。', 'Read the list of programmes first.'],
  }),
  NO_ASSIGNMENT: entry(409, {
    title: ['这个项目还没有给您发过', 'The programme does not pay this person'],
    cause: ['没有首次登记，谈不上变更。', 'There is no first account to change from.'],
    citizen: ['先向主管部门申报这个项目。', 'Apply for the programme first.'],
    clerk: ['先办首次登记。', 'Enter the first account.'],
    developer: AS_INSTEAD,
  }),
  ALREADY_ASSIGNED: entry(409, {
    title: ['已经登记了收款账户', 'There is an account already'],
    cause: ['一个项目对一个人只有一个现行账户。', 'A programme pays a person to one account.'],
    citizen: ['要换账户，办账户变更。', 'To use another account, ask for a change.'],
    clerk: ['改办账户变更，需要本人授权。', 'Make it a change, with the holder’s consent.'],
    developer: AS_INSTEAD,
  }),
  CHANGE_UNDER_WAY: entry(409, {
    title: ['已有变更在办', 'Another change is under way'],
    cause: ['上一个变更还没切换。', 'The last change has not taken effect yet.'],
    citizen: ['等它切换，或者先撤回。', 'Wait for it, or withdraw it first.'],
    clerk: ['先请本人决定是否撤回上一个。', 'Ask the holder whether to withdraw the first.'],
    developer: AS_INSTEAD,
  }),
  NO_CHANGE_UNDER_WAY: entry(409, {
    title: ['没有可以撤回的变更', 'There is no change to withdraw'],
    cause: ['变更已经切换，或者没有办过。', 'It has taken effect, or there never was one.'],
    citizen: ['想换回原账户，另办变更。', 'To go back, ask for another change.'],
    clerk: ['办理一次新的变更。', 'Make another change.'],
    developer: AS_INSTEAD,
  }),
  ACCOUNT_NOT_ACTIVE: entry(409, {
    title: ['账户还不能收款', 'The account cannot receive yet'],
    cause: ['账户没有激活，或者不是本人的。', 'It is not active, or not of this person.'],
    citizen: ['先到银行激活金融功能。', 'Have the bank activate the account first.'],
    clerk: ['查看银行开户结果。', 'See what the bank answered.'],
    developer: AS_INSTEAD,
  }),
  CONSENT_MISSING: entry(403, {
    title: ['没有本人授权', 'There is no consent'],
    cause: [
      '没有本人对这个项目、这个账户的有效授权；没有授权，钱不换账户发。',
      'No consent in force of this person, programme and account; without it nothing moves.',
    ],
    citizen: ['看过文本再决定是否授权。', 'Read the text and decide whether to consent.'],
    clerk: ['请本人先作出授权。', 'Let the holder give the consent first.'],
    developer: AS_INSTEAD,
  }),
  ACCOUNT_NOT_IN_STATUS: entry(409, {
    title: ['账户现在的状态办不了', 'Not possible in the present state'],
    cause: ['账户状态表里没有这一步。', 'The states of accounts have no such step.'],
    clerk: ['按页面列出的可办事项办理。', 'Choose among what the page offers.'],
    developer: AS_INSTEAD,
  }),
  ACCOUNT_IN_USE: entry(409, {
    title: ['还有项目发到这个账户', 'Programmes still pay the account'],
    cause: ['关掉它，钱就没有去处。', 'Closing it would leave money without a way.'],
    citizen: ['先把这些项目换到新账户。', 'Change those programmes to the new account.'],
    clerk: ['逐个项目办理变更后再关。', 'Change each programme, then close.'],
    developer: AS_INSTEAD,
  }),
  ACCOUNT_NUMBER_INVALID: entry(422, {
    title: ['银行账号不对', 'The account number is wrong'],
    cause: ['位数、开头或者校验位不符。', 'Its length, beginning or check digit is wrong.'],
    clerk: ['请银行重新回传账号。', 'Ask the bank to send the number again.'],
    developer: [
      '16 至 19 位，62 开头，末位按 Luhn 校验。',
      'It has 16 to 19 digits from 62 and ends in a Luhn check.',
    ],
  }),
  ACCOUNT_NUMBER_TAKEN: entry(409, {
    title: ['账号已经收着别人的钱', 'The number receives for somebody else'],
    cause: ['一个账户只收一个人的钱；监护人账户要先登记。', 'One person for one account.'],
    clerk: ['核对银行回传；监护人账户先登记。', 'Check with the bank, or enter the guardian.'],
    developer: AS_INSTEAD,
  }),
  TOO_MANY_PERSONS: entry(422, {
    title: ['代收人数超过上限', 'Too many persons for one account'],
    cause: ['监护人账户代收人数有上限。', 'There is a limit for guardians’ accounts.'],
    clerk: ['给被监护人另开账户。', 'Open an account for the ward.'],
    developer: ['上限见参数 personsPerGuardianAccount。', 'See the parameter of that name.'],
  }),
  PERMISSION_MISSING: entry(403, {
    title: ['没有确认变更的权限', 'No permission to answer changes'],
    cause: ['岗位里没有 account.acknowledge。', 'The role lacks account.acknowledge.'],
    clerk: ['请本部门负责人调整岗位。', 'Ask whoever sets the roles of your department.'],
    developer: AS_INSTEAD,
  }),
  ANSWER_NOT_POSSIBLE: entry(409, {
    title: ['这个变更不能再这样答复', 'The change cannot be answered so'],
    cause: ['已经确认、退回，或者本人撤回了。', 'It was answered, or the holder withdrew it.'],
    clerk: ['打开变更看现在的状态。', 'Open the change and see where it stands.'],
    developer: AS_INSTEAD,
  }),
  REASON_MISSING: entry(422, {
    title: ['没有写原因', 'The reason is missing'],
    cause: ['退回和暂缓要让本人看到原因。', 'The holder must see why.'],
    clerk: ['写一句本人看得懂的原因。', 'Write one sentence that the holder understands.'],
    developer: ['reason 不能为空。', 'The reason must not be empty.'],
  }),
  DAY_PASSED: entry(422, {
    title: ['日期要在今天以后', 'The day must be later than today'],
    cause: ['暂缓到哪一天，要比今天晚。', 'A deferral ends after today.'],
    clerk: ['另选一天。', 'Choose another day.'],
    developer: ['until 必须晚于今天。', 'The day in until must be after today.'],
  }),
} as const satisfies Readonly<Record<string, ProblemEntry>>
