/** 开放时间 as places write it: `09:00-17:00`, `周一至周五 09:00-17:00`, `…（周一闭馆）`. */
export interface OpeningHours {
  readonly from: string
  readonly until: string
  readonly days: 'every' | 'weekdays' | 'notMonday'
}

const PATTERN = /^(周一至周五 )?(\d{2}:\d{2})-(\d{2}:\d{2})(（周一闭馆）)?$/

/** What the words say, or `undefined` when a place put it in other words: then they are quoted. */
export const readOpeningHours = (words: string): OpeningHours | undefined => {
  const match = PATTERN.exec(words)
  if (match?.[2] === undefined || match[3] === undefined) return undefined
  const days =
    match[1] === undefined ? (match[4] === undefined ? 'every' : 'notMonday') : 'weekdays'
  return { from: match[2], until: match[3], days }
}
