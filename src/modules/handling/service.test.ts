import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { PARAMETERS } from '#law/parameters.ts'
import { ALL_DOCUMENT_KINDS } from '#kernel/identity-number/index.ts'
import { addWeekdays } from '#test/handling.ts'
import { broughtSettings, broughtStandard } from '#modules/standard/index.ts'
import {
  type Channel,
  CHANNEL_TABLE,
  CHANNELS,
  EXEMPTIONS,
  hasForm,
  onlinePath,
  openChannels,
} from './channel.ts'
import { DOCUMENT_GROUPS, documentGroup, MATERIAL_CODES, materialsFor } from './material.ts'
import { exemptionText } from './messages-channels.ts'
import { decideOpening, type Opening } from './opening.ts'
import { GUIDE_GROUPS } from './pages-guide.ts'
import { APPLICANT_KINDS, isServiceCode, SERVICE_CODES, SERVICES } from './service.ts'
import { feeFigures, limitFigures } from './service-limit.ts'

const ON = Temporal.PlainDate.from('2026-11-25')

/** Everything but the papers, as one applicant meets it. */
const metBy = (opening: Omit<Opening, 'presented'>) => {
  const everything = { ...opening, presented: new Set(MATERIAL_CODES) }
  const decision = decideOpening(everything, addWeekdays, broughtStandard)
  return {
    granted: decision.granted,
    ...(decision.granted
      ? {
          status: decision.outcome.status,
          promiseOn: decision.outcome.limits?.promiseOn.toString(),
          legalOn: decision.outcome.limits?.legalOn.toString(),
        }
      : { refusal: decision.refusal, instead: decision.instead }),
    channels: openChannels(opening.service),
    fee: feeFigures(SERVICES[opening.service], opening.issueRegion, ON, broughtSettings).fen,
  }
}

test('services, channels, limits and fees never depend on the kind of document', () => {
  const openings = fc.record({
    service: fc.constantFrom(...SERVICE_CODES),
    applicant: fc.constantFrom(...APPLICANT_KINDS),
    channel: fc.constantFrom<Channel>(...CHANNELS),
    issueRegion: fc.constantFrom('440100', '440300', '440500', '441900'),
    proved: fc.boolean(),
    shared: fc.constant(new Set<never>()),
    alreadyOpen: fc.boolean(),
    on: fc.constant(ON),
  })
  const kinds = fc.constantFrom(...ALL_DOCUMENT_KINDS)
  fc.assert(
    fc.property(openings, kinds, kinds, (opening, one, other) => {
      assert.deepEqual(
        metBy({ ...opening, group: documentGroup(one) }),
        metBy({ ...opening, group: documentGroup(other) }),
      )
    }),
  )
})

test('papers differ by document only in the photo that children may leave out', () => {
  for (const service of SERVICE_CODES)
    for (const applicant of SERVICES[service].applicants)
      for (const group of DOCUMENT_GROUPS) {
        const all = materialsFor(service, applicant, 'resident')
        const expected = group === 'minor' ? all.filter((code) => code !== 'photo') : all
        assert.deepEqual(materialsFor(service, applicant, group), expected)
      }
})

test('every service has an online and a counter path, or the written reason why not', () => {
  for (const service of SERVICE_CODES)
    for (const channel of CHANNELS) {
      const rule = CHANNEL_TABLE[service][channel]
      if (rule.open) {
        if (channel === 'online' || channel === 'counter') assert.match(rule.path ?? '', /^\//)
      } else assert.ok(exemptionText('zh-Hans', rule.exemption).length > 10)
    }
})

test('only what happens at a bank or on a chip is not online; a counter does all of it', () => {
  const offline = SERVICE_CODES.filter((code) => onlinePath(code) === undefined)
  assert.deepEqual(offline, ['activate', 'unlock'])
  for (const code of SERVICE_CODES) assert.ok(CHANNEL_TABLE[code].counter.open, code)
})

test('every exemption is used, and a loss can be reported everywhere', () => {
  const used = new Set(
    SERVICE_CODES.flatMap((code) =>
      CHANNELS.flatMap((channel) => {
        const rule = CHANNEL_TABLE[code][channel]
        return rule.open ? [] : [rule.exemption]
      }),
    ),
  )
  assert.deepEqual([...used].toSorted(), EXEMPTIONS.toSorted())
  assert.deepEqual(openChannels('temporaryLoss'), CHANNELS)
})

test('every service stands in exactly one group of the guide', () => {
  const listed = GUIDE_GROUPS.flatMap(({ services }) => services)
  assert.deepEqual(listed.toSorted(), SERVICE_CODES.toSorted())
})

test('a promise is never later than the law allows, in any city', () => {
  for (const code of SERVICE_CODES) {
    const figures = limitFigures(SERVICES[code], ON, broughtSettings)
    if (figures.kind === 'atOnce') continue
    const { promise, online, cities, onlineCities, legal } = figures
    for (const days of [
      promise,
      online ?? 0,
      ...[...cities, ...onlineCities].map((city) => city.days),
    ])
      assert.ok(days <= legal, `${code}: ${days} > ${legal}`)
  }
  assert.ok(Object.hasOwn(PARAMETERS, 'handlingLegalWorkingDays'))
})

test('a city that publishes another time limit is named with it', () => {
  const figures = limitFigures(SERVICES.replaceLost, ON, broughtSettings)
  assert.ok(figures.kind === 'workingDays')
  assert.deepEqual(figures.onlineCities, [{ regionCode: '440500', days: 30 }])
  assert.deepEqual(figures.cities, [])
})

test('a bank change is for its holder alone, and an account never for an agent', () => {
  assert.deepEqual(SERVICES.changeBank.applicants, ['holder'])
  for (const code of ['activate', 'restore'] as const)
    assert.deepEqual(SERVICES[code].applicants, ['holder', 'guardian'])
  assert.deepEqual(SERVICES.eCard.applicants, ['holder'])
})

test('the first card is free, a replacement is not, and exemptions are for those that cost', () => {
  assert.equal(feeFigures(SERVICES.firstCard, '440100', ON, broughtSettings).fen, 0n)
  assert.equal(feeFigures(SERVICES.replaceLost, '440100', ON, broughtSettings).fen, 2000n)
  assert.equal(feeFigures(SERVICES.renewExpired, '440100', ON, broughtSettings).fen, 0n)
  assert.equal(feeFigures(SERVICES.changeBank, '440100', ON, broughtSettings).fen, 0n)
})

test('a service is known by its code only', () => {
  assert.ok(isServiceCode('firstCard'))
  assert.ok(!isServiceCode('toString'))
  assert.ok(hasForm('replaceLost') && !hasForm('temporaryLoss') && !hasForm('activate'))
})
