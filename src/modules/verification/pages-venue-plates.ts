import { html, type Content, type Html } from '#kernel/html.ts'
import {
  bulletList,
  button,
  buttonGroup,
  details,
  resultPlate,
  type ResultOutcome,
  spokenOnly,
} from '#ui/components.ts'
import { fieldName, type Scene, type SceneField } from '#modules/catalogue/index.ts'
import {
  ASSURANCE_WORDS,
  FIELD_WORDS,
  plateWords as w,
  type PlateWords,
  REFUSAL_WORDS,
  TROUBLE_WORDS,
} from './messages-venue-plates.ts'

const language = 'zh-Hans' as const

/** Filled by the page's script with plain text. */
const slot = (name: string): Html => html`<span data-slot="${name}" translate="no"></span>`

/** One possible answer, drawn here and shown by the script: it makes no markup of its own. */
const plate = (name: string, kind: ResultOutcome, content: Content): Html =>
  html`<template data-plate="${name}" data-kind="${kind}">${content}</template>`

const notThePerson = details({
  summary: w.notThePerson,
  text: bulletList(w.notThePersonSteps),
})

/** Read for systems, or told by the concession line: nothing for an operator to see. */
const UNSEEN: ReadonlySet<SceneField> = new Set(['token', 'concession'])

/** Shown in part; the whole is one press away. */
const MASKED: Readonly<Partial<Record<SceneField, string>>> = {
  name: w.showName,
  socialSecurityNumber: w.showNumber,
  cardNumber: w.showNumber,
  cardIdentifier: w.showNumber,
}

const valueOf = (field: SceneField): Content => {
  const show = MASKED[field]
  if (show === undefined) return slot(field)
  return [
    html`<span aria-hidden="true">${slot(field)}</span>${spokenOnly(slot(`${field}.spoken`))}`,
    details({ summary: show, text: html`<span>${slot(`${field}.full`)}</span>` }),
  ]
}

const factsOf = ({ returnedFields }: Pick<Scene, 'returnedFields'>) => [
  ...returnedFields
    .filter((field) => !UNSEEN.has(field))
    .map((field) => ({ label: fieldName(language, field), value: valueOf(field) })),
  { label: w.reference, value: slot('reference') },
]

const passOf = (scene: Scene): Html => {
  const facts = factsOf(scene)
  const priced = scene.returnedFields.includes('concession')
  const plain = resultPlate({
    language,
    outcome: 'pass',
    text: priced ? w.fullPrice : facts.length === 1 && w.noFields,
    facts,
  })
  const reduced = resultPlate({
    language,
    outcome: 'pass',
    concession: slot('concession'),
    text: slot('price'),
    facts,
  })
  return html`${plate(`granted:${scene.code}`, 'pass', [plain, notThePerson])}${
    priced && plate(`granted:${scene.code}:priced`, 'pass', [reduced, notThePerson])
  }`
}

const wordsPlate = (name: string, { kind, reason, next }: PlateWords, extra?: Content): Html =>
  plate(name, kind, [
    resultPlate({
      language,
      outcome: kind,
      text: html`<strong>${reason}</strong>。${next}`,
      facts: [{ label: w.reference, value: slot('reference') }],
    }),
    extra,
    notThePerson,
  ])

/** What the operator vouches for; the gateway counts it as far as this terminal is trusted. */
const ATTESTED = ['pinVerified', 'faceMatched', 'documentSeen'] as const

const attest = (kinds: readonly (typeof ATTESTED)[number][]): Html =>
  buttonGroup(
    ...kinds.map((value) =>
      button({ text: w[value], kind: 'secondary', type: 'button', name: 'attest', value }),
    ),
  )

const ATTEST: Readonly<Partial<Record<string, Html>>> = {
  enterPin: attest(ATTESTED),
  showDocument: attest(['documentSeen']),
}

const words = (): Html =>
  html`<template data-venue="words">${Object.entries(FIELD_WORDS).map(
    ([key, text]) => html`<span data-word="${key}">${text}</span>`,
  )}</template>`

/** Every answer that a terminal can get, as templates that the script chooses from. */
export const plates = (scenes: readonly Scene[]): Html =>
  html`${scenes.map(passOf)}${plate('granted', 'pass', [
    resultPlate({
      language,
      outcome: 'pass',
      facts: [{ label: w.reference, value: slot('reference') }],
    }),
    notThePerson,
  ])}${Object.entries(REFUSAL_WORDS).map(([name, text]) => wordsPlate(name, text))}${Object.entries(
    ASSURANCE_WORDS,
  ).map(([first, text]) =>
    wordsPlate(`ASSURANCE_TOO_LOW:${first}`, text, ATTEST[first]),
  )}${Object.entries(TROUBLE_WORDS).map(([name, text]) => wordsPlate(name, text))}${words()}`
