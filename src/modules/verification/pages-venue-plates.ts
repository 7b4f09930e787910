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

/** What stands where the answer of a verification will. */
type Fill = (name: string) => Html

const valueOf = (field: SceneField, fill: Fill): Content => {
  const show = MASKED[field]
  if (show === undefined) return fill(field)
  return [
    html`<span aria-hidden="true">${fill(field)}</span>${spokenOnly(fill(`${field}.spoken`))}`,
    details({ summary: show, text: html`<span>${fill(`${field}.full`)}</span>` }),
  ]
}

const factsOf = ({ returnedFields }: Pick<Scene, 'returnedFields'>, fill: Fill) => [
  ...returnedFields
    .filter((field) => !UNSEEN.has(field))
    .map((field) => ({ label: fieldName(language, field), value: valueOf(field, fill) })),
  { label: w.reference, value: fill('reference') },
]

const isPriced = ({ returnedFields }: Scene): boolean => returnedFields.includes('concession')

const plainPass = (scene: Scene, fill: Fill): Html => {
  const facts = factsOf(scene, fill)
  return resultPlate({
    language,
    outcome: 'pass',
    text: isPriced(scene) ? w.fullPrice : facts.length === 1 && w.noFields,
    facts,
  })
}

const reducedPass = (scene: Scene, fill: Fill): Html =>
  resultPlate({
    language,
    outcome: 'pass',
    concession: fill('concession'),
    text: fill('price'),
    facts: factsOf(scene, fill),
  })

const passOf = (scene: Scene): Html =>
  html`${plate(`granted:${scene.code}`, 'pass', [plainPass(scene, slot), notThePerson])}${
    isPriced(scene) &&
    plate(`granted:${scene.code}:priced`, 'pass', [reducedPass(scene, slot), notThePerson])
  }`

/** What an example of a field or of a price is, for whoever drafts a scene. */
const EXAMPLES: Readonly<Record<string, string>> = {
  concession: w.exampleConcession,
  price: w.examplePrice,
}
const example: Fill = (name) => html`${EXAMPLES[name] ?? '…'}`

/** 终端上的结果: what an operator sees of a holder who passes, as the templates are drawn. */
export const terminalFace = (scene: Scene): Html =>
  isPriced(scene) ? reducedPass(scene, example) : plainPass(scene, example)

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
