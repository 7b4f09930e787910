import { html, type Content } from '#kernel/html.ts'
import {
  backLink,
  bulletList,
  button,
  buttonGroup,
  checkboxes,
  details,
  form,
  input,
  insetText,
  link,
  linkButton,
  notificationBanner,
  pageHeading,
  paragraph,
  radios,
  sectionHeading,
  summaryList,
  timeline,
  warningText,
  workspace,
} from '#ui/components.ts'
import { type ConsentText, textField } from '#modules/consent/index.ts'
import { caseTransitionOf, isOpen } from './case.ts'
import type { StepCode } from './case-step.ts'
import type { CaseView } from './case-view.ts'
import { REFUSAL_REASONS } from './clerk-actions.ts'
import { stepAtCounter } from './clerk.ts'
import { actDue, type CaseAct, type CaseActs } from './case-act.ts'
import { materialStateName, refusalReasonText, stepText } from './messages-case.ts'
import { deskWords as w, HOLDER_WORDS, STATUS_WORDS } from './messages-desk.ts'
import { EXCEPTION_STATUS_WORDS, KIND_WORDS } from './messages-exception.ts'
import { effectsOf } from './messages-effects.ts'
import { materialName } from './messages-materials.ts'
import { serviceName } from './messages-services.ts'
import { stillMissing } from './opening.ts'
import { eCardQuestion } from './pages-desk-accept.ts'
import { DESK, deskCasePath, deskKeys } from './pages-desk-frame.ts'
import { type CaseFee, feeSection } from './pages-desk-fee.ts'
import { exceptionPath } from './pages-exceptions.ts'
import { caseFacts, stepTitle, type View } from './pages-tracker.ts'
import { groupedCode } from './reference.ts'
import { makesCard } from './service.ts'
import type { CaseStep } from './store-step.ts'
import type { Wish } from './wish.ts'

const language = 'zh-Hans' as const

export interface DeskCaseData {
  readonly csrf: string
  readonly view: CaseView
  readonly timeline: readonly CaseStep[]
  /** The clerk who looks. */
  readonly clerkId: string
  /** Name of the clerk who has it; none when nobody does. */
  readonly heldByClerk: string | undefined
  readonly heldBy: Content
  readonly acts: CaseActs
  readonly wish: Wish
  /** The blank that comes after the last one of this outlet. */
  readonly nextSlot: string | undefined
  /** What is not sure about the holder; nothing is made before it is. */
  readonly identity?: string | undefined
  /** The words of the consent to an electronic card, of a holder who has none. */
  readonly eCardWords: ConsentText | undefined
  /** Why the last act did not go through. */
  readonly refused: string | undefined
  readonly screen: 'shown' | 'confirmed' | undefined
  /** How far a change of bank is; absent of any other case. */
  readonly bankChange?: Content
  /** Of a case that placed an order under way. */
  readonly fee: CaseFee | undefined
}

const isMine = ({ view, clerkId }: DeskCaseData): boolean => view.case.clerkId === clerkId

const post = (
  { csrf, view }: DeskCaseData,
  act: string,
  content: Content,
  hidden: Readonly<Record<string, string>> = {},
) => form({ action: `${deskCasePath(view.case)}/${act}`, method: 'post', csrf, hidden, content })

const lock = (data: DeskCaseData): Content => {
  const { view, heldByClerk } = data
  const { clerkId } = view.case
  return [
    summaryList({
      rows: [{ key: w.clerk, value: isMine(data) ? w.me : (heldByClerk ?? w.nobody) }],
    }),
    !isMine(data) &&
      isOpen(view.case.status) &&
      post(data, 'take-over', button({ text: w.takeOver, preventDoubleClick: true }), {
        seen: clerkId ?? '',
      }),
  ]
}

const materials = (data: DeskCaseData): Content => {
  const { view } = data
  const missing = stillMissing(view.materials)
  return [
    sectionHeading('材料'),
    summaryList({
      rows: view.materials.map(({ code, state }) => ({
        key: materialName(language, code),
        value: materialStateName(language, state),
      })),
    }),
    missing.length > 0 &&
      isOpen(view.case.status) &&
      post(data, 'materials', [
        checkboxes({
          language,
          name: 'presented',
          legend: w.addMaterials,
          items: missing.map(({ code }) => ({
            value: code,
            text: materialName(language, code),
          })),
        }),
        button({ text: w.addButton, preventDoubleClick: true }),
      ]),
  ]
}

/** What the act will do stands before its button. */
const actForm = (data: DeskCaseData, { steps, asks: asked }: CaseAct): Content => {
  const { eCardWords } = data
  const asks = asked === 'eCard'
  const effects = effectsOf(language, steps.includes('enabled') ? 'enable' : data.view.case.service)
  const text = w.doStep(steps.map((step) => stepText(language, step)).join('、'))
  return [
    effects.length > 0 && bulletList(effects),
    post(
      data,
      'act',
      [asks && eCardQuestion(eCardWords), button({ text, preventDoubleClick: true })],
      asks && eCardWords !== undefined ? { words: textField(eCardWords) } : {},
    ),
  ]
}

