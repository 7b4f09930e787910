import assert from 'node:assert/strict'
import test from 'node:test'
import type { ActionContext } from '#platform/audit.ts'
import { sql } from '#platform/db.ts'
import { enterCard } from '#test/card.ts'
import {
  applyFor,
  AT,
  granted,
  handedOver,
  type OrderWorld,
  orderWorld,
  refusalOf,
} from '#test/card-orders.ts'
import { eCardConsent } from '#test/consents.ts'
import {
  CONSENT_TEXTS,
  consentsOf,
  consentText,
  publishTexts,
  withdrawConsent,
} from '#modules/consent/index.ts'
import { citizenNumber, enterSomebody } from '#test/person.ts'
import { relate } from '#test/relations.ts'
import {
  cardForCodes,
  cardsForVerification,
  channelsOf,
  checkECardPassword,
  currentCard,
  eCardOf,
  enableCard,
  type Enabling,
  issueECard,
  permitECard,
  reportLoss,
  reportTemporaryLoss,
  restoreCard,
  setECardChannels,
  setECardPassword,
} from './index.ts'
import type { ECardChannel } from './e-card-channel.ts'
import { endPermission } from './permit-e-card.ts'

const arrange = async () => {
  const world = await orderWorld()
  const personId = await enterSomebody(world.db, 2)
  const { id: cardId } = await enterCard(world.db, personId, 1)
  const context = world.context(personId)
  granted(await issueECard(world, context, { personId, consent: await eCardConsent(world.db, AT) }))
  const set = (password: string, authenticatedAt = AT) =>
    setECardPassword(world, context, { personId, password, authenticatedAt })
  const check = (password: string) => checkECardPassword(world, context, { personId, password })
  const loss = { personId, cardId, sides: 'social' } as const
  return { world, personId, cardId, context, set, check, loss }
}

test('the password is kept as a digest, by its own salt, and holds at once', async () => {
  const { world, personId, set, check } = await arrange()
  await using _ = world
  assert.equal(refusalOf(await check('135792')).refusal, 'E_CARD_PASSWORD_UNSET')
  assert.equal(
    refusalOf(await set('135792', AT.subtract({ minutes: 9 }))).refusal,
    'STEP_UP_NEEDED',
  )
  const own = refusalOf(await set(citizenNumber(2).slice(4, 10)))
  assert.deepEqual(own, {
    refusal: 'PASSWORD_FROM_NUMBER',
    basis: 'YKT-22',
    instead: ['chooseOther'],
  })
  granted(await set('135792'))
  granted(await check('135792'))
  const stored = (await eCardOf(world.db, personId))?.password
  assert.equal(stored?.digest.length, 32)
  assert.ok(!Buffer.from(stored.digest).includes('135792'))
  granted(await set('135792'))
  const again = (await eCardOf(world.db, personId))?.password
  assert.notDeepEqual(again?.salt, stored.salt)
  assert.notDeepEqual(again?.digest, stored.digest)
})

test('wrong passwords lock it, however many come at once, until it is set anew', async () => {
  const { world, personId, set, check } = await arrange()
  await using _ = world
  granted(await set('135792'))
  for (let i = 0; i < 4; i += 1)
    assert.equal(refusalOf(await check('000001')).refusal, 'E_CARD_PASSWORD_WRONG')
  granted(await check('135792'))
  const answers = await Promise.all(Array.from({ length: 8 }, () => check('000001')))
  const wrong = answers.filter(
    (answer) => answer?.granted === false && answer.refusal === 'E_CARD_PASSWORD_WRONG',
  )
  assert.equal(wrong.length, 4, 'the fifth locks')
  assert.equal(refusalOf(await check('135792')).refusal, 'E_CARD_LOCKED')
  const codes = await world.db.transaction((tx) => cardForCodes(tx, personId, AT))
  assert.ok(codes !== undefined)
  assert.deepEqual(refusalOf(codes.decision).instead, ['resetECardPassword'])
  granted(await set('246802'))
  granted(await check('246802'))
})

