export { type Bucket, BUCKETS, bucketOf, confirmationOf } from './bucket.ts'
export { changeColumn, type ColumnMap, columnsOf, mapColumns } from './column-map.ts'
export type { DraftReading, DraftRow, DraftValues } from './draft-row.ts'
export { exportFindings } from './export-findings.ts'
export { type Field, FIELDS } from './field.ts'
export type { FileFault, FileRefusal } from './file-refusal.ts'
export {
  type Fault,
  type Finding,
  type FindingCode,
  type Severity,
  wordsOfFault,
} from './finding.ts'
export { readIdentity, readKind } from './read-identity.ts'
export { readName } from './read-name.ts'
export { firstNames, type Inspection, inspectRoster, type Outlook } from './inspect-roster.ts'
export { BATCH_LIMITS, PAGE_LIMITS } from './limits.ts'
export { countBuckets, type KnownRows, type Merged, repairMerger } from './merge-repaired.ts'
export { type Opening, openRoster } from './open-roster.ts'
export { readRoster, type RosterEvent, type RosterSummary } from './read-roster.ts'
export { headingDigest, recallMap, type RememberedMap, rememberMap } from './remembered-map.ts'
export { templateCsv, type TemplateField, templateFields, templateWorkbook } from './template.ts'
export { checkRoster } from './check-roster.ts'
export { importRoster, type Imported, type RosterInput } from './import-roster.ts'
export { ROSTER_CHECKS, type RosterCheckCode } from './roster-check.ts'
export { findRoster, lockRoster, type Roster, rostersOf, saveRoster } from './store.ts'
export { type Followed, followRoster } from './follow-roster.ts'
export { decideRoster, type RosterStatus } from './roster.ts'
export {
  type PayableRow,
  payableInOrder,
  payableRowAt,
  rosterCounts,
  rowsOfRoster,
} from './store-rows.ts'
export { type Buckets, bucketsOf, findingCounts, payableRows } from './store-findings.ts'
export { INTAKE_TRANSITIONS } from './intake.ts'
export type { RosterPageDeps } from './pages-frame.ts'
export { rosterDepartmentPages } from './pages.ts'
export { removeFiles, startIntakes, workOnAll } from './work-on-intakes.ts'
export { rosterRoutes } from './routes.ts'
export { type RowAnswer, rosterOfFile, rowAnswers } from './store-row-answers.ts'
export { villageRows } from './store-villages.ts'
export { ROSTER_TRANSITIONS } from './roster.ts'
export { ownRoster } from './pages-frame.ts'
