export * from './scene.ts'
export { CatalogueSnapshot, PROVINCE, type PublishedVersion } from './snapshot.ts'
export { loadScenes, loadSnapshot } from './load-snapshot.ts'
export { insertVersion } from './store.ts'
export {
  countPlaces,
  findPlaces,
  insertPlaces,
  placeByCode,
  placeExtent,
  type PlaceFilter,
} from './store-places.ts'
export { findScenes, type SceneFilter } from './search.ts'
export { catalogueRoutes, type CatalogueDeps } from './routes.ts'
export { cataloguePages, type CataloguePagesDeps } from './pages.ts'
export type { ConcessionLine } from './pages-scene.ts'
export { publicPage, type PublicPageOptions, type PublicView } from './public-page.ts'
export { publicView, signedInPath } from './public-page.ts'
export { articleName, articleText } from './article-words.ts'
export { DOMAIN_ICONS } from './domain-look.ts'
export { carrierName, domainName, fieldName, levelText } from './words-scene.ts'
export { kindName } from './words-place.ts'
