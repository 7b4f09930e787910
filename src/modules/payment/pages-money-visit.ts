import type { Content } from '#kernel/html.ts'
import { insetText, linkButton, paragraph, verbatim } from '#ui/components.ts'
import { formatDate } from '#ui/i18n/format.ts'
import type { Language, Text } from '#ui/i18n/language.ts'
import { visitMessages as t } from './messages-money-visit.ts'
import { linePath } from './pages-money-parts.ts'
import type { ToldMoney } from './money-item.ts'

/** 上门服务 for a sum that waits at its bank. */
export interface HomeVisit {
  readonly state: 'coming' | 'done' | 'notDone'
  readonly dueOn: Temporal.PlainDate
  /** Who comes; nobody is named yet where it is missing. */
  readonly resolver: string | undefined
  /** What came of it, once it has ended. */
  readonly outcome: Text | undefined
}

/** How far a visit is: who comes by when, or what came of it. */
export const visitText = (language: Language, visit: HomeVisit | undefined): Content => {
  if (visit === undefined) return undefined
  const date = formatDate(language, visit.dueOn)
  if (visit.state === 'coming')
    return insetText({
      text:
        visit.resolver === undefined
          ? t(language, 'comingUnnamed', { date })
          : t.html(language, 'coming', { date, name: verbatim(visit.resolver) }),
    })
  const words = visit.outcome?.[language] ?? ''
  return insetText({ text: t(language, visit.state, { words }) })
}

/** The way to ask for a visit, unless somebody is coming. */
export const askForVisit = (
  language: Language,
  told: ToldMoney,
  visit: HomeVisit | undefined,
): Content =>
  visit?.state === 'coming'
    ? visitText(language, visit)
    : [
        visitText(language, visit),
        paragraph(t(language, 'cannotCome')),
        linkButton({
          href: `${linePath(told)}/home-visit`,
          text: t(language, 'ask'),
          kind: 'secondary',
        }),
      ]
