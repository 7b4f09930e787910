import { type Content, html } from '#kernel/html.ts'
import { provinceDate } from '#kernel/period.ts'
import {
  backLink,
  bulletList,
  button,
  buttonGroup,
  details,
  emptyState,
  form,
  inLanguage,
  input,
  link,
  linkButton,
  pageHeading,
  paragraph,
  radios,
  sectionHeading,
  table,
  tag,
  type TagColour,
  textarea,
} from '#ui/components.ts'
import { formatDate, formatDateTime } from '#ui/i18n/format.ts'
import { LANGUAGES, type Language } from '#ui/i18n/language.ts'
import { said, type Said, type View } from '#ui/portal.ts'
import {
  actionsOn,
  type Announcement,
  ANNOUNCEMENT_KINDS,
  type AnnouncementAction,
  type AnnouncementStatus,
  faultsOfWordings,
  WRITERS_ACTIONS,
} from './announcement.ts'
import { ACTION_WORDS, KIND_WORDS, STATUS_WORDS, words as w } from './messages-announcements.ts'
import { bodyParts, announcementPath } from './pages-read.ts'

const language = 'zh-Hans' as const
export const ADMIN_ANNOUNCEMENTS = '/admin/announcements'

/** What a form about an announcement says, as it was typed. */
export type Typed = Readonly<Record<string, string>>

const COLOURS: Readonly<Record<AnnouncementStatus, TagColour>> = {
  draft: 'grey',
  translated: 'blue',
  reviewed: 'purple',
  published: 'green',
  takenDown: 'orange',
  discarded: 'grey',
}

const statusTag = ({ status }: Announcement): Content =>
  tag({ text: STATUS_WORDS[status], colour: COLOURS[status] })

/** 公告: all of them, with where each stands. */
export const announcementsPage = (
  announcements: readonly Announcement[],
  { mayWrite }: { readonly mayWrite: boolean },
): View => ({
  title: w.title,
  main: html`${[
    pageHeading(w.title),
    paragraph(w.lead, 'lead'),
    mayWrite && buttonGroup(linkButton({ href: `${ADMIN_ANNOUNCEMENTS}/new`, text: w.begin })),
    announcements.length === 0
      ? emptyState({ title: w.none })
      : table({
          caption: w.title,
          captionSize: 'hidden',
          firstCellIsHeader: true,
          head: [w.name, w.kind, w.status, w.languages, w.shownUntil],
          rows: announcements.map((one) => [
            link({
              href: `${ADMIN_ANNOUNCEMENTS}/${one.id}`,
              text: one.wordings[language]?.title ?? one.id,
            }),
            KIND_WORDS[one.kind],
            statusTag(one),
            `${Object.keys(one.wordings).length} / ${LANGUAGES.length}`,
            formatDate(language, one.shownUntil),
          ]),
        }),
  ]}`,
})

/** The names of the two fields of a language. */
export const fieldNames = (each: Language) =>
  ({ title: `title-${each}`, body: `body-${each}` }) as const

/** What the form shows of an announcement that is there. */
export const typedOf = ({ kind, shownUntil, wordings, steps }: Announcement): Typed => ({
  kind,
  shownUntil: shownUntil.toString(),
  seen: String(steps.length),
  ...Object.fromEntries(
    LANGUAGES.flatMap((each) => [
      [fieldNames(each).title, wordings[each]?.title ?? ''],
      [fieldNames(each).body, wordings[each]?.body ?? ''],
    ]),
  ),
})

const languageFields = (each: Language, typed: Typed): Content => {
  const names = fieldNames(each)
  return [
    sectionHeading(w.languageOf[each]),
    input({
      language,
      name: names.title,
      label: `${w.name}（${w.languageOf[each]}）`,
      value: typed[names.title],
    }),
    textarea({
      language,
      name: names.body,
      label: `${w.body}（${w.languageOf[each]}）`,
      hint: each === language ? w.bodyHint : undefined,
      value: typed[names.body],
    }),
  ]
}

const writingForm = (action: string, csrf: string, typed: Typed): Content =>
  form({
    action,
    method: 'post',
    csrf,
    hidden: { seen: typed['seen'] ?? '0' },
    content: [
      radios({
        language,
        name: 'kind',
        legend: w.kind,
        value: typed['kind'] ?? 'service',
        items: ANNOUNCEMENT_KINDS.map((kind) => ({ value: kind, text: KIND_WORDS[kind] })),
      }),
      input({
        language,
        name: 'shownUntil',
        label: w.shownUntil,
        hint: w.shownUntilHint,
        width: 10,
        value: typed['shownUntil'],
      }),
      LANGUAGES.map((each) => languageFields(each, typed)),
      button({ text: w.save, preventDoubleClick: true }),
    ],
  })

