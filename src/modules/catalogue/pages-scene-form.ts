import { type Content, html, type Html } from '#kernel/html.ts'
import {
  backLink,
  button,
  buttonGroup,
  details,
  errorSummary,
  form,
  input,
  insetText,
  pageHeading,
  paragraph,
  sectionHeading,
  table,
} from '#ui/components.ts'
import type { View } from '#ui/portal.ts'
import { keepingWords as w } from './messages-keeping.ts'
import {
  codeAndDomain,
  guarded,
  ownership,
  replacedFields,
  type SceneFormPage,
  showing,
  textFields,
} from './pages-scene-fields.ts'
import { differences } from './words-change.ts'

const language = 'zh-Hans' as const

const clashTable = ({ clash }: SceneFormPage): Content =>
  clash !== undefined && [
    sectionHeading(w.revisedTitle),
    insetText({ text: w.revisedLead }),
    table({
      caption: w.revisedTitle,
      captionSize: 'hidden',
      firstCellIsHeader: true,
      head: [w.member, w.theirs, w.yours],
      rows: differences(language, clash.theirs, clash.yours).map((one) => [
        one.member,
        one.was,
        one.willBe,
      ]),
    }),
  ]

const titleOf = ({ province, isNew }: SceneFormPage): string => {
  if (province !== undefined) return w.tightenTitle
  return isNew ? w.newTitle : w.sceneTitle
}

const errors = ({ fault, faultAt, wrong = [] }: SceneFormPage) => [
  ...(fault === undefined
    ? []
    : [{ text: fault, ...(faultAt !== undefined && { href: `#${faultAt}` }) }]),
  ...wrong.map((field) => ({ text: w.fieldWrong, href: `#${field}` })),
]

/** M1: the form of one scene of a draft, and what it will look like to everybody it concerns. */
export const sceneFormPage = (data: SceneFormPage): View => {
  const { csrf, draftPath, typed, province, isNew, preview } = data
  const title = titleOf(data)
  const faults = errors(data)
  return {
    title,
    scripts: ['preview.js'],
    beforeMain: backLink({ language, href: draftPath, text: w.back }),
    main: html`${[
      faults.length > 0 && errorSummary({ language, errors: faults }),
      pageHeading(title, isNew ? undefined : `${typed.code} ${typed['name-zh-Hans']}`),
      province !== undefined && paragraph(w.tightenLead, 'lead'),
      clashTable(data),
      html`<div data-preview>${preview}</div>`,
      form({
        action: `${draftPath}/scenes`,
        method: 'post',
        csrf,
        hidden: {
          revision: String(typed.revision),
          ...(isNew ? { new: '1' } : { code: typed.code }),
        },
        content: [
          province === undefined && [
            codeAndDomain(data),
            textFields(data, 'name'),
            textFields(data, 'description'),
            textFields(data, 'purpose'),
            showing(data),
          ],
          guarded(data),
          province === undefined && [ownership(data), replacedFields(data)],
          input({
            language,
            name: 'reason',
            label: w.reason,
            hint: w.reasonHint,
            value: typed.reason,
            error: data.faultAt === 'reason' && data.fault,
          }),
          buttonGroup(
            button({ text: w.save, name: 'act', value: 'save', preventDoubleClick: true }),
            button({ text: w.preview, name: 'act', value: 'preview', kind: 'secondary' }),
          ),
        ],
      }),
    ]}`,
  }
}

/** The three faces of a scene: what a holder is told, what a terminal shows, the public page. */
export const scenePreview = (faces: {
  readonly consent: Html
  readonly terminal: Html
  readonly publicPage: Html
}): Html =>
  html`${[
    sectionHeading(w.previewTitle, 'preview'),
    details({ summary: w.consentTitle, text: faces.consent, open: true }),
    details({ summary: w.terminalTitle, text: faces.terminal, open: true }),
    details({ summary: w.pageTitle, text: faces.publicPage }),
  ]}`
