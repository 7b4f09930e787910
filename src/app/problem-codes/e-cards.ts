import { entry, type ProblemEntry } from './entry.ts'

const REPEAT = [
  '不用重发；按 instead 引导。',
  'Do not send again; offer what instead names.',
] as const

const password = (cause: readonly [string, string]): ProblemEntry =>
  entry(409, {
    title: ['这个密码不能用', 'This password will not do'],
    cause,
    citizen: ['换一个不容易猜到的六位数字。', 'Choose six digits that are hard to guess.'],
    developer: REPEAT,
  })

/** Codes about electronic cards. */
export const E_CARD_PROBLEMS = {
  E_CARD_NEEDS_CARD: entry(409, {
    title: ['要先有能用的卡', 'A card that works is needed'],
    cause: ['电子社保卡随实体卡签发。', 'An electronic card comes with a plastic one.'],
    citizen: ['先申领或启用社会保障卡。', 'Apply for a card, or enable yours, first.'],
    clerk: ['先办好实体卡。', 'See to the plastic card first.'],
    developer: REPEAT,
  }),
  E_CARD_LOCKED: entry(409, {
    title: ['电子社保卡已锁定', 'The electronic card is locked'],
    cause: ['密码连续输错。', 'The password was wrong too often in a row.'],
    citizen: ['重置密码后就能用。', 'Set the password anew.'],
    developer: REPEAT,
  }),
  E_CARD_NEEDS_PERMISSION: entry(409, {
    title: ['要本人授权才能用', 'Your own permission is needed'],
    cause: [
      '卡在临时挂失，电子社保卡要本人授权才能继续用。',
      'The card is lost for the time being; its holder must permit the use.',
    ],
    citizen: [
      '确认身份后授权，或者解挂。',
      'Permit it after proving who you are, or restore the card.',
    ],
    developer: REPEAT,
  }),
  NO_PERMISSION_NEEDED: entry(409, {
    title: ['现在不需要授权', 'There is nothing to permit'],
    cause: [
      '卡不在临时挂失中，或者发卡城市在挂失期间不让用。',
      'The card is not lost for the time being, or its city permits no use.',
    ],
    citizen: ['看“我的卡”现在的状态。', 'See the state of your card.'],
    developer: REPEAT,
  }),
  E_CARD_PASSWORD_UNSET: entry(409, {
    title: ['还没有设密码', 'No password is set'],
    cause: ['电子社保卡签发后还没有设过密码。', 'None was set since the card was issued.'],
    citizen: ['先设一个六位数字密码。', 'Set six digits first.'],
    developer: REPEAT,
  }),
  E_CARD_PASSWORD_WRONG: entry(409, {
    title: ['密码不对', 'The password is wrong'],
    cause: ['与设过的密码不一致；连续输错会锁定。', 'It differs; too many in a row lock the card.'],
    citizen: ['再试一次，忘了就重置。', 'Try again, or set it anew.'],
    developer: REPEAT,
  }),
  PASSWORD_NOT_SIX_DIGITS: password(['要六位数字。', 'Six digits are needed.']),
  PASSWORD_REPEATED: password(['数字不能重复成串。', 'It must not repeat a piece.']),
  PASSWORD_CONSECUTIVE: password(['数字不能连续。', 'Its digits must not be in a row.']),
  PASSWORD_FROM_NUMBER: password([
    '不能取自身份号码。',
    'It must not be part of the identity number.',
  ]),
} as const satisfies Readonly<Record<string, ProblemEntry>>
