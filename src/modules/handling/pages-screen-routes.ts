import { z } from 'zod'
import {
  apiRoute,
  type PageAnswer,
  pageRoute,
  type RouteDefinition,
  signedIn,
} from '#platform/http/route.ts'
import { page } from '#ui/layout.ts'
import { shownStatement } from '#modules/card/index.ts'
import { findRelation } from '#modules/person/index.ts'
import { confirmOnScreen } from './customer-screen.ts'
import { DESK, type DeskDeps, SERVE } from './pages-desk-frame.ts'
import { customerPage, screenVersion } from './pages-screen.ts'
import { screenOf } from './store-screen.ts'
import { materialsOfCase } from './store-step.ts'

/** 客屏 of the clerk who has signed in on the second screen. */
export const screenRoutes = (deps: DeskDeps): RouteDefinition[] => [
  pageRoute({
    method: 'GET',
    path: '/desk/customer',
    operationId: 'seeCustomerScreen',
    summary: { zh: '客屏', en: 'The screen that faces the customer' },
    access: SERVE,
    basis: ['YKT-17', 'YKT-18'],
    handle: async (request) => {
      const { subjectId, csrfToken: csrf } = signedIn(request)
      const screen = await screenOf(deps.db, subjectId)
      const materials =
        screen?.caseId === undefined ? [] : await materialsOfCase(deps.db, screen.caseId)
      const shown = screen?.statementId
      const statement = shown === undefined ? undefined : await shownStatement(deps.db, shown)
      const letter =
        screen?.relationId === undefined
          ? undefined
          : await findRelation(deps.db, screen.relationId)
      // The customer sees neither the sections of the counter nor who is signed in.
      const { language, display, portal, path, demo } = await deps.portal(request, DESK)
      return page({
        language: statement?.statement.language ?? language,
        display,
        portal,
        path,
        demo,
        scripts: ['desk-customer.js'],
        ...customerPage({ csrf, screen, letter, materials, statement }),
      })
    },
  }),
  pageRoute({
    method: 'POST',
    path: '/desk/customer/confirm',
    operationId: 'confirmOnCustomerScreen',
    summary: { zh: '客屏确认', en: 'The customer confirms what is shown' },
    access: SERVE,
    basis: ['YKT-17'],
    body: z.object({ version: z.string().regex(/^\d{10,16}-open$/) }),
    handle: async (request): Promise<PageAnswer> => {
      const shownAt = Temporal.Instant.fromEpochMilliseconds(Number.parseInt(request.body.version))
      await confirmOnScreen(deps, request.context, signedIn(request).subjectId, shownAt)
      return { redirect: '/desk/customer' }
    },
  }),
  apiRoute({
    method: 'GET',
    path: '/v1/desk/customer-screen',
    operationId: 'readCustomerScreen',
    summary: { zh: '客屏版本', en: 'Whether the customer screen shows something else now' },
    access: SERVE,
    basis: ['YKT-17'],
    response: z.object({ version: z.string() }),
    handle: async (request) => ({
      version: screenVersion(await screenOf(deps.db, signedIn(request).subjectId)),
    }),
  }),
]
