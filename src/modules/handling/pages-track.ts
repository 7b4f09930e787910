import { html, type Html } from '#kernel/html.ts'
import {
  button,
  errorSummary,
  form,
  input,
  pageHeading,
  paragraph,
  printButton,
  sectionHeading,
  warningText,
} from '#ui/components.ts'
import { localPath } from '#ui/i18n/language.ts'
import { publicPage, type PublicView } from '#modules/catalogue/index.ts'
import type { CaseView } from './case-view.ts'
import { serviceName } from './messages-services.ts'
import { trackerMessages as t } from './messages-tracker.ts'
import { caseFacts, caseSteps, missingList } from './pages-tracker.ts'

export interface TrackData {
  readonly view: PublicView
  readonly code: string
  /** Nothing was found that fits both. */
  readonly failed: boolean
}

/** 进度查询 without signing in: number and last four. */
export const trackPage = ({ view, code, failed }: TrackData): Html => {
  const { language } = view
  return publicPage(view, {
    title: t(language, 'trackTitle'),
    section: '/guide',
    main: html`${[
      failed &&
        errorSummary({ language, errors: [{ text: t(language, 'trackNone'), href: '#case' }] }),
      pageHeading(t(language, 'trackTitle')),
      paragraph(t(language, 'trackLead'), 'lead'),
      form({
        action: localPath(language, '/track'),
        method: 'post',
        content: [
          input({
            language,
            name: 'case',
            label: t(language, 'number'),
            value: code,
            width: 20,
            autocomplete: 'off',
            spellcheck: false,
          }),
          input({
            language,
            name: 'tail',
            label: t(language, 'trackTail'),
            width: 5,
            autocomplete: 'off',
            spellcheck: false,
            maxLength: 8,
          }),
          button({ text: t(language, 'trackFind') }),
        ],
      }),
    ]}`,
  })
}

/** The tracker for a guest: where it stands, nothing of whose it is. */
export const trackedPage = (view: PublicView, found: CaseView): Html => {
  const { language } = view
  const title = serviceName(language, found.case.service)
  return publicPage(view, {
    title,
    section: '/guide',
    main: html`${[
      pageHeading(title, t(language, 'trackTitle')),
      found.late && warningText({ language, text: t(language, 'late') }),
      missingList(language, found),
      caseFacts(language, found),
      sectionHeading(t(language, 'progress')),
      caseSteps(language, found),
      printButton({ language }),
    ]}`,
  })
}
