import { type Content, html, type Html } from '#kernel/html.ts'
import {
  backLink,
  details,
  errorSummary,
  link,
  notificationBanner,
  pageHeading,
  paragraph,
  sectionHeading,
  summaryList,
  table,
  tag,
  verbatim,
  warningText,
} from '#ui/components.ts'
import { formatDateTime } from '#ui/i18n/format.ts'
import type { View } from '#ui/portal.ts'
import { codeOf, type SceneChange } from './changes.ts'
import type { DraftKind, DraftStatus } from './draft.ts'
import {
  CHANGE_WORDS,
  DRAFT_KIND_WORDS,
  DRAFT_STATUS_WORDS,
  FAULT_WORDS,
  keepingWords as w,
} from './messages-keeping.ts'
import { act, draftPath, type DraftPage, type Impact, KEEPING_PATH } from './pages-draft-act.ts'
import { opinionForm, opinions, steps } from './pages-draft-steps.ts'
import { lapsedNote, urgentForm, waitingNote } from './pages-draft-urgent.ts'
import type { Scene } from './scene.ts'
import { PROVINCE } from './snapshot.ts'
import { SCENE_TEMPLATES } from './templates.ts'
import type { DraftView } from './view-draft.ts'
import { differences } from './words-change.ts'

const language = 'zh-Hans' as const

const STATUS_COLOURS = {
  drafted: 'grey',
  consulting: 'yellow',
  proposed: 'blue',
  published: 'green',
  discarded: 'grey',
} as const satisfies Readonly<Record<DraftStatus, string>>

/** 草案状态 in colour. */
export const draftTag = (status: DraftStatus): Html =>
  tag({ text: DRAFT_STATUS_WORDS[status], colour: STATUS_COLOURS[status] })

/** 草案种类, where it is another than the next version. */
export const kindTag = (kind: DraftKind): Content =>
  kind !== 'regular' && tag({ text: DRAFT_KIND_WORDS[kind], colour: 'red' })

const facts = ({ seen: { draft, baseNumber }, staff }: DraftPage): Html => {
  const said = (at: Temporal.Instant | undefined, by: string | undefined): Content =>
    at === undefined
      ? ''
      : html`${formatDateTime(language, at)} ${verbatim(staff.get(by ?? '') ?? '')}`
  return summaryList({
    rows: [
      { key: w.status, value: html`${draftTag(draft.status)} ${kindTag(draft.kind)}` },
      {
        key: draft.kind === 'withdrawal' ? w.withdrawing : w.base,
        value: baseNumber === 0 ? w.noVersion : w.versionOf(baseNumber),
      },
      { key: w.opened, value: said(draft.openedAt, draft.openedBy) },
      ...(draft.proposedAt === undefined
        ? []
        : [
            { key: w.proposed, value: said(draft.proposedAt, draft.proposedBy) },
            { key: w.reason, value: draft.reason ?? '' },
            {
              key: w.effective,
              value:
                draft.effectiveFrom === undefined
                  ? w.atOnce
                  : formatDateTime(language, draft.effectiveFrom),
            },
          ]),
      ...(draft.publishedAt === undefined
        ? []
        : [{ key: w.published, value: said(draft.publishedAt, draft.publishedBy) }]),
      ...(draft.remark === undefined ? [] : [{ key: w.remark, value: draft.remark }]),
    ],
  })
}

/** What a scene is compared with: itself before, or the scene of the province that it tightens. */
const before = ({ base, province }: DraftView, code: string): Scene | undefined =>
  base.find((scene) => scene.code === code) ?? province.find((scene) => scene.code === code)

/** A scene of the province that a city is now stricter about is no new scene. */
const kindOf = ({ province }: DraftView, change: SceneChange): keyof typeof CHANGE_WORDS =>
  change.kind === 'added' && province.some(({ code }) => code === change.scene.code)
    ? 'tightened'
    : change.kind

const membersOf = (seen: DraftView, change: SceneChange): Content => {
  if (change.kind === 'removed') return ''
  const was = before(seen, change.scene.code)
  if (was === undefined) return change.scene.description[language]
  return differences(language, was, change.scene).map((one) =>
    paragraph(html`<strong>${one.member}</strong> <s>${one.was}</s> → ${one.willBe}`),
  )
}

const impactText = (impact: Impact | undefined): string =>
  w.impactOf(impact?.places ?? 0, impact?.terminals ?? 0, impact?.people ?? 0)

