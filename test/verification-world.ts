import { randomBytes } from 'node:crypto'
import { publicId } from '#kernel/ids.ts'
import { FixedClock } from '#platform/clock.ts'
import type { Database } from '#platform/db.ts'
import { createLogger } from '#platform/log.ts'
import type { Card, NewCard } from '#modules/card/index.ts'
import {
  CatalogueReader,
  type CodePurpose,
  loadSnapshot,
  type Scene,
} from '#modules/catalogue/index.ts'
import type { EntitlementKind } from '#modules/entitlement/index.ts'
import {
  createGateway,
  enrolDevice,
  type Gateway,
  issueCode,
  type IssueCode,
} from '#modules/verification/index.ts'
import { enterCard } from './card.ts'
import { sayOf } from './entitlement.ts'
import { enterSomebody, testKeys, testPii } from './person.ts'
import { DeviceKey, standTerminal, type TestTerminal } from './terminal.ts'
import { LIBRARY, publishCatalogue, SCENE_CODES, START } from './verification-catalogue.ts'

/** Somebody with a card and a device that shows codes. */
export interface Holder {
  readonly personId: string
  readonly card: Card
  readonly deviceKey: DeviceKey
  readonly deviceId: string
}

const log = createLogger('silent')

/** A small province in a database of its own, with a clock in hand. */
export const makeWorld = async (db: Database, publish = publishCatalogue) => {
  await publish(db)
  const clock = new FixedClock(START)
  const keys = testKeys
  const catalogue = await loadSnapshot(db, START)
  const time = { elapsedMs: 0 }
  let holders = 0

  /** A gateway on the same data; a second one stands for a second process. */
  const newGateway = (handle: Database = db): Promise<Gateway> =>
    createGateway({
      db: handle,
      clock,
      keys,
      pii: testPii,
      log,
      catalogue: new CatalogueReader(keys, log),
      monotonic: () => time.elapsedMs,
    })

  const contextOf = (personId: string) => ({
    actor: { kind: 'holder' as const, id: personId },
    requestId: randomBytes(8).toString('hex'),
    at: clock.now(),
  })
  const seconds = () => Math.floor(clock.now().epochMilliseconds / 1000)

  const enrol = async (personId: string, deviceKey = new DeviceKey()) => {
    const publicKey = deviceKey.point
    const at = seconds()
    const proof = deviceKey.sign(`ykt-device|${publicKey}|${at}`)
    const input = { personId, publicKey, label: '手机', at, proof }
    const decision = await enrolDevice({ db }, contextOf(personId), input)
    if (!decision.granted) throw new Error(decision.refusal)
    return { deviceKey, deviceId: decision.outcome.id }
  }

  const holder = async (card: Partial<NewCard> = {}, kinds: EntitlementKind[] = []) => {
    holders += 1
    const personId = await enterSomebody(db, holders)
    await sayOf(db, personId, kinds)
    const entered = await enterCard(db, personId, holders, card)
    return { personId, card: entered, ...(await enrol(personId)) } satisfies Holder
  }

  /** A code request as the holder's device makes it. */
  const codeRequest = (
    { personId, deviceId, deviceKey }: Holder,
    purpose: CodePurpose = 'identity',
    assuranceLevel: 2 | 3 = 2,
  ): IssueCode => {
    const nonce = randomBytes(16).toString('base64url')
    const at = seconds()
    const message = `ykt-code|${publicId('device', deviceId)}|${purpose}|${at}|${nonce}`
    const signature = deviceKey.sign(message)
    const authenticatedAt = clock.now()
    return { personId, deviceId, purpose, assuranceLevel, at, nonce, signature, authenticatedAt }
  }
  const askCode = (request: IssueCode) =>
    issueCode({ db, keys }, contextOf(request.personId), request)
  const code = async (whose: Holder, purpose: CodePurpose = 'identity', level: 2 | 3 = 2) => {
    const decision = await askCode(codeRequest(whose, purpose, level))
    if (decision?.granted !== true) throw new Error(`no code: ${decision?.refusal ?? 'no device'}`)
    return decision.outcome
  }

  const terminal = (change: { placeId?: string; sceneCodes?: string[]; assurance?: number } = {}) =>
    standTerminal({
      db,
      keys,
      catalogue,
      placeId: change.placeId ?? LIBRARY.id,
      sceneCodes: change.sceneCodes ?? SCENE_CODES,
      highestAssurance: change.assurance ?? 4,
      at: clock.now(),
    })

  const gateway = await newGateway()

  /** What a terminal is told: `granted`, or the code of the problem. */
  const verify = async (from: TestTerminal, body: object, by: Gateway = gateway) => {
    const sent = JSON.stringify(body)
    const answer = await by.verify(from.message(sent), sent)
    return answer.ok
      ? { outcome: 'granted', body: JSON.parse(answer.body) as Record<string, unknown> }
      : { outcome: answer.problem.code, problem: answer.problem }
  }

  return {
    db,
    clock,
    keys,
    time,
    catalogue,
    gateway,
    newGateway,
    contextOf,
    enrol,
    holder,
    codeRequest,
    askCode,
    code,
    terminal,
    verify,
  }
}

export type World = Awaited<ReturnType<typeof makeWorld>>

/** A card as a chip reader reads it. */
export const chipOf = ({ card }: Holder) => ({
  region: card.issuingRegion,
  number: card.cardNumber,
  identifier: card.cardIdentifier,
})

/** The body for a chip in a scene. */
export const chipIn = ({ code }: Scene, holder: Holder, attested?: object) => ({
  scene: code,
  card: chipOf(holder),
  ...(attested !== undefined && { attested }),
})
