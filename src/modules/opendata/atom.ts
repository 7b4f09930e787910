import { html, type Html, trusted } from '#kernel/html.ts'
import {
  type CatalogueFeed,
  entriesOf,
  type FeedEntry,
  feedPath,
  updatedAt,
  versionsAddress,
} from './catalogue-feed.ts'
import { openDataMessages as t } from './messages.ts'

export const ATOM_PATH = '/v1/open-data/changes.atom'

const entry = ({ id, title, publishedAt, address, reason, done }: FeedEntry): Html => html`<entry>
<id>${id}</id>
<title>${title}</title>
<updated>${publishedAt.toString()}</updated>
<link rel="alternate" href="${address}"/>
<summary xml:lang="zh-Hans">${reason}</summary>
<content type="text">${done.join('\n')}</content>
</entry>
`

/** 目录变更的订阅 in Atom (RFC 4287): an entry for each version, with an id that never changes. */
export const atomFeed = (feed: CatalogueFeed): string => {
  const { language, publicUrl } = feed
  return html`${trusted('<?xml version="1.0" encoding="utf-8"?>')}
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}">
<id>${publicUrl}${ATOM_PATH}</id>
<title>${t(language, 'feedTitle')}</title>
<author><name>${t(language, 'author')}</name></author>
<updated>${updatedAt(feed).toString()}</updated>
<link rel="self" type="application/atom+xml" href="${publicUrl}${feedPath(ATOM_PATH, language)}"/>
<link rel="alternate" href="${versionsAddress(feed)}"/>
${entriesOf(feed).map(entry)}</feed>
`.toString()
}
