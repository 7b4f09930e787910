// npm run test:simulation -- --seeds 500, and a seed that failed again: --seed 17
import { mkdtemp, chmod, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { startEmbeddedDatabase } from '#platform/embedded-database/index.ts'
import { PAIRS } from './faulty.ts'
import { play, SimulationWorld } from './payment-simulation.ts'

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '100' },
    seed: { type: 'string' },
    steps: { type: 'string', default: '300' },
  },
})
/** A world grows slow with what was paid in it. */
const SEEDS_OF_A_WORLD = 25
const say = (line: string): void => void process.stdout.write(`${line}\n`)

const directory = await mkdtemp(path.join(tmpdir(), 'ykt-simulation-'))
// As root the database server runs under another account, which has to get in.
await chmod(directory, 0o755)
const server = await startEmbeddedDatabase({ directory, disposable: true, log: () => {} })
process.env['YKT_TEST_DATABASE_URL'] = server.ownerUrl
const options = { steps: Number(values.steps), checkEach: 25 }
const seeds =
  values.seed === undefined
    ? Array.from({ length: Number(values.seeds) }, (_, i) => i)
    : [Number(values.seed)]
const seen = new Set<string>()
let failed = 0
let world: SimulationWorld | undefined
try {
  for (const [i, seed] of seeds.entries()) {
    if (i % SEEDS_OF_A_WORLD === 0) {
      await world?.[Symbol.asyncDispose]()
      world = undefined
    }
    world ??= await SimulationWorld.make()
    const played = await play(world, seed, options)
    for (const pair of played.seen) seen.add(pair)
    if (values.seed !== undefined) for (const line of played.trace) say(line)
    for (const fact of played.violations) say(`seed ${seed}: ${fact}`)
    if (played.violations.length === 0) continue
    failed += 1
    // What it left behind is not the fault of the next.
    await world[Symbol.asyncDispose]()
    world = undefined
  }
} finally {
  await world?.[Symbol.asyncDispose]()
  await server.stop()
  await rm(directory, { recursive: true, force: true })
}
const missing = PAIRS.filter((pair) => !seen.has(pair))
say(`${seeds.length - failed} passed, ${failed} failed`)
say(`${seen.size} of ${PAIRS.length} pairs; not seen: ${missing.join(' ')}`)
process.exitCode = failed === 0 ? 0 : 1
