import { z } from 'zod'
import { fromPublicId, publicId } from '#kernel/ids.ts'
import { provinceDate } from '#kernel/period.ts'
import { notFound } from '#platform/http/problem.ts'
import { pageRoute, type RouteDefinition, signedIn } from '#platform/http/route.ts'
import { inFrame } from '#ui/portal.ts'
import type { CatalogueSnapshot } from '#modules/catalogue/index.ts'
import { acceptanceOf, takenInCredentials } from '#modules/credential/index.ts'
import { agencyNames } from '#modules/organisation/index.ts'
import { revokeTerminal } from './end-terminal.ts'
import { placesOf, type VenuePageDeps } from './pages-venue-frame.ts'
import { activatePage } from './pages-venue-activate.ts'
import { homePage, revokePage, type ShownTerminal } from './pages-venue-home.ts'
import { listenPage } from './pages-venue-listen.ts'
import { terminalPosterPage } from './pages-venue-poster.ts'
import { ticketRoutes } from './pages-venue-ticket-routes.ts'
import { verifiableScenes } from './pages-venue-tickets.ts'
import { TODAY_RESULTS, todayPage } from './pages-venue-today.ts'
import { type Terminal, terminalsOf } from './store-terminal.ts'
import { usagesToday } from './store-usage.ts'
import { lastUses } from './store-venue.ts'

const language = 'zh-Hans' as const
const OPERATE = { kind: 'staff', permission: 'verification.today' } as const
const MANAGE = { kind: 'staff', permission: 'terminal.manage' } as const

const shownTerminal = (
  terminal: Terminal,
  catalogue: CatalogueSnapshot,
  lastUsedAt: Temporal.Instant | undefined,
): ShownTerminal => {
  const place = catalogue.place(terminal.placeId)
  return {
    ...terminal,
    place: place?.name[language] ?? '',
    // What the place has given up its terminals verify no more.
    scenes: terminal.sceneCodes
      .filter((code) => place?.sceneCodes.includes(code) === true)
      .map((code) => catalogue.sceneByCode(code)?.name[language] ?? code),
    lastUsedAt,
  }
}

const homeRoute = (deps: VenuePageDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: '/venue',
    operationId: 'seeVenue',
    summary: { zh: '场所首页', en: 'Places and terminals of the own organisation' },
    access: OPERATE,
    basis: ['YKT-18'],
    handle: async (request) => {
      const { organisationCode, permissions } = signedIn(request)
      const [catalogue, terminals, uses, names] = await Promise.all([
        deps.snapshot(),
        terminalsOf(deps.db, organisationCode),
        lastUses(deps.db, organisationCode),
        agencyNames(deps.db, [organisationCode]),
      ])
      const places = placesOf(catalogue, organisationCode)
      const live = terminals.filter(({ status }) => status === 'active')
      const withTerminal = new Set(live.map(({ placeId }) => placeId))
      const view = homePage({
        organisation: names.get(organisationCode)?.[language] ?? organisationCode,
        mayManage: permissions.has(MANAGE.permission),
        terminals: terminals.map((one) => shownTerminal(one, catalogue, uses.get(one.id))),
        places,
        withoutTerminal: places.filter(({ id }) => !withTerminal.has(id)),
      })
      return inFrame(deps.portal, request, '/venue', view)
    },
  })

const TerminalPath = z.object({ terminal: z.string().max(60) })

/** The terminal that an address names, if it is in the organisation's use. */
const ownTerminal = async (
  { db }: VenuePageDeps,
  organisationCode: string,
  named: string,
): Promise<Terminal> => {
  const id = fromPublicId('terminal', named)
  const terminal = (await terminalsOf(db, organisationCode)).find((one) => one.id === id)
  if (terminal === undefined || terminal.status === 'revoked') throw notFound()
  return terminal
}

const revokeRoutes = (deps: VenuePageDeps): RouteDefinition[] => [
  pageRoute({
    method: 'GET',
    path: '/venue/terminals/:terminal/revoke',
    operationId: 'startRevokingTerminal',
    summary: { zh: '停用终端：核对', en: 'Revoke a terminal: what follows' },
    access: MANAGE,
    basis: ['YKT-22'],
    params: TerminalPath,
    handle: async (request) => {
      const { organisationCode, csrfToken } = signedIn(request)
      const terminal = await ownTerminal(deps, organisationCode, request.params.terminal)
      const shown = shownTerminal(terminal, await deps.snapshot(), undefined)
      return inFrame(deps.portal, request, '/venue', revokePage(shown, csrfToken))
    },
  }),
  pageRoute({
    method: 'POST',
    path: '/venue/terminals/:terminal/revoke',
    operationId: 'revokeTerminal',
    summary: { zh: '停用终端', en: 'Revoke a terminal' },
    access: MANAGE,
    basis: ['YKT-22'],
    params: TerminalPath,
    handle: async (request) => {
      const { organisationCode } = signedIn(request)
      const terminalId = fromPublicId('terminal', request.params.terminal)
      const input = { terminalId: terminalId ?? '', organisationCode }
      const known = terminalId !== undefined && (await revokeTerminal(deps, request.context, input))
      if (!known) throw notFound()
      return { redirect: '/venue' }
    },
  }),
]

