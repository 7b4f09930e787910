import { html, type Html } from '#kernel/html.ts'
import {
  backLink,
  button,
  checkboxes,
  emptyState,
  errorSummary,
  facilityIcons,
  form,
  input,
  isFacilityName,
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
import { formatDate } from '#ui/i18n/format.ts'
import type { View } from '#ui/portal.ts'
import type { Outlet, OutletUpkeep } from '#modules/organisation/index.ts'

const language = 'zh-Hans' as const
const PATH = '/bank/outlets'

const w = {
  title: '网点',
  lead: '地图、选择银行和办事指南都用这里的内容，改了马上生效。',
  caption: '本行网点',
  name: '网点',
  hours: '营业时间',
  instant: '当场制卡',
  desk: '港澳服务窗口',
  facilities: '便利设施',
  checked: '设施核查',
  check: '设施自查',
  never: '尚未核查',
  phone: '电话',
  edit: '修改',
  none: '本行还没有登记网点',
  noneText: '请先登记网点，核准后在这里维护。',
  register: '登记新网点',
  imports: '一次登记很多网点：导入清单',
  hoursHint: '例如：周一至周五 09:00-17:00',
  services: '这个网点能做什么',
  save: '保存',
  saved: '已保存',
  preview: '公众看到的样子',
  hoursMissing: '请填写营业时间',
  phoneMissing: '请填写电话',
} as const

export const outletWords = w

/** When somebody last went through the checklist, and the way to it. */
const lastCheck = ({ code, facilitiesCheckedOn: on }: Outlet): Html =>
  html`${on === undefined ? w.never : formatDate(language, on)}<br>${link({
    href: `${PATH}/${code}/facilities`,
    text: w.check,
  })}`

/** The outlets of one bank. */
export const outletsPage = (outlets: readonly Outlet[]): View => ({
  title: w.title,
  main: html`${[
    pageHeading(w.title),
    paragraph(w.lead, 'lead'),
    linkButton({ href: `${PATH}/new`, text: w.register, kind: 'secondary' }),
    paragraph(link({ href: `${PATH}/imports`, text: w.imports })),
    outlets.length === 0
      ? emptyState({ title: w.none, text: w.noneText })
      : table({
          caption: w.caption,
          captionSize: 'm',
          firstCellIsHeader: true,
          head: [
            w.name,
            w.hours,
            w.instant,
            { text: w.facilities, numeric: true },
            w.checked,
            w.edit,
          ],
          rows: outlets.map((outlet) => [
            verbatim(outlet.name[language]),
            outlet.openingHours,
            outlet.instantIssuance ? tag({ text: w.instant, colour: 'green' }) : '',
            String(outlet.facilities.length),
            lastCheck(outlet),
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
  const known = outlet.facilities.flatMap(({ facility, checkedOn }) =>
    isFacilityName(facility) ? [{ facility, checkedOn }] : [],
  )
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
      facilityIcons({ language, facilities: known }),
      paragraph(link({ href: `${PATH}/${outlet.code}/facilities`, text: w.check })),
    ]}`,
  }
}
