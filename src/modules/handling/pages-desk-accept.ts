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
  select,
  summaryList,
} from '#ui/components.ts'
import { formatDate } from '#ui/i18n/format.ts'
import { bankChooser, type ShownBanks } from '#modules/bank/index.ts'
import type { Fee } from '#modules/card/index.ts'
import { consentBox, type ConsentText, textField } from '#modules/consent/index.ts'
import type { Outlet } from '#modules/organisation/index.ts'
import { KNOWN_OF_AGENT } from './applicant.ts'
import { type DocumentGroup, type MaterialCode, MATERIALS, materialsFor } from './material.ts'
import { choiceMessages as c } from './messages-choices.ts'
import { deskWords as w } from './messages-desk.ts'
import { effectsOf } from './messages-effects.ts'
import { materialName, materialSource } from './messages-materials.ts'
import { serviceCondition, serviceName } from './messages-services.ts'
import { feeText } from './pages-apply-check.ts'
import { BY_MAIL } from './pages-apply-choices.ts'
import { type ApplicantData, applicantPart, placeSelect } from './pages-desk-applicant.ts'
import { deskKeys } from './pages-desk-frame.ts'
import { type DeskPerson, type DeskView, personBar, personPath } from './pages-desk-person.ts'
import { type ApplicantKind, type ServiceCode, SERVICES } from './service.ts'
import type { Question } from './wish.ts'

const language = 'zh-Hans' as const

/** What a new card takes besides papers. */
export interface DeskTerms {
  readonly questions: readonly Question[]
  /** The words of the consent to an electronic card, where it is asked for. */
  readonly eCardWords: ConsentText | undefined
  /** The neutral list, where there is a bank to choose. */
  readonly shown: ShownBanks | undefined
  /** The name of the card's bank, where the new card stays with it. */
  readonly ownBank: string | undefined
  /** Outlets of this counter that make the card while the holder waits. */
  readonly instant: readonly Outlet[]
  readonly outlets: readonly Outlet[]
  /** Outlets of this unit, from which a clerk goes to somebody's bed or door. */
  readonly ownOutlets: readonly Outlet[]
  readonly fee: Fee
  readonly promiseOn: Temporal.PlainDate
}

export interface AcceptData {
  readonly csrf: string
  readonly person: DeskPerson
  readonly group: DocumentGroup
  readonly service: ServiceCode
  readonly who: Pick<ApplicantData, 'comer' | 'organisation' | 'typed' | 'errors'>
  readonly terms: DeskTerms
  /** Makes the case once, however often the form is sent. */
  readonly key: string
  readonly refused: string | undefined
}

const box = (code: MaterialCode) => ({
  value: code,
  text: materialName(language, code),
  hint: materialSource(language, code),
})

/** How the form says that the card is made at once. */
export const AT_ONCE_PREFIX = 'now:'

const deliverySelect = ({ instant, outlets }: DeskTerms): Html =>
  select({
    language,
    name: 'delivery',
    label: w.delivery,
    hint: w.deliveryHint,
    items: [
      ...instant.map(({ code, name }) => ({
        value: `${AT_ONCE_PREFIX}${code}`,
        text: w.nowAt(name[language]),
      })),
      ...outlets.map(({ code, name }) => ({ value: code, text: w.laterAt(name[language]) })),
      { value: BY_MAIL, text: w.mail },
    ],
  })

/** The holder reads or hears the words; the clerk ticks on their word and answers for it. */
export const eCardQuestion = (text: ConsentText | undefined): Content =>
  text !== undefined && [
    sectionHeading(c(language, 'eCardLegend')),
    consentBox({ language, name: 'eCard', text, label: c(language, 'eCardWitnessed') }),
  ]

const reasons = ({ questions, eCardWords }: DeskTerms): Content => [
  questions.includes('damage') &&
    radios({
      language,
      name: 'damage',
      legend: c(language, 'damageLegend'),
      items: [
        { value: 'notOwn', text: c(language, 'damageNotOwn') },
        { value: 'own', text: c(language, 'damageOwn') },
      ],
    }),
  questions.includes('change') &&
    radios({
      language,
      name: 'change',
      legend: c(language, 'changeLegend'),
      items: [
        { value: 'photo', text: c(language, 'changePhoto') },
        { value: 'data', text: c(language, 'changeData') },
      ],
    }),
  questions.includes('eCard') && eCardQuestion(eCardWords),
]

