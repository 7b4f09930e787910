import { html, type Content, type Html } from '#kernel/html.ts'
import { PROVINCE } from '#law/setting.ts'
import {
  bulletList,
  buttonGroup,
  type IconName,
  insetText,
  link,
  linkButton,
  pageHeading,
  paragraph,
  printButton,
  sectionHeading,
  smallHeading,
  statement,
  summaryList,
  tileGrid,
} from '#ui/components.ts'

import { type Language, localPath } from '#ui/i18n/language.ts'
import { articleName, publicPage, type PublicView, signedInPath } from '#modules/catalogue/index.ts'
import type { Settings } from '#modules/standard/index.ts'
import { CHANNEL_TABLE, CHANNELS, onlinePath } from './channel.ts'
import { DOCUMENT_GROUPS, type MaterialCode, MATERIALS, materialsFor } from './material.ts'
import {
  applicantName,
  channelHow,
  channelName,
  exemptionText,
  resultName,
} from './messages-channels.ts'
import { guideMessages as t } from './messages-guide.ts'
import { documentName, materialName, materialSource, registerName } from './messages-materials.ts'
import { serviceCondition, serviceName } from './messages-services.ts'
import { type ApplicantKind, makesCard, type ServiceCode, SERVICES } from './service.ts'
import { feeFigures, limitFigures, lossFigures } from './service-limit.ts'
import { feeLines, limitLines, lossLines } from './words.ts'

interface Group {
  readonly key: 'groupStart' | 'groupLost' | 'groupRenew' | 'groupOther'
  readonly icon: IconName
  readonly services: readonly ServiceCode[]
}

/** Every service stands in one group; a test holds that none is left out. */
export const GUIDE_GROUPS: readonly Group[] = [
  { key: 'groupStart', icon: 'card', services: ['firstCard', 'enable', 'activate', 'eCard'] },
  {
    key: 'groupLost',
    icon: 'lost',
    services: ['temporaryLoss', 'formalLoss', 'restore', 'replaceLost'],
  },
  {
    key: 'groupRenew',
    icon: 'replace',
    services: ['renewDamaged', 'renewExpired', 'renewChangedData', 'changeBank'],
  },
  {
    key: 'groupOther',
    icon: 'document',
    services: ['unlock', 'changeData', 'relation', 'personMerge', 'cancel'],
  },
]

const tilesOf = ({ language }: PublicView, { services, icon }: Group): Html =>
  tileGrid({
    tiles: services.map((code) => ({
      href: localPath(language, `/guide/${code}`),
      title: serviceName(language, code),
      icon,
    })),
  })

/** 我能办什么: every service, in four groups. */
export const guidePage = (view: PublicView): Html => {
  const { language } = view
  return publicPage(view, {
    title: t(language, 'title'),
    section: '/guide',
    trail: [{ text: t(language, 'title') }],
    main: html`${[
      pageHeading(t(language, 'title')),
      paragraph(t(language, 'lead'), 'lead'),
      GUIDE_GROUPS.map((group) => [sectionHeading(t(language, group.key)), tilesOf(view, group)]),
      paragraph(link({ href: localPath(language, '/guide/use'), text: t(language, 'use') })),
      paragraph(link({ href: localPath(language, '/track'), text: t(language, 'track') })),
    ]}`,
  })
}

/** When a paper need not come: a register knows it, or it may follow. */
const waivedText = (language: Language, code: MaterialCode, laterDays: number): Content => {
  const { sharedBy, later } = MATERIALS[code]
  const lines = [
    ...(sharedBy === undefined ? [] : [registerName(language, sharedBy)]),
    ...(later === true ? [t(language, 'later', { days: laterDays })] : []),
  ]
  return lines.length === 0
    ? t(language, 'always')
    : lines.map((line, i) => [i > 0 && html`<br>`, line])
}

/** Pairs and not a table: on a phone each paper has its lines to itself. */
const materialList = (
  language: Language,
  codes: readonly MaterialCode[],
  laterDays: number,
): Html =>
  summaryList({
    rows: codes.map((code) => ({
      key: materialName(language, code),
      value: [materialSource(language, code), html`<br>`, waivedText(language, code, laterDays)],
    })),
  })

const extraFor = (code: ServiceCode, applicant: ApplicantKind): readonly MaterialCode[] => {
  const own = materialsFor(code, 'holder', 'resident')
  return materialsFor(code, applicant, 'resident').filter((one) => !own.includes(one))
}

const bring = (language: Language, code: ServiceCode, laterDays: number): Content => {
  const materials = materialsFor(code, 'holder', 'resident')
  const also = (applicant: ApplicantKind, key: 'forGuardian' | 'forAgent'): Content =>
    SERVICES[code].applicants.includes(applicant) && [
      smallHeading(t(language, key)),
      materialList(language, extraFor(code, applicant), laterDays),
    ]
  return [
    sectionHeading(t(language, 'bring')),
    materialList(language, materials, laterDays),
    materials.includes('identityDocument') && [
      smallHeading(t(language, 'documents')),
      bulletList(DOCUMENT_GROUPS.map((group) => documentName(language, group))),
    ],
    materials.includes('photo') && paragraph(t(language, 'noPhoto')),
    also('guardian', 'forGuardian'),
    also('agent', 'forAgent'),
  ]
}

