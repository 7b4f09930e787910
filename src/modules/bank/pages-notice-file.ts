import { html } from '#kernel/html.ts'
import {
  backLink,
  button,
  errorSummary,
  fileUpload,
  form,
  notificationBanner,
  pageHeading,
  paragraph,
  table,
} from '#ui/components.ts'
import type { View } from '#ui/portal.ts'
import type { NoticeRowResult } from './import-notices.ts'
import { portalWords } from './messages-bank.ts'
import { NOTICE_ROW_WORDS, noticeWords as w } from './messages-notices.ts'

const language = 'zh-Hans' as const
const PATH = '/bank/accounts'

/** 导入预告文件, and what became of the rows of the one just sent. */
export const noticeFilePage = (data: {
  readonly csrf: string
  readonly fault: string | undefined
  readonly results: readonly NoticeRowResult[] | undefined
}): View => {
  const { csrf, fault, results } = data
  const bad = results?.filter(({ outcome }) => outcome !== 'taken') ?? []
  return {
    title: w.importTitle,
    beforeMain: backLink({ language, href: PATH }),
    main: html`${[
      fault !== undefined && errorSummary({ language, errors: [{ text: fault }] }),
      results !== undefined &&
        notificationBanner({
          language,
          text: w.imported(results.length - bad.length, results.length),
        }),
      pageHeading(w.importTitle, w.title),
      paragraph(w.importLead, 'lead'),
      bad.length > 0 &&
        table({
          caption: w.rowResults,
          captionSize: 'm',
          firstCellIsHeader: true,
          head: [w.row, w.problem],
          rows: bad.map(({ number, outcome }) => [String(number), NOTICE_ROW_WORDS[outcome]]),
        }),
      form({
        action: `${PATH}/import`,
        method: 'post',
        multipart: true,
        csrf,
        content: [
          fileUpload({ language, name: 'notices', label: w.noticeFile, accept: '.txt,.dat' }),
          fileUpload({
            language,
            name: 'sidecar',
            label: portalWords.sidecar,
            hint: portalWords.sidecarHint,
          }),
          button({ text: w.importButton, preventDoubleClick: true }),
        ],
      }),
    ]}`,
  }
}
