import { type Content, html, type Html } from '#kernel/html.ts'
import {
  backLink,
  bulletList,
  button,
  checkboxes,
  emptyState,
  errorSummary,
  form,
  input,
  link,
  linkButton,
  notificationBanner,
  pageHeading,
  paragraph,
  sectionHeading,
  select,
  summaryList,
  table,
  tag,
  type TagColour,
  verbatim,
  warningText,
} from '#ui/components.ts'
import type { View } from '#ui/portal.ts'
import type { Programme } from '#modules/programme/index.ts'
import type { AcknowledgeRule } from './acknowledge-rule.ts'
import type { Endpoint, EndpointAction, EndpointStatus } from './endpoint.ts'
import { EVENT_KINDS } from './event-kind.ts'
import type { ShownSecret } from './keep-endpoints.ts'
import {
  ENDPOINT_STATUS_WORDS,
  endpointWords as w,
  EVENT_KIND_WORDS,
  RULE_STATUS_WORDS,
  type Said,
} from './messages.ts'

const language = 'zh-Hans' as const
export const ENDPOINTS_PATH = '/dept/webhooks'

export const STATUS_COLOURS: Readonly<Record<EndpointStatus, TagColour>> = {
  proposed: 'orange',
  active: 'green',
  disabled: 'grey',
}

/** What whoever looks may do. */
export interface Possible {
  readonly enter: boolean
  readonly approve: boolean
}

/** What was done, or why it was not. */
export const saidBanner = (said: Said | undefined, refused: string | undefined): Content[] => [
  said !== undefined && notificationBanner({ language, kind: 'success', text: w.said[said] }),
  refused !== undefined && errorSummary({ language, errors: [{ text: refused }] }),
]

const endpointTable = (endpoints: readonly Endpoint[], dead: ReadonlyMap<string, number>): Html =>
  table({
    caption: w.caption,
    captionSize: 'm',
    firstCellIsHeader: true,
    head: [w.url, w.kinds, w.status, w.dead],
    rows: endpoints.map((one) => [
      link({ href: `${ENDPOINTS_PATH}/${one.id}`, text: verbatim(one.url) }),
      one.eventKinds.map((kind) => EVENT_KIND_WORDS[kind]).join('、'),
      tag({ text: ENDPOINT_STATUS_WORDS[one.status], colour: STATUS_COLOURS[one.status] }),
      w.deadCount(dead.get(one.id) ?? 0),
    ]),
  })

/** What can be done about something that two people put in force, and one ends. */
export const stepButtons = (
  path: string,
  { status }: { readonly status: EndpointStatus },
  { may, csrf }: { readonly may: Possible; readonly csrf: string },
  approveText: string,
): Content => {
  const act = (action: EndpointAction, text: string) =>
    form({
      action: `${path}/${action}`,
      method: 'post',
      csrf,
      content: button({ text, kind: 'secondary' }),
    })
  return [
    status === 'proposed' && may.approve && act('approve', approveText),
    act('disable', w.disable),
  ]
}

interface RulesData {
  readonly rules: readonly AcknowledgeRule[]
  readonly programmes: readonly Programme[]
  readonly names: ReadonlyMap<string, string>
  readonly may: Possible
  readonly csrf: string
}

const ruleForm = ({ programmes, csrf }: RulesData): Html =>
  form({
    action: `${ENDPOINTS_PATH}/rules`,
    method: 'post',
    csrf,
    content: [
      select({
        language,
        name: 'programme',
        label: w.ruleProgramme,
        value: '',
        items: [
          { value: '', text: w.allProgrammes },
          ...programmes.map(({ code, name }) => ({ value: code, text: name['zh-Hans'] })),
        ],
      }),
      button({ text: w.ruleSave, kind: 'secondary', preventDoubleClick: true }),
    ],
  })

