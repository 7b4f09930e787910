import assert from 'node:assert/strict'
import { readdir } from 'node:fs/promises'
import path from 'node:path'
import test, { after } from 'node:test'
import { pathToFileURL } from 'node:url'
import { z } from 'zod'
import { ACTED_FOR } from '#platform/audit.ts'
import { systemClock } from '#platform/clock.ts'
import type { EventType } from '#platform/events.ts'
import { allSubscribers } from '#app/subscribers.ts'
import { openSpool } from '#platform/spool.ts'
import { CatalogueReader } from '#modules/catalogue/index.ts'
import { testDatabase } from './database.ts'
import { testKeys, testPii } from './person.ts'

// A module follows the events of another one by a schema of its own, since it may not know that
// one, or comes before it. Nothing but this test holds the two together: whatever the publisher may
// write, each follower must be able to read.

const it = await testDatabase()
after(() => it[Symbol.asyncDispose]())
const MODULES = path.join(import.meta.dirname, '../src/modules')

const isEventType = (value: unknown): value is EventType =>
  typeof value === 'object' && value !== null && 'payload' in value && 'name' in value

/** Every event that a module declares in its `events.ts`, and that of the platform. */
const published = async (): Promise<ReadonlyMap<string, EventType>> => {
  const found = new Map<string, EventType>([[ACTED_FOR.name, ACTED_FOR]])
  for (const module of await readdir(MODULES)) {
    const files = await readdir(path.join(MODULES, module))
    if (!files.includes('events.ts')) continue
    const url = pathToFileURL(path.join(MODULES, module, 'events.ts')).href
    const exported = (await import(url)) as Record<string, unknown>
    for (const event of Object.values(exported).filter(isEventType)) found.set(event.name, event)
  }
  return found
}

interface JsonSchema {
  readonly type?: string | readonly string[]
  readonly format?: string
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly minimum?: number
  readonly anyOf?: readonly JsonSchema[]
  readonly items?: JsonSchema
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly required?: readonly string[]
}

const TEXTS: Readonly<Record<string, readonly string[]>> = {
  uuid: ['0199aaaa-0000-7000-8000-000000000001', '0199bbbb-0000-7000-8000-000000000002'],
  date: ['2026-11-26', '2028-02-29'],
  'date-time': ['2026-11-26T02:00:00Z', '2026-11-26T02:00:00.123456789Z'],
}
const ABSENT = Symbol('absent')

/** Values that a schema allows: every one of a list, none where it may be, a few of the rest. */
const valuesOf = (schema: JsonSchema): readonly unknown[] => {
  if ('const' in schema) return [schema.const]
  if (schema.enum !== undefined) return schema.enum
  if (schema.anyOf !== undefined) return schema.anyOf.flatMap(valuesOf)
  if (typeof schema.type === 'object')
    return schema.type.flatMap((one) => valuesOf({ ...schema, type: one }))
  const { type = 'nothing' } = schema
  switch (type) {
    case 'string':
      return TEXTS[schema.format ?? ''] ?? ['102', '字']
    case 'integer':
    case 'number':
      return [schema.minimum ?? 0, Math.max(schema.minimum ?? 0, 0) + 7]
    case 'boolean':
      return [true, false]
    case 'null':
      return [null]
    case 'array':
      return [[], valuesOf(schema.items ?? {})]
    case 'object':
      return objectsOf(schema)
    default:
      throw new Error(`no values for ${JSON.stringify(schema)}`)
  }
}

/** Objects in which each member takes each of its values at least once. */
const objectsOf = ({ properties = {}, required = [] }: JsonSchema): readonly unknown[] => {
  const members = Object.entries(properties).map(([name, schema]) => {
    const values = valuesOf(schema)
    return [name, required.includes(name) ? values : [...values, ABSENT]] as const
  })
  const most = Math.max(1, ...members.map(([, values]) => values.length))
  return Array.from({ length: most }, (_, i) =>
    Object.fromEntries(
      members
        .map(([name, values]) => [name, values[i % values.length]] as const)
        .filter(([, value]) => value !== ABSENT),
    ),
  )
}

/** What stands in the database when this event is published, in all its variants. */
const samplesOf = ({ payload }: EventType): readonly unknown[] =>
  valuesOf(z.toJSONSchema(payload, { io: 'input' }) as JsonSchema).map((sample): unknown =>
    JSON.parse(JSON.stringify(payload.parse(sample))),
  )

const followed = allSubscribers({
  db: it.db,
  clock: systemClock,
  keys: testKeys,
  pii: testPii,
  catalogue: new CatalogueReader(testKeys),
  bankAddress: () => 'http://outside/bank',
  bankTerms: () => undefined,
  fileKey: undefined,
  spool: openSpool('no such directory', testKeys),
  smsUrl: 'http://outside/sms',
  populationRegisterUrl: 'http://outside/register',
  demo: false,
  cardFactoryUrl: 'http://outside/factory',
})

test('every event that somebody follows is published by somebody', async () => {
  const known = await published()
  const orphans = followed.filter(({ event }) => !known.has(event.name))
  assert.deepEqual(
    orphans.map(({ name, event }) => `${name} follows ${event.name}`),
    [],
  )
  assert.ok(followed.length > 40)
})

test('whatever a publisher may write, each follower reads', async () => {
  const known = await published()
  for (const { name, event } of followed) {
    const publisher = known.get(event.name)
    assert.ok(publisher !== undefined)
    for (const sample of samplesOf(publisher)) {
      const read = event.payload.safeParse(sample)
      const what = `${name} cannot read ${event.name}: ${JSON.stringify(sample)}`
      assert.ok(read.success, `${what}\n${read.error?.message ?? ''}`)
    }
  }
})

/** What can stand under `status`, by the schema of an event. */
const statesOf = ({ payload }: EventType): readonly string[] => {
  const { properties } = z.toJSONSchema(payload, { io: 'input' }) as JsonSchema
  return (properties?.['status']?.enum ?? []).map(String).toSorted()
}
const accountChanged = async (): Promise<EventType> => {
  const found = (await published()).get('bank.account-changed')
  assert.ok(found !== undefined)
  return found
}

test('a follower that knows less than the publisher says is found', async () => {
  const publisher = await accountChanged()
  const narrow = z.object({
    status: z.enum(statesOf(publisher).filter((one) => one !== 'dormant')),
  })
  assert.ok(samplesOf(publisher).some((sample) => !narrow.safeParse(sample).success))
  const strict = z.strictObject({ status: z.string() })
  assert.ok(samplesOf(publisher).every((sample) => !strict.safeParse(sample).success))
})

test('the states of an account are the same to banks and cards', async () => {
  const card = followed.find(({ name }) => name === 'card.record-account-fact')
  assert.ok(card !== undefined)
  const states = statesOf(await accountChanged())
  assert.equal(states.length, 8)
  assert.deepEqual(statesOf(card.event), states)
})
