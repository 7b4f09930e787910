import { entry, type ProblemEntry } from './entry.ts'

/** Codes that systems of departments meet when they ask to which account people are paid. */
export const MAPPER_PROBLEMS = {
  MISS_BUDGET_SPENT: entry(429, {
    title: ['查无结果的次数太多', 'Too many ids led to nobody'],
    cause: [
      '这一小时里查无结果的次数到了上限。查无此人和无权查看都算，回答也一样。',
      'Ids of this hour led to nobody you may see as often as is allowed; why is not told.',
    ],
    developer: [
      '按 retry.afterSeconds 等到下一小时；先核对名单里的号码。',
      'Wait until the next hour (retry.afterSeconds), and check the numbers of your list.',
    ],
  }),
  MESSAGE_CHANGED: entry(409, {
    title: ['同一消息编号内容不同', 'The message came before with another content'],
    cause: [
      '这个 message_id 或者 requestID 以前来过，内容不一样。',
      'This message_id or requestID came before and asked for something else.',
    ],
    developer: [
      '每条消息用自己的编号；重发时内容不变。接口里回答 rjct.message_id.duplicate。',
      'Give each message an id of its own; the API answers rjct.message_id.duplicate.',
    ],
  }),
  CALLBACK_NOT_ARRANGED: entry(409, {
    title: ['回调地址没有约定过', 'The address for the answer was not arranged'],
    cause: [
      '结果只送到事先约定的 https 地址；演示时只送到本机。',
      'Answers go to https addresses arranged before; in a demonstration to this machine only.',
    ],
    developer: [
      '请平台登记回调地址；接口里回答 err.sender_uri.invalid。',
      'Have the address registered with us; the API answers err.sender_uri.invalid.',
    ],
  }),
} as const satisfies Readonly<Record<string, ProblemEntry>>
