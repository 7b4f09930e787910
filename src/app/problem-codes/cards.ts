import { entry, type ProblemEntry } from './entry.ts'

const REPEAT = [
  '不用重发；按 instead 引导。',
  'Do not send again; offer what instead names.',
] as const

/** Codes about cards and holders. */
export const CARD_PROBLEMS = {
  CARD_UNKNOWN: entry(409, {
    title: ['没有这张卡', 'There is no such card'],
    cause: [
      '卡号不存在，或者芯片里的识别码与卡号对不上；两种情况回答一样。',
      'The number does not exist, or the chip does not fit it; both are answered alike.',
    ],
    citizen: ['到服务网点查一下这张卡。', 'Have the card looked at in an outlet.'],
    clerk: ['换一种方式核验，例如出示身份码。', 'Verify in another way, such as by the code.'],
    developer: [
      '核对 region、number、identifier 是否照芯片原样读出。',
      'See that region, number and identifier are as the chip says.',
    ],
  }),
  CARD_NOT_ENABLED: entry(409, {
    title: ['卡还没有启用', 'The card is not enabled'],
    cause: ['卡在办理、制作或封存中。', 'It is being applied for, made, or still sealed.'],
    citizen: ['在“我的卡”或服务网点启用。', 'Enable it under My card or at an outlet.'],
    clerk: ['请持卡人先启用卡。', 'Ask the holder to enable the card first.'],
    developer: REPEAT,
  }),
  CARD_LOST: entry(409, {
    title: ['卡已挂失', 'The card is reported lost'],
    cause: [
      '持卡人临时挂失或正式挂失了这张卡。',
      'The holder blocked it for now, or reported it lost.',
    ],
    citizen: ['找到了就解除挂失；没找到就补卡。', 'Restore it if found; else have it replaced.'],
    clerk: [
      '不要收走卡，请持卡人登录解除挂失。',
      'Do not keep the card; the holder can restore it.',
    ],
    developer: REPEAT,
  }),
  CARD_LOCKED: entry(409, {
    title: ['卡已锁定', 'The card is locked'],
    cause: ['密码多次输错，社保功能被锁定。', 'The password was wrong too often.'],
    citizen: ['带证件到服务网点解锁。', 'Have it unlocked at an outlet, with a document.'],
    clerk: ['请持卡人到服务网点解锁。', 'Ask the holder to have it unlocked.'],
    developer: REPEAT,
  }),
  CARD_CANCELLED: entry(409, {
    title: ['卡已不再使用', 'The card has ended'],
    cause: [
      '卡已注销或已换新；终端不会知道原因。',
      'It was cancelled or replaced; a terminal is not told why.',
    ],
    citizen: ['使用新卡，或到服务网点申领。', 'Use the new card, or apply for one.'],
    clerk: ['请出示新卡或身份码。', 'Ask for the new card or the code.'],
    developer: REPEAT,
  }),
  CARD_NOT_USABLE: entry(409, {
    title: ['卡现在不能用', 'The card cannot be used now'],
    cause: [
      '卡不在正常状态，不能签发身份码。',
      'It is not in its normal state, so no code is issued.',
    ],
    citizen: [
      '在“我的卡”看是什么状态，按提示处理。',
      'See its state under My card and go on there.',
    ],
    developer: [
      '显示卡状态和下一步，不要反复请求。',
      'Show the state and the next step; do not poll.',
    ],
  }),
  CARD_ALREADY_HELD: entry(409, {
    title: ['已经有一张卡', 'There is a card already'],
    cause: ['一人一卡：全省只能有一张有效的卡。', 'One person has one live card in the province.'],
    citizen: ['原来的卡可以换领或换银行。', 'The card you have can be renewed or change its bank.'],
    clerk: ['改办换领、补领或换银行。', 'Renew or replace it, or change the bank.'],
    developer: REPEAT,
  }),
  CARD_NUMBER_TAKEN: entry(409, {
    title: ['卡号已被占用', 'The card number is taken'],
    cause: ['这个卡号或识别码已经属于另一张卡。', 'The number or identifier is of another card.'],
    clerk: ['停止发卡，报告制卡单位。', 'Stop and tell the producer of the card.'],
    developer: ['核对制卡文件是否重复导入。', 'See whether the production file came in twice.'],
  }),
  ACTION_NOT_AVAILABLE_IN_STATUS: entry(409, {
    title: ['卡现在的状态办不了这件事', 'Not possible in the present state'],
    cause: [
      '卡或银行账户的状态里没有这一步；instead 列出能办的。',
      'The state of the card or account has no such step; instead lists what there is.',
    ],
    citizen: ['看看“我的卡”上现在能办什么。', 'See under My card what is possible now.'],
    clerk: ['按页面列出的可办事项办理。', 'Choose among what the page offers.'],
    developer: [
      '先读状态，再只提供能办的动作。',
      'Read the state first and offer only what it allows.',
    ],
  }),
  LOSS_IS_FORMAL: entry(409, {
    title: ['已是正式挂失', 'The loss is a formal one'],
    cause: [
      '解除正式挂失要人脸核验或当面核实。',
      'To lift a formal loss, a face or a counter has to vouch for you.',
    ],
    citizen: [
      '带证件到服务网点解除，或补卡。',
      'Go to an outlet with a document, or have it replaced.',
    ],
    clerk: ['核对证件后在窗口解除。', 'Check the document and restore it at the counter.'],
    developer: REPEAT,
  }),
  LOSS_NOT_RELEASABLE: entry(409, {
    title: ['正式挂失不能解挂', 'A formal loss is not lifted here'],
    cause: ['发卡城市规定正式挂失后不能解挂。', 'The issuing city lifts no formal loss.'],
    citizen: ['补领一张新卡。', 'Have the card replaced.'],
    clerk: ['改办补领。', 'Replace the card.'],
    developer: REPEAT,
  }),
  REPORTED_AT_BANK: entry(409, {
    title: ['挂失是在银行办的', 'The loss was reported at the bank'],
    cause: [
      '账户挂失由银行登记，这里解除不了。',
      'The bank entered it, so it cannot be ended here.',
    ],
    citizen: ['到发卡银行解除。', 'Ask the bank of your card.'],
    clerk: ['请持卡人到发卡银行。', 'Send the holder to the bank.'],
    developer: REPEAT,
  }),
  IDENTITY_ALREADY_REGISTERED: entry(409, {
    title: ['这个身份已经登记', 'This identity is registered'],
    cause: ['证件号码已属于一位持卡人。', 'A holder with this document exists already.'],
    clerk: ['查找原来的登记，在那里办理。', 'Find the entry that exists and go on there.'],
    developer: ['先查询再登记。', 'Look the holder up before you register one.'],
  }),
} as const satisfies Readonly<Record<string, ProblemEntry>>