test('while the card is lost for the time being, codes need the own permission', async () => {
  const { world, personId, cardId, context, loss } = await arrange()
  await using _ = world
  const codes = async () => {
    const found = await world.db.transaction((tx) => cardForCodes(tx, personId, AT))
    return found?.decision.granted === true ? '+' : refusalOf(found?.decision).refusal
  }
  const permitted = async () =>
    (await cardsForVerification(world.db, { byId: [cardId], byNumber: [] })).get(cardId)
      ?.eCardPermitted
  await world.db.transaction((tx) => publishTexts(tx, CONSENT_TEXTS))
  const text = await consentText(world.db, 'eCardOnTemporaryLoss', 'zh-Hant', AT)
  const standing = async () =>
    (await consentsOf(world.db, personId)).filter(
      ({ kind, withdrawnAt }) => kind === 'eCardOnTemporaryLoss' && withdrawnAt === undefined,
    )
  const permit = (
    authenticatedAt = AT,
    allow = true,
    read: typeof text | null = text,
    assuranceLevel = 3,
  ) =>
    permitECard(world, context, {
      personId,
      permitted: allow,
      authenticatedAt,
      assuranceLevel,
      text: read ?? undefined,
    })
  assert.equal(await codes(), '+')
  assert.equal(refusalOf(await permit()).refusal, 'NO_PERMISSION_NEEDED')
  granted(await reportTemporaryLoss(world, context, loss))
  assert.equal(await codes(), 'E_CARD_NEEDS_PERMISSION')
  assert.equal(await permitted(), false)
  assert.equal(refusalOf(await permit(AT.subtract({ hours: 1 }))).refusal, 'STEP_UP_NEEDED')
  assert.equal(refusalOf(await permit(AT, true, null)).refusal, 'CONSENT_MISSING')
  assert.equal(refusalOf(await permit(AT, true, text, 2)).refusal, 'HIGHER_ASSURANCE_NEEDED')
  assert.ok(text !== undefined)
  const edited = { ...text, digest: text.digest.replaceAll('a', 'b') }
  assert.equal(refusalOf(await permit(AT, true, edited)).refusal, 'TEXT_CHANGED')
  assert.deepEqual(await standing(), [])
  granted(await permit())
  assert.deepEqual(
    (await standing()).map(({ kind, textLanguage }) => [kind, textLanguage]),
    [['eCardOnTemporaryLoss', 'zh-Hant']],
  )
  assert.equal(await codes(), '+')
  assert.equal(await permitted(), true)
  granted(await permit(AT.subtract({ hours: 1 }), false))
  assert.equal(await codes(), 'E_CARD_NEEDS_PERMISSION', 'taken back without any proof')
  assert.deepEqual(await standing(), [], 'and the consent with it')
  granted(await permit())
  granted(await reportLoss(world, context, loss))
  assert.equal(await codes(), 'CARD_NOT_USABLE', 'a formal loss stops it as well')
  assert.equal(await permitted(), false)
  const proof = { authenticatedAt: AT, assuranceLevel: 3 }
  granted(await restoreCard(world, context, { ...loss, ...proof }))
  world.clock.advance({ minutes: 1 })
  granted(await reportTemporaryLoss(world, world.context(personId), loss))
  assert.equal(await codes(), 'E_CARD_NEEDS_PERMISSION', 'the permission was for another loss')
})

/** Somebody whose new card is in the hand and not enabled yet. */
const inHand = async (world: OrderWorld, sequence: number) => {
  const personId = await enterSomebody(world.db, sequence)
  const order = await applyFor(world, personId)
  await handedOver(world, order)
  return { personId, cardId: order.cardId }
}

test('it comes with the card to whoever agreed to the very words, and to nobody else', async () => {
  await using world = await orderWorld()
  const agreed = await eCardConsent(world.db, AT)
  const wants = await inHand(world, 2)
  const eCard = {
    ...agreed,
    text: { ...agreed.text, digest: agreed.text.digest.replace(/./, 'x') },
  }
  const enable = (more: Partial<Enabling>) =>
    enableCard(world, world.context(wants.personId), { ...wants, ...more })
  assert.equal(refusalOf(await enable({ eCard })).refusal, 'TEXT_CHANGED')
  const unsure = { ...agreed, assuranceLevel: 2 }
  assert.equal(refusalOf(await enable({ eCard: unsure })).refusal, 'HIGHER_ASSURANCE_NEEDED')
  assert.equal((await currentCard(world.db, wants.personId))?.status, 'sealed', 'nothing is half')
  assert.deepEqual(await consentsOf(world.db, wants.personId), [])
  granted(await enable({ eCard: agreed }))
  assert.equal((await eCardOf(world.db, wants.personId))?.status, 'active')
  const [consent] = await consentsOf(world.db, wants.personId)
  assert.deepEqual(
    [consent?.kind, consent?.textDigest, consent?.channel, consent?.witnessId],
    ['synchronousECard', agreed.text.digest, 'portal', undefined],
  )
  const leaves = await inHand(world, 4)
  granted(await enableCard(world, world.context(leaves.personId), leaves))
  assert.equal(await eCardOf(world.db, leaves.personId), undefined)
  assert.deepEqual(await consentsOf(world.db, leaves.personId), [])
})

