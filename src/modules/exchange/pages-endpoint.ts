import { type Content, html, type Html } from '#kernel/html.ts'
import {
  backLink,
  button,
  buttonGroup,
  form,
  insetText,
  pageHeading,
  paragraph,
  sectionHeading,
  summaryList,
  table,
  tag,
  type TagColour,
  verbatim,
  warningText,
} from '#ui/components.ts'
import { formatDateTime } from '#ui/i18n/format.ts'
import type { View } from '#ui/portal.ts'
import type { Endpoint, EndpointSecret } from './endpoint.ts'
import {
  DELIVERY_STATE_WORDS,
  ENDPOINT_STATUS_WORDS,
  endpointWords as w,
  EVENT_KIND_WORDS,
  RESULT_WORDS,
  type Said,
} from './messages.ts'
import { ENDPOINTS_PATH, type Possible, saidBanner, STATUS_COLOURS } from './pages-endpoints.ts'
import type { DeliveryState, ShownDelivery } from './store-delivery.ts'

const language = 'zh-Hans' as const

const COLOURS: Readonly<Record<DeliveryState, TagColour>> = {
  waiting: 'blue',
  delivered: 'green',
  withheld: 'grey',
  dead: 'red',
  dropped: 'grey',
}

export interface EndpointData {
  readonly endpoint: Endpoint
  readonly secrets: readonly EndpointSecret[]
  readonly deliveries: readonly ShownDelivery[]
  readonly names: ReadonlyMap<string, string>
  readonly may: Possible
  readonly csrf: string
  readonly said: Said | undefined
  readonly refused: string | undefined
}

const reasonOf = ({ disabledFor }: Endpoint): string =>
  disabledFor === 'gone' ? w.reasons.gone : w.reasons.person

const facts = ({ endpoint, secrets, names }: EndpointData): Html => {
  const { status, approvedBy, approvedAt } = endpoint
  const person = (id: string): Content => verbatim(names.get(id) ?? id)
  return summaryList({
    rows: [
      { key: w.url, value: verbatim(endpoint.url) },
      {
        key: w.status,
        value: tag({ text: ENDPOINT_STATUS_WORDS[status], colour: STATUS_COLOURS[status] }),
      },
      {
        key: w.kinds,
        value: endpoint.eventKinds.map((kind) => EVENT_KIND_WORDS[kind]).join('、'),
      },
      { key: w.enteredBy, value: person(endpoint.enteredBy) },
      { key: w.enteredAt, value: formatDateTime(language, endpoint.enteredAt) },
      { key: w.approvedBy, value: approvedBy === undefined ? w.notApproved : person(approvedBy) },
      ...(approvedAt === undefined
        ? []
        : [{ key: w.approvedAt, value: formatDateTime(language, approvedAt) }]),
      ...(status === 'disabled'
        ? [{ key: w.disabledFor, value: reasonOf(endpoint) }]
        : [{ key: w.secrets, value: w.secretCount(secrets.length) }]),
    ],
  })
}

const post = ({ endpoint, csrf }: EndpointData, act: string, content: Content): Html =>
  form({ action: `${ENDPOINTS_PATH}/${endpoint.id}/${act}`, method: 'post', csrf, content })

const actions = (data: EndpointData): Content => {
  const { endpoint, secrets, may } = data
  if (endpoint.status === 'disabled') return ''
  return [
    endpoint.status === 'proposed' &&
      (may.approve
        ? post(data, 'approve', button({ text: w.approve, preventDoubleClick: true }))
        : insetText({ text: w.notApproved })),
    may.enter &&
      (secrets.length > 1
        ? post(data, 'retire-secret', button({ text: w.retire, kind: 'secondary' }))
        : post(data, 'rotate', button({ text: w.rotate, kind: 'secondary' }))),
    warningText({ language, text: w.disableWarning }),
    post(data, 'disable', button({ text: w.disable, kind: 'warning' })),
  ]
}

const again = (data: EndpointData, { messageId, state }: ShownDelivery): Content => {
  if (state !== 'dead' || !data.may.enter) return ''
  const act = (kind: 'revive' | 'drop', text: string) =>
    form({
      action: `${ENDPOINTS_PATH}/${data.endpoint.id}/${kind}`,
      method: 'post',
      csrf: data.csrf,
      hidden: { message: messageId },
      content: button({ text, kind: 'secondary' }),
    })
  return [data.endpoint.status === 'active' && act('revive', w.revive), act('drop', w.drop)]
}

const resultText = (result: string | undefined): string =>
  result === undefined ? '' : (RESULT_WORDS[result] ?? result)

const deliveryTable = (data: EndpointData): Html =>
  table({
    caption: w.deliveries,
    captionSize: 'hidden',
    head: [w.event, w.writtenAt, w.status, w.attempts, w.result, w.next, w.act],
    rows: data.deliveries.map((one) => [
      EVENT_KIND_WORDS[one.kind],
      formatDateTime(language, one.writtenAt),
      tag({ text: DELIVERY_STATE_WORDS[one.state], colour: COLOURS[one.state] }),
      `${one.attempts}`,
      resultText(one.lastResult),
      one.state === 'waiting' ? formatDateTime(language, one.dueAt) : '',
      again(data, one),
    ]),
  })

/** One endpoint: who agreed on it, its secrets, and what was posted there. */
export const endpointPage = (data: EndpointData): View => {
  const { endpoint, deliveries, may } = data
  const dead = deliveries.filter(({ state }) => state === 'dead').length
  return {
    title: `${w.caption} ${endpoint.url}`,
    beforeMain: backLink({ language, href: ENDPOINTS_PATH }),
    main: html`${[
      saidBanner(data.said, data.refused),
      pageHeading(w.caption, w.title),
      facts(data),
      actions(data),
      sectionHeading(w.deliveries),
      deliveries.length === 0 ? paragraph(w.noDeliveries, 'quiet') : deliveryTable(data),
      dead > 1 &&
        may.enter &&
        endpoint.status === 'active' &&
        buttonGroup(post(data, 'revive', button({ text: w.reviveAll }))),
    ]}`,
  }
}
