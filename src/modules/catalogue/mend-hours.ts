import { foldWidth } from '#kernel/identity-number/normalise.ts'
import { readOpeningHours } from '#ui/opening-hours.ts'

const ON_MONDAY = String.raw`(?:逢|每)?周一(?:闭馆|休息|休馆|不开放|闭园)`

/** Ways of writing that mean what another one means; in this order. */
const REWRITTEN: readonly (readonly [RegExp, string])[] = [
  [/\s*[~—–−]+\s*|\s*-+\s*|\s*[至到]\s*(?=\d)/g, '-'],
  [/星期|礼拜/g, '周'],
  [/(周[一二三四五六日天])[-到](周[一二三四五六日天])/g, '$1至$2'],
  [/^(?:每天|每日|全年|周一至周[日天])\s*/g, ''],
  [/(\d{1,2})[点时]整?(?!\d)/g, '$1:00'],
  [/(\d{1,2})[点时](\d{2})分?/g, '$1:$2'],
  [new RegExp(`[,;；、\\s]*[(（]?${ON_MONDAY}[)）]?$`, 'g'), '（周一闭馆）'],
  [/^周二至周[日天][:\s]*(.+)$/g, '$1（周一闭馆）'],
  [/(周一至周[五六])[:\s]*(?=\d)/g, '$1 '],
  [/(\d{1,2}:\d{2})[,;；、/\s]+(?=\d)/g, '$1 '],
  [/^(?:24小时(?:开放)?|全天候?)$/g, '00:00-24:00'],
]

/**
 * Opening hours as this program writes them, from the ways in which lists do: `9点至17点`,
 * `９：００～１７：００，周一休息`.
 *
 * @returns `undefined` when nobody can be sure what is meant.
 */
export const mendHours = (words: string): string | undefined => {
  const mended = REWRITTEN.reduce(
    (text, [from, to]) => text.replaceAll(from, to),
    foldWidth(words).trim(),
  )
  return readOpeningHours(mended) === undefined ? undefined : mended
}
