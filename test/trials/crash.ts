// npm run test:crash -- --kills 100 --lines 20000, or --restores 5 --lines 2000
import { parseArgs } from 'node:util'
import { runCampaign } from './payment-campaign.ts'
import { runRestores } from './payment-restore.ts'

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '100' },
    restores: { type: 'string' },
    lines: { type: 'string', default: '20000' },
  },
})
const say = (line: string): void => void process.stdout.write(`${line}\n`)
const lines = Number(values.lines)
const { violations, ...figures } =
  values.restores === undefined
    ? await runCampaign({ kills: Number(values.kills), lines, say })
    : { violations: await runRestores({ restores: Number(values.restores), lines }, say) }
for (const fact of violations) say(fact)
say(JSON.stringify({ ...figures, violations: violations.length }))
process.exitCode = violations.length === 0 ? 0 : 1