const terms = ({ terms: one }: AcceptData): Content => [
  reasons(one),
  one.ownBank !== undefined &&
    one.questions.includes('delivery') &&
    paragraph(w.ownBank(one.ownBank)),
  one.shown !== undefined && bankChooser({ language, shown: one.shown }),
  one.questions.includes('delivery') && deliverySelect(one),
]

/** What will follow, the fee and the day, before anything is done. */
const impact = ({ service, terms: one }: AcceptData): Content => {
  const effects = effectsOf(language, service)
  return [
    effects.length > 0 && [sectionHeading(w.effects), bulletList(effects)],
    summaryList({
      rows: [
        { key: w.fee, value: feeText(language, one.fee) },
        {
          key: w.promise,
          value:
            SERVICES[service].limit.kind === 'atOnce'
              ? c(language, 'today')
              : formatDate(language, one.promiseOn),
        },
      ],
    }),
  ]
}

/** The capacity in which whoever stands here applies. */
const applicantOf = ({ comer, organisation }: AcceptData['who']): ApplicantKind => {
  if (comer?.decision.granted === true) return comer.decision.outcome.applicant
  return organisation ?? 'holder'
}

const acceptForm = (data: AcceptData, path: string): Html => {
  const { csrf, group, service, who, key } = data
  const { comer, organisation } = who
  // What the register and the document that was read say already is not asked for again.
  const known = new Set(
    comer === undefined ? [] : [...KNOWN_OF_AGENT.presented, ...KNOWN_OF_AGENT.shared],
  )
  const materials = materialsFor(service, applicantOf(who), group).filter(
    (code) => !known.has(code),
  )
  const shareable = materials.filter((code) => MATERIALS[code].sharedBy !== undefined)
  return form({
    action: path,
    method: 'post',
    csrf,
    hidden: {
      key,
      applicant: organisation ?? 'holder',
      ...(comer !== undefined && { by: comer.lookupId }),
      ...(data.terms.shown && { list: data.terms.shown.id }),
      ...(data.terms.eCardWords && { words: textField(data.terms.eCardWords) }),
    },
    content: [
      checkboxes({
        language,
        name: 'presented',
        legend: w.presented,
        hint: w.presentedHint,
        items: materials.map(box),
      }),
      shareable.length > 0 &&
        checkboxes({
          language,
          name: 'shared',
          legend: w.shared,
          hint: w.sharedHint,
          items: shareable.map((code) => ({ value: code, text: materialName(language, code) })),
        }),
      terms(data),
      data.terms.ownOutlets.length > 0 && placeSelect(data.terms.ownOutlets),
      button({ text: w.acceptButton, preventDoubleClick: true }),
    ],
  })
}

/** 受理: who asks, what they brought, what the registers know. */
export const acceptPage = (data: AcceptData): DeskView => {
  const { csrf, person, service, who, refused } = data
  const path = `${personPath(person)}/accept/${service}`
  return {
    title: `${w.acceptTitle} · ${serviceName(language, service)}`,
    banner: personBar(person),
    beforeMain: backLink({ language, href: personPath(person) }),
    main: html`${[
      refused !== undefined &&
        errorSummary({ language, errors: [{ text: refused, href: '#presented' }] }),
      who.errors.length > 0 && errorSummary({ language, errors: who.errors }),
      pageHeading(serviceName(language, service), w.acceptTitle),
      deskKeys(),
      paragraph(serviceCondition(language, service)),
      impact(data),
      applicantPart({ ...who, csrf, path, personPath: personPath(person), service }),
      who.comer?.decision.granted !== false && acceptForm(data, path),
      form({
        action: `${path}/screen`,
        method: 'post',
        csrf,
        hidden: who.comer === undefined ? {} : { by: who.comer.lookupId },
        content: button({ text: w.showOnScreen, kind: 'secondary' }),
      }),
    ]}`,
  }
}
