import { provinceDate } from '#kernel/period.ts'
import type { Handle } from '#platform/db.ts'
import type { CatalogueReader, Scene } from '#modules/catalogue/index.ts'
import { agencyNames, listRegions } from '#modules/organisation/index.ts'
import type { Credential, Opinion } from './credential.ts'
import type { Plan } from './plan.ts'
import { findCredential } from './store.ts'
import { opinionsOf, type Overlap, overlapsOf } from './store-opinions.ts'
import { findPlan } from './store-plans.ts'

/** Names of units and regions by their codes, as staff read them. */
export interface Names {
  readonly agency: (code: string) => string
  readonly region: (code: string) => string
}

/** One credential with all that belongs to it. */
export interface SeenCredential {
  readonly credential: Credential
  readonly overlaps: readonly Overlap[]
  readonly opinions: readonly Opinion[]
  readonly plan: Plan | undefined
  readonly names: Names
  readonly scenes: readonly Scene[]
  readonly on: Temporal.PlainDate
}

/** What units and regions are called. */
export const readNames = async (handle: Handle, agencyCodes: readonly string[]): Promise<Names> => {
  const agencies = await agencyNames(handle, agencyCodes)
  const regions = new Map((await listRegions(handle)).map(({ code, name }) => [code, name]))
  return {
    agency: (code) => agencies.get(code)?.['zh-Hans'] ?? code,
    region: (code) => regions.get(code)?.['zh-Hans'] ?? code,
  }
}

/** A credential as its readers see it, or `undefined`. */
export const readCredential = async (
  { db: handle, catalogue }: { readonly db: Handle; readonly catalogue: CatalogueReader },
  id: string,
  at: Temporal.Instant,
): Promise<SeenCredential | undefined> => {
  const credential = await findCredential(handle, id)
  if (credential === undefined) return undefined
  const overlaps = await overlapsOf(handle, id)
  const opinions = await opinionsOf(handle, [id])
  const { scenes } = await catalogue.scenes(handle, at)
  const codes = [
    credential.issuerAgency,
    ...(credential.outcome === undefined ? [] : [credential.outcome.by.agencyCode]),
    ...overlaps.map(({ agencyCode }) => agencyCode),
    ...opinions.map(({ agencyCode }) => agencyCode),
  ]
  return {
    credential,
    overlaps,
    opinions,
    plan: await findPlan(handle, id),
    names: await readNames(handle, codes),
    scenes: scenes.filter(({ status }) => status === 'published'),
    on: provinceDate(at),
  }
}

/** A line of a list of credentials. */
export interface ListedCredential {
  readonly credential: Credential
  readonly opinions: readonly Opinion[]
}

/** Credentials with what has been said of each. */
export const withOpinions = async (
  handle: Handle,
  credentials: readonly Credential[],
): Promise<readonly ListedCredential[]> => {
  const opinions = await opinionsOf(
    handle,
    credentials.map(({ id }) => id),
  )
  return credentials.map((credential) => ({
    credential,
    opinions: opinions.filter(({ credentialId }) => credentialId === credential.id),
  }))
}
