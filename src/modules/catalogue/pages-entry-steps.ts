import type { Content, Html } from '#kernel/html.ts'
import { button, checkboxes, form, input, link, paragraph } from '#ui/components.ts'
import { ENTRY_ACTION_WORDS, ENTRY_STATUS_WORDS, entryWords } from './messages-place-entry.ts'
import { PLACE_ENTRY_TRANSITIONS, type PlaceEntry, type PlaceEntryAction } from './place-entry.ts'

const language = 'zh-Hans' as const

const stepForm = (path: string, csrf: string, id: string, action: PlaceEntryAction): Html =>
  form({
    action: `${path}/${action}`,
    method: 'post',
    csrf,
    hidden: { id },
    content: [
      action === 'sendBack' &&
        input({ language, id: `remark-${id}`, name: 'remark', label: entryWords.remark }),
      button({
        text: ENTRY_ACTION_WORDS[action],
        kind: action === 'sendBack' ? 'secondary' : 'primary',
        preventDoubleClick: true,
      }),
    ],
  })

/** The steps that are lawful for what was filed and that this reader may take, as buttons. */
export const entrySteps = (
  path: string,
  { csrf, may }: { readonly csrf: string; readonly may: ReadonlySet<PlaceEntryAction> },
  { id, status }: Pick<PlaceEntry, 'id' | 'status'>,
): readonly Html[] =>
  (Object.keys(PLACE_ENTRY_TRANSITIONS[status]) as PlaceEntryAction[])
    .filter((action) => may.has(action))
    .map((action) => stepForm(path, csrf, id, action))

/** From so many on, entries are listed to be ticked and no longer shown whole. */
export const MANY_ENTRIES = 6

export interface BulkSteps<Entry> {
  readonly path: string
  readonly csrf: string
  readonly may: ReadonlySet<PlaceEntryAction>
  readonly entries: readonly Entry[]
  /** All boxes are ticked. */
  readonly ticked: boolean
  readonly nameOf: (entry: Entry) => Content
  /** All there is to judge by, in a few lines. */
  readonly inShort: (entry: Entry) => Content
}

type Waiting = Pick<PlaceEntry, 'id' | 'status'>

const bulk = <Entry extends Waiting>(
  data: BulkSteps<Entry>,
  action: 'review' | 'approve',
): Html | false => {
  const { path, csrf, ticked } = data
  const status = action === 'review' ? 'filed' : 'reviewed'
  const entries = data.entries.filter((entry) => entry.status === status)
  if (entries.length === 0 || !data.may.has(action)) return false
  return form({
    action: `${path}/${action}`,
    method: 'post',
    csrf,
    content: [
      checkboxes({
        language,
        name: 'id',
        idPrefix: action,
        legend: `${ENTRY_STATUS_WORDS[status]} · ${entryWords.count(entries.length)}`,
        legendSize: 'm',
        layout: 'small',
        values: ticked ? entries.map(({ id }) => id) : [],
        items: entries.map((entry) => ({
          value: entry.id,
          text: data.nameOf(entry),
          hint: [
            data.inShort(entry),
            ' ',
            link({ href: `${path}?entry=${entry.id}`, text: entryWords.showOne }),
          ],
        })),
      }),
      button({ text: entryWords.bulk[action], preventDoubleClick: true }),
    ],
  })
}

/** 批量办理: what waits for one of the two looks, to be ticked and judged in one act. */
export const bulkSteps = <Entry extends Waiting>(data: BulkSteps<Entry>): Content => [
  paragraph(
    data.ticked
      ? link({ href: data.path, text: entryWords.tickNone })
      : link({ href: `${data.path}?tick=all`, text: entryWords.tickAll }),
  ),
  bulk(data, 'review'),
  bulk(data, 'approve'),
]
