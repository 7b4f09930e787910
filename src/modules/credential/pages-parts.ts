import { type Content, type Html } from '#kernel/html.ts'
import { provinceDate } from '#kernel/period.ts'
import {
  emptyState,
  errorSummary,
  link,
  notificationBanner,
  paragraph,
  sectionHeading,
  summaryList,
  table,
  tag,
  type TagColour,
  verbatim,
} from '#ui/components.ts'
import { formatCount, formatDate } from '#ui/i18n/format.ts'
import { domainName } from '#modules/catalogue/index.ts'
import type { Credential, CredentialStatus, Opinion } from './credential.ts'
import { waitsFor } from './gate.ts'
import {
  AUDIENCE_NAMES,
  BAR_WORDS,
  KIND_WORDS,
  REASON_WORDS,
  STATUS_WORDS,
  USE_NAMES,
  VERDICT_WORDS,
  WAIT_WORDS,
  words as w,
} from './messages.ts'
import { publicMessages } from './messages-public.ts'
import { holdersMoved, isLate, type MilestoneName, type Plan, planMonths } from './plan.ts'
import type { Said } from './pages-frame.ts'
import type { ListedCredential, Names, SeenCredential } from './read-credential.ts'
import type { Overlap } from './store-opinions.ts'

export const language = 'zh-Hans' as const

const COLOURS: Readonly<Record<CredentialStatus, TagColour>> = {
  filed: 'blue',
  withdrawn: 'grey',
  blocked: 'red',
  exempted: 'purple',
  cleared: 'green',
  absorbing: 'orange',
  absorbed: 'green',
}

export const statusTag = (status: CredentialStatus): Html =>
  tag({ text: STATUS_WORDS[status], colour: COLOURS[status] })

export const milestoneName = (name: MilestoneName): string => publicMessages(language, name)

/** What was done, or why it was not. */
export const said = ({ fault, saved }: Pick<Said, 'fault' | 'saved'>): Content => [
  saved === true && notificationBanner({ language, kind: 'success', text: w.saved }),
  fault !== undefined && errorSummary({ language, errors: [{ text: fault }] }),
]

const listOf = (texts: readonly string[]): string => texts.join('、')

/** 申报内容 */
export const factsOf = (one: Credential, names: Names): Html => {
  const row = (key: string, value: Content) => ({ key, value })
  return summaryList({
    rows: [
      row(w.kind, KIND_WORDS[one.kind]),
      row(w.issuer, names.agency(one.issuerAgency)),
      row(w.region, names.region(one.regionCode)),
      row(w.domain, domainName(language, one.domain)),
      row(w.audiences, listOf(one.audiences.map((each) => AUDIENCE_NAMES[each]))),
      row(w.uses, listOf(one.uses.map((each) => USE_NAMES[each]))),
      row(w.document, verbatim(one.document)),
      row(w.already, one.alreadyIssued ? w.issued : w.notIssued),
      row(w.holders, w.people(formatCount(one.holderCount))),
      row(w.need, one.need),
      row(w.filedOn, formatDate(language, provinceDate(one.filedAt))),
      row(w.opinionsDue, formatDate(language, one.opinionsDueOn)),
    ],
  })
}

const nameOf = (other: Overlap['with'], name: string, path: string | undefined): Content => {
  if (other.kind === 'scene') return link({ href: `/catalogue/${other.sceneCode}`, text: name })
  const text = verbatim(name)
  return path === undefined ? text : link({ href: `${path}/${other.otherId}`, text })
}

/** 查重结果: what is alike, how much, and in what. */
export const overlapTable = (
  overlaps: readonly Overlap[],
  names: Names,
  /** Where credentials are seen; absent where only some of them may be. */
  path?: string,
): Html =>
  table({
    caption: w.overlaps,
    captionSize: 'm',
    firstCellIsHeader: true,
    head: [w.overlapName, w.kind, w.owner, { text: w.score, numeric: true }, w.reasons],
    rows: overlaps.map(({ with: other, name, agencyCode, score, reasons }) => [
      nameOf(other, name, path),
      other.kind === 'scene' ? w.scene : w.credential,
      names.agency(agencyCode),
      String(score),
      listOf(reasons.map((reason) => REASON_WORDS[reason])),
    ]),
  })

