export { type Death, DEATH_FEED, DeathFeed } from './death-feed.ts'
export { type Identity, type PersonDigest, personDigest } from './person-digest.ts'
export { POPULATION, Population, type PopulationOptions } from './population.ts'
export { registerPopulation } from './routes.ts'
