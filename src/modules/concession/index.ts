export {
  type Charge,
  type Concession,
  type ConcessionQuestion,
  type ConcessionRule,
  evaluate,
  type FullPrice,
  type PriceList,
  priceList,
} from './concession.ts'
export { insertFullPrices, insertRules, loadPriceList } from './store.ts'
