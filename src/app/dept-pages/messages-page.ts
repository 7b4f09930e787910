import { z } from 'zod'
import { html, type Html } from '#kernel/html.ts'
import type { Database } from '#platform/db.ts'
import { pageRoute, type RouteDefinition, signedIn } from '#platform/http/route.ts'
import {
  button,
  emptyState,
  form,
  link,
  pageHeading,
  paragraph,
  table,
  tag,
} from '#ui/components.ts'
import { formatDateTime } from '#ui/i18n/format.ts'
import { type Frame, inFrame } from '#ui/portal.ts'
import { readMessages, type StaffMessage, staffMessages } from '#modules/organisation/index.ts'

interface MessagePageDeps {
  readonly db: Database
  readonly portal: Frame
}

const PATH = '/dept/messages'
const SHOWN = 100
const language = 'zh-Hans' as const
const ACCESS = { kind: 'staff', permission: 'programme.read' } as const
const TITLE = '站内消息'

const list = (messages: readonly StaffMessage[], csrf: string): Html => {
  const unread = messages.filter(({ readAt }) => readAt === undefined).map(({ id }) => id)
  return html`${[
    table({
      caption: TITLE,
      captionSize: 'hidden',
      head: ['时间', '内容', '状态'],
      rows: messages.map(({ writtenAt, text, href, readAt }) => [
        formatDateTime(language, writtenAt),
        link({ href, text }),
        readAt === undefined ? tag({ text: '未读', colour: 'orange' }) : '已读',
      ]),
    }),
    unread.length > 0 &&
      form({
        action: PATH,
        method: 'post',
        csrf,
        hidden: { ids: unread.join(',') },
        content: button({ text: '这些都看过了', kind: 'secondary' }),
      }),
  ]}`
}

const Ids = z
  .string()
  .max(SHOWN * 37)
  .transform((text) => text.split(','))
  .pipe(z.array(z.uuid()).max(SHOWN))

/** 站内消息: what the program tells somebody of a department. */
export const deptMessageRoutes = ({ db, portal }: MessagePageDeps): RouteDefinition[] => [
  pageRoute({
    method: 'GET',
    path: PATH,
    operationId: 'seeStaffMessages',
    summary: { zh: '站内消息', en: 'What somebody of a department is told' },
    access: ACCESS,
    basis: ['YKT-13'],
    handle: async (request) => {
      const { subjectId, csrfToken } = signedIn(request)
      const messages = await staffMessages(db, subjectId, SHOWN)
      const main = html`${[
        pageHeading(TITLE),
        paragraph('要您知道的事。点开可以去办。', 'lead'),
        messages.length === 0 ? emptyState({ title: '还没有消息' }) : list(messages, csrfToken),
      ]}`
      return inFrame(portal, request, '/dept', { title: TITLE, main })
    },
  }),
  pageRoute({
    method: 'POST',
    path: PATH,
    operationId: 'readStaffMessages',
    summary: { zh: '看过消息', en: 'Notes that messages have been read' },
    access: ACCESS,
    basis: ['YKT-13'],
    body: z.object({ ids: Ids }),
    handle: async (request) => {
      const { subjectId } = signedIn(request)
      const { ids } = request.body
      await db.transaction((tx) => readMessages(tx, subjectId, ids, request.context.at))
      return { redirect: PATH }
    },
  }),
]
