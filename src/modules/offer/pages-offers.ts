import { type Content, html } from '#kernel/html.ts'
import {
  backLink,
  bulletList,
  button,
  emptyState,
  form,
  input,
  link,
  pageHeading,
  paragraph,
  sectionHeading,
  select,
  summaryList,
  table,
  tag,
  type TagColour,
  textarea,
  verbatim,
  warningText,
} from '#ui/components.ts'
import { formatCount, formatDate, formatDateTime } from '#ui/i18n/format.ts'
import { said, type Said, type View } from '#ui/portal.ts'
import { domainName, fieldName, type Place, type Scene } from '#modules/catalogue/index.ts'
import { ACTION_WORDS, KIND_WORDS, STATUS_WORDS, words as w } from './messages.ts'
import {
  isOpen,
  isWithin,
  type Offer,
  type OfferAction,
  offerActions,
  type OfferStatus,
  openPlaces,
} from './offer.ts'
import { isBeyondLimit, type UseReport } from './uses.ts'

const language = 'zh-Hans' as const
export const ADMIN_OFFERS = '/admin/offers'

/** The limits of a trial as they were typed. */
export interface Limits {
  readonly places: string
  readonly uses: string
  readonly until: string
}

const COLOURS: Readonly<Record<OfferStatus, TagColour>> = {
  submitted: 'blue',
  examined: 'purple',
  trial: 'yellow',
  live: 'green',
  declined: 'grey',
  delisted: 'grey',
}

const statusTag = ({ status }: Offer): Content =>
  tag({ text: STATUS_WORDS[status], colour: COLOURS[status] })

/** What of a trial somebody has to see to. */
const trialTag = (offer: Offer, on: Temporal.PlainDate): Content => {
  const { status, trial } = offer
  if (status !== 'trial' || trial === undefined) return undefined
  if (isBeyondLimit(offer)) return [' ', tag({ text: w.beyondLimit, colour: 'red' })]
  const over = offer.uses >= trial.uses || Temporal.PlainDate.compare(on, trial.until) > 0
  return over && [' ', tag({ text: w.trialOver, colour: 'orange' })]
}

/** 社会参与: every application, with where it stands. */
export const offersAdminPage = (offers: readonly Offer[], on: Temporal.PlainDate): View => ({
  title: w.title,
  main: html`${[
    pageHeading(w.title),
    paragraph(w.lead, 'lead'),
    offers.length === 0
      ? emptyState({ title: w.none })
      : table({
          caption: w.title,
          captionSize: 'hidden',
          firstCellIsHeader: true,
          head: [w.name, w.applicant, w.kind, w.status, w.submittedAt],
          rows: offers.map((one) => [
            link({ href: `${ADMIN_OFFERS}/${one.id}`, text: one.title }),
            verbatim(one.applicant),
            KIND_WORDS[one.kind],
            [statusTag(one), trialTag(one, on)],
            formatDateTime(language, one.submittedAt),
          ]),
        }),
  ]}`,
})

export interface OfferPage extends Said {
  readonly csrf: string
  readonly offer: Offer
  /** What was reported last, the latest day first. */
  readonly reports: readonly UseReport[]
  readonly regionName: string
  /** The scene as it is in force now. */
  readonly scene: Scene | undefined
  readonly nameOf: (staffId: string) => string
  readonly on: Temporal.PlainDate
  /** Those places of its trial that are registered now, by code. */
  readonly registered: ReadonlyMap<string, Place>
  readonly mayExamine: boolean
  readonly mayDecide: boolean
  /** When they could not be taken. */
  readonly typed?: Limits | undefined
}

const placeText = ({ registered }: OfferPage, place: string): string =>
  registered.get(place)?.name[language] ?? place

const trialPlaces = (data: OfferPage): Content => {
  const { offer, registered } = data
  const open = new Set(openPlaces(offer, registered))
  return bulletList(
    (offer.trial?.places ?? []).map((place) => [
      registered.has(place)
        ? link({ href: `/places/${place}`, text: placeText(data, place) })
        : verbatim(place),
      !open.has(place) && w.placeOver,
    ]),
  )
}

const facts = (data: OfferPage): Content => {
  const { offer, regionName, scene } = data
  const { trial } = offer
  return summaryList({
    rows: [
      { key: w.status, value: statusTag(offer) },
      { key: w.kind, value: KIND_WORDS[offer.kind] },
      { key: w.what, value: offer.what },
      { key: w.applicant, value: verbatim(offer.applicant) },
      { key: w.creditCode, value: verbatim(offer.creditCode) },
      { key: w.contact, value: verbatim(offer.contact) },
      { key: w.site, value: [regionName, ' · ', offer.site] },
      { key: w.domain, value: domainName(language, offer.domain) },
      ...(offer.sceneCode === undefined
        ? []
        : [
            {
              key: w.scene,
              value: link({
                href: `/catalogue/${offer.sceneCode}`,
                text: scene?.name[language] ?? offer.sceneCode,
              }),
            },
          ]),
      {
        key: w.fields,
        value:
          offer.fields.length === 0
            ? w.noFields
            : offer.fields.map((field) => fieldName(language, field)).join('、'),
      },
      ...(trial === undefined
        ? []
        : [
            {
              key: w.limits,
              value: w.limitsText(formatCount(trial.uses), formatDate(language, trial.until)),
            },
            { key: w.trialPlaces, value: trialPlaces(data) },
            { key: w.uses, value: formatCount(offer.uses) },
          ]),
    ],
  })
}

