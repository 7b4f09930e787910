export * from './scene.ts'
export { CatalogueSnapshot, PROVINCE, type PublishedVersion } from './snapshot.ts'
export { loadSnapshot } from './load-snapshot.ts'
export { insertPlaces, insertVersion } from './store.ts'
