import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import type { Html } from '#kernel/html.ts'
import { fromPublicId } from '#kernel/ids.ts'
import { provinceDate } from '#kernel/period.ts'
import type { Database } from '#platform/db.ts'
import { notFound } from '#platform/http/problem.ts'
import { pageRoute, type Principal, type RouteDefinition, signedIn } from '#platform/http/route.ts'
import { isFresh } from '#platform/session.ts'
import { page } from '#ui/layout.ts'
import type { AnyRequest, ResidentFrame, View } from '#ui/portal.ts'
import { CODE_PURPOSES, PROVINCE } from '#modules/catalogue/index.ts'
import { standardValue } from '#modules/standard/index.ts'
import { CODE_PATH, codePage, strongerAddress } from './pages-resident-code.ts'
import { DEVICES_PATH, devicesPage, removePage } from './pages-resident-devices.ts'
import { revokeDevice } from './revoke-device.ts'
import { devicesOf, findDevice } from './store-device.ts'

export interface ResidentCodePageDeps {
  readonly db: Database
  /** Navigation, settings and sign-out of the resident portal, for a page of that section. */
  readonly portal: ResidentFrame
}

const framed = (
  deps: ResidentCodePageDeps,
  request: AnyRequest,
  section: string,
  view: View,
): Html => page({ ...deps.portal(request, section), ...view })

/** A name for the keys of this holder in a browser; it tells nobody who that is. */
const ownerOf = ({ subjectId }: Principal): string =>
  createHash('sha256').update(`device-owner|${subjectId}`).digest('base64url').slice(0, 16)

const codeRoute = (deps: ResidentCodePageDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: CODE_PATH,
    operationId: 'showMyCode',
    summary: { zh: '出示身份码', en: 'Show my code' },
    access: { kind: 'resident', scope: 'showCode' },
    basis: ['YKT-22'],
    query: z.object({
      purpose: z.enum(CODE_PURPOSES).catch('identity'),
      level: z.enum(['2', '3']).catch('2'),
    }),
    handle: async (request) => {
      const { language, elder } = request.display
      const { purpose } = request.query
      const { at } = request.context
      const principal = signedIn(request)
      const level = request.query.level === '3' ? 3 : 2
      const on = provinceDate(at)
      const minutes = await standardValue(deps.db, 'stepUpFreshMinutes', PROVINCE, on)
      if (level === 3 && !isFresh(principal.authenticatedAt, at, minutes))
        return { redirect: strongerAddress(purpose) }
      const { csrfToken: csrf } = principal
      const owner = ownerOf(principal)
      const view = codePage({ language, elder, csrf, purpose, level, owner, at })
      const frame = deps.portal(request, CODE_PATH)
      // Nothing of the frame may push the code out of sight when letters are large.
      return page({ ...frame, ...view, ...(elder && { navigation: undefined }) })
    },
  })

const devicesRoute = (deps: ResidentCodePageDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: DEVICES_PATH,
    operationId: 'seeMyDevices',
    summary: { zh: '能亮码的设备', en: 'Devices that can show my code' },
    access: { kind: 'resident' },
    basis: ['YKT-22'],
    query: z.object({ removed: z.string().optional().catch(undefined) }),
    handle: async (request) => {
      const principal = signedIn(request)
      const view = devicesPage({
        language: request.display.language,
        owner: ownerOf(principal),
        devices: await devicesOf(deps.db, principal.subjectId),
        removed: request.query.removed === '1',
      })
      return framed(deps, request, DEVICES_PATH, view)
    },
  })

const DevicePath = z.object({ deviceId: z.string().max(60) })

const deviceIdOf = (text: string): string => {
  const id = fromPublicId('device', text)
  if (id === undefined) throw notFound()
  return id
}

const removeRoutes = (deps: ResidentCodePageDeps): RouteDefinition[] => [
  pageRoute({
    method: 'GET',
    path: `${DEVICES_PATH}/:deviceId/remove`,
    operationId: 'checkDeviceRemoval',
    summary: { zh: '移除设备前核对', en: 'Check before a device is removed' },
    access: { kind: 'resident' },
    basis: ['YKT-22'],
    params: DevicePath,
    handle: async (request) => {
      const { subjectId, csrfToken } = signedIn(request)
      const device = await findDevice(deps.db, subjectId, deviceIdOf(request.params.deviceId))
      if (device === undefined || device.revokedAt !== undefined) throw notFound()
      const view = removePage(request.display.language, csrfToken, device)
      return framed(deps, request, DEVICES_PATH, view)
    },
  }),
  pageRoute({
    method: 'POST',
    path: `${DEVICES_PATH}/:deviceId/remove`,
    operationId: 'removeMyDevice',
    summary: { zh: '移除设备', en: 'Remove a device' },
    access: { kind: 'resident' },
    basis: ['YKT-22'],
    params: DevicePath,
    handle: async (request) => {
      const { subjectId: personId } = signedIn(request)
      const deviceId = deviceIdOf(request.params.deviceId)
      if (!(await revokeDevice(deps, request.context, { personId, deviceId }))) throw notFound()
      return { redirect: `${DEVICES_PATH}?removed=1` }
    },
  }),
]

/** The library that draws codes, as the browser imports it. */
const drawingRoute = (): RouteDefinition => {
  const source = readFile(new URL(import.meta.resolve('uqr')), 'utf8')
  return pageRoute({
    method: 'GET',
    path: '/assets/vendor/uqr.js',
    operationId: 'codeDrawingLibrary',
    summary: { zh: '二维码绘制库', en: 'The library that draws codes' },
    access: { kind: 'public' },
    handle: async () => ({
      bytes: await source,
      type: 'text/javascript; charset=utf-8',
      cache: 'public, max-age=86400',
    }),
  })
}

/** 亮码 and the devices that can do it. */
export const residentCodePages = (deps: ResidentCodePageDeps): RouteDefinition[] => [
  codeRoute(deps),
  devicesRoute(deps),
  ...removeRoutes(deps),
  drawingRoute(),
]