/** A new announcement. */
export const newAnnouncementPage = (csrf: string, typed: Typed, saidNow: Said): View => ({
  title: w.begin,
  beforeMain: backLink({ language, href: ADMIN_ANNOUNCEMENTS }),
  main: html`${[
    said(saidNow, w.done),
    pageHeading(w.begin),
    writingForm(ADMIN_ANNOUNCEMENTS, csrf, typed),
  ]}`,
})

const isWriters = (action: AnnouncementAction): boolean =>
  WRITERS_ACTIONS.some((one) => one === action)

const stepForm = (csrf: string, { id }: Announcement, action: AnnouncementAction): Content => {
  const why = action === 'giveBack' || action === 'takeDown'
  return form({
    action: `${ADMIN_ANNOUNCEMENTS}/${id}/${isWriters(action) ? 'steps' : 'verdicts'}`,
    method: 'post',
    csrf,
    hidden: { action },
    content: [
      why &&
        input({
          language,
          id: `${action}-words`,
          name: 'words',
          label: `${ACTION_WORDS[action]}：${w.reason}`,
          hint: w.reasonHint,
        }),
      button({
        text: ACTION_WORDS[action],
        kind: why || action === 'discard' ? 'secondary' : 'primary',
        preventDoubleClick: true,
      }),
    ],
  })
}

const preview = ({ wordings }: Announcement): Content =>
  LANGUAGES.flatMap((each) => {
    const wording = wordings[each]
    if (wording === undefined) return []
    return [
      details({
        summary: `${w.preview}：${w.languageOf[each]}`,
        text: [
          paragraph(inLanguage(each, wording.title), 'lead'),
          bodyParts(wording.body).map((part) => paragraph(inLanguage(each, part))),
        ],
      }),
    ]
  })

const history = ({ steps }: Announcement, nameOf: (staffId: string) => string): Content =>
  table({
    caption: w.history,
    captionSize: 'm',
    head: [w.when, w.who, w.what],
    rows: steps.map(({ action, words, by, at }) => [
      formatDateTime(language, at),
      nameOf(by),
      words === '' ? ACTION_WORDS[action] : `${ACTION_WORDS[action]}：${words}`,
    ]),
  })

export interface AnnouncementPage extends Said {
  readonly csrf: string
  readonly announcement: Announcement
  readonly nameOf: (staffId: string) => string
  readonly mayWrite: boolean
  readonly mayReview: boolean
  /** As it was typed when it could not be saved. */
  readonly typed?: Typed | undefined
}

/** One announcement: its texts, what is wrong with them, what can be done, what was done. */
export const announcementPage = (data: AnnouncementPage): View => {
  const { csrf, announcement: one, mayWrite, mayReview, typed, nameOf } = data
  const title = one.wordings[language]?.title ?? w.title
  const faults = faultsOfWordings(one.wordings).map((fault) =>
    w.fault(w.languageOf[fault.language], fault.part === 'title' ? w.name : w.body),
  )
  const actions = actionsOn(one).filter((action) => (isWriters(action) ? mayWrite : mayReview))
  return {
    title,
    beforeMain: backLink({ language, href: ADMIN_ANNOUNCEMENTS }),
    main: html`${[
      said(data, w.done),
      pageHeading(title, w.title),
      paragraph([
        statusTag(one),
        ` ${KIND_WORDS[one.kind]} · ${w.shownUntil} ${formatDate(language, one.shownUntil)}`,
      ]),
      one.publishedAt !== undefined &&
        paragraph([
          link({ href: announcementPath(one), text: w.seePublic }),
          `（${formatDate(language, provinceDate(one.publishedAt))}）`,
        ]),
      one.status === 'draft' && faults.length > 0 && [sectionHeading(w.faults), bulletList(faults)],
      preview(one),
      one.status === 'draft' &&
        mayWrite &&
        writingForm(`${ADMIN_ANNOUNCEMENTS}/${one.id}`, csrf, typed ?? typedOf(one)),
      actions.length > 0 && sectionHeading(w.act),
      actions.map((action) => stepForm(csrf, one, action)),
      history(one, nameOf),
    ]}`,
  }
}
