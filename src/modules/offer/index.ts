export { OFFER_TRANSITIONS, type OfferAction } from './offer.ts'
export { applyForOffer, enterUses, stepOffer } from './keep-offers.ts'
export { offerPublicRoutes } from './routes-public.ts'
export { offerPages } from './pages.ts'
