import type { RouteDefinition } from '#platform/http/route.ts'
import type { Requests } from './matrix.ts'

const NOBODYS = '0198f000-0000-7000-8000-fffffffffffd'

/** What stands in paths of departments and banks; records of others are tried beside the code. */
const VALUES: Readonly<Record<string, string>> = {
  programme: 'MZ-001',
  programmeCode: 'MZ-001',
  agencyCode: 'dept-nobodys',
  fundCode: 'FIN-102',
  month: '2026-11',
  day: '2026-11-25',
  reason: 'R04',
  number: '1',
  n: '1',
  part: 'file',
  file: 'template.csv',
  reference: 'Y1X00000000000000000000000000',
}

/** Where pages and APIs begin whose requests follow from what their paths name. */
const BY_PATH = [
  '/dept/',
  '/admin/credentials/',
  '/admin/duties/',
  '/admin/announcements/',
  '/admin/campaigns/',
  '/admin/offers/',
  '/announcements/',
  '/offers/',
  '/go/',
  '/bank/payments/',
  '/bank/keys/files/',
  '/programmes/',
  '/v1/batches/',
  '/v1/events/',
  '/v1/programmes/',
  '/v1/g2p-connect/',
  '/v1/govstack/',
]

/** How those are asked for. */
export const requestsByPath = (routes: readonly RouteDefinition[]): Requests =>
  Object.fromEntries(
    routes
      .filter(({ path }) => BY_PATH.some((prefix) => path.startsWith(prefix)) && path.includes(':'))
      .map(({ path, operationId }) => {
        const names = [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => name)
        const params = Object.fromEntries(names.map((name) => [name, VALUES[name] ?? NOBODYS]))
        return [operationId, { params }]
      }),
  )
