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
    title: ['还不能自己换银行', 'Too young to change banks'],
    cause: [
      '未满本人办理年龄；换银行只能本人签，监护人也不能代签。',
      'Under the age at which people do this themselves, and nobody signs it for another.',
    ],
    citizen: [
      '卡坏了或者丢了，由监护人带双方证件到服务网点办换领、补领。',
      'A damaged or lost card is renewed or replaced by the guardian, with both documents.',
    ],
    clerk: ['银行先不换；按换领、补领办。', 'The bank stays; renew or replace the card.'],
    developer: NOT_AGAIN,
  }),
  CONFIRMATION_MISSING: entry(409, {
    title: ['本人还没有确认', 'The holder has not confirmed'],
    cause: [
      '窗口换银行，要本人在客屏上看过并确认，几分钟内有效，一次有效。',
      'At a counter the holder reads and confirms on their screen; it is good once, for minutes.',
    ],
    citizen: ['请在面向您的屏幕上核对并确认。', 'Check the screen that faces you and confirm.'],
    clerk: ['给持卡人看，由本人按确认。', 'Show it to the holder, who presses the button.'],
    developer: NOT_AGAIN,
  }),
  CONFIRMATION_DIFFERS: entry(409, {
    title: ['和本人确认的不一样', 'Not what was confirmed'],
    cause: [
      '确认以后改过选择，或者项目、费用、文本有变化。',
      'A choice was changed after the confirmation, or a programme, the fee or the words were.',
    ],
    citizen: ['请再核对一次并确认。', 'Check once more and confirm.'],
    clerk: ['重新给持卡人看。', 'Show it to the holder again.'],
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
