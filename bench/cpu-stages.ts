import { Session } from 'node:inspector/promises'

/** Where the processor's time went, by the file of the innermost frame that tells. */
const STAGES: readonly { readonly stage: string; readonly of: RegExp }[] = [
  { stage: 'waiting', of: /^\(idle\)$/ },
  { stage: 'collecting garbage', of: /^\(garbage collector\)$/ },
  { stage: 'database driver', of: /node_modules\/(?:pg|pg-[a-z]+|postgres-[a-z]+)\// },
  { stage: 'authentication', of: /terminal-sessions\.ts|node:internal\/crypto/ },
  {
    stage: 'decision and record',
    of: /modules\/(?:verification|concession|catalogue|card|person)\//,
  },
  { stage: 'validation', of: /node_modules\/zod\/|http\/json\.ts/ },
  {
    stage: 'http',
    of: /node_modules\/(?:fastify|find-my-way|@fastify|helmet)[^]*|node:_?http|node:net/,
  },
]

interface ProfileNode {
  readonly id: number
  readonly callFrame: { readonly functionName: string; readonly url: string }
  readonly children?: readonly number[]
}

interface Profile {
  readonly nodes: readonly ProfileNode[]
  readonly samples?: readonly number[]
  readonly timeDeltas?: readonly number[]
}

const stageOf = (node: ProfileNode): string | undefined => {
  const { functionName, url } = node.callFrame
  return STAGES.find(({ of }) => of.test(url) || of.test(functionName))?.stage
}

/** Samples the process while `work` goes on; shares of the time by stage, largest first. */
export const stagesOf = async (work: () => Promise<void>): Promise<[string, number][]> => {
  const session = new Session()
  session.connect()
  await session.post('Profiler.enable')
  await session.post('Profiler.start')
  await work()
  const { profile } = (await session.post('Profiler.stop')) as unknown as { profile: Profile }
  session.disconnect()
  const nodes = new Map(profile.nodes.map((node) => [node.id, node]))
  const parents = new Map<number, number>()
  for (const { id, children } of nodes.values())
    for (const child of children ?? []) parents.set(child, id)
  const spent = new Map<string, number>()
  const deltas = profile.timeDeltas ?? []
  for (const [i, sample] of (profile.samples ?? []).entries()) {
    let at: number | undefined = sample
    let stage: string | undefined
    while (at !== undefined && stage === undefined) {
      const node = nodes.get(at)
      stage = node === undefined ? undefined : stageOf(node)
      at = parents.get(at)
    }
    const name = stage ?? 'runtime'
    spent.set(name, (spent.get(name) ?? 0) + (deltas[i] ?? 0))
  }
  const total = [...spent.values()].reduce((sum, time) => sum + time, 0)
  return [...spent]
    .map(([stage, time]): [string, number] => [stage, time / total])
    .sort((a, b) => b[1] - a[1])
}
