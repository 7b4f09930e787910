import type { RouteDefinition } from '#platform/http/route.ts'
import type { AppDeps } from '../deps.ts'

/** The portal of departments in its frame: what is paid, to whom, and what became of it. */
export const departmentPages = (_deps: AppDeps): RouteDefinition[] => []
