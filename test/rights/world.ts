import { randomBytes } from 'node:crypto'
import { publicId } from '#kernel/ids.ts'
import type { Clock } from '#platform/clock.ts'
import type { Database } from '#platform/db.ts'
import {
  enterVersion,
  insertPlaces,
  loadSnapshot,
  openDraft,
  type Place,
} from '#modules/catalogue/index.ts'
import { CONSENT_TEXTS, consentText, giveConsent, publishTexts } from '#modules/consent/index.ts'
import { openCase, openException } from '#modules/handling/index.ts'
import { enrolDevice } from '#modules/verification/index.ts'
import { workingDays } from '#app/working-days.ts'
import { SCENES } from '#app/seed/data/scenes.ts'
import { relate } from '../relations.ts'
import { enterCard } from '../card.ts'
import { enterSomebody, testKeys, testPii } from '../person.ts'
import { DeviceKey, standTerminal } from '../terminal.ts'
import { enterBankRecords } from './banks.ts'
import { enterMoney } from './money.ts'
import { ORGANISATIONS, type Scope } from './people.ts'

/** Offered at both places. */
export const SCENE = 'GD-WH-001'

/** Who wrote what was there before anybody asks. */
const WORLD_STAFF = '0199cccc-0000-7000-8000-0000000000fe'

const NAME = { 'zh-Hans': '图书馆', 'zh-Hant': '圖書館', en: 'Library', pt: 'Biblioteca' }

const PLACES: Readonly<Record<Scope, Place>> = (() => {
  const place = (number: number, cityCode: string, operatorAgency: string): Place => ({
    id: `0199cccc-0000-7000-8000-00000000000${number}`,
    code: `P-${cityCode}-000${number}`,
    name: NAME,
    kind: 'library',
    cityCode,
    districtCode: `${cityCode.slice(0, 4)}06`,
    address: '珠江东路4号',
    latitude: 23.117,
    longitude: 113.325,
    openingHours: '09:00-21:00',
    phone: '12345',
    operatorAgency,
    sceneCodes: [SCENE],
    facilities: [],
  })
  return {
    own: place(1, '440100', ORGANISATIONS.own),
    other: place(2, '440300', ORGANISATIONS.other),
  }
})()

/** The catalogue of the province with a place of each organisation. */
const publish = (db: Database, at: Temporal.Instant): Promise<void> =>
  db.transaction(async (tx) => {
    await enterVersion(tx, testKeys, {
      regionCode: '440000',
      publishedAt: at.subtract({ hours: 48 }),
      effectiveFrom: at.subtract({ hours: 24 }),
      reason: '首次发布',
      draftedBy: 'editor',
      publishedBy: 'reviewer',
      scenes: SCENES.filter(({ regionCode }) => regionCode === '440000'),
    })
    await insertPlaces(tx, [PLACES.own, PLACES.other])
  })

/** 目录草案 of the city of the organisation. */
const enterDraft = async (db: Database, at: Temporal.Instant): Promise<string> => {
  const by = { staffId: WORLD_STAFF, agencyCode: ORGANISATIONS.own, regionCode: '440100' }
  const context = { actor: { kind: 'staff', id: WORLD_STAFF }, requestId: 'world', at } as const
  const decision = await openDraft({ db }, context, { regionCode: by.regionCode, by })
  if (!decision.granted) throw new Error(decision.refusal)
  return decision.outcome.id
}

/** A device of a person, as the app on a phone makes it. */
const enrol = async (db: Database, personId: string, at: Temporal.Instant) => {
  const key = new DeviceKey()
  const seconds = Math.floor(at.epochMilliseconds / 1000)
  const proof = key.sign(`ykt-device|${key.point}|${seconds}`)
  const context = { actor: { kind: 'holder', id: personId }, requestId: 'world', at } as const
  const decision = await enrolDevice({ db }, context, {
    personId,
    publicKey: key.point,
    label: '手机',
    at: seconds,
    proof,
  })
  if (!decision.granted) throw new Error(decision.refusal)
  return { id: publicId('device', decision.outcome.id), key, seconds, proof }
}

/** A consent of a person; answers how its address names it. */
const consentOf = (db: Database, personId: string, at: Temporal.Instant): Promise<string> =>
  db.transaction(async (tx) => {
    await publishTexts(tx, CONSENT_TEXTS)
    const kind = 'eCardOnTemporaryLoss'
    const text = await consentText(tx, kind, 'zh-Hans', at)
    if (text === undefined) throw new Error(`no text of ${kind} is published`)
    const context = { actor: { kind: 'holder', id: personId }, requestId: 'world', at } as const
    const asked = { personId, kind, text, channel: 'portal', assuranceLevel: 3 } as const
    const decision = await giveConsent(tx, context, asked)
    if (!decision.granted) throw new Error(decision.refusal)
    return publicId('consent', decision.outcome.id)
  })

