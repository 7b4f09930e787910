import { setImmediate } from 'node:timers/promises'
import { uuidv7 } from '#kernel/ids.ts'
import { provinceDate } from '#kernel/period.ts'
import type { Database, Handle } from '#platform/db.ts'
import type { CatalogueReader, CatalogueSnapshot } from '#modules/catalogue/index.ts'
import { loadPriceList, type PriceList } from '#modules/concession/index.ts'
import { listRegions, staffWithRole, tellStaff } from '#modules/organisation/index.ts'
import { askGateway } from './ask-gateway.ts'
import {
  type AnswerTo,
  categorySets,
  citiesToCompare,
  compareInScene,
  type ParityDifference,
  scenesToCompare,
} from './parity.ts'
import { insertParityRun, type ParityRun } from './store-parity.ts'

interface Deps {
  readonly db: Handle & Pick<Database, 'transaction'>
  readonly catalogue: CatalogueReader
}

/** As many as a page shows; how many there are is counted. */
const MOST_EXAMPLES = 100

const categoriesOf = ({ rules }: PriceList): readonly string[] =>
  [...new Set([...rules.values()].flat().flatMap(({ category }) => category ?? []))].toSorted()

const citiesOf = async (handle: Handle): Promise<readonly string[]> =>
  (await listRegions(handle)).filter(({ level }) => level === 'city').map(({ code }) => code)

/** The regions that have a layer, a rule or a price of their own. */
const speakingOf = (inForce: CatalogueSnapshot, prices: PriceList): ReadonlySet<string> =>
  new Set([
    ...inForce.versions.map(({ regionCode }) => regionCode),
    ...[...prices.rules.values(), ...prices.prices.values()].flat().map((one) => one.regionCode),
  ])

/**
 * 同等待遇核查 (Art. 16): asks what holders of every age and category are answered in every scene,
 * by each document, at this moment. Others are answered between two scenes.
 */
export const compareEverything = async (
  { db, catalogue }: Deps,
  at: Temporal.Instant,
  answering: (prices: PriceList, on: Temporal.PlainDate) => AnswerTo = (prices, on) =>
    askGateway(prices, { at, on }),
): Promise<ParityRun> => {
  const on = provinceDate(at)
  const inForce = await catalogue.scenes(db, at)
  const prices = await loadPriceList(db)
  const cities = await citiesOf(db)
  const categories = categoriesOf(prices)
  const sets = categorySets(categories)
  const answerTo = answering(prices, on)
  const compared = citiesToCompare(cities, speakingOf(inForce, prices))
  const where = scenesToCompare(inForce, compared)
  const examples: ParityDifference[] = []
  let [cases, differences] = [0, 0]
  for (const one of where) {
    const found = compareInScene(one, sets, answerTo)
    cases += found.cases
    differences += found.differences.length
    examples.push(...found.differences.slice(0, MOST_EXAMPLES - examples.length))
    await setImmediate()
  }
  return {
    id: uuidv7(at),
    madeAt: at,
    on,
    scenes: new Set(where.map(({ scene }) => scene.code)).size,
    cities: compared.length,
    categories: categories.length,
    cases,
    differences,
    examples,
  }
}

/** Compares, and publishes what was found; whoever publishes prices is told of a difference. */
export const checkParity = async (
  deps: Deps,
  { at }: { readonly at: Temporal.Instant },
  answering?: (prices: PriceList, on: Temporal.PlainDate) => AnswerTo,
): Promise<ParityRun> => {
  const run = await compareEverything(deps, at, answering)
  await deps.db.transaction(async (tx) => {
    await insertParityRun(tx, run)
    if (run.differences === 0) return
    const reviewers = await staffWithRole(tx, 'catalogueReviewer')
    await tellStaff(
      tx,
      { staffIds: reviewers.map(({ id }) => id) },
      {
        about: `parity/${run.on.toString()}`,
        text: `港澳居民同等待遇核查发现 ${run.differences} 处差别，请核对优惠规则。`,
        href: '/parity',
      },
      at,
    )
  })
  return run
}