const trialFields = ({ typed }: OfferPage): Content => {
  const line = (name: 'uses' | 'until', label: string) =>
    ({ language, name, label, width: 10, value: typed?.[name] }) as const
  return [
    textarea({
      language,
      name: 'places',
      label: w.places,
      hint: w.placesHint,
      value: typed?.places,
    }),
    input({ ...line('uses', w.mostUses), inputMode: 'numeric' }),
    input({ ...line('until', w.until), hint: w.dayHint }),
  ]
}

const stepForm = (data: OfferPage, action: OfferAction): Content => {
  const { csrf, offer } = data
  return form({
    action: `${ADMIN_OFFERS}/${offer.id}/${action === 'examine' ? 'examination' : 'verdicts'}`,
    method: 'post',
    csrf,
    ...(action !== 'examine' && { hidden: { action } }),
    content: [
      input({
        language,
        id: `${action}-words`,
        name: 'words',
        label: `${ACTION_WORDS[action]}：${w.reason}`,
        hint: w.reasonHint,
      }),
      action === 'beginTrial' && trialFields(data),
      button({
        text: ACTION_WORDS[action],
        kind: action === 'decline' || action === 'delist' ? 'secondary' : 'primary',
        preventDoubleClick: true,
      }),
    ],
  })
}

const usesForm = (data: OfferPage): Content => {
  const { csrf, offer, mayExamine } = data
  if (!mayExamine || (offer.status !== 'trial' && offer.status !== 'live')) return undefined
  return [
    sectionHeading(w.enterUses),
    form({
      action: `${ADMIN_OFFERS}/${offer.id}/uses`,
      method: 'post',
      csrf,
      content: [
        offer.status === 'trial' &&
          select({
            language,
            name: 'place',
            label: w.place,
            items: (offer.trial?.places ?? []).map((place) => ({
              value: place,
              text: placeText(data, place),
            })),
          }),
        input({ language, name: 'on', label: w.day, width: 10 }),
        input({ language, name: 'count', label: w.count, width: 10, inputMode: 'numeric' }),
        button({ text: w.enter, preventDoubleClick: true }),
      ],
    }),
  ]
}

const reportTable = (data: OfferPage): Content => {
  const { reports, nameOf } = data
  return (
    reports.length > 0 &&
    table({
      caption: w.reports,
      captionSize: 'm',
      head: [w.day, w.place, { text: w.count, numeric: true }, w.reportedBy],
      rows: reports.map(({ on, place, uses, enteredBy }) => [
        formatDate(language, on),
        place === undefined ? w.allPlaces : placeText(data, place),
        formatCount(uses),
        enteredBy === undefined ? w.byApplicant : nameOf(enteredBy),
      ]),
    })
  )
}

const history = ({ offer, nameOf }: OfferPage): Content =>
  offer.steps.length > 0 &&
  table({
    caption: w.history,
    captionSize: 'm',
    head: [w.when, w.who, w.act, w.said],
    rows: offer.steps.map(({ action, words, by, at }) => [
      formatDateTime(language, at),
      nameOf(by),
      ACTION_WORDS[action],
      words,
    ]),
  })

/** One application: what it is, what can be done, what was said. */
export const offerPage = (data: OfferPage): View => {
  const { offer, scene, mayExamine, mayDecide } = data
  const actions = offerActions(offer).filter((action) =>
    action === 'examine' ? mayExamine : mayDecide,
  )
  const open = offer.status === 'trial' || offer.status === 'live'
  const over = offer.status === 'trial' && !isOpen(offer, data)
  return {
    title: offer.title,
    beforeMain: backLink({ language, href: ADMIN_OFFERS }),
    main: html`${[
      said(data, w.done),
      pageHeading(offer.title, w.title),
      isBeyondLimit(offer)
        ? warningText({ language, text: w.beyondLimitText })
        : over && warningText({ language, text: w.overLimit }),
      open && !isWithin(offer, scene) && warningText({ language, text: w.beyondScene }),
      facts(data),
      actions.length > 0 && sectionHeading(w.act),
      actions.map((action) => stepForm(data, action)),
      usesForm(data),
      reportTable(data),
      history(data),
    ]}`,
  }
}
