import { entry, type ProblemEntry } from './entry.ts'

const NOT_AGAIN = [
  '不用重发；按 instead 引导。',
  'Do not send again; offer what instead names.',
] as const

/** Codes about changes of bank that are under way. */
export const BANK_CHANGE_PROBLEMS = {
  BANK_IS_SIGNED: entry(409, {
    title: ['签署的是另一家银行', 'Another bank was signed'],
    cause: [
      '换银行时的授权写明了新银行，不能中途换成别的。',
      'The permissions of a change of bank name the new bank; it is not exchanged on the way.',
    ],
    citizen: [
      '请这家银行再办一次，或者撤回以后另选。',
      'Ask this bank once more, or take the change back and choose another.',
    ],
    clerk: ['请持卡人撤回后重新签署。', 'The holder takes it back and signs anew.'],
    developer: NOT_AGAIN,
  }),
  GUARDIAN_NEEDED: entry(409, {
    title: ['由监护人办理', 'A guardian does this'],
    cause: [
      '未满本人办理年龄，不能自己换银行。',
      'Under the age at which people do this themselves.',
    ],
    citizen: [
      '监护人带双方证件和关系证明到服务网点办理。',
      'The guardian comes to an outlet with both documents and proof of guardianship.',
    ],
    clerk: ['核对监护关系后受理。', 'Check the guardianship, then take it in.'],
    developer: NOT_AGAIN,
  }),
  OLD_ACCOUNT_FROZEN: entry(409, {
    title: ['原账户被冻结', 'The old account is frozen'],
    cause: ['被冻结的账户不能换走。', 'What was frozen is not left behind by a change of bank.'],
    citizen: ['问原来的银行谁冻结、怎么解冻。', 'Ask your bank who froze it and why.'],
    clerk: ['请持卡人先联系原银行。', 'The holder speaks to the old bank first.'],
    developer: NOT_AGAIN,
  }),
  PROGRAMME_NOT_PAID: entry(409, {
    title: ['这个项目不能换', 'This programme cannot move'],
    cause: [
      '它不发给本人，或者另一项变更还没切换。',
      'It does not pay this person, or another change of it is under way.',
    ],
    citizen: ['回到选择项目那一页再选。', 'Choose again on the page of the payments.'],
    clerk: ['按现在的项目清单重新选择。', 'Choose again from the list as it is now.'],
    developer: NOT_AGAIN,
  }),
  OUTLET_OF_OTHER_BANK: entry(409, {
    title: ['网点不发这家银行的卡', 'The outlet is of another bank'],
    cause: ['银行网点只发自己银行的卡。', 'A bank gives out its own cards only.'],
    citizen: ['另选网点，或者邮寄。', 'Choose another outlet, or the post.'],
    clerk: ['选新银行的网点或邮寄。', 'Choose an outlet of the new bank, or the post.'],
    developer: NOT_AGAIN,
  }),
} as const satisfies Readonly<Record<string, ProblemEntry>>
