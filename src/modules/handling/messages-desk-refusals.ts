import { deskWords as w } from './messages-desk.ts'
import { actRefusalText } from './messages-refusals.ts'

const isOwn = (code: string): code is keyof typeof w.refusals => Object.hasOwn(w.refusals, code)

/**
 * Why an act at a counter was refused. What the card or a bank refuses is told in the words that
 * citizens read as well.
 */
export const deskRefusalText = (code: string, clerk?: string): string => {
  if (!isOwn(code)) return actRefusalText('zh-Hans', code)
  const words = w.refusals[code]
  return typeof words === 'string' ? words : words(clerk ?? w.otherClerk)
}
