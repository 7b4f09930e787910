import assert from 'node:assert/strict'
import test from 'node:test'
import {
  decideEndpointStep,
  decideNewEndpoint,
  ENDPOINT_ACTIONS,
  ENDPOINT_STATUSES,
  ENDPOINT_TRANSITIONS,
} from './endpoint.ts'
import { periodEnd } from './period-end.ts'
import { RETRY_SECONDS, retryAt } from './retry.ts'

const day = (text: string) => Temporal.PlainDate.from(text)

const refusalOf = (url: string, demo = false) => {
  const decision = decideNewEndpoint({ url, eventKinds: ['account.changed'] }, [], demo)
  return decision.granted ? undefined : decision.refusal
}

test('an address is https, without names; http to this machine in a demonstration', () => {
  for (const url of ['https://events.example.gov.cn/ykt', 'https://10.1.2.3:8443/a?b=c'])
    assert.equal(refusalOf(url), undefined, url)
  for (const url of [
    '',
    'events.example.gov.cn',
    'http://events.example.gov.cn/',
    'http://127.0.0.1:8080/',
    'https://user:secret@example.gov.cn/',
    'https://example.gov.cn/#part',
    'ftp://example.gov.cn/',
    `https://example.gov.cn/${'a'.repeat(500)}`,
  ])
    assert.equal(refusalOf(url), 'URL_NOT_ALLOWED', url)
  assert.equal(refusalOf('http://127.0.0.1:8080/a', true), undefined)
  assert.equal(refusalOf('http://127.0.0.2:8080/a', true), 'URL_NOT_ALLOWED')
})

test('an address is entered once, at least for one kind of event, and not without end', () => {
  const url = 'https://events.example.gov.cn/ykt'
  const eventKinds = ['account.changed', 'something.else']
  const enter = (kinds: string[], there: { url: string; status: 'active' | 'disabled' }[]) =>
    decideNewEndpoint({ url, eventKinds: kinds }, there, false)
  const entered = enter(eventKinds, [{ url, status: 'disabled' }])
  assert.deepEqual(entered.granted && entered.outcome.eventKinds, ['account.changed'])
  const refused = [
    enter(['something.else'], []),
    enter(eventKinds, [{ url, status: 'active' }]),
    enter(
      eventKinds,
      Array.from({ length: 5 }, (_, i) => ({ url: `${url}/${i}`, status: 'active' as const })),
    ),
  ]
  assert.deepEqual(
    refused.map((one) => !one.granted && one.refusal),
    ['EVENT_KIND_MISSING', 'ENDPOINT_KNOWN', 'ENDPOINTS_FULL'],
  )
})

test('every step is decided, and nobody approves what they entered', () => {
  for (const status of ENDPOINT_STATUSES)
    for (const action of ENDPOINT_ACTIONS) {
      const decision = decideEndpointStep({ status, enteredBy: 'one' }, action, 'two')
      assert.equal(decision.granted, action in ENDPOINT_TRANSITIONS[status], `${status} ${action}`)
    }
  const own = decideEndpointStep({ status: 'proposed', enteredBy: 'one' }, 'approve', 'one')
  assert.ok(!own.granted && own.refusal === 'SECOND_PERSON_NEEDED')
  assert.ok(decideEndpointStep({ status: 'active', enteredBy: 'one' }, 'disable', 'one').granted)
})

test('attempts come within three days, and then no more', () => {
  const start = Temporal.Instant.from('2026-11-26T02:00:00Z')
  let at = start
  let attempts = 1
  for (;;) {
    const next = retryAt(attempts, at)
    if (next === undefined) break
    assert.ok(Temporal.Instant.compare(next, at) > 0)
    at = next
    attempts += 1
  }
  assert.equal(attempts, RETRY_SECONDS.length + 1)
  assert.ok(at.since(start).total('hours') <= 72)
})

test('the end of a period is later than today, by month, quarter and year', () => {
  const monthly = { cycle: 'monthly', day: 10 } as const
  assert.equal(periodEnd(monthly, day('2026-11-26')).toString(), '2026-11-30')
  assert.equal(periodEnd(monthly, day('2026-11-30')).toString(), '2026-12-31')
  const quarterly = { cycle: 'quarterly', month: 3, day: 20 } as const
  assert.equal(periodEnd(quarterly, day('2026-11-26')).toString(), '2026-12-31')
  assert.equal(periodEnd(quarterly, day('2026-12-31')).toString(), '2027-03-31')
  const yearly = { cycle: 'yearly', month: 6, day: 30 } as const
  assert.equal(periodEnd(yearly, day('2026-11-26')).toString(), '2026-12-31')
  const once = { cycle: 'once', on: day('2027-02-18') } as const
  assert.equal(periodEnd(once, day('2026-11-26')).toString(), '2027-02-28')
  assert.equal(periodEnd(once, day('2027-02-20')).toString(), '2027-02-28')
})
