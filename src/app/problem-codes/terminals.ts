import { entry, type ProblemEntry } from './entry.ts'

/** Codes about terminals themselves. */
export const TERMINAL_PROBLEMS = {
  TERMINAL_NOT_ACCEPTED: entry(401, {
    title: ['不接受这台终端', 'The terminal is not accepted'],
    cause: [
      '会话不存在、已过期、签名不对、终端已停用，或时钟不准；不会告诉是哪一种。',
      'Session unknown or over, MAC wrong, terminal revoked or clock off; nobody is told which.',
    ],
    clerk: [
      '刷新终端页面；仍不行请管理员重新启用。',
      'Reload; else have the terminal activated anew.',
    ],
    developer: [
      '对「方法、路径、计数器、正文」四行算 MAC，正文逐字节相同；会话 12 小时后重新协商。',
      'MAC over method, path, counter and the exact body; agree a new session after 12 hours.',
    ],
  }),
  TERMINAL_QUARANTINED: entry(409, {
    title: ['终端已隔离', 'The terminal is quarantined'],
    cause: [
      '同一个计数器下来了两份不同的请求：密钥可能被复制，或者终端状态被还原。',
      'Two different requests came under one counter: a copied key or a restored memory.',
    ],
    clerk: ['停止使用，请管理员重新启用。', 'Stop using it and have it activated anew.'],
    developer: [
      '计数器先写盘再发送；重发时正文必须一字不差。沙箱里再取一台即可。',
      'Store the counter before you send; repeat unchanged bodies only. Take a new one here.',
    ],
  }),
  TERMINAL_COUNTER_STALE: entry(409, {
    title: ['计数器太小', 'The counter is too low'],
    cause: ['计数器没有比上一次大。', 'The counter is not above the last one.'],
    clerk: ['再扫一次。', 'Scan again.'],
    developer: [
      '每个请求加一；用毫秒时间起步可以跨重启。',
      'Count up with each request; beginning at milliseconds survives a restart.',
    ],
  }),
  TERMINAL_COUNTER_REPLAYED: entry(409, {
    title: ['这个请求已经处理过', 'This request was answered before'],
    cause: [
      '同一计数器、同一正文来过一次；verificationId 是那次的编号。',
      'The same counter and body came before; verificationId names that verification.',
    ],
    clerk: ['看终端显示的原来结果。', 'See the result that the terminal shows.'],
    developer: [
      'GET /v1/verifications/{id} 读取结果，不含个人信息；需要字段就用新码重新核验。',
      'Read GET /v1/verifications/{id}; for the fields, verify a fresh code.',
    ],
  }),
  TICKET_NOT_ACCEPTED: entry(409, {
    title: ['启用码不能用', 'The ticket is not accepted'],
    cause: [
      '启用码不存在、用过、超过 30 分钟，或密钥没有证明；不会告诉是哪一种。',
      'Unknown, used, older than 30 minutes, or the key is not proven; nobody is told which.',
    ],
    clerk: ['请管理员再发一个启用码。', 'Ask for a new ticket.'],
    developer: ['启用码只用一次；先签名再提交。', 'A ticket works once; sign before you send it.'],
  }),
  PIN_NOT_VOUCHED_FOR: entry(409, {
    title: ['这台终端不能核验卡密码', 'Not a terminal for card passwords'],
    cause: [
      '启用时没有给到可以核验密码的等级。',
      'It was activated without the level that checks passwords.',
    ],
    clerk: ['换一台带密码键盘的终端，或重新启用。', 'Use one with a PIN pad, or activate anew.'],
    developer: [
      '只有等级 3 以上的终端能上报密码结果。',
      'Only terminals of level 3 and above report passwords.',
    ],
  }),
} as const satisfies Readonly<Record<string, ProblemEntry>>
