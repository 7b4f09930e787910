import { type Content, html, type Html } from '#kernel/html.ts'
import {
  backLink,
  button,
  filter,
  form,
  input,
  link,
  pageHeading,
  paragraph,
  radios,
  sectionHeading,
  select,
  smallHeading,
  textarea,
  verbatim,
} from '#ui/components.ts'
import type { View } from '#ui/portal.ts'
import { domainName, DOMAINS } from '#modules/catalogue/index.ts'
import { CREDENTIAL_STATUSES, OUTCOME_ACTIONS } from './credential.ts'
import { OUTCOME_WORDS, STATUS_WORDS, words as w } from './messages.ts'
import type { Said } from './pages-frame.ts'
import { credentialTable, language, milestoneName, said, sharedParts } from './pages-parts.ts'
import { MILESTONES, nextMilestone, proposedDays } from './plan.ts'
import type { ListedCredential, Names, SeenCredential } from './read-credential.ts'
import type { RegisterFilter } from './store.ts'

const PATH = '/admin/credentials'

/** 登记册: every credential of the province that was ever filed. */
export const registerPage = (data: {
  readonly lines: readonly ListedCredential[]
  readonly names: Names
  readonly chosen: RegisterFilter
}): View => {
  const { lines, names, chosen } = data
  const any = { value: '', text: w.any }
  return {
    title: w.title,
    main: html`${[
      pageHeading(w.title),
      paragraph(w.adminLead, 'lead'),
      filter({
        language,
        action: PATH,
        fields: [
          input({ language, name: 'query', label: w.query, value: chosen.query, width: 20 }),
          select({
            language,
            name: 'status',
            label: w.status,
            value: chosen.status ?? '',
            items: [
              any,
              ...CREDENTIAL_STATUSES.map((value) => ({ value, text: STATUS_WORDS[value] })),
            ],
          }),
          select({
            language,
            name: 'domain',
            label: w.domain,
            value: chosen.domain ?? '',
            items: [any, ...DOMAINS.map((value) => ({ value, text: domainName(language, value) }))],
          }),
        ],
      }),
      credentialTable(w.register, lines, { names, path: PATH, none: w.none }),
      paragraph(link({ href: '/merged-cards', text: w.publicPage })),
    ]}`,
  }
}

export interface AdminRights {
  readonly review: boolean
  readonly decide: boolean
}

export interface AdminOnePage extends Said {
  readonly csrf: string
  readonly rights: AdminRights
  /** Departments that can be asked. */
  readonly agencies: readonly { readonly code: string; readonly name: string }[]
}

const nameForm = ({ credential, opinions }: SeenCredential, data: AdminOnePage): Html => {
  const asked = new Set([credential.issuerAgency, ...opinions.map((one) => one.agencyCode)])
  return form({
    action: `${PATH}/${credential.id}/agency`,
    method: 'post',
    csrf: data.csrf,
    content: [
      select({
        language,
        name: 'agencyCode',
        label: w.nameAgency,
        items: data.agencies
          .filter(({ code }) => !asked.has(code))
          .map(({ code, name }) => ({ value: code, text: name })),
      }),
      button({ text: w.nameSubmit, kind: 'secondary', preventDoubleClick: true }),
    ],
  })
}

const planFields = ({ scenes, on, overlaps }: SeenCredential, typed: Said['typed']): Content => {
  const days = proposedDays(on)
  const found = overlaps.flatMap(({ with: other }) =>
    other.kind === 'scene' ? [other.sceneCode] : [],
  )
  return [
    smallHeading(w.planPart),
    select({
      language,
      name: 'sceneCode',
      label: w.planScene,
      value: typed?.['sceneCode'] ?? found[0],
      items: scenes.map(({ code, name }) => ({ value: code, text: `${code} ${name[language]}` })),
    }),
    MILESTONES.map((name) =>
      input({
        language,
        name,
        label: milestoneName(name),
        hint: w.dayHint,
        width: 10,
        value: typed?.[name] ?? days[name].toString(),
      }),
    ),
  ]
}

const decideForm = (seen: SeenCredential, { csrf, typed }: AdminOnePage): Content => [
  sectionHeading(w.decide),
  paragraph(w.decideLead),
  form({
    action: `${PATH}/${seen.credential.id}/outcome`,
    method: 'post',
    csrf,
    content: [
      radios({
        language,
        name: 'action',
        legend: w.outcome,
        value: typed?.['action'],
        items: OUTCOME_ACTIONS.map((value) => {
          const { text, hint } = OUTCOME_WORDS[value]
          return { value, text, hint }
        }),
      }),
      textarea({ language, name: 'words', label: w.outcomeWords, value: typed?.['words'] }),
      input({
        language,
        name: 'stateRule',
        label: w.stateRule,
        hint: w.stateRuleHint,
        value: typed?.['stateRule'],
      }),
      planFields(seen, typed),
      button({ text: w.decideSubmit, preventDoubleClick: true }),
    ],
  }),
]

const retireForm = ({ credential, plan }: SeenCredential, { csrf }: AdminOnePage): Content =>
  credential.status === 'absorbing' &&
  plan !== undefined &&
  nextMilestone(plan) === undefined && [
    sectionHeading(w.retire),
    paragraph(w.retireLead),
    form({
      action: `${PATH}/${credential.id}/retire`,
      method: 'post',
      csrf,
      content: button({ text: w.retireSubmit, preventDoubleClick: true }),
    }),
  ]

/** One credential, for the bureau. */
export const adminOnePage = (seen: SeenCredential, data: AdminOnePage): View => {
  const { credential } = seen
  const filed = credential.status === 'filed'
  return {
    title: credential.name,
    beforeMain: backLink({ language, href: PATH }),
    main: html`${[
      said(data),
      pageHeading(verbatim(credential.name), w.title),
      sharedParts(seen, PATH),
      filed && data.rights.review && nameForm(seen, data),
      filed && data.rights.decide && decideForm(seen, data),
      data.rights.review && retireForm(seen, data),
    ]}`,
  }
}
