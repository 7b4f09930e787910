/** 渠道: applications that can show an electronic card, none before another by rank. */
export const E_CARD_CHANNELS = [
  'bankApp',
  'guangdongShengshi',
  'handheld12333',
  'provinceHrss',
  'wallets',
] as const
export type ECardChannel = (typeof E_CARD_CHANNELS)[number]