test('nobody agrees to it for another, and a clerk is the witness of the holder', async () => {
  await using world = await orderWorld()
  const agreed = await eCardConsent(world.db, AT)
  const { personId, cardId } = await inHand(world, 2)
  const agentId = await enterSomebody(world.db, 4)
  await relate(world.db, AT, { personId, agentId, kind: 'family' })
  const agent: ActionContext = {
    ...world.context(personId),
    actor: { kind: 'agent', id: agentId, onBehalfOf: personId },
  }
  const byAgent = await enableCard(world, agent, { personId, cardId, eCard: agreed })
  assert.equal(refusalOf(byAgent).refusal, 'NOT_THE_HOLDER')
  granted(await enableCard(world, agent, { personId, cardId }))
  const none = await issueECard(world, agent, { personId, consent: undefined })
  assert.equal(refusalOf(none).refusal, 'CONSENT_MISSING')
  const clerk: ActionContext = {
    ...world.context(personId),
    actor: { kind: 'staff', id: 'clerk-1', organisationCode: 'desk-441400' },
  }
  const consent = await eCardConsent(world.db, AT, { channel: 'counter', assuranceLevel: 4 })
  granted(await issueECard(world, clerk, { personId, consent }))
  const [kept] = await consentsOf(world.db, personId)
  assert.deepEqual([kept?.channel, kept?.witnessId], ['counter', 'clerk-1'])
})

test('it is opened and closed in applications, and there is one for each person', async () => {
  const { world, personId, cardId, context } = await arrange()
  await using _ = world
  const first = await eCardOf(world.db, personId)
  assert.equal(
    granted(await issueECard(world, context, { personId, consent: undefined })).id,
    first?.id,
  )
  const set = (...open: ECardChannel[]) => setECardChannels(world, context, { personId, open })
  const channels = () => channelsOf(world.db, first?.id ?? '')
  assert.ok(await set('wallets', 'bankApp'))
  assert.deepEqual(await channels(), ['bankApp', 'wallets'])
  assert.ok(await set('wallets'))
  assert.deepEqual(await channels(), ['wallets'])
  assert.ok(await set('wallets', 'bankApp'))
  assert.deepEqual(await channels(), ['bankApp', 'wallets'])
  assert.equal(await setECardChannels(world, context, { personId: cardId, open: [] }), false)
  await assert.rejects(
    world.owner.run(sql`
      insert into card.e_card (id, person_id, card_id, sign_number, status, issued_at)
      values (gen_random_uuid(), ${personId}, ${cardId}, '00000000000000000001', 'active', now())`),
    /e_card_one/,
  )
})

test('a consent withdrawn on the page of all consents ends the use it permitted', async () => {
  const { world, personId, context, loss } = await arrange()
  await using _ = world
  await world.db.transaction((tx) => publishTexts(tx, CONSENT_TEXTS))
  granted(await reportTemporaryLoss(world, context, loss))
  const text = await consentText(world.db, 'eCardOnTemporaryLoss', 'en', AT)
  const level = { authenticatedAt: AT, assuranceLevel: 3 }
  granted(await permitECard(world, context, { personId, permitted: true, text, ...level }))
  const [consent] = await consentsOf(world.db, personId)
  assert.ok(consent !== undefined)
  await world.db.transaction((tx) =>
    withdrawConsent(tx, context, { personId, consentId: consent.id }),
  )
  for (let i = 0; i < 2; i += 1)
    await world.db.transaction((tx) => endPermission(tx, world.job(), personId))
  assert.equal((await eCardOf(world.db, personId))?.permittedLossAt, undefined)
})
