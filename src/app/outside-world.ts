import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { maskName } from '#kernel/masking.ts'
import { provinceDate } from '#kernel/period.ts'
import type { ActionContext } from '#platform/audit.ts'
import type { KeyRing } from '#platform/crypto/keys.ts'
import { blindIndex } from '#platform/crypto/sealing.ts'
import { instant, sql, type Transaction } from '#platform/db.ts'
import { registerPartnerKey } from '#platform/http/partner-token.ts'
import { endpointsOf, enterEndpoint, EVENT_KINDS, stepEndpoint } from '#modules/exchange/index.ts'
import { insertBankKey } from '#modules/payment/index.ts'
import {
  type DepartmentIdentity,
  departmentSecret,
  filePoints,
  mountSandbox,
  type PersonDigest,
  personDigest,
  publicJwks,
  sandboxAddresses,
  type SandboxKey,
  type SandboxOptions,
} from '#sandbox/index.ts'
import type { AppDeps } from './deps.ts'
import { AGENCIES } from './seed/data/agencies.ts'
import { BANKS } from './seed/data/banks.ts'
import { NEWCOMERS } from './seed/data/newcomers.ts'
import { type Persona, PERSONAS } from './seed/data/personas.ts'
import { accountOf } from './seed/enter-accounts.ts'
import { demonstrationResidents } from './seed/index.ts'
import { stableId } from './seed/stable-id.ts'

const seedOf = (keys: KeyRing): Buffer => blindIndex(keys, 'sandbox', 'seed')

/** Three who pay: one confirms changes of account, one rejects them, one says nothing. */
const DEPARTMENTS: readonly DepartmentIdentity[] = (
  [
    ['dept-civil-affairs', 'normal'],
    ['dept-agriculture', 'refuses'],
    ['hrss-440000', 'silent'],
  ] as const
).map(([code, usual]) => ({
  code,
  usual,
  name: AGENCIES.find((one) => one.code === code)?.name['zh-Hans'] ?? code,
}))

/** The public keys of the sandbox's banks, departments and card factory, to be registered. */
export const sandboxKeys = (keys: KeyRing): readonly SandboxKey[] =>
  publicJwks(
    seedOf(keys),
    BANKS.map(({ code }) => code),
    DEPARTMENTS.map(({ code }) => code),
  )

/** Long before any clock of a demonstration; the same moment at every start, so it is kept once. */
const KEYS_VALID_FROM = Temporal.Instant.from('2024-11-01T00:00:00+08:00')

/** Lets banks and factory of the sandbox sign what they tell; at every start. */
export const registerSandboxKeys = async (tx: Transaction, keys: KeyRing): Promise<void> => {
  for (const { kind, code, publicJwk: publicKey } of sandboxKeys(keys))
    await registerPartnerKey(tx, { kind, code, publicKey, validFrom: KEYS_VALID_FROM })
  const codes = BANKS.map(({ code }) => code)
  for (const [bankCode, point] of filePoints(seedOf(keys), codes))
    await insertBankKey(tx, {
      id: stableId('bank-file-key', point.toString('hex')),
      bankCode,
      point,
      validFrom: KEYS_VALID_FROM,
      registeredBy: 'sandbox',
    })
}

/** Two people of each department, as its endpoint needs; nobody signs in as them. */
const ENTERED_BY = 'sandbox-officer'
const APPROVED_BY = 'sandbox-checker'

/**
 * Lets the systems of the sandbox's departments hear of events at the address of this start; what
 * an earlier start had at another port ends.
 */
