import { entry, type ProblemEntry } from './entry.ts'

/** Codes that systems of banks and of the card factory meet. */
export const PARTNER_PROBLEMS = {
  PARTNER_TOKEN_INVALID: entry(401, {
    title: ['请求的签名不成立', 'The signature of the request does not hold'],
    cause: [
      '没有令牌，或者签名、签发方、接收方、有效期、正文摘要有一项不对；detail 说明是哪一项。',
      'There is no token, or its signature, iss, aud, exp or digest is wrong; detail says which.',
    ],
    developer: [
      '每次请求用登记的密钥按 ES256 重新签名，有效期不超过五分钟。',
      'Sign each request anew with the registered key (ES256), for five minutes at most.',
    ],
  }),
  PARTNER_TOKEN_USED: entry(401, {
    title: ['令牌已用过', 'The token was used before'],
    cause: ['同一个 jti 只能用一次。', 'A jti is good for one request.'],
    developer: [
      '重发时换新的 jti 重新签名；同一 requestId 或 eventId 不会重复生效。',
      'Sign the repetition with a new jti; the same requestId or eventId has one effect.',
    ],
  }),
} as const satisfies Readonly<Record<string, ProblemEntry>>
