import { html, type Content, type Html } from '#kernel/html.ts'
import {
  backLink,
  button,
  emptyState,
  errorSummary,
  form,
  input,
  link,
  notificationBanner,
  pageHeading,
  paragraph,
  radios,
  sectionHeading,
  smallHeading,
  table,
  tag,
  textarea,
  verbatim,
} from '#ui/components.ts'
import { formatDate, formatDateTime } from '#ui/i18n/format.ts'
import type { View } from '#ui/portal.ts'
import {
  completeAssessors,
  type Criterion,
  rankCandidates,
  type Score,
  STANDARD_CRITERIA,
} from './admission.ts'
import { roundWords as w } from './messages-rounds.ts'
import { DISCREPANCY_WORDS } from './messages-bank.ts'
import type { AdmissionRound, Application } from './store-admission.ts'
import type { Discrepancy } from './store-discrepancy.ts'

const language = 'zh-Hans' as const
const BANKS = '/admin/banks'
const PATH = `${BANKS}/rounds`

const errors = (faults: readonly string[]): Content =>
  faults.length > 0 && errorSummary({ language, errors: faults.map((text) => ({ text })) })

const openForm = (csrf: string): Html =>
  form({
    action: PATH,
    method: 'post',
    csrf,
    content: [
      input({ language, name: 'title', label: w.title }),
      input({ language, name: 'closesOn', label: w.closes, hint: w.dateHint, width: 10 }),
      smallHeading(w.weights),
      ...STANDARD_CRITERIA.map(({ code, name, weight }) =>
        input({
          language,
          name: code,
          label: w.weight(name),
          value: String(weight),
          width: 3,
          inputMode: 'numeric',
          suffix: '%',
        }),
      ),
      button({ text: w.open, preventDoubleClick: true }),
    ],
  })

/** 遴选批次, and the form that opens one. */
export const roundsPage = (data: {
  readonly csrf: string
  readonly rounds: readonly AdmissionRound[]
  readonly administer: boolean
  readonly faults: readonly string[]
}): View => ({
  title: w.rounds,
  beforeMain: backLink({ language, href: BANKS }),
  main: html`${[
    errors(data.faults),
    pageHeading(w.rounds),
    paragraph(w.lead, 'lead'),
    data.rounds.length === 0
      ? emptyState({ title: w.none })
      : table({
          caption: w.caption,
          captionSize: 'm',
          firstCellIsHeader: true,
          head: [w.title, w.opened, w.closes],
          rows: data.rounds.map((round) => [
            link({ href: `${PATH}/${round.id}`, text: verbatim(round.title) }),
            formatDate(language, round.openedOn),
            formatDate(language, round.closesOn),
          ]),
        }),
    data.administer && [sectionHeading(w.open), openForm(data.csrf)],
  ]}`,
})

export interface RoundRights {
  readonly administer: boolean
  readonly assess: boolean
  readonly decide: boolean
}

export interface RoundData {
  readonly csrf: string
  readonly round: AdmissionRound
  readonly criteria: readonly Criterion[]
  readonly applications: readonly Application[]
  readonly scores: readonly Score[]
  readonly rights: RoundRights
  readonly faults: readonly string[]
  readonly saved: boolean
}

const outcomeTag = ({ outcome }: Application): Html => {
  if (outcome === undefined) return tag({ text: w.notDecided, colour: 'grey' })
  return outcome.admitted
    ? tag({ text: w.admitted, colour: 'green' })
    : tag({ text: w.notAdmitted, colour: 'orange' })
}

const ranking = ({ criteria, applications, scores }: RoundData): Html => {
  const ranked = new Map(
    rankCandidates(criteria, scores).map((one) => [one.applicationId, one] as const),
  )
  const own = (id: string): readonly Score[] => scores.filter((one) => one.applicationId === id)
  return table({
    caption: w.candidates,
    captionSize: 'm',
    firstCellIsHeader: true,
    head: [
      w.candidate,
      w.materials,
      { text: w.assessors, numeric: true },
      { text: w.result, numeric: true },
      { text: w.rank, numeric: true },
      w.outcome,
    ],
    rows: applications
      .toSorted((a, b) => (ranked.get(a.id)?.rank ?? 999) - (ranked.get(b.id)?.rank ?? 999))
      .map((one) => {
        const place = ranked.get(one.id)
        return [
          verbatim(one.candidate),
          one.materials.join('、'),
          String(completeAssessors(criteria, own(one.id)).length),
          place === undefined ? '' : (place.result / 100).toFixed(2),
          place === undefined ? '' : String(place.rank),
          outcomeTag(one),
        ]
      }),
  })
}

