export { accessList, type AccessEntryOptions } from './components/access-entry/access-entry.ts'
export { alert, type AlertKind } from './components/alert/alert.ts'
export { backLink } from './components/back-link/back-link.ts'
export { badge } from './components/badge/badge.ts'
export { board, boardCode } from './components/board/board.ts'
export { breadcrumbs } from './components/breadcrumbs/breadcrumbs.ts'
export { button, buttonGroup, linkButton } from './components/button/button.ts'
export { callOut } from './components/call-out/call-out.ts'
export { cardFace } from './components/card-face/card-face.ts'
export {
  cardStatus,
  type StatusPart,
  type StatusTone,
} from './components/card-status/card-status.ts'
export { checkboxes } from './components/checkboxes/checkboxes.ts'
export { type CityTile, cityTiles } from './components/city-tiles/city-tiles.ts'
export { codeBlock } from './components/code-block/code-block.ts'
export { codePlate } from './components/code-plate/code-plate.ts'
export {
  awaitedConfirmation,
  customerPlate,
  keyBar,
  type KeyHint,
  numberedRows,
  workspace,
} from './components/desk/desk.ts'
export { dateInput } from './components/date-input/date-input.ts'
export { details } from './components/details/details.ts'
export { emptyState } from './components/empty-state/empty-state.ts'
export { errorSummary } from './components/error-summary/error-summary.ts'
export {
  facilityIcons,
  type FacilityName,
  facilityText,
} from './components/facility-icons/facility-icons.ts'
export { fileUpload } from './components/file-upload/file-upload.ts'
export { filter } from './components/filter/filter.ts'
export { icon, type IconName } from './components/icon/icon.ts'
export { identityBar } from './components/identity-bar/identity-bar.ts'
export { illustration } from './components/illustration/illustration.ts'
export { input } from './components/input/input.ts'
export { insetText } from './components/inset-text/inset-text.ts'
export { maskedValue } from './components/masked-value/masked-value.ts'
export { money } from './components/money/money.ts'
export { notificationBanner } from './components/notification-banner/notification-banner.ts'
export { pagination } from './components/pagination/pagination.ts'
export { panel } from './components/panel/panel.ts'
export { type PersonaCard, personaCards } from './components/persona-cards/persona-cards.ts'
export { printButton } from './components/print-button/print-button.ts'
export { radios } from './components/radios/radios.ts'
export { readerPanel } from './components/reader-panel/reader-panel.ts'
export { resultPlate, type ResultOutcome } from './components/result-plate/result-plate.ts'
export { select, type SelectItem } from './components/select/select.ts'
export { qrPicture } from './components/slip/qr.ts'
export { slip, type SlipPaper } from './components/slip/slip.ts'
export { stepList, type Step } from './components/step-list/step-list.ts'
export { subNavigation } from './components/sub-navigation/sub-navigation.ts'
export {
  summaryList,
  type SummaryAction,
  type SummaryRow,
} from './components/summary-list/summary-list.ts'
export { narrowTable, table } from './components/table/table.ts'
export { tabs } from './components/tabs/tabs.ts'
export { tag, type TagColour } from './components/tag/tag.ts'
export { taskList } from './components/task-list/task-list.ts'
export { textarea } from './components/textarea/textarea.ts'
export { tileGrid } from './components/tile-grid/tile-grid.ts'
export { timeline } from './components/timeline/timeline.ts'
export { warningText } from './components/warning-text/warning-text.ts'
export { columns, halves } from './components/columns/columns.ts'
export { form } from './components/form/form.ts'
export { amount, hero, statement } from './components/statement/statement.ts'
export {
  bulletList,
  inLanguage,
  link,
  numberedList,
  pageHeading,
  paragraph,
  screenOnly,
  sectionHeading,
  smallHeading,
  spokenOnly,
  verbatim,
} from './components/text/text.ts'
