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
  ACCESS_TOKEN_INVALID: entry(401, {
    title: ['访问令牌无效', 'The access token does not hold'],
    cause: [
      '不是本平台发的，已过五分钟，或者换它的密钥已停用。',
      'It is not of this server, five minutes are over, or the key it was given for has ended.',
    ],
    developer: [
      '到 /oauth/token 换一个新的再发；身份令牌和断言不能当访问令牌用。',
      'Ask /oauth/token for another; ID tokens and assertions are no access tokens.',
    ],
  }),
  SCOPE_MISSING: entry(403, {
    title: ['这把密钥不能调用这个接口', 'The key is not for this operation'],
    cause: [
      '登记和批准的可以调用的接口里没有它，或者换令牌时没有要它。',
      'It was not approved for the key, or not asked for with the token.',
    ],
    developer: [
      '换令牌时带上 scope；密钥没有的，请部门登记一把新的。',
      'Ask for the scope with the token; if the key lacks it, have another key approved.',
    ],
  }),
  TOKEN_REQUEST_WRONG: entry(400, {
    title: ['换取令牌的请求不对', 'The request for a token is wrong'],
    cause: [
      'grant_type、scope 或者 resource 不对；error 是 OAuth 的代码，detail 说明是哪一项。',
      'Wrong grant_type, scope or resource; error is the code of OAuth, detail says which.',
    ],
    developer: [
      '照 /.well-known/oauth-authorization-server 的说明改。',
      'See /.well-known/oauth-authorization-server.',
    ],
  }),
} as const satisfies Readonly<Record<string, ProblemEntry>>
