export { fundPages } from './pages.ts'
