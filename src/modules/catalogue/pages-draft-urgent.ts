import type { Content } from '#kernel/html.ts'
import { input, paragraph, sectionHeading, select, warningText } from '#ui/components.ts'
import { keepingWords as w } from './messages-keeping.ts'
import { act, type DraftPage, versionLine } from './pages-draft-act.ts'
import type { Scene } from './scene.ts'
import { sceneStatusName } from './words-change.ts'

const language = 'zh-Hans' as const

/** What a scene of a layer may become at once, and how a form says it. */
export const STATUS_WISH = /^(suspended|published)\/([A-Z]{2}-[A-Z]{2,4}-\d{3})$/

const wishOf = ({ code, name, status }: Scene) => {
  const becomes = status === 'published' ? 'suspended' : 'published'
  const text = `${sceneStatusName(language, becomes)}：${code} ${name[language]}`
  return { value: `${becomes}/${code}`, text }
}

/** Scenes that the layer itself can suspend or take up again, and that the draft leaves alone. */
const choosable = ({ seen: { base, entries, province } }: DraftPage): readonly Scene[] => {
  const taken = new Set([...entries.map(({ scene }) => scene.code), ...province.map((s) => s.code)])
  return base.filter(({ code, status }) => status !== 'withdrawn' && !taken.has(code))
}

/** 紧急: a scene and what it is to become, without the form of a whole scene. */
export const urgentForm = (data: DraftPage): Content => {
  const scenes = choosable(data)
  return [
    sectionHeading(w.urgentAddTitle),
    paragraph(w.urgentLead),
    scenes.length === 0
      ? paragraph(w.urgentNone)
      : act(data, 'status', w.urgentSave, {
          fields: [
            select({
              language,
              name: 'wish',
              label: w.urgentAddTitle,
              items: scenes.map(wishOf),
            }),
            input({ language, id: 'status-reason', name: 'reason', label: w.urgentReason }),
          ],
        }),
  ]
}

/** What becomes of versions that wait, said before anybody publishes. */
export const waitingNote = ({ seen: { waiting } }: DraftPage): Content =>
  waiting.length > 0 && [
    warningText({ language, text: w.waitingAnew }),
    waiting.map(({ version }) => paragraph(versionLine(version))),
  ]

/** That the version which a withdrawal takes back waits no longer. */
export const lapsedNote = ({ seen: { draft, takenBack } }: DraftPage): Content =>
  draft.kind === 'withdrawal' &&
  takenBack === undefined &&
  draft.status !== 'published' &&
  draft.status !== 'discarded' &&
  warningText({ language, text: w.lapsed })
