import { mod11Check } from '#kernel/identity-number/index.ts'
import type { Database } from '#platform/db.ts'
import { KeyRing } from '#platform/crypto/keys.ts'
import { PersonalInformation } from '#platform/pii.ts'
import { type Registration, registerPerson } from '#modules/person/index.ts'

/** Keys of tests: the same in every run, and good for nothing else. */
export const testKeys = new KeyRing([{ number: 1, secret: Buffer.alloc(32, 7) }])
export const testPii = new PersonalInformation(testKeys)

/** A citizen's number of Tianhe in Guangzhou, born on 7 March 1990; an odd sequence is a man's. */
export const citizenNumber = (sequence: number): string => {
  const body = `44010619900307${String(sequence).padStart(3, '0')}`
  return body + mod11Check(body)
}

/** Somebody of whom nothing is special; the sequence tells them from others. */
export const somebody = (sequence: number, change: Partial<Registration> = {}): Registration => ({
  name: '陈静怡',
  documents: [{ kind: 'residentIdentityCard', number: citizenNumber(sequence), primary: true }],
  sex: sequence % 2 === 1 ? 'male' : 'female',
  birthOn: Temporal.PlainDate.from('1990-03-07'),
  regionCode: '440106',
  registeredAt: Temporal.Instant.from('2026-11-01T00:00:00Z'),
  ...change,
})

/** Enters somebody and answers their id. */
export const enterSomebody = async (
  db: Database,
  sequence: number,
  change: Partial<Registration> = {},
): Promise<string> => {
  const decision = await db.transaction((tx) =>
    registerPerson(tx, testPii, somebody(sequence, change)),
  )
  if (!decision.granted) throw new Error(`nobody was entered: ${decision.refusal}`)
  return decision.outcome.personId
}