/** Whether somebody writes in it: a withdrawal says nothing of its own. */
const isWritten = ({ seen: { draft }, rights }: DraftPage): boolean =>
  rights.edit && draft.status === 'drafted' && draft.kind !== 'withdrawal'

/** Whether whole scenes are written: an urgent draft changes no more than whether they are used. */
const takesScenes = (data: DraftPage): boolean =>
  isWritten(data) && data.seen.draft.kind === 'regular'

const changeRow = (data: DraftPage, change: SceneChange): Content[] => {
  const { seen, impact } = data
  const code = codeOf(change)
  const entry = seen.entries.find(({ scene }) => scene.code === code)
  const href = `${draftPath(seen.draft.id)}/scenes?code=${code}`
  return [
    html`${verbatim(code)} ${change.kind !== 'removed' && change.scene.name[language]}`,
    tag({ text: CHANGE_WORDS[kindOf(seen, change)] }),
    membersOf(seen, change),
    entry?.reason ?? '',
    impact === undefined
      ? link({ href: `${draftPath(seen.draft.id)}?impact=1`, text: w.estimate })
      : impactText(impact.get(code)),
    ...(isWritten(data)
      ? [
          [
            takesScenes(data) && link({ href, text: w.edit }),
            act(data, 'undo', w.undo, { hidden: { code } }),
          ],
        ]
      : []),
  ]
}

const changesTable = (data: DraftPage): Content => {
  const { seen } = data
  return seen.changes.length === 0
    ? paragraph(w.none)
    : table({
        caption: w.changes,
        captionSize: 'm',
        firstCellIsHeader: true,
        head: [
          w.name,
          w.change,
          w.members,
          w.reason,
          w.impact,
          ...(isWritten(data) ? [w.edit] : []),
        ],
        rows: seen.changes.map((change) => changeRow(data, change)),
      })
}

const faultList = ({ seen }: DraftPage): Content =>
  seen.faults.length > 0 && [
    sectionHeading(w.faults),
    seen.faults.map(({ code, fault }) =>
      warningText({ language, text: `${code} ${FAULT_WORDS[fault]}` }),
    ),
  ]

const additions = ({ seen: { draft, province } }: DraftPage): Content => {
  const path = `${draftPath(draft.id)}/scenes`
  return [
    sectionHeading(w.add),
    paragraph(
      SCENE_TEMPLATES.map(({ key, zh }, i) => [
        i > 0 && ' · ',
        link({ href: `${path}?like=${key}`, text: w.likeTemplate(zh) }),
      ]),
    ),
    province.length > 0 &&
      details({
        summary: w.tightenTitle,
        text: province
          .filter(({ status }) => status === 'published')
          .map(({ code, name }) =>
            paragraph([
              verbatim(code),
              ' ',
              link({ href: `${path}?code=${code}`, text: `${w.tighten}：${name[language]}` }),
            ]),
          ),
      }),
  ]
}

/** The scenes of the layer as they are, each with the way to change it. */
const unchanged = ({ seen: { draft, base, changes } }: DraftPage): Content => {
  const touched = new Set(changes.map(codeOf))
  const rest = base.filter(({ code }) => !touched.has(code))
  return details({
    summary: `${w.scenes}（${w.count(rest.length)}）`,
    text: rest.map(({ code, name }) =>
      paragraph([
        verbatim(code),
        ' ',
        link({
          href: `${draftPath(draft.id)}/scenes?code=${code}`,
          text: `${w.edit}：${name[language]}`,
        }),
      ]),
    ),
  })
}

/** M4: a draft with what it changes, why and for whom, what others said, and the next step. */
export const draftPage = (data: DraftPage): View => {
  const { seen, regionName, fault, saved = false } = data
  const { draft } = seen
  const title = w.draftOf(regionName)
  return {
    title,
    beforeMain: backLink({ language, href: `${KEEPING_PATH}/${draft.regionCode}` }),
    main: html`${[
      saved && notificationBanner({ language, kind: 'success', text: w.saved }),
      fault !== undefined && errorSummary({ language, errors: [{ text: fault }] }),
      pageHeading(title, draft.regionCode === PROVINCE ? w.provincial : w.added),
      facts(data),
      lapsedNote(data),
      changesTable(data),
      waitingNote(data),
      faultList(data),
      isWritten(data) && draft.kind === 'urgent' && urgentForm(data),
      takesScenes(data) && [additions(data), unchanged(data)],
      draft.status !== 'drafted' && opinions(data),
      opinionForm(data),
      steps(data),
    ]}`,
  }
}
