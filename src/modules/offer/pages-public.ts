import { type Content, html, type Html } from '#kernel/html.ts'
import {
  bulletList,
  button,
  checkboxes,
  errorSummary,
  inLanguage,
  input,
  insetText,
  form,
  link,
  pageHeading,
  paragraph,
  printButton,
  radios,
  screenOnly,
  sectionHeading,
  select,
  summaryList,
  tag,
  textarea,
  verbatim,
} from '#ui/components.ts'
import { formatCount, formatDate } from '#ui/i18n/format.ts'
import { type Language, localPath, type Text } from '#ui/i18n/language.ts'
import {
  articleName,
  domainName,
  DOMAINS,
  fieldName,
  type Place,
  publicPage,
  type PublicView,
  type Scene,
  SCENE_FIELDS,
} from '#modules/catalogue/index.ts'
import { publicMessages as t } from './messages-public.ts'
import { type Offer, OFFER_KINDS, openPlaces } from './offer.ts'

export const HOME = '/offers'
export const APPLY = `${HOME}/apply`

export interface OffersPage {
  readonly view: PublicView
  readonly offers: readonly Offer[]
  readonly regions: ReadonlyMap<string, Text>
  /** The places of trials, by code. */
  readonly registered: ReadonlyMap<string, Place>
}

/** What an applicant wrote stands as it was written, whatever language the page is in. */
export const written = (language: Language, words: string): Content =>
  language === 'zh-Hans' ? words : inLanguage('zh-Hans', words)

const seen = (language: Language, { fields }: Offer): Content =>
  fields.length === 0
    ? t(language, 'seesNothing')
    : bulletList(fields.map((field) => fieldName(language, field)))

const trialPlace = ({ view: { language }, registered }: OffersPage, place: string): Content => {
  const known = registered.get(place)
  return known === undefined
    ? verbatim(written(language, place))
    : link({ href: localPath(language, `/places/${place}`), text: known.name[language] })
}

const trialLimits = (data: OffersPage, offer: Offer): Content => {
  const { language } = data.view
  const { status, trial } = offer
  if (status !== 'trial' || trial === undefined) return undefined
  const date = formatDate(language, trial.until)
  return [
    paragraph(t(language, 'trialText', { date, uses: formatCount(trial.uses) })),
    bulletList(openPlaces(offer, data.registered).map((place) => trialPlace(data, place))),
  ]
}

const offerCard = (data: OffersPage, offer: Offer): Content => {
  const { view, regions } = data
  const { language } = view
  const row = (key: string, value: Content) => ({ key, value })
  return [
    sectionHeading(written(language, offer.title)),
    paragraph([
      tag({ text: t(language, 'label'), colour: 'yellow' }),
      ' ',
      offer.status === 'trial' && tag({ text: t(language, 'trial'), colour: 'blue' }),
    ]),
    trialLimits(data, offer),
    summaryList({
      rows: [
        row(t(language, 'what'), written(language, offer.what)),
        row(t(language, 'who'), verbatim(written(language, offer.applicant))),
        row(t(language, 'creditCode'), verbatim(offer.creditCode)),
        row(t(language, 'where'), [
          regions.get(offer.regionCode)?.[language] ?? offer.regionCode,
          ' · ',
          verbatim(written(language, offer.site)),
        ]),
        row(t(language, 'contact'), verbatim(offer.contact)),
        row(t(language, 'sees'), seen(language, offer)),
      ],
    }),
  ]
}

/** 社会提供的便民服务: a page of their own, each under its label, none among official services. */
export const offersPage = (data: OffersPage): Html => {
  const { view, offers } = data
  const { language } = view
  const title = t(language, 'title')
  return publicPage(view, {
    title,
    trail: [{ text: title }],
    main: html`${[
      pageHeading(title),
      insetText({ text: t(language, 'lead') }),
      offers.length === 0
        ? paragraph(t(language, 'none'))
        : offers.map((offer) => offerCard(data, offer)),
      paragraph(t(language, 'complain')),
      paragraph(link({ href: localPath(language, APPLY), text: t(language, 'applyLink') })),
      screenOnly(printButton({ language })),
      paragraph(articleName(language, 'YKT-15'), 'quiet'),
    ]}`,
  })
}

export interface ApplyPage {
  readonly view: PublicView
  readonly scenes: readonly Scene[]
  readonly regions: readonly { readonly code: string; readonly name: Text }[]
  readonly typed: Readonly<Record<string, string>>
  readonly fields: readonly string[]
  readonly fault?: string | undefined
}

const textFields = ({ view: { language }, typed }: ApplyPage): Content => {
  const line = (name: string, label: string, hint?: string) =>
    input({ language, name, label, hint, value: typed[name] })
  return [
    line('applicant', t(language, 'applicant')),
    line('creditCode', t(language, 'creditCode')),
    line('contact', t(language, 'contact'), t(language, 'contactHint')),
    line('title', t(language, 'name'), t(language, 'nameHint')),
    textarea({
      language,
      name: 'what',
      label: t(language, 'what'),
      hint: t(language, 'whatHint'),
      value: typed['what'],
    }),
    line('site', t(language, 'where'), t(language, 'siteHint')),
  ]
}

const choices = ({ view: { language }, typed, scenes, regions, fields }: ApplyPage): Content => [
  select({
    language,
    name: 'regionCode',
    label: t(language, 'region'),
    value: typed['regionCode'],
    items: regions.map(({ code, name }) => ({ value: code, text: name[language] })),
  }),
  select({
    language,
    name: 'domain',
    label: t(language, 'domain'),
    value: typed['domain'],
    items: DOMAINS.map((domain) => ({ value: domain, text: domainName(language, domain) })),
  }),
  radios({
    language,
    name: 'kind',
    legend: t(language, 'kind'),
    value: typed['kind'] ?? 'convenience',
    items: OFFER_KINDS.map((kind) => ({ value: kind, text: t(language, kind) })),
  }),
  select({
    language,
    name: 'sceneCode',
    label: t(language, 'sceneCode'),
    value: typed['sceneCode'],
    items: [
      { value: '', text: '—' },
      ...scenes.map(({ code, name }) => ({ value: code, text: name[language] })),
    ],
  }),
  checkboxes({
    language,
    name: 'fields',
    legend: t(language, 'fields'),
    hint: t(language, 'fieldsHint'),
    layout: 'small',
    values: fields,
    items: SCENE_FIELDS.map((field) => ({ value: field, text: fieldName(language, field) })),
  }),
]

/** 申报: a plain form, without signing in. */
export const applyPage = (data: ApplyPage): Html => {
  const { view, fault } = data
  const { language } = view
  const title = t(language, 'applyTitle')
  return publicPage(view, {
    title,
    trail: [{ text: t(language, 'title'), href: localPath(language, HOME) }, { text: title }],
    main: html`${[
      fault !== undefined && errorSummary({ language, errors: [{ text: fault }] }),
      pageHeading(title),
      paragraph(t(language, 'applyLead'), 'lead'),
      form({
        action: localPath(language, APPLY),
        method: 'post',
        content: [
          textFields(data),
          choices(data),
          button({ text: t(language, 'submit'), preventDoubleClick: true }),
        ],
      }),
      paragraph(articleName(language, 'YKT-15'), 'quiet'),
    ]}`,
  })
}