const holder = async (db: Database, sequence: number) => {
  const personId = await enterSomebody(db, sequence)
  const card = await enterCard(db, personId, sequence)
  const { issuingRegion: region, cardNumber: number, cardIdentifier: identifier } = card
  return { personId, cardId: card.id, chip: { region, number, identifier } }
}

/** A case of a holder that waits for its papers, accepted by an organisation. */
const enterCase = async (db: Database, personId: string, scope: Scope, at: Temporal.Instant) => {
  const actor = { kind: 'system', id: 'world' } as const
  const context = { actor, requestId: 'world', at }
  const decision = await openCase({ db, pii: testPii, workingDays: workingDays(db) }, context, {
    key: 'rights-case',
    personId,
    service: 'renewDamaged',
    applicant: 'holder',
    channel: 'counter',
    acceptRegion: '440100',
    acceptAgency: ORGANISATIONS[scope],
    issueRegion: '440100',
    presented: [],
    shared: [],
  })
  if (!decision.granted) throw new Error(decision.refusal)
  return publicId('case', decision.outcome.case.id)
}

/** An exception of a holder that an organisation reported and sees to. */
const enterException = async (
  db: Database,
  personId: string,
  scope: Scope,
  at: Temporal.Instant,
): Promise<string> => {
  const actor = { kind: 'staff', id: WORLD_STAFF, organisationCode: ORGANISATIONS[scope] } as const
  const context = { actor, requestId: 'world', at }
  const decision = await openException({ db, workingDays: workingDays(db) }, context, {
    personId,
    kind: 'other',
    statement: '有一处办不下去',
    regionCode: '440100',
  })
  if (!decision.granted) throw new Error(decision.refusal)
  return publicId('exception', decision.outcome.id)
}

/** Records of one holder and one organisation, and the same of a stranger. */
export const enterWorld = async (db: Database, clock: Clock) => {
  const at = clock.now()
  await publish(db, at)
  const catalogue = await loadSnapshot(db, at)
  const terminalAt = (scope: Scope) =>
    standTerminal({
      db,
      keys: testKeys,
      catalogue,
      placeId: PLACES[scope].id,
      sceneCodes: [SCENE],
      at,
    })
  const [own, other] = [await holder(db, 1), await holder(db, 3)]
  const banks = await enterBankRecords(db, at, [own, other])
  const devices = []
  for (let i = 0; i < 3; i += 1) devices.push(await enrol(db, own.personId, at))
  const [removed, revoked, used] = devices
  if (removed === undefined || revoked === undefined || used === undefined)
    throw new Error('three devices are needed')
  const [agentId, helperId, otherAgentId] = [
    await enterSomebody(db, 5),
    await enterSomebody(db, 7),
    await enterSomebody(db, 9),
  ]
  const { personId } = own
  const money = await enterMoney(db, personId, ORGANISATIONS.own, at)
  return {
    money,
    place: PLACES.own,
    draft: await enterDraft(db, at),
    /** Whoever acts for the holder, with every scope of family and with the few of a helper. */
    agents: [
      {
        name: 'resident family own',
        agentId,
        personId,
        relationId: await relate(db, at, { personId, agentId, kind: 'family' }),
      },
      {
        name: 'resident helper own',
        agentId: helperId,
        personId,
        relationId: await relate(db, at, { personId, agentId: helperId, kind: 'villageHelper' }),
      },
    ],
    /** A relation that the holder may end, in which somebody else acts. */
    relation: publicId(
      'relation',
      await relate(db, at, { personId, agentId: otherAgentId, kind: 'family' }),
    ),
    own: { ...own, terminal: await terminalAt('own') },
    other: { ...other, terminal: await terminalAt('other') },
    /** A second terminal of the organisation, for whoever revokes one. */
    spare: publicId('terminal', (await terminalAt('own')).id),
    devices: { removed, revoked, used },
    consent: await consentOf(db, own.personId, at),
    banks,
    /** `case_…` of the holder, accepted by the organisation. */
    ownCase: await enterCase(db, own.personId, 'own', at),
    /** `exc_…` that the organisation reported of another holder. */
    exception: await enterException(db, other.personId, 'own', at),
    nonce: randomBytes(16).toString('base64url'),
  }
}

export type RightsWorld = Awaited<ReturnType<typeof enterWorld>>
