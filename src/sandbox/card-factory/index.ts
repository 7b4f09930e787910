export { CARD_FACTORY, CardFactory } from './card-factory.ts'
export { registerCardFactory } from './routes.ts'