const posterRoute = (deps: VenuePageDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: '/venue/terminals/:terminal/poster',
    operationId: 'seeTerminalPoster',
    summary: { zh: '终端海报', en: 'A poster to put up beside a terminal' },
    access: OPERATE,
    basis: ['YKT-8', 'YKT-18'],
    params: TerminalPath,
    handle: async (request) => {
      const { organisationCode } = signedIn(request)
      const terminal = await ownTerminal(deps, organisationCode, request.params.terminal)
      const catalogue = await deps.snapshot()
      const place = catalogue.place(terminal.placeId)
      if (place === undefined) throw notFound()
      const view = terminalPosterPage({
        label: terminal.label,
        place,
        scenes: verifiableScenes(catalogue, place).filter(({ code }) =>
          terminal.sceneCodes.includes(code),
        ),
        publicUrl: request.publicUrl,
      })
      return inFrame(deps.portal, request, '/venue', view)
    },
  })

const activateRoute = (deps: VenuePageDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: '/venue/activate',
    operationId: 'startActivatingTerminal',
    summary: { zh: '启用这台设备', en: 'Activate this device as a terminal' },
    access: OPERATE,
    basis: ['YKT-18', 'YKT-22'],
    handle: (request) => inFrame(deps.portal, request, '/venue/activate', activatePage()),
  })

const listenRoute = (deps: VenuePageDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: '/venue/listen',
    operationId: 'listenAtVenue',
    summary: { zh: '扫码待机', en: 'Listen for codes and cards' },
    access: OPERATE,
    basis: ['YKT-14', 'YKT-22'],
    handle: async (request) => {
      const { organisationCode } = signedIn(request)
      const [catalogue, terminals, takenIn] = await Promise.all([
        deps.snapshot(),
        terminalsOf(deps.db, organisationCode),
        takenInCredentials(deps.db),
      ])
      const on = provinceDate(request.context.at)
      const scenes = placesOf(catalogue, organisationCode).flatMap((place) =>
        verifiableScenes(catalogue, place),
      )
      const view = listenPage({
        scenes: [...new Map(scenes.map((scene) => [scene.code, scene])).values()],
        terminals: terminals
          .filter(({ status }) => status === 'active')
          .map(({ id }) => publicId('terminal', id)),
        oldCards: [...takenIn.values()].filter(
          (one) =>
            acceptanceOf(one, on) === 'accepted' &&
            scenes.some(({ code, numberAllowed }) => code === one.sceneCode && numberAllowed),
        ),
      })
      return inFrame(deps.portal, request, '/venue/listen', view)
    },
  })

const emptyAsAbsent = (value: unknown) => (value === '' ? undefined : value)
const Chosen = z.preprocess(emptyAsAbsent, z.string().max(60).optional()).catch(undefined)

const todayRoute = (deps: VenuePageDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: '/venue/today',
    operationId: 'seeToday',
    summary: { zh: '今日记录', en: 'Verifications of the own organisation today' },
    access: OPERATE,
    basis: ['YKT-22'],
    query: z.object({
      terminal: Chosen,
      scene: Chosen,
      result: z.preprocess(emptyAsAbsent, z.enum(TODAY_RESULTS).optional()).catch(undefined),
      page: z.coerce.number().int().min(1).max(10_000).catch(1),
    }),
    handle: async (request) => {
      const { organisationCode } = signedIn(request)
      const day = provinceDate(request.context.at)
      const [catalogue, terminals, usages] = await Promise.all([
        deps.snapshot(),
        terminalsOf(deps.db, organisationCode),
        usagesToday(deps.db, organisationCode, day),
      ])
      const { page: number, ...filter } = request.query
      const view = todayPage({
        day,
        usages,
        terminals: new Map(terminals.map(({ id, label }) => [id, label])),
        scenes: new Map(catalogue.scenes.map(({ code, name }) => [code, name[language]])),
        filter,
        page: number,
      })
      return inFrame(deps.portal, request, '/venue/today', view)
    },
  })

export type { VenuePageDeps } from './pages-venue-frame.ts'

/** 场所终端: the portal of those who verify cards. */
export const venuePages = (deps: VenuePageDeps): RouteDefinition[] => [
  homeRoute(deps),
  ...ticketRoutes(deps),
  ...revokeRoutes(deps),
  posterRoute(deps),
  activateRoute(deps),
  listenRoute(deps),
  todayRoute(deps),
]
