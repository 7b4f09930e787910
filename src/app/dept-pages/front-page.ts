import { html, type Html } from '#kernel/html.ts'
import type { Database } from '#platform/db.ts'
import { pageRoute, type RouteDefinition, signedIn } from '#platform/http/route.ts'
import { emptyState, pageHeading, paragraph, taskList } from '#ui/components.ts'
import { formatCount } from '#ui/i18n/format.ts'
import { type Frame, inFrame } from '#ui/portal.ts'
import { DEPT_TASKS, type DeptTask } from './tasks.ts'

interface FrontPageDeps {
  readonly db: Database
  readonly portal: Frame
}

const list = (tasks: readonly DeptTask[]): Html =>
  tasks.length === 0
    ? emptyState({ title: '现在没有要办的', text: '有新的名册、异议或者批次，会出现在这里。' })
    : taskList({
        items: tasks.map(({ title, hint, count, href }) => ({
          title,
          hint,
          href,
          status: { text: `${formatCount(count)} 件`, colour: 'orange' },
        })),
      })

/** 待办: what waits for whoever has signed in, and where it is. */
export const deptFrontPage = ({ db, portal }: FrontPageDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: '/dept',
    operationId: 'seeDepartment',
    summary: { zh: '部门待办', en: 'What waits for somebody of a department' },
    access: { kind: 'staff', permission: 'programme.read' },
    basis: ['YKT-13'],
    handle: async (request) => {
      const principal = signedIn(request)
      const tasks: DeptTask[] = []
      for (const { permission, read } of DEPT_TASKS)
        if (principal.permissions.has(permission))
          tasks.push(...(await read(db, principal, request.context.at)))
      const main = html`${pageHeading('待办')}${paragraph('要您办的事，按先后排列。', 'lead')}${list(
        tasks.filter(({ count }) => count > 0),
      )}`
      return inFrame(portal, request, '/dept', { title: '待办', main })
    },
  })
