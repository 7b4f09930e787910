import { html, type Html } from '#kernel/html.ts'
import { provinceDate } from '#kernel/period.ts'
import {
  backLink,
  buttonGroup,
  printButton,
  qrPicture,
  slip,
  type SlipPaper,
} from '#ui/components.ts'
import { formatDate, formatDateTime } from '#ui/i18n/format.ts'
import { type Language, localPath } from '#ui/i18n/language.ts'
import type { Settings } from '#modules/standard/index.ts'
import type { CaseView } from './case-view.ts'
import { materialName, materialSource } from './messages-materials.ts'
import { serviceName } from './messages-services.ts'
import { trackerMessages as t } from './messages-tracker.ts'
import { stillMissing } from './opening.ts'
import { appliedByText, dayText, type View } from './pages-tracker.ts'
import { groupedCode, shortCode } from './reference.ts'
import { SERVICES } from './service.ts'
import { feeFigures } from './service-limit.ts'
import { feeLines } from './words.ts'

export interface SlipData {
  readonly language: Language
  readonly view: CaseView
  readonly paper: SlipPaper
  /** Address of this program, for the code to scan. */
  readonly publicUrl: string
  readonly settings: Settings
  readonly backHref: string
}

const codeOf = ({ language, view, publicUrl }: SlipData): Html =>
  qrPicture(`${publicUrl}${localPath(language, '/track')}?case=${shortCode(view.case.id)}`)

/** 回执: what was asked for, the number, the days. No name but a masked agent's stands on it. */
const receipt = (data: SlipData): Html => {
  const { language, view, paper, settings } = data
  const { case: one } = view
  const fee = feeLines(
    language,
    SERVICES[one.service],
    feeFigures(SERVICES[one.service], one.issueRegion, provinceDate(one.openedAt), settings),
    String,
  )
  return slip({
    paper,
    title: t(language, 'receipt'),
    number: { label: t(language, 'number'), value: groupedCode(one.id) },
    code: codeOf(data),
    rows: [
      { key: t(language, 'service'), value: serviceName(language, one.service) },
      { key: t(language, 'openedAt'), value: formatDateTime(language, one.openedAt) },
      ...(view.appliedBy === undefined
        ? []
        : [{ key: t(language, 'appliedBy'), value: appliedByText(language, view) }]),
      {
        key: t(language, 'promise'),
        value: dayText(language, one.promiseOn, view.mayMove.promise),
      },
      { key: t(language, 'fee'), value: fee[0] },
    ],
    notes: [t(language, 'slipTrack'), t(language, 'hotline')],
  })
}

/** 一次性告知单 */
const notice = (data: SlipData): Html => {
  const { language, view, paper } = data
  return slip({
    paper,
    title: t(language, 'notice'),
    number: { label: t(language, 'number'), value: groupedCode(view.case.id) },
    code: codeOf(data),
    rows: stillMissing(view.materials).map(({ code, laterUntil }) => ({
      key: materialName(language, code),
      value: [
        materialSource(language, code),
        laterUntil !== undefined && [
          html`<br>`,
          t(language, 'laterUntil', { until: formatDate(language, laterUntil) }),
        ],
      ],
    })),
    notes: [t(language, 'missingText'), t(language, 'hotline')],
  })
}

/** One slip on its page; printed, it stands alone on the sheet. */
export const slipPage = (data: SlipData): View => {
  const { language, view, backHref } = data
  const isNotice = view.case.status === 'waitingForMaterials'
  const title = t(language, isNotice ? 'notice' : 'receipt')
  return {
    title,
    slip: true,
    beforeMain: backLink({ language, href: backHref }),
    main: html`${[
      isNotice ? notice(data) : receipt(data),
      buttonGroup(printButton({ language })),
    ]}`,
  }
}
