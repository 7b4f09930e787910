import { DOCUMENT_KINDS } from '#kernel/identity-number/index.ts'
import type { SimulatedThing } from '#platform/reader/index.ts'
import { NEWCOMERS } from './data/newcomers.ts'
import { PERSONAS, type Persona } from './data/personas.ts'

/** The length of 社会保障号码, which for most people is the number of their document. */
const SOCIAL_SECURITY_NUMBER_LENGTH = 18

const documentsOf = ({ name, documents }: Pick<Persona, 'name' | 'documents'>) =>
  documents.map(({ kind, number }) => ({
    label: `${name} · ${DOCUMENT_KINDS[kind].zh}`,
    document: { kind, number, name },
  }))

const holderOf = ({ name, documents }: Persona) => {
  const number = documents.find(({ primary }) => primary)?.number
  return number?.length === SOCIAL_SECURITY_NUMBER_LENGTH
    ? { holder: { socialSecurityNumber: number, name } }
    : {}
}

const thingsOf = (persona: Persona): readonly SimulatedThing[] => {
  const { name, card } = persona
  return [
    {
      label: `${name} · 社会保障卡 ${card.cardNumber}`,
      card: { region: card.issuingRegion, number: card.cardNumber, identifier: card.identifier },
      ...holderOf(persona),
    },
    ...documentsOf(persona),
  ]
}

/** Cards and documents of every persona, to be laid on the simulated reader. */
export const simulatedThings = (): readonly SimulatedThing[] => [
  ...PERSONAS.flatMap(thingsOf),
  ...NEWCOMERS.flatMap(documentsOf),
]
