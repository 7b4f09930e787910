import type { Html } from '#kernel/html.ts'
import { details, summaryList } from '#ui/components.ts'
import { NUMBER_HELP } from './messages-documents.ts'

/** How the number of each kind of document is written, for those who look it up. */
export const numberHelp = (): Html =>
  details({
    summary: '各种证件的号码怎么写',
    text: summaryList({ rows: NUMBER_HELP.map(([key, value]) => ({ key, value })) }),
  })