/** 部门意见: who was asked, and what they said. */
export const opinionTable = (opinions: readonly Opinion[], names: Names): Html =>
  table({
    caption: w.opinions,
    captionSize: 'm',
    firstCellIsHeader: true,
    head: [w.agency, w.named, w.verdict, w.opinionWords],
    rows: opinions.map(({ agencyCode, namedBy, given }) => [
      names.agency(agencyCode),
      namedBy === undefined ? w.byOverlap : w.byBureau,
      given === undefined
        ? tag({ text: w.notYet, colour: 'orange' })
        : tag({
            text: VERDICT_WORDS[given.verdict],
            colour: given.verdict === 'duplicate' ? 'red' : 'green',
          }),
      given === undefined
        ? ''
        : `${given.words}（${formatDate(language, provinceDate(given.at))}）`,
    ]),
  })

/** 结论 and its reasons, once there is one. */
export const outcomeOf = ({ status, outcome }: Credential, names: Names): Content =>
  outcome && [
    sectionHeading(w.outcome),
    summaryList({
      rows: [
        { key: w.outcome, value: statusTag(status) },
        { key: w.agency, value: names.agency(outcome.by.agencyCode) },
        { key: w.opinionWords, value: outcome.words },
        ...(outcome.stateRule === undefined
          ? []
          : [{ key: w.stateRule, value: verbatim(outcome.stateRule) }]),
        { key: w.decidedOn, value: formatDate(language, provinceDate(outcome.at)) },
      ],
    }),
  ]

const milestoneState = (milestone: Plan['milestones'][number], on: Temporal.PlainDate): Content => {
  if (milestone.reached !== undefined)
    return `${formatDate(language, milestone.reached.on)}：${milestone.reached.words}`
  return isLate(milestone, on) ? tag({ text: w.late, colour: 'red' }) : w.open
}

/** 甘特表: a plan month by month, as a table that reads the same aloud. */
export const planSection = ({ credential, plan, scenes, on }: SeenCredential): Content => {
  if (plan === undefined) return undefined
  const scene = scenes.find(({ code }) => code === plan.sceneCode)
  const { months, rows } = planMonths(plan)
  return [
    sectionHeading(w.plan),
    paragraph(w.planOf(scene?.name[language] ?? plan.sceneCode)),
    paragraph(w.moved(formatCount(holdersMoved(plan)), formatCount(credential.holderCount))),
    table({
      caption: w.milestones,
      captionSize: 's',
      firstCellIsHeader: true,
      head: [w.milestone, w.dueOn, w.reachedOn],
      rows: rows.map(({ milestone }) => [
        milestoneName(milestone.name),
        formatDate(language, milestone.dueOn),
        milestoneState(milestone, on),
      ]),
    }),
    table({
      caption: w.monthByMonth,
      captionSize: 's',
      firstCellIsHeader: true,
      head: [w.milestone, ...months.map((month) => month.toString())],
      rows: rows.map(({ milestone, bars }) =>
        [milestoneName(milestone.name)].concat(bars.map((bar) => BAR_WORDS[bar])),
      ),
    }),
    plan.moved.length > 0 &&
      table({
        caption: w.movedHolders,
        captionSize: 's',
        head: [w.movedOn, { text: w.movedHolders, numeric: true }],
        rows: plan.moved.map(({ on: day, holders }) => [
          formatDate(language, day),
          formatCount(holders),
        ]),
      }),
  ]
}

/** A list of credentials with where each stands. */
export const credentialTable = (
  caption: string,
  lines: readonly ListedCredential[],
  { names, path, none }: { readonly names: Names; readonly path: string; readonly none: string },
): Html =>
  lines.length === 0
    ? emptyState({ title: none })
    : table({
        caption,
        captionSize: 'm',
        firstCellIsHeader: true,
        head: [w.name, w.kind, w.issuer, w.region, w.domain, w.status, w.waits, w.filedOn],
        rows: lines.map(({ credential: one, opinions }) => [
          link({ href: `${path}/${one.id}`, text: verbatim(one.name) }),
          KIND_WORDS[one.kind],
          names.agency(one.issuerAgency),
          names.region(one.regionCode),
          domainName(language, one.domain),
          statusTag(one.status),
          WAIT_WORDS[waitsFor(one.status, opinions)],
          formatDate(language, provinceDate(one.filedAt)),
        ]),
      })

/** The parts of a credential that everybody who may see it sees. */
export const sharedParts = (seen: SeenCredential, path?: string): Content => {
  const { credential, overlaps, opinions, names } = seen
  return [
    paragraph(statusTag(credential.status)),
    sectionHeading(w.facts),
    factsOf(credential, names),
    overlaps.length === 0 ? paragraph(w.noOverlaps) : overlapTable(overlaps, names, path),
    opinions.length > 0 && opinionTable(opinions, names),
    outcomeOf(credential, names),
    planSection(seen),
  ]
}
