import type { Term } from './term.ts'
import { CARD_TERMS } from './terms/card.ts'
import { DUTY_TERMS } from './terms/duties.ts'
import { HANDLING_TERMS } from './terms/handling.ts'
import { PEOPLE_TERMS } from './terms/people.ts'
import { USE_TERMS } from './terms/use.ts'

export type { Term } from './term.ts'

/** The words of the field by theme. A word enters when a law, a standard or a form uses it. */
export const GLOSSARY_THEMES: readonly {
  readonly title: string
  readonly terms: readonly Term[]
}[] = [
  { title: 'The card', terms: CARD_TERMS },
  { title: 'People and organisations', terms: PEOPLE_TERMS },
  { title: 'Use and verification', terms: USE_TERMS },
  { title: 'Handling', terms: HANDLING_TERMS },
  { title: 'Rights, money and supervision', terms: DUTY_TERMS },
]

/** Every word of the field, theme after theme. */
export const GLOSSARY: readonly Term[] = GLOSSARY_THEMES.flatMap((theme) => theme.terms)
