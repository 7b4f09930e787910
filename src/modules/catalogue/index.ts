export * from './scene.ts'
export {
  CatalogueSnapshot,
  type CatalogueTimeline,
  PROVINCE,
  type PublishedVersion,
} from './snapshot.ts'
export { CatalogueReader, type Layer } from './reader.ts'
export { type CatalogueMemory, lostVersions, openCatalogueMemory } from './catalogue-memory.ts'
export { AsOf, drawnOf } from './as-of.ts'
export { loadSnapshot } from './load-snapshot.ts'
export { enterVersion } from './enter-version.ts'
export { openDraft, saveScene, giveOpinion } from './edit-draft.ts'
export { stepDraft } from './step-draft.ts'
export { DRAFT_TRANSITIONS, type Keeper } from './draft.ts'
export {
  countPlaces,
  openPlacesByCode,
  type PlaceExtent,
  placeCodes,
  placeExtent,
  placesAfter,
} from './store-places.ts'
export { insertPlaces, renewPlaceTerms } from './store-place-register.ts'
export { findScenes } from './search.ts'
export { catalogueRoutes, type CatalogueDeps } from './routes.ts'
export { cataloguePages } from './pages.ts'
export type { CataloguePagesDeps } from './pages-query.ts'
export { keepingPages } from './pages-keeping-index.ts'
export type { ConcessionLine } from './pages-scene-facts.ts'
export { noKeepingMessages } from './messages-no-keeping.ts'
export { COMPLAINTS_PATH, NO_KEEPING_PATH } from './pages-complain.ts'
export { publicPage, type PublicPageOptions, type PublicView } from './public-page.ts'
export { publicView, signedInPath } from './public-page.ts'
export { articleName, articleText } from './article-words.ts'
export { DOMAIN_ICONS } from './domain-look.ts'
export {
  cardUseName,
  carrierName,
  domainName,
  fieldName,
  levelText,
  settlementName,
} from './words-scene.ts'
export { codePurposeName } from './words-change.ts'
export { concessionName, kindName, PLACE_KINDS } from './words-place.ts'
export { placeCountText } from './pages-where.ts'
export type { NewPlaceFiling } from './file-place.ts'
export type { FiledPlace } from './place-entry.ts'
export { outletEntryPages } from './pages-outlet-entry-routes.ts'
export { placeEntryPages } from './pages-place-entry-routes.ts'
export type { PlaceEntryPagesDeps } from './pages-place-filing.ts'
export { endAuthorisations } from './keep-places.ts'
export { facilityPages } from './pages-facility-routes.ts'