export const registerSandboxDepartments = async (
  deps: Pick<AppDeps, 'db' | 'keys' | 'clock'>,
  publicUrl: string,
): Promise<void> => {
  const by = (id: string, organisationCode: string): ActionContext => ({
    actor: { kind: 'staff', id, organisationCode },
    requestId: 'sandbox',
    at: deps.clock.now(),
  })
  for (const { code: agencyCode } of DEPARTMENTS) {
    const officer = by(ENTERED_BY, agencyCode)
    const url = sandboxAddresses(publicUrl).department(agencyCode)
    const live = (await endpointsOf(deps.db, agencyCode)).filter(
      (one) => one.enteredBy === ENTERED_BY && one.status !== 'disabled',
    )
    for (const { id, url: former } of live)
      if (former !== url) await stepEndpoint(deps, officer, { agencyCode, id }, 'disable')
    if (live.some((one) => one.url === url)) continue
    const entered = await enterEndpoint({ ...deps, demo: true }, officer, {
      agencyCode,
      url,
      eventKinds: EVENT_KINDS,
      secret: departmentSecret(seedOf(deps.keys), agencyCode),
    })
    if (!entered.granted) continue
    const { endpointId: id } = entered.outcome
    await stepEndpoint(deps, by(APPROVED_BY, agencyCode), { agencyCode, id }, 'approve')
  }
}

/** The day on which the province was made: its residents' ages count from there. */
const seededOn = async ({ db, clock }: AppDeps): Promise<Temporal.PlainDate> => {
  const ids = PERSONAS.map(({ id }) => id)
  const { at } = await db.one(
    z.object({ at: instant.nullable() }),
    sql`select min(registered_at) as at from person.person where id = any(${ids})`,
  )
  return provinceDate(at ?? clock.now())
}

const digestsOf = async (deps: AppDeps, key: Uint8Array): Promise<PersonDigest[]> =>
  [...demonstrationResidents(await seededOn(deps)), ...NEWCOMERS].flatMap(({ name, documents }) =>
    documents.map(({ kind, number }) =>
      personDigest(key, { name, documentKind: kind, documentNumber: number }),
    ),
  )

const knownDeaths = PERSONAS.flatMap(({ diedOn, documents }) =>
  diedOn === undefined
    ? []
    : documents
        .filter(({ primary }) => primary)
        .map(({ kind, number }) => ({ documentKind: kind, documentNumber: number, diedOn })),
)

/** How the bank that opened it calls the state of an account. */
const AT_BANK = {
  notActivated: 'notActivated',
  active: 'active',
  bankLost: 'active',
  frozen: 'frozen',
  dormant: 'dormant',
  closed: 'closed',
} as const satisfies Record<Persona['card']['bankStatus'], string>

/** The accounts of personas, as their bank has had them since before this start. */
const formerAccounts = (bankCode: string) =>
  PERSONAS.filter(({ card }) => card.bankCode === bankCode).map(({ name, card }) => ({
    accountNumber: accountOf(card),
    holder: maskName(name),
    state: AT_BANK[card.bankStatus],
    lost: card.bankStatus === 'bankLost',
  }))

interface OutsideOptions {
  readonly mode: 'demonstration' | 'production'
  readonly publicUrl: string
  readonly outside?: Pick<AppDeps, 'smsUrl' | 'populationRegisterUrl'> | undefined
}

/** The addresses of the configuration; in a demonstration the sandbox plays those left out. */
export const outsideAddresses = ({
  mode,
  publicUrl,
  outside,
}: OutsideOptions): Pick<AppDeps, 'smsUrl' | 'populationRegisterUrl'> => {
  if (mode === 'production') return { ...outside }
  const { sms, population } = sandboxAddresses(publicUrl)
  return {
    smsUrl: outside?.smsUrl ?? sms,
    populationRegisterUrl: outside?.populationRegisterUrl ?? population,
  }
}

/** Lets the sandbox play the banks, the factory and the registers of the demonstration province. */
export const mountOutsideWorld = (
  server: FastifyInstance,
  deps: AppDeps & Pick<SandboxOptions, 'mode' | 'publicUrl' | 'clockControl'>,
): Promise<void> => {
  const key = blindIndex(deps.keys, 'sandbox', 'population')
  return mountSandbox(server, {
    mode: deps.mode,
    publicUrl: deps.publicUrl,
    clock: deps.clock,
    clockControl: deps.clockControl,
    seed: seedOf(deps.keys),
    platformKey: deps.fileKey,
    banks: BANKS.map(({ code, name, bin }) => ({
      code,
      name: name['zh-Hans'],
      bin,
      accounts: formerAccounts(code),
    })),
    departments: DEPARTMENTS,
    population: { key, people: () => digestsOf(deps, key) },
    deaths: knownDeaths,
  })
}