/** 即时制卡: a blank is a card now, or it is spoiled and the next one is proposed. */
const blankForm = (data: DeskCaseData): Content => [
  paragraph(w.blankLead),
  post(data, 'act', [
    input({
      language,
      name: 'slot',
      label: w.slot,
      hint: data.nextSlot === undefined ? w.slotFirst : w.slotHint,
      value: data.nextSlot,
      width: 10,
      autocomplete: 'off',
      spellcheck: false,
    }),
    buttonGroup(
      button({ text: w.made, name: 'made', value: 'yes', preventDoubleClick: true }),
      button({ text: w.spoiled, name: 'made', value: 'no', kind: 'warning' }),
    ),
  ]),
]

/** Both activations, told when the card is in the hand. */
const told = ({ view }: DeskCaseData): Content => {
  const { case: one } = view
  if (one.status !== 'finished' || !(makesCard(one.service) || one.service === 'enable'))
    return undefined
  return [insetText({ text: w.bothActivations })]
}

const fee = ({ csrf, view, fee: one }: DeskCaseData): Content =>
  one !== undefined && feeSection(deskCasePath(view.case), csrf, one)

const next = (data: DeskCaseData): Content => {
  const { view, timeline: happened } = data
  const { case: one } = view
  if (!isOpen(one.status) || one.status === 'waitingForMaterials') return undefined
  if (data.identity !== undefined)
    return [sectionHeading(w.nextStep), insetText({ text: data.identity })]
  const reached = new Set(happened.map(({ code }): StepCode => code))
  const act = actDue(one.service, reached, data.acts, data.wish)
  if (act !== undefined)
    return [sectionHeading(w.nextStep), act.asks === 'blank' ? blankForm(data) : actForm(data, act)]
  const step = stepAtCounter(one.service, reached)
  return [
    sectionHeading(w.nextStep),
    step === undefined
      ? paragraph(w.waitsFor(HOLDER_WORDS[one.heldBy]))
      : post(
          data,
          'advance',
          button({ text: w.doStep(stepText(language, step)), preventDoubleClick: true }),
          { step },
        ),
  ]
}

const ending = (data: DeskCaseData): Content => {
  const { status } = data.view.case
  if (caseTransitionOf(status, 'refuse') === undefined) return undefined
  const refuse = post(data, 'refuse', [
    radios({
      language,
      name: 'reason',
      legend: w.refuseReason,
      items: REFUSAL_REASONS.map((value) => ({
        value,
        text: refusalReasonText(language, value),
      })),
    }),
    button({ text: w.refuse, kind: 'warning', preventDoubleClick: true }),
  ])
  return [
    details({ summary: w.refuse, text: refuse }),
    data.view.canWithdraw &&
      post(data, 'withdraw', button({ text: w.withdraw, kind: 'secondary' })),
  ]
}

/** 打印中心 */
const printCentre = ({ view }: DeskCaseData): Content => {
  const waits = view.case.status === 'waitingForMaterials'
  const path = `${deskCasePath(view.case)}/slip`
  const slip = (href: string, text: string) => linkButton({ href, text, kind: 'secondary' })
  return [
    sectionHeading(w.print),
    buttonGroup(
      slip(path, waits ? w.noticeA5 : w.receiptA5),
      slip(`${path}?paper=roll`, waits ? w.noticeRoll : w.receiptRoll),
    ),
  ]
}

/** 疑难件 of this case, and the way to report one. */
const exceptions = ({ view }: DeskCaseData): Content => [
  sectionHeading('疑难'),
  view.exceptions.map((one) =>
    paragraph([
      link({ href: exceptionPath(one), text: KIND_WORDS[one.kind] }),
      ` · ${EXCEPTION_STATUS_WORDS[one.status]}`,
    ]),
  ),
  isOpen(view.case.status) &&
    linkButton({
      href: `${deskCasePath(view.case)}/exception`,
      text: '报疑难',
      kind: 'secondary',
    }),
]

const screen = (data: DeskCaseData): Content => [
  sectionHeading('客屏'),
  data.screen === 'confirmed' && paragraph(w.screenConfirmed),
  data.screen === 'shown' && paragraph(w.screenShown),
  post(data, 'screen', button({ text: w.toScreen, kind: 'secondary' })),
]

/** 办件, for the counter: what to do now in the middle, the evidence beside it. */
export const deskCasePage = (data: DeskCaseData): View => {
  const { view, timeline: happened, heldBy, refused } = data
  const { case: one } = view
  const title = `${serviceName(language, one.service)} ${groupedCode(one.id)}`
  return {
    title,
    beforeMain: backLink({ language, href: DESK }),
    main: html`${[
      refused !== undefined && notificationBanner({ language, text: refused }),
      pageHeading(title, STATUS_WORDS[one.status]),
      deskKeys(),
      view.late && warningText({ language, text: w.overdue }),
      workspace({
        queue: [
          lock(data),
          caseFacts(language, view, { heldBy, status: STATUS_WORDS[one.status], named: true }),
        ],
        main: [told(data), fee(data), next(data), data.bankChange, materials(data), ending(data)],
        evidence: [
          printCentre(data),
          screen(data),
          exceptions(data),
          sectionHeading(w.timeline),
          timeline({
            language,
            headingLevel: 3,
            items: happened
              .toReversed()
              .map((step) => ({ title: stepTitle(language, step), at: step.at })),
          }),
        ],
      }),
    ]}`,
  }
}
