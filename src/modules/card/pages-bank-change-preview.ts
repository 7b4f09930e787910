import { type Content, html } from '#kernel/html.ts'
import { sectionHeading, summaryList } from '#ui/components.ts'
import { formatDate } from '#ui/i18n/format.ts'
import type { Language, Text } from '#ui/i18n/language.ts'
import { defineMessages } from '#ui/i18n/messages.ts'
import type { Moment } from './bank-change.ts'
import type { AffectedProgramme } from './bank-change-impact.ts'
import { previewPayments, type PreviewedPayment } from './bank-change-preview.ts'

const text = <const Hans extends string>(hans: Hans, hant: string, en: string, pt: string) =>
  ({ 'zh-Hans': hans, 'zh-Hant': hant, en, pt }) satisfies Text

const t = defineMessages({
  title: text(
    '如果现在换银行，这 {count} 笔钱会这样走',
    '如現在更換銀行，這 {count} 筆款項會這樣走',
    'If you changed bank now, these {count} payments would go like this',
    'Se mudasse agora de banco, estes {count} pagamentos iriam assim',
  ),
  former: text('原账户', '原戶口', 'the former account', 'a conta anterior'),
  underWay: text(
    '原账户（可能已经送银行）',
    '原戶口（可能已送銀行）',
    'the former account (it may be on its way)',
    'a conta anterior (pode estar a caminho)',
  ),
  new: text('新账户', '新戶口', 'the new account', 'a conta nova'),
  ifPermitted: text(
    '您同意就到新账户，不同意照旧',
    '您同意便到新戶口，不同意則照舊',
    'the new account if you agree, else as before',
    'a conta nova se aceitar; senão, como antes',
  ),
})

interface PreviewOptions {
  readonly language: Language
  readonly affected: readonly AffectedProgramme[]
  readonly moment: Moment
  readonly at: Temporal.Instant
  /** While nothing has been decided, the new account is only a possibility. */
  readonly undecided?: boolean
  readonly caption?: string
}

const whereTo = ({ language, undecided = false }: PreviewOptions, one: PreviewedPayment): string =>
  t(language, one.goesTo === 'new' && undecided ? 'ifPermitted' : one.goesTo)

/** 影响预演 as a list by day; nothing where nothing is paid. */
export const previewList = (options: PreviewOptions): Content => {
  const { language, affected, moment, at } = options
  const payments = previewPayments(affected, moment, at)
  if (payments.length === 0) return undefined
  const title = options.caption ?? t(language, 'title', { count: payments.length })
  return html`${sectionHeading(title)}${summaryList({
    rows: payments.map((one) => ({
      key: formatDate(language, one.payOn),
      value: html`${one.affected.paid.programme.name[language]}<br />${whereTo(options, one)}`,
    })),
  })}`
}
