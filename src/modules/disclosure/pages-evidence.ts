import { type Content, html, type Html } from '#kernel/html.ts'
import { button, fileUpload, form, link, table, textarea, verbatim } from '#ui/components.ts'
import { formatDateTime } from '#ui/i18n/format.ts'
import type { Roster } from '#modules/roster/index.ts'
import { noticePathOf } from './pages-frame.ts'
import type { ListedEvidence } from './store-evidence.ts'
import { REFUSALS, words as w } from './words.ts'

const language = 'zh-Hans' as const

export interface EvidenceData {
  readonly roster: Roster
  readonly csrf: string
  readonly evidence: readonly ListedEvidence[]
  readonly names: ReadonlyMap<string, string>
  readonly fault:
    | { readonly code: keyof typeof REFUSALS; readonly field?: string | undefined }
    | undefined
}

/** Proof that there is. */
export const evidenceList = ({ evidence, names, roster }: EvidenceData): Content =>
  evidence.length > 0 &&
  table({
    caption: w.evidence,
    captionSize: 'hidden',
    head: [w.note, w.evidenceDigest, w.keptAt],
    rows: evidence.map((one) => [
      html`${verbatim(one.note)} ${names.get(one.enteredBy)}`,
      one.digest === undefined
        ? '—'
        : link({
            href: `${noticePathOf(roster)}/evidence/${one.id}`,
            text: html`${w.seePicture} ${one.digest.slice(0, 8)}…`,
          }),
      formatDateTime(language, one.enteredAt),
    ]),
  })

/** The form of more proof. */
export const evidenceForm = ({ roster, csrf, fault }: EvidenceData): Html =>
  form({
    action: `${noticePathOf(roster)}/evidence`,
    method: 'post',
    multipart: true,
    csrf,
    content: [
      fileUpload({
        language,
        name: 'picture',
        label: w.picture,
        hint: w.pictureHint,
        accept: '.jpg,.jpeg,.png,.pdf',
        error: fault?.field === 'picture' ? REFUSALS[fault.code] : undefined,
      }),
      textarea({ language, name: 'note', label: w.note, hint: w.noteHint, rows: 2 }),
      button({ text: w.addEvidence, kind: 'secondary', preventDoubleClick: true }),
    ],
  })
