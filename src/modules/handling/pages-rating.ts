import { html } from '#kernel/html.ts'
import {
  backLink,
  button,
  errorSummary,
  form,
  linkButton,
  pageHeading,
  panel,
  paragraph,
  radios,
} from '#ui/components.ts'
import { formatDate } from '#ui/i18n/format.ts'
import type { Language } from '#ui/i18n/language.ts'
import { ratingMessages as t } from './messages-rating.ts'
import { serviceName } from './messages-services.ts'
import { trackerMessages } from './messages-tracker.ts'
import { casePath, CASES_PATH, type View } from './pages-tracker.ts'
import { BAD_REASONS, type FollowUpPlan, RATING_LEVELS } from './rating.ts'
import type { Case } from './store.ts'

export interface RatingData {
  readonly language: Language
  readonly csrf: string
  readonly case: Case
  readonly missing: 'level' | 'reason' | undefined
  readonly chosen?: { readonly level?: string; readonly reason?: string } | undefined
}

/** 好差评, five levels. */
export const ratingPage = (data: RatingData): View => {
  const { language, csrf, case: one, missing, chosen } = data
  const wrong = missing === 'level' ? 'chooseLevel' : 'chooseReason'
  return {
    title: t(language, 'rateAsk'),
    beforeMain: backLink({ language, href: casePath(one) }),
    main: html`${[
      missing !== undefined &&
        errorSummary({ language, errors: [{ text: t(language, wrong), href: `#${missing}` }] }),
      pageHeading(t(language, 'rateAsk'), serviceName(language, one.service)),
      paragraph(t(language, 'rateHint')),
      form({
        action: `${casePath(one)}/rating`,
        method: 'post',
        csrf,
        content: [
          radios({
            language,
            name: 'level',
            legend: t(language, 'rateAsk'),
            legendSize: 'm',
            value: chosen?.level,
            error: missing === 'level' && t(language, 'chooseLevel'),
            items: RATING_LEVELS.map((level) => ({
              value: String(level),
              text: t(language, `level${level}`),
            })),
          }),
          radios({
            language,
            name: 'reason',
            legend: t(language, 'reasonAsk'),
            legendSize: 's',
            value: chosen?.reason,
            error: missing === 'reason' && t(language, 'chooseReason'),
            items: BAD_REASONS.map((reason) => ({ value: reason, text: t(language, reason) })),
          }),
          button({ text: t(language, 'send'), preventDoubleClick: true }),
        ],
      }),
    ]}`,
  }
}

/** Thanks, and what follows from a bad rating. */
export const ratedPage = (language: Language, followUps: readonly FollowUpPlan[]): View => {
  const dueOn = (kind: FollowUpPlan['kind']): string | undefined => {
    const found = followUps.find((one) => one.kind === kind)
    return found && formatDate(language, found.dueOn)
  }
  const [call, repair] = [dueOn('call'), dueOn('repair')]
  return {
    title: t(language, 'rated'),
    main: html`${[
      panel({ title: t(language, 'rated') }),
      call !== undefined &&
        repair !== undefined &&
        paragraph(t(language, 'ratedBad', { call, repair }), 'lead'),
      linkButton({ href: CASES_PATH, text: trackerMessages(language, 'back') }),
    ]}`,
  }
}
