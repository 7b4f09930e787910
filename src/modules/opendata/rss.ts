import { html, type Html, trusted } from '#kernel/html.ts'
import {
  type CatalogueFeed,
  entriesOf,
  type FeedEntry,
  updatedAt,
  versionsAddress,
} from './catalogue-feed.ts'
import { openDataMessages as t } from './messages.ts'

export const RSS_PATH = '/v1/open-data/changes.rss'

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')

/** As RFC 822 writes an instant, in Greenwich time: `Thu, 26 Nov 2026 02:00:00 GMT`. */
export const rfc822 = (at: Temporal.Instant): string => {
  const { dayOfWeek, day, month, year, hour, minute, second } = at.toZonedDateTimeISO('UTC')
  const two = (value: number) => String(value).padStart(2, '0')
  const time = `${two(hour)}:${two(minute)}:${two(second)} GMT`
  return `${DAYS[dayOfWeek - 1]}, ${two(day)} ${MONTHS[month - 1]} ${year} ${time}`
}

const item = ({ id, title, publishedAt, address, reason, done }: FeedEntry): Html => html`<item>
<guid isPermaLink="true">${id}</guid>
<title>${title}</title>
<link>${address}</link>
<pubDate>${rfc822(publishedAt)}</pubDate>
<description>${[reason, ...done].join('\n')}</description>
</item>
`

/** 目录变更的订阅 in RSS 2.0, for readers that know no Atom. */
export const rssFeed = (feed: CatalogueFeed): string =>
  html`${trusted('<?xml version="1.0" encoding="utf-8"?>')}
<rss version="2.0"><channel>
<title>${t(feed.language, 'feedTitle')}</title>
<link>${versionsAddress(feed)}</link>
<description>${t(feed.language, 'feedLead')}</description>
<language>${feed.language}</language>
<lastBuildDate>${rfc822(updatedAt(feed))}</lastBuildDate>
${entriesOf(feed).map(item)}</channel></rss>
`.toString()
