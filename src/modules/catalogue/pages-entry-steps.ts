import type { Html } from '#kernel/html.ts'
import { button, form, input } from '#ui/components.ts'
import { ENTRY_ACTION_WORDS, entryWords } from './messages-place-entry.ts'
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