/** 自动确认 */
const rulesPart = (data: RulesData): Html => {
  const { rules, programmes, names, may } = data
  const programmeName = (code: string | undefined): string =>
    code === undefined
      ? w.allProgrammes
      : (programmes.find((one) => one.code === code)?.name['zh-Hans'] ?? code)
  return html`${[
    sectionHeading(w.rules),
    paragraph(w.rulesLead),
    rules.length === 0
      ? paragraph(w.noRules, 'quiet')
      : table({
          caption: w.rulesCaption,
          captionSize: 'hidden',
          firstCellIsHeader: true,
          head: [w.programme, w.status, w.enteredBy, w.approvedBy, w.act],
          rows: rules.map((rule) => [
            verbatim(programmeName(rule.programmeCode)),
            tag({ text: RULE_STATUS_WORDS[rule.status], colour: STATUS_COLOURS[rule.status] }),
            verbatim(names.get(rule.enteredBy) ?? rule.enteredBy),
            rule.approvedBy === undefined
              ? w.notApproved
              : verbatim(names.get(rule.approvedBy) ?? rule.approvedBy),
            stepButtons(`${ENDPOINTS_PATH}/rules/${rule.id}`, rule, data, w.approve),
          ]),
        }),
    may.enter && ruleForm(data),
  ]}`
}

/** 系统对接: where events go, and what is confirmed without a look. */
export const endpointsPage = (
  data: RulesData & {
    readonly endpoints: readonly Endpoint[]
    readonly dead: ReadonlyMap<string, number>
    readonly said: Said | undefined
    readonly refused: string | undefined
    /** 系统密钥 */
    readonly keysPart: Html
  },
): View => ({
  title: w.title,
  main: html`${[
    saidBanner(data.said, data.refused),
    pageHeading(w.title),
    paragraph(w.lead, 'lead'),
    data.endpoints.length === 0
      ? emptyState({ title: w.none, text: w.noneText })
      : endpointTable(data.endpoints, data.dead),
    data.may.enter && linkButton({ href: `${ENDPOINTS_PATH}/new`, text: w.add }),
    sectionHeading(w.how),
    bulletList(w.howList),
    data.keysPart,
    rulesPart(data),
  ]}`,
})

export interface EndpointForm {
  readonly url: string
  readonly kinds: readonly string[]
}

export interface EndpointFault {
  readonly field: 'url' | 'kinds'
  readonly text: string
}

/** 登记接收地址 */
export const newEndpointPage = (data: {
  readonly csrf: string
  readonly values: EndpointForm
  readonly fault: EndpointFault | undefined
}): View => {
  const { values, fault } = data
  const errorOf = (field: EndpointFault['field']) =>
    fault?.field === field ? fault.text : undefined
  return {
    title: w.addTitle,
    beforeMain: backLink({ language, href: ENDPOINTS_PATH }),
    main: html`${[
      fault !== undefined &&
        errorSummary({ language, errors: [{ text: fault.text, href: `#${fault.field}` }] }),
      pageHeading(w.addTitle, w.title),
      form({
        action: `${ENDPOINTS_PATH}/new`,
        method: 'post',
        csrf: data.csrf,
        content: [
          input({
            language,
            name: 'url',
            label: w.urlLabel,
            hint: w.urlHint,
            value: values.url,
            type: 'url',
            autocomplete: 'off',
            error: errorOf('url'),
          }),
          checkboxes({
            language,
            name: 'kinds',
            legend: w.kindsLabel,
            values: values.kinds,
            error: errorOf('kinds'),
            items: EVENT_KINDS.map((value) => ({ value, text: EVENT_KIND_WORDS[value] })),
          }),
          button({ text: w.save, preventDoubleClick: true }),
        ],
      }),
    ]}`,
  }
}

/** The secret, this once. */
export const secretPage = ({ endpointId, secret }: ShownSecret): View => ({
  title: w.secretTitle,
  main: html`${[
    pageHeading(w.secretTitle, w.title),
    paragraph(w.secretLead, 'lead'),
    warningText({ language, text: w.secretWarning }),
    summaryList({ rows: [{ key: w.secret, value: verbatim(secret) }] }),
    linkButton({ href: `${ENDPOINTS_PATH}/${endpointId}`, text: w.toEndpoint }),
  ]}`,
})