const candidateForm = ({ csrf, round }: RoundData): Html =>
  form({
    action: `${PATH}/${round.id}/candidates`,
    method: 'post',
    csrf,
    content: [
      input({ language, name: 'candidate', label: w.candidate }),
      input({ language, name: 'agency', label: w.agency, width: 20 }),
      textarea({ language, name: 'materials', label: w.materials, hint: w.materialsHint, rows: 3 }),
      button({ text: w.enter, preventDoubleClick: true }),
    ],
  })

const scoreForm = ({ csrf, criteria, round }: RoundData, application: Application): Html =>
  form({
    action: `${PATH}/${round.id}/scores`,
    method: 'post',
    csrf,
    hidden: { application: application.id },
    content: [
      ...criteria.map(({ code, name, maxPoints }) =>
        input({
          language,
          id: `of-${application.id}-${code}`,
          name: code,
          label: name,
          width: 3,
          inputMode: 'numeric',
          suffix: `/ ${maxPoints}`,
        }),
      ),
      button({ text: w.score, kind: 'secondary', preventDoubleClick: true }),
    ],
  })

const outcomeForm = ({ csrf, round }: RoundData, application: Application): Html =>
  form({
    action: `${PATH}/${round.id}/outcomes`,
    method: 'post',
    csrf,
    hidden: { application: application.id },
    content: [
      radios({
        language,
        name: 'admitted',
        idPrefix: `of-${application.id}-admitted`,
        legend: w.outcome,
        layout: 'inline',
        items: [
          { value: 'yes', text: w.admitted },
          { value: 'no', text: w.notAdmitted },
        ],
      }),
      input({ language, id: `of-${application.id}-reason`, name: 'reason', label: w.reason }),
      button({ text: w.decide, preventDoubleClick: true }),
    ],
  })

const toDo = (data: RoundData): Content =>
  data.applications
    .filter(({ outcome }) => outcome === undefined)
    .map((application) => [
      (data.rights.assess || data.rights.decide) && smallHeading(verbatim(application.candidate)),
      data.rights.assess && scoreForm(data, application),
      data.rights.decide && outcomeForm(data, application),
    ])

/** One round: criteria, ranking, and what the reader may do. */
export const roundPage = (data: RoundData): View => ({
  title: data.round.title,
  beforeMain: backLink({ language, href: PATH }),
  main: html`${[
    data.saved && notificationBanner({ language, kind: 'success', text: w.saved }),
    errors(data.faults),
    pageHeading(verbatim(data.round.title), w.rounds),
    paragraph(`${w.closes}：${formatDate(language, data.round.closesOn)}`),
    table({
      caption: w.criteria,
      captionSize: 'm',
      firstCellIsHeader: true,
      head: [w.criterion, { text: w.share, numeric: true }, { text: w.most, numeric: true }],
      rows: data.criteria.map(({ name, weight, maxPoints }) => [
        name,
        `${weight}%`,
        String(maxPoints),
      ]),
    }),
    data.applications.length === 0 ? emptyState({ title: w.noCandidates }) : ranking(data),
    toDo(data),
    data.rights.administer && [sectionHeading(w.enter), candidateForm(data)],
  ]}`,
})

/** A discrepancy with the name of whoever settles it. */
export interface ShownDiscrepancy {
  readonly discrepancy: Discrepancy
  readonly bank: string
  readonly resolver: string | undefined
  /** The reader may settle it. */
  readonly mine: boolean
}

const resolveForm = (csrf: string, { id }: Discrepancy): Html =>
  form({
    action: `${BANKS}/discrepancies`,
    method: 'post',
    csrf,
    hidden: { discrepancy: id },
    content: [
      input({ language, id: `resolution-${id}`, name: 'resolution', label: w.resolution }),
      button({ text: w.resolve, kind: 'secondary', preventDoubleClick: true }),
    ],
  })

/** 差错处理: what waits for a person, with the person. */
export const discrepanciesPage = (data: {
  readonly csrf: string
  readonly shown: readonly ShownDiscrepancy[]
  readonly faults: readonly string[]
}): View => ({
  title: w.discrepancies,
  beforeMain: backLink({ language, href: BANKS }),
  main: html`${[
    errors(data.faults),
    pageHeading(w.discrepancies),
    paragraph(w.discrepancyLead, 'lead'),
    data.shown.length === 0
      ? emptyState({ title: w.nothing })
      : table({
          caption: w.discrepancies,
          captionSize: 'hidden',
          firstCellIsHeader: true,
          head: [w.kind, w.candidate, w.foundAt, w.resolver, ''],
          rows: data.shown.map(({ discrepancy, bank, resolver, mine }) => [
            DISCREPANCY_WORDS[discrepancy.kind],
            verbatim(bank),
            formatDateTime(language, discrepancy.foundAt),
            resolver === undefined ? w.anyone : verbatim(resolver),
            mine && resolveForm(data.csrf, discrepancy),
          ]),
        }),
  ]}`,
})
