import { html, type Content, type Html } from '#kernel/html.ts'
import {
  backLink,
  bulletList,
  button,
  checkboxes,
  errorSummary,
  form,
  pageHeading,
  paragraph,
  radios,
  sectionHeading,
} from '#ui/components.ts'
import { type Language, localPath } from '#ui/i18n/language.ts'
import { consentBox, type ConsentText, isSameText, textField } from '#modules/consent/index.ts'
import { applyMessages as t } from './messages-apply.ts'
import { choiceMessages as c } from './messages-choices.ts'
import { materialName, materialSource } from './messages-materials.ts'
import { serviceCondition, serviceName } from './messages-services.ts'
import type { CaseMaterial } from './opening.ts'
import type { View } from './pages-tracker.ts'
import type { ServiceCode } from './service.ts'
import type { Question, Wish } from './wish.ts'

/** What every page of the form has. */
export interface FormPage {
  readonly language: Language
  readonly csrf: string
  readonly service: ServiceCode
  /** Which page of how many. */
  readonly n: number
  readonly total: number
}

export interface ApplyData extends FormPage {
  /** Where each material stands with what is ticked now. */
  readonly materials: readonly CaseMaterial[]
  readonly questions: readonly Question[]
  readonly wish: Wish
  /** The words of the consent to an electronic card, where it is asked for. */
  readonly eCardWords: ConsentText | undefined
  /** Questions that came back without an answer. */
  readonly missing: readonly Question[]
}

export const applyPath = (service: ServiceCode): string => `/me/apply/${service}`

export const stepText = ({ language, n, total }: FormPage): string =>
  t(language, 'step', { n, total })

const known = ({ language, materials }: ApplyData): Content => {
  const shared = materials.filter(({ state, code }) => state === 'shared' && code !== 'photo')
  return (
    shared.length > 0 && [
      sectionHeading(t(language, 'known')),
      bulletList(shared.map(({ code }) => materialName(language, code))),
    ]
  )
}

/** Papers to be ticked; the photo is a question of its own, and what an agent showed is known. */
const asked = ({ language, materials, questions }: ApplyData): Html | undefined => {
  const rest = materials.filter(
    ({ state, code }) =>
      state !== 'shared' &&
      code !== 'agentDocument' &&
      code !== 'guardianDocument' &&
      !(code === 'photo' && questions.includes('photo')),
  )
  if (rest.length === 0) return undefined
  return checkboxes({
    language,
    name: 'presented',
    legend: t(language, 'have'),
    legendSize: 'm',
    hint: t(language, 'haveHint'),
    values: rest.filter(({ state }) => state === 'presented').map(({ code }) => code),
    items: rest.map(({ code }) => ({
      value: code,
      text: materialName(language, code),
      hint: materialSource(language, code),
    })),
  })
}

type Choices = readonly {
  readonly value: string
  readonly text: string
  readonly hint?: string
}[]

const choice = (
  { language, questions, missing }: ApplyData,
  name: Question,
  legend: string,
  value: string | undefined,
  items: Choices,
): Content =>
  questions.includes(name) &&
  radios({
    language,
    name,
    legend,
    legendSize: 'm',
    value,
    items,
    error: missing.includes(name) && c(language, 'chooseOne'),
  })

const choices = (data: ApplyData): Content => {
  const { language, wish, questions, service, eCardWords, missing } = data
  return [
    choice(data, 'damage', c(language, 'damageLegend'), wish.damage, [
      { value: 'notOwn', text: c(language, 'damageNotOwn') },
      { value: 'own', text: c(language, 'damageOwn') },
    ]),
    choice(data, 'change', c(language, 'changeLegend'), wish.change, [
      { value: 'photo', text: c(language, 'changePhoto') },
      { value: 'data', text: c(language, 'changeData') },
    ]),
    choice(data, 'photo', c(language, 'photoLegend'), wish.photo, [
      {
        value: 'document',
        text: c(language, 'photoDocument'),
        hint: c(language, 'photoDocumentHint'),
      },
      {
        value: 'counter',
        text: c(language, 'photoCounter'),
        hint: c(language, 'photoCounterHint'),
      },
    ]),
    questions.includes('eCard') &&
      eCardWords !== undefined && [
        sectionHeading(c(language, 'eCardLegend')),
        service !== 'eCard' && paragraph(c(language, 'eCardHint')),
        consentBox({
          language,
          name: 'eCard',
          text: eCardWords,
          ticked: isSameText(wish.eCard, eCardWords),
          error: missing.includes('eCard') && c(language, 'eCardMissing'),
          label: c(language, 'eCardToo'),
        }),
      ],
  ]
}

/** Everything that a page asks again, at its top. */
export const askedAgain = (language: Language, missing: readonly Question[]): Content =>
  missing.length > 0 &&
  errorSummary({
    language,
    errors: missing.map((name) => ({ text: c(language, 'chooseOne'), href: `#${name}` })),
  })

/** 第一步: what is known, and what the applicant has. Nothing is ticked for them. */
export const applyPage = (data: ApplyData): View => {
  const { language, csrf, service, missing, eCardWords } = data
  const title = serviceName(language, service)
  return {
    title: `${title} · ${t(language, 'materials')}`,
    beforeMain: backLink({ language, href: localPath(language, `/guide/${service}`) }),
    main: html`${[
      askedAgain(language, missing),
      pageHeading(title, stepText(data)),
      paragraph(serviceCondition(language, service), 'lead'),
      known(data),
      form({
        action: applyPath(service),
        method: 'post',
        csrf,
        hidden: eCardWords === undefined ? {} : { words: textField(eCardWords) },
        content: [choices(data), asked(data), button({ text: t(language, 'goOn') })],
      }),
      paragraph(t(language, 'saved'), 'quiet'),
    ]}`,
  }
}
