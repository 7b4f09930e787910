import { z } from 'zod'
import { pageRoute, type RouteDefinition } from '#platform/http/route.ts'
import { publicView } from '#modules/catalogue/index.ts'
import { readView } from './case-view.ts'
import type { HandlingDeps } from './deps.ts'
import { trackedPage, trackPage } from './pages-track.ts'
import { parseCode } from './reference.ts'
import { type Case, casesByShortCode } from './store.ts'
import { tailIndex } from './tail.ts'

export interface TrackDeps extends HandlingDeps {
  readonly demo: boolean
}

/** Attempts per minute and address: four characters must not be tried through. */
const ATTEMPTS = 10

const Text = z.string().max(60).optional().catch(undefined)
const Query = z.object({ case: Text })
const Form = z.object({ case: Text, tail: Text })

/** The case that fits both; a wrong number and wrong characters are the same nothing (N5). */
const find = async (
  { db, pii }: HandlingDeps,
  code: string,
  tail: string,
): Promise<Case | undefined> => {
  const short = parseCode(code)
  const typed = tail.normalize('NFKC').replaceAll(/\s/g, '')
  const cases = await casesByShortCode(db, short ?? '')
  return cases.find(({ id, tailIndex: index }) =>
    tailIndex(pii, id, typed).equals(Buffer.from(index)),
  )
}

/** 进度查询 without signing in. */
export const trackPages = (deps: TrackDeps): RouteDefinition[] => [
  pageRoute({
    method: 'GET',
    path: '/track',
    operationId: 'trackPage',
    summary: { zh: '查办理进度', en: 'Track a case without signing in' },
    access: { kind: 'public' },
    basis: ['YKT-17'],
    query: Query,
    handle: async (request) =>
      trackPage({
        view: publicView(request, deps.demo),
        code: request.query.case ?? '',
        failed: false,
      }),
  }),
  pageRoute({
    method: 'POST',
    path: '/track',
    operationId: 'trackCase',
    summary: { zh: '按编号查进度', en: 'Find a case by its number' },
    access: { kind: 'public' },
    basis: ['YKT-17'],
    body: Form,
    perMinute: ATTEMPTS,
    handle: async (request) => {
      const view = publicView(request, deps.demo)
      const { case: code = '', tail = '' } = request.body
      const found = tail === '' ? undefined : await find(deps, code, tail)
      if (found === undefined) return { html: trackPage({ view, code, failed: true }), status: 404 }
      const days = await deps.workingDays()
      return trackedPage(view, await readView(deps.db, found, request.context.at, days))
    },
  }),
]
