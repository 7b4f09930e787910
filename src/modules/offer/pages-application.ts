import { type Content, html, type Html } from '#kernel/html.ts'
import { publicId } from '#kernel/ids.ts'
import {
  bulletList,
  button,
  errorSummary,
  form,
  input,
  insetText,
  link,
  notificationBanner,
  pageHeading,
  paragraph,
  printButton,
  screenOnly,
  sectionHeading,
  select,
  summaryList,
  verbatim,
  warningText,
} from '#ui/components.ts'
import { formatCount, formatDate } from '#ui/i18n/format.ts'
import { localPath } from '#ui/i18n/language.ts'
import { type Place, publicPage, type PublicView } from '#modules/catalogue/index.ts'
import { applicationMessages as t, statusName } from './messages-application.ts'
import { publicMessages } from './messages-public.ts'
import type { Offer } from './offer.ts'
import { HOME, written } from './pages-public.ts'
import { isBeyondLimit } from './uses.ts'

/** Where whoever applied sees how it stands. */
export const applicationPath = ({ id }: Pick<Offer, 'id'>): string =>
  `${HOME}/${publicId('offer', id)}`

const framed = (view: PublicView, main: Content): Html => {
  const { language } = view
  const title = t(language, 'statusTitle')
  const home = { text: publicMessages(language, 'title'), href: localPath(language, HOME) }
  return publicPage(view, {
    title,
    unlisted: true,
    trail: [home, { text: title }],
    main: html`${[main, screenOnly(printButton({ language }))]}`,
  })
}

/** 已收到, at once after applying: the number, and the code that is told this once. */
export const receiptPage = (
  view: PublicView,
  { id, reportCode }: { readonly id: string; readonly reportCode: string },
): Html => {
  const { language } = view
  const href = localPath(language, applicationPath({ id }))
  return framed(view, [
    pageHeading(t(language, 'statusTitle')),
    paragraph(t(language, 'keep'), 'lead'),
    summaryList({
      rows: [
        { key: t(language, 'number'), value: verbatim(publicId('offer', id)) },
        { key: t(language, 'status'), value: statusName(language, 'submitted') },
        { key: t(language, 'code'), value: html`<strong>${verbatim(reportCode)}</strong>` },
      ],
    }),
    insetText({ text: t(language, 'codeOnce') }),
    paragraph(link({ href, text: t(language, 'open') })),
  ])
}

export interface ApplicationPage {
  readonly view: PublicView
  readonly offer: Offer
  /** The places of its trial, by code. */
  readonly registered: ReadonlyMap<string, Place>
  readonly on: Temporal.PlainDate
  readonly reported?: boolean
  readonly fault?: string | undefined
  /** When it could not be taken. */
  readonly typed?: Readonly<Record<'on' | 'count' | 'code', string>>
}

const openRows = ({ view, offer, registered }: ApplicationPage) => {
  const { language } = view
  const { status, trial } = offer
  const used = { key: t(language, 'soFar'), value: formatCount(offer.uses) }
  if (status === 'live') return [used]
  if (status !== 'trial' || trial === undefined) return []
  const date = formatDate(language, trial.until)
  const limits = t(language, 'limitsText', { date, uses: formatCount(trial.uses) })
  const nameOf = (place: string): Content =>
    registered.get(place)?.name[language] ?? written(language, place)
  return [
    { key: t(language, 'limits'), value: limits },
    { key: t(language, 'places'), value: bulletList(trial.places.map(nameOf)) },
    used,
  ]
}

const warning = ({ view: { language }, offer, on }: ApplicationPage): Content => {
  const { status, trial, uses } = offer
  if (status !== 'trial' || trial === undefined) return undefined
  const say = (key: 'beyond' | 'reached' | 'ended') =>
    warningText({ language, text: t(language, key) })
  if (isBeyondLimit(offer)) return say('beyond')
  if (uses === trial.uses) return say('reached')
  return Temporal.PlainDate.compare(on, trial.until) > 0 && say('ended')
}

const reportForm = ({ view, offer, registered, typed }: ApplicationPage): Content => {
  const { language } = view
  if (offer.status !== 'trial' && offer.status !== 'live') return undefined
  const line = (name: 'on' | 'count' | 'code', label: string, width: 10 | 20) =>
    ({ language, name, label, width, value: typed?.[name] }) as const
  return [
    sectionHeading(t(language, 'reportTitle')),
    form({
      action: localPath(language, `${applicationPath(offer)}/uses`),
      method: 'post',
      content: [
        offer.status === 'trial' &&
          select({
            language,
            name: 'place',
            label: t(language, 'place'),
            items: (offer.trial?.places ?? []).map((value) => ({
              value,
              text: registered.get(value)?.name[language] ?? value,
            })),
          }),
        input({ ...line('on', t(language, 'day'), 10), hint: t(language, 'dayHint') }),
        input({ ...line('count', t(language, 'count'), 10), inputMode: 'numeric' }),
        input({ ...line('code', t(language, 'code'), 20), autocomplete: 'off' }),
        button({ text: t(language, 'report'), preventDoubleClick: true }),
      ],
    }),
  ]
}

/**
 * 申报进度, for whoever has the number: where it stands and why; once it is open, its limits and
 * the form by which the organisation reports uses. What was written is not shown, since nobody may
 * have looked at it yet.
 */
export const applicationPage = (data: ApplicationPage): Html => {
  const { view, offer, reported = false, fault } = data
  const { language } = view
  const last = offer.steps.at(-1)
  const ended = offer.status === 'declined' || offer.status === 'delisted'
  return framed(view, [
    reported && notificationBanner({ language, kind: 'success', text: t(language, 'reported') }),
    fault !== undefined && errorSummary({ language, errors: [{ text: fault }] }),
    pageHeading(t(language, 'statusTitle')),
    paragraph(t(language, 'keep'), 'lead'),
    warning(data),
    summaryList({
      rows: [
        { key: t(language, 'number'), value: verbatim(publicId('offer', offer.id)) },
        { key: t(language, 'status'), value: statusName(language, offer.status) },
        ...(ended && last !== undefined
          ? [{ key: t(language, 'reason'), value: written(language, last.words) }]
          : []),
        ...openRows(data),
      ],
    }),
    reportForm(data),
  ])
}