/** The short answer to each question, for the elder edition. */
const bringShort = (language: Language, code: ServiceCode): Html =>
  bulletList(materialsFor(code, 'holder', 'resident').map((one) => materialName(language, one)))

const where = (language: Language, code: ServiceCode): Html =>
  summaryList({
    rows: CHANNELS.map((channel) => {
      const rule = CHANNEL_TABLE[code][channel]
      const text = rule.open
        ? channelHow(language, channel)
        : exemptionText(language, rule.exemption)
      return { key: channelName(language, channel), value: text }
    }),
  })

export interface GuideData {
  readonly view: PublicView
  readonly service: ServiceCode
  readonly on: Temporal.PlainDate
  readonly settings: Settings
  readonly cityName: (regionCode: string) => string
}

const actions = (language: Language, code: ServiceCode): Html => {
  const path = onlinePath(code)
  return buttonGroup(
    path !== undefined &&
      linkButton({ href: signedInPath(language, path), text: t(language, 'start'), start: true }),
    linkButton({
      href: localPath(language, '/places?kind=serviceHall'),
      text: t(language, 'outlets'),
      kind: 'secondary',
    }),
    printButton({ language }),
  )
}

/** Lines of numbers, and whether an official source stands behind them. */
interface Told {
  readonly lines: readonly string[]
  readonly confirmed: boolean
}

const figures = ({ view: { language }, service, on, settings, cityName }: GuideData) => {
  const rule = SERVICES[service]
  const limit = limitFigures(rule, on, settings)
  const fee = feeFigures(rule, PROVINCE, on, settings)
  const loss = service === 'temporaryLoss' ? lossFigures(on, settings) : undefined
  return {
    limit: {
      lines: limitLines(language, limit, cityName),
      confirmed: limit.kind === 'atOnce' || limit.confirmed,
    },
    fee: { lines: feeLines(language, rule, fee, cityName), confirmed: fee.confirmed },
    loss: loss && {
      lines: lossLines(language, loss, cityName),
      confirmed: loss.confirmed,
    },
  }
}

const toConfirm = (language: Language, { confirmed }: Told): Content =>
  !confirmed && paragraph(t(language, 'unconfirmed'), 'quiet')

const lines = (language: Language, told: Told): Content => {
  const [first, ...rest] = told.lines
  return [
    statement({ title: first ?? '' }),
    rest.length > 0 && bulletList(rest),
    toConfirm(language, told),
  ]
}

const lossPart = (language: Language, told: Told | undefined): Content =>
  told && [bulletList(told.lines), toConfirm(language, told)]

/** The first line alone, for the elder edition. */
const shortLine = (language: Language, told: Told | undefined): Content =>
  told && [paragraph(told.lines[0] ?? '', 'lead'), toConfirm(language, told)]

const elderMain = (data: GuideData): Content => {
  const { language } = data.view
  const { service } = data
  const { limit, fee, loss } = figures(data)
  return [
    sectionHeading(t(language, 'canI')),
    paragraph(serviceCondition(language, service), 'lead'),
    sectionHeading(t(language, 'bring')),
    bringShort(language, service),
    sectionHeading(t(language, 'howLong')),
    shortLine(language, limit),
    shortLine(language, loss),
    sectionHeading(t(language, 'cost')),
    shortLine(language, fee),
    sectionHeading(t(language, 'where')),
    paragraph(channelHow(language, 'counter'), 'lead'),
    buttonGroup(
      linkButton({
        href: localPath(language, '/places?kind=serviceHall'),
        text: t(language, 'outlets'),
      }),
      linkButton({ href: 'tel:12333', text: t(language, 'call'), kind: 'secondary' }),
    ),
  ]
}

const fullMain = (data: GuideData): Content => {
  const { language } = data.view
  const { service, on, settings } = data
  const { applicants, result, basis } = SERVICES[service]
  const { limit, fee, loss } = figures(data)
  return [
    paragraph(serviceCondition(language, service), 'lead'),
    actions(language, service),
    sectionHeading(t(language, 'who')),
    bulletList(applicants.map((one) => applicantName(language, one))),
    bring(language, service, settings.value('laterMaterialWorkingDays', PROVINCE, on)),
    sectionHeading(t(language, 'howLong')),
    lines(language, limit),
    lossPart(language, loss),
    makesCard(service) && paragraph(t(language, 'instant')),
    sectionHeading(t(language, 'cost')),
    lines(language, fee),
    sectionHeading(t(language, 'result')),
    paragraph(resultName(language, result)),
    sectionHeading(t(language, 'where')),
    where(language, service),
    insetText({ text: t.html(language, 'equal', { article: articleName(language, 'YKT-16') }) }),
    paragraph(t.html(language, 'basis', { article: articleName(language, basis) }), 'quiet'),
  ]
}

/** 办事指南 of one service: can I, what do I bring, how long, what does it cost, where. */
export const guideServicePage = (data: GuideData): Html => {
  const { view, service } = data
  const { language, display } = view
  const title = serviceName(language, service)
  return publicPage(view, {
    title,
    section: '/guide',
    trail: [{ text: t(language, 'title'), href: localPath(language, '/guide') }, { text: title }],
    main: html`${[pageHeading(title), display.elder ? elderMain(data) : fullMain(data)]}`,
  })
}
