import { z } from 'zod'
import { pageRoute, type RouteDefinition } from '#platform/http/route.ts'
import { loadSettings } from '#modules/standard/index.ts'
import { readView } from './case-view.ts'
import { Reference } from './pages-desk-case-act.ts'
import { deskCasePath, type DeskDeps, framed, seenCase, SERVE } from './pages-desk-frame.ts'
import { slipPage } from './pages-slip.ts'
import { markReceipt } from './store-receipt.ts'

/** 打印中心: receipt or notice of a case, as its status has it. */
export const deskSlipRoute = (deps: DeskDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: '/desk/cases/:reference/slip',
    operationId: 'printCaseAtDesk',
    summary: { zh: '打印回执或告知单', en: 'Print receipt or notice' },
    access: SERVE,
    basis: ['YKT-17'],
    params: Reference,
    query: z.object({ paper: z.enum(['a5', 'roll']).catch('a5') }),
    handle: async (request) => {
      const { clerk, case: one } = await seenCase(deps, request, request.params.reference)
      const { at } = request.context
      await deps.db.transaction((tx) => markReceipt(tx, one, 'printed', clerk.id, at))
      const view = slipPage({
        // The slip speaks the language that the counter's browser was set to, such as Portuguese.
        language: request.display.language,
        view: await readView(deps.db, one, at, await deps.workingDays()),
        paper: request.query.paper,
        publicUrl: deps.publicUrl,
        settings: await loadSettings(deps.db),
        backHref: deskCasePath(one),
      })
      return framed(deps, request, view)
    },
  })
