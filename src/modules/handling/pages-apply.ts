import { html, type Content, type Html } from '#kernel/html.ts'
import type { Refused } from '#kernel/decision.ts'
import {
  backLink,
  bulletList,
  button,
  buttonGroup,
  checkboxes,
  form,
  insetText,
  linkButton,
  pageHeading,
  paragraph,
  sectionHeading,
  summaryList,
} from '#ui/components.ts'
import { type Language, localPath } from '#ui/i18n/language.ts'
import { applyMessages as t } from './messages-apply.ts'
import { guideMessages } from './messages-guide.ts'
import { materialName, materialSource } from './messages-materials.ts'
import { serviceCondition, serviceName } from './messages-services.ts'
import { type CaseMaterial, type OpeningRefusal, stillMissing } from './opening.ts'
import { CASES_PATH, type View } from './pages-tracker.ts'
import type { ServiceCode } from './service.ts'

export interface ApplyData {
  readonly language: Language
  readonly csrf: string
  readonly service: ServiceCode
  /** Where each material stands with what is ticked now. */
  readonly materials: readonly CaseMaterial[]
  readonly limit: readonly string[]
  readonly fee: readonly string[]
  /** Whether an official source stands behind limit and fee; else 待确认. */
  readonly confirmed: boolean
}

export const applyPath = (service: ServiceCode): string => `/me/apply/${service}`

const known = ({ language, materials }: ApplyData): Content => {
  const shared = materials.filter(({ state }) => state === 'shared')
  return (
    shared.length > 0 && [
      sectionHeading(t(language, 'known')),
      bulletList(shared.map(({ code }) => materialName(language, code))),
    ]
  )
}

const asked = ({ language, materials }: ApplyData): Html | undefined => {
  const rest = materials.filter(({ state }) => state !== 'shared')
  if (rest.length === 0) return undefined
  return checkboxes({
    language,
    name: 'presented',
    legend: t(language, 'have'),
    legendSize: 'm',
    hint: t(language, 'haveHint'),
    values: rest.filter(({ state }) => state === 'presented').map(({ code }) => code),
    items: rest.map(({ code }) => ({
      value: code,
      text: materialName(language, code),
      hint: materialSource(language, code),
    })),
  })
}

/** 第一步: what is known, and what the applicant has. Nothing is ticked for them. */
export const applyPage = (data: ApplyData): View => {
  const { language, csrf, service } = data
  const title = serviceName(language, service)
  return {
    title: `${title} · ${t(language, 'materials')}`,
    beforeMain: backLink({ language, href: localPath(language, `/guide/${service}`) }),
    main: html`${[
      pageHeading(title, t(language, 'step', { n: 1 })),
      paragraph(serviceCondition(language, service), 'lead'),
      known(data),
      form({
        action: applyPath(service),
        method: 'post',
        csrf,
        content: [asked(data), button({ text: t(language, 'goOn') })],
      }),
      paragraph(t(language, 'saved'), 'quiet'),
    ]}`,
  }
}

const names = (language: Language, list: readonly CaseMaterial[]): string =>
  list.length === 0
    ? t(language, 'nothing')
    : list
        .map(({ code }) => materialName(language, code))
        .join(language.startsWith('zh') ? '、' : '; ')

/** 第二步: what was filled in and what follows, before it is handed in. */
export const applyCheckPage = (data: ApplyData): View => {
  const { language, csrf, service, materials, limit, fee, confirmed } = data
  const path = applyPath(service)
  const missing = stillMissing(materials)
  const waits = materials.some(({ state }) => state === 'missing')
  return {
    title: `${serviceName(language, service)} · ${t(language, 'check')}`,
    beforeMain: backLink({ language, href: path }),
    main: html`${[
      pageHeading(t(language, 'check'), t(language, 'step', { n: 2 })),
      summaryList({
        rows: [
          { key: t(language, 'service'), value: serviceName(language, service) },
          { key: t(language, 'limit'), value: limit[0] },
          { key: t(language, 'fee'), value: fee[0] },
          {
            key: t(language, 'ready'),
            value: names(
              language,
              materials.filter(({ state }) => state === 'presented'),
            ),
            actions: [{ href: path, text: t(language, 'change'), about: t(language, 'ready') }],
          },
          { key: t(language, 'missing'), value: names(language, missing) },
        ],
      }),
      !confirmed && paragraph(guideMessages(language, 'unconfirmed'), 'quiet'),
      insetText({ text: t(language, waits ? 'willWait' : 'willStart') }),
      form({
        action: `${path}/submit`,
        method: 'post',
        csrf,
        content: button({ text: t(language, 'send'), preventDoubleClick: true }),
      }),
      form({
        action: `${path}/drop`,
        method: 'post',
        csrf,
        content: button({ text: t(language, 'drop'), kind: 'secondary' }),
      }),
    ]}`,
  }
}

/** Why it cannot be handed in, and where to go on. */
export const applyRefusedPage = (
  language: Language,
  service: ServiceCode,
  { refusal }: Refused<OpeningRefusal>,
): View => ({
  title: t(language, 'refused'),
  beforeMain: backLink({ language, href: localPath(language, `/guide/${service}`) }),
  main: html`${[
    pageHeading(t(language, 'refused'), serviceName(language, service)),
    paragraph(t(language, refusal), 'lead'),
    buttonGroup(linkButton({ href: CASES_PATH, text: t(language, 'seeCases') })),
  ]}`,
})
