/**
 * 代办事项: what somebody may do for another person. A change of the account for payments, the
 * approval of money and consent are on no list, so nobody can ever do them for another (A6).
 */
export const PROXY_SCOPES = [
  'seeCard',
  'showCode',
  'reportLoss',
  'apply',
  'renew',
  'seeCases',
  'seeMoney',
] as const
export type ProxyScope = (typeof PROXY_SCOPES)[number]

export const isProxyScope = (text: string): text is ProxyScope =>
  PROXY_SCOPES.some((scope) => scope === text)
