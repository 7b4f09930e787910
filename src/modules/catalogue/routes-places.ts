import { z } from 'zod'
import type { Location } from '#kernel/location.ts'
import type { Clock } from '#platform/clock.ts'
import type { Database } from '#platform/db.ts'
import { notFound } from '#platform/http/problem.ts'
import { apiRoute, type RouteDefinition } from '#platform/http/route.ts'
import { PlaceAnswer, placeAnswer, PlacesAnswer } from './answers.ts'
import { openAt } from './pages-query.ts'
import { FACILITIES } from './scene.ts'
import { findPlaces, placeByCode, placesAfter } from './store-places.ts'

interface Deps {
  readonly db: Database
  readonly clock: Clock
}

const MOST_PLACES = 200

const Cursor = z
  .string()
  .max(80)
  .transform((text) => Buffer.from(text, 'base64url').toString())
const cursorOf = (text: string): string => Buffer.from(text).toString('base64url')

const DEGREES = /^(\d{2}(?:\.\d{1,15})?),(\d{3}(?:\.\d{1,15})?)$/

/** A place of the register by its code, or a position. */
const Near = z
  .string()
  .regex(/^(?:[A-Za-z0-9-]{3,40}|\d{2}(?:\.\d{1,15})?,\d{3}(?:\.\d{1,15})?)$/)
  .transform((text): string | Location => {
    const [, latitude, longitude] = DEGREES.exec(text) ?? []
    return latitude === undefined
      ? text
      : { latitude: Number(latitude), longitude: Number(longitude) }
  })

const knownPlace = async (db: Database, code: string): Promise<Location> => {
  const place = await placeByCode(db, code)
  if (place === undefined) throw notFound()
  return place
}

/** How many of a list by distance were read before; a cursor of another list begins anew. */
const offsetOf = (cursor: string | undefined): number =>
  /^\d{1,6}$/.test(cursor ?? '') ? Number(cursor) : 0

/** The filters of the page of places, with the same meaning. */
const Query = z.strictObject({
  cityCode: z
    .string()
    .length(6)
    .optional()
    .meta({ examples: ['440100'] }),
  districtCode: z
    .string()
    .regex(/^\d{6}$/)
    .optional()
    .describe('GB/T 2260; a city without districts is its own')
    .meta({ examples: ['440106'] }),
  sceneCode: z
    .string()
    .max(40)
    .optional()
    .meta({ examples: ['GD-WH-001'] }),
  facility: z
    .union([z.array(z.enum(FACILITIES)), z.enum(FACILITIES).transform((one) => [one])])
    .optional()
    .describe('repeat it for more than one: a place must have all of them')
    .meta({ examples: [['ramp', 'accessibleToilet']] }),
  openNow: z
    .enum(['true', 'false'])
    .optional()
    .describe('open by its usual hours at this minute in Guangdong, and not closed for works')
    .meta({ examples: ['true'] }),
  near: Near.optional()
    .describe(
      'code of a place, or `latitude,longitude` in GCJ-02 degrees: the places within about ' +
        'fifty kilometres, the nearest first; the position is not kept',
    )
    .meta({ examples: ['23.117,113.325', 'P-440100-0001'] }),
  q: z
    .string()
    .trim()
    .min(1)
    .max(60)
    .optional()
    .describe('words of the name in any language, its initials in pinyin, the address'),
  cursor: Cursor.optional().describe('nextCursor of the page before'),
  limit: z.coerce.number().int().min(1).max(MOST_PLACES).default(50),
})

const placesRoute = ({ db, clock }: Deps) =>
  apiRoute({
    method: 'GET',
    path: '/v1/places',
    operationId: 'listPlaces',
    summary: { zh: '列出或检索应用场所', en: 'List or search places, page by page' },
    access: { kind: 'public' },
    basis: ['YKT-8', 'YKT-18'],
    query: Query,
    response: PlacesAnswer,
    problems: ['REQUEST_INVALID', 'NOT_FOUND'],
    handle: async ({ query: { q: query, cursor, limit, openNow, near: from, ...asked } }) => {
      const near = typeof from === 'string' ? await knownPlace(db, from) : from
      const open = openNow === 'true' ? openAt(clock.now()) : {}
      const filter = { ...asked, facilities: asked.facility, query, ...open, near }
      const offset = near === undefined ? undefined : offsetOf(cursor)
      const found =
        offset === undefined
          ? await placesAfter(db, filter, { after: cursor ?? '', limit: limit + 1 })
          : await findPlaces(db, filter, { offset, limit: limit + 1 })
      const items = found.slice(0, limit)
      const last = items.at(-1)
      const more = found.length > limit
      const next = offset === undefined ? last?.code : String(offset + limit)
      return {
        items: items.map(placeAnswer),
        nextCursor: more && next !== undefined ? cursorOf(next) : null,
      }
    },
  })

const placeRoute = ({ db }: Deps) =>
  apiRoute({
    method: 'GET',
    path: '/v1/places/:placeCode',
    operationId: 'readPlace',
    summary: { zh: '读取应用场所', en: 'Read a place' },
    access: { kind: 'public' },
    basis: ['YKT-8', 'YKT-18'],
    params: z.object({ placeCode: z.string().max(40) }),
    response: PlaceAnswer,
    problems: ['NOT_FOUND'],
    handle: async ({ params }) => {
      const place = await placeByCode(db, params.placeCode)
      if (place === undefined) throw notFound()
      return placeAnswer(place)
    },
  })

/** 应用场所 for systems: lists, what is near, and one place (Art. 8, 18). */
export const placeRoutes = (deps: Deps): RouteDefinition[] => [placesRoute(deps), placeRoute(deps)]
