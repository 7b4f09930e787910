import { type Content, html } from '#kernel/html.ts'
import {
  buttonGroup,
  input,
  paragraph,
  radios,
  sectionHeading,
  table,
  tag,
  textarea,
  verbatim,
  warningText,
} from '#ui/components.ts'
import { formatDateTime } from '#ui/i18n/format.ts'
import { DRAFT_TRANSITIONS, type DraftStep } from './draft.ts'
import { keepingWords as w } from './messages-keeping.ts'
import { act, type DraftPage } from './pages-draft-act.ts'

const language = 'zh-Hans' as const

/** What other units said. */
export const opinions = ({ seen, agencies, staff }: DraftPage): Content => [
  sectionHeading(w.opinions),
  seen.opinions.length === 0
    ? paragraph(w.noOpinions)
    : table({
        caption: w.opinions,
        captionSize: 'hidden',
        head: [w.unit, w.stance, w.words],
        rows: seen.opinions.map(({ agencyCode, stance, words, givenBy, givenAt }) => [
          [
            agencies.get(agencyCode)?.[language] ?? agencyCode,
            ' ',
            verbatim(staff.get(givenBy) ?? ''),
          ],
          tag({ text: w[stance], colour: stance === 'agrees' ? 'green' : 'orange' }),
          html`${words} ${paragraph(formatDateTime(language, givenAt), 'quiet')}`,
        ]),
      }),
]

/** For a unit that is asked: what it says. */
export const opinionForm = (data: DraftPage): Content =>
  data.rights.opine && [
    sectionHeading(w.giveOpinion),
    act(data, 'opinions', w.sendOpinion, {
      kind: 'primary',
      fields: [
        radios({
          language,
          name: 'stance',
          legend: w.stance,
          layout: 'inline',
          items: [
            { value: 'agrees', text: w.agrees },
            { value: 'objects', text: w.objects },
          ],
        }),
        textarea({ language, name: 'words', label: w.words, rows: 3 }),
      ],
    }),
  ]

const proposeForm = (data: DraftPage): Content => [
  sectionHeading(w.proposeTitle),
  data.seen.draft.kind === 'regular' && paragraph(w.proposeLead),
  act(data, 'propose', w.propose, {
    kind: 'primary',
    fields: [
      input({
        language,
        id: 'propose-reason',
        name: 'reason',
        label: w.reason,
        hint: w.reasonHint,
        value: data.seen.draft.reason,
      }),
      data.seen.draft.kind === 'regular' &&
        input({
          language,
          name: 'effective',
          label: w.effective,
          hint: w.effectiveHint,
          width: 20,
        }),
    ],
  }),
]

/** What can be done with a draft now, by whoever looks at it. */
export const steps = (data: DraftPage): Content => {
  const { rights, seen } = data
  const possible = new Set(Object.keys(DRAFT_TRANSITIONS[seen.draft.status]) as DraftStep[])
  // Others are asked about what is planned, and not about what has to happen now.
  if (seen.draft.kind !== 'regular') possible.delete('consult')
  return [
    rights.edit && possible.has('propose') && proposeForm(data),
    rights.edit && possible.has('consult') && paragraph(w.consultLead),
    rights.edit &&
      buttonGroup(
        possible.has('consult') && act(data, 'consult', w.consult),
        possible.has('revise') && act(data, 'revise', w.revise),
        possible.has('discard') && act(data, 'discard', w.discard, { kind: 'warning' }),
      ),
    rights.publish &&
      possible.has('publish') && [
        warningText({ language, text: w.publishLead }),
        act(data, 'publish', w.publish, { kind: 'primary' }),
        act(data, 'giveBack', w.giveBack, {
          fields: input({ language, name: 'remark', label: w.giveBackReason }),
        }),
      ],
  ]
}
