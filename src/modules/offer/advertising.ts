/**
 * What makes an offer an advertisement: an address that leads away, a price that presses, a
 * superlative, an invitation to a private chat. An offer says what it is and where, nothing more.
 */
const ADVERTISES: readonly RegExp[] = [
  /https?:|www\.|\.(?:com|cn|net|top|vip)\b/i,
  /<[a-z/!]/i,
  /最(?:好|低|优|佳|强|大|划算|便宜)|第一品牌|独家|顶级|史上/,
  /限时|秒杀|抢购|促销|大减价|清仓|返现|返利|红包|抽奖|免费领|优惠券|立减|包过/,
  /加(?:我|V|v)?微信|微信号|扫码(?:领|加|进)|进群|私信|关注公众号|下载(?:APP|App|app|应用)/,
  /稳赚|高收益|无风险|贷款|保本/,
  /[!！]{2,}/,
  /\b(?:best|cheapest|discount|sale now|limited time|click here)\b/i,
]

/** The first words of a text that advertise; `undefined` when none do. */
export const advertisingIn = (...texts: readonly string[]): string | undefined => {
  for (const text of texts)
    for (const pattern of ADVERTISES) {
      const found = pattern.exec(text)
      if (found !== null) return found[0]
    }
  return undefined
}
