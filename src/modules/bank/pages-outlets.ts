import { html, type Html } from '#kernel/html.ts'
import {
  backLink,
  button,
  checkboxes,
  emptyState,
  errorSummary,
  facilityIcons,
  type FacilityName,
  form,
  input,
  link,
  linkButton,
  notificationBanner,
  pageHeading,
  paragraph,
  sectionHeading,
  table,
  tag,
  verbatim,
} from '#ui/components.ts'
import type { View } from '#ui/portal.ts'
import type { Outlet, OutletUpkeep } from '#modules/organisation/index.ts'

const language = 'zh-Hans' as const
const PATH = '/bank/outlets'

/** 适老适残设施 that an outlet can have, as the catalogue of places names them (Art. 18). */
export const OUTLET_FACILITIES = {
  ramp: '无障碍坡道',
  lowCounter: '低位台',
  accessibleToilet: '无障碍卫生间',
  wheelchair: '轮椅',
  readingGlasses: '老花镜',
  magnifier: '放大镜',
  voicePrompt: '语音提示',
  display: '电子显示屏',
  writingTablet: '手写板',
  brailleGuide: '盲文或大字指南',
  signLanguage: '手语服务',
  hearingLoop: '助听回路',
  prioritySeat: '爱心座椅',
  priorityQueue: '优先叫号',
  wheelchairParking: '无障碍停车位',
  nursingRoom: '母婴室',
  defibrillator: '除颤器',
  homeVisit: '上门服务',
} as const satisfies Readonly<Record<FacilityName, string>>
export const FACILITY_CODES = Object.keys(OUTLET_FACILITIES) as readonly FacilityName[]

const w = {
  title: '网点',
  lead: '地图、选择银行和办事指南都用这里的内容，改了马上生效。',
  caption: '本行网点',
  name: '网点',
  hours: '营业时间',
  instant: '当场制卡',
  desk: '港澳服务窗口',
  facilities: '便利设施',
  phone: '电话',
  edit: '修改',
  none: '本行还没有登记网点',
  noneText: '请先登记网点，核准后在这里维护。',
  register: '登记新网点',
  hoursHint: '例如：周一至周五 09:00-17:00',
  services: '这个网点能做什么',
  save: '保存',
  saved: '已保存',
  preview: '公众看到的样子',
  hoursMissing: '请填写营业时间',
  phoneMissing: '请填写电话',
} as const

export const outletWords = w

/** The outlets of one bank. */
export const outletsPage = (outlets: readonly Outlet[]): View => ({
  title: w.title,
  main: html`${[
    pageHeading(w.title),
    paragraph(w.lead, 'lead'),
    linkButton({ href: `${PATH}/new`, text: w.register, kind: 'secondary' }),
    outlets.length === 0
      ? emptyState({ title: w.none, text: w.noneText })
      : table({
          caption: w.caption,
          captionSize: 'm',
          firstCellIsHeader: true,
          head: [w.name, w.hours, w.instant, { text: w.facilities, numeric: true }, w.edit],
          rows: outlets.map((outlet) => [
            verbatim(outlet.name[language]),
            outlet.openingHours,
            outlet.instantIssuance ? tag({ text: w.instant, colour: 'green' }) : '',
            String(outlet.facilities.length),
            link({ href: `${PATH}/${outlet.code}`, text: w.edit }),
          ]),
        }),
  ]}`,
})

export interface OutletFault {
  readonly field: 'openingHours' | 'phone'
  readonly text: string
}

const SERVICES = [
  { value: 'instantIssuance', text: w.instant },
  { value: 'hongKongMacaoDesk', text: w.desk },
]

const fields = (upkeep: OutletUpkeep, faults: readonly OutletFault[]): Html => {
  const errorOf = (field: OutletFault['field']) => faults.find((one) => one.field === field)?.text
  const services = [
    ...(upkeep.instantIssuance ? ['instantIssuance'] : []),
    ...(upkeep.hongKongMacaoDesk ? ['hongKongMacaoDesk'] : []),
  ]
  return html`${[
    input({
      language,
      name: 'openingHours',
      label: w.hours,
      hint: w.hoursHint,
      value: upkeep.openingHours,
      error: errorOf('openingHours'),
    }),
    input({
      language,
      name: 'phone',
      label: w.phone,
      value: upkeep.phone,
      type: 'tel',
      width: 20,
      error: errorOf('phone'),
    }),
    checkboxes({
      language,
      name: 'services',
      legend: w.services,
      legendSize: 'm',
      values: services,
      items: SERVICES,
    }),
    checkboxes({
      language,
      name: 'facilities',
      legend: w.facilities,
      legendSize: 'm',
      layout: 'small',
      values: [...upkeep.facilities],
      items: FACILITY_CODES.map((value) => ({ value, text: OUTLET_FACILITIES[value] })),
    }),
  ]}`
}

/** One outlet, with what the public sees of it. */
export const outletPage = (data: {
  readonly csrf: string
  readonly outlet: Outlet
  readonly upkeep: OutletUpkeep
  readonly faults: readonly OutletFault[]
  readonly saved: boolean
}): View => {
  const { outlet, upkeep, faults } = data
  const known = FACILITY_CODES.filter((code) => outlet.facilities.includes(code))
  return {
    title: outlet.name[language],
    beforeMain: backLink({ language, href: PATH }),
    main: html`${[
      data.saved && notificationBanner({ language, kind: 'success', text: w.saved }),
      faults.length > 0 &&
        errorSummary({
          language,
          errors: faults.map(({ field, text }) => ({ text, href: `#${field}` })),
        }),
      pageHeading(verbatim(outlet.name[language]), w.title),
      form({
        action: `${PATH}/${outlet.code}`,
        method: 'post',
        csrf: data.csrf,
        content: [fields(upkeep, faults), button({ text: w.save, preventDoubleClick: true })],
      }),
      sectionHeading(w.preview),
      paragraph(`${outlet.address} · ${outlet.openingHours} · ${outlet.phone}`),
      facilityIcons({ language, facilities: known.map((facility) => ({ facility })) }),
    ]}`,
  }
}
