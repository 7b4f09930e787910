// npm run test:crash -- --kills 100 --lines 20000
import { parseArgs } from 'node:util'
import { runCampaign } from './payment-campaign.ts'

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '100' },
    lines: { type: 'string', default: '20000' },
  },
})
const say = (line: string): void => void process.stdout.write(`${line}\n`)
const campaign = await runCampaign({
  kills: Number(values.kills),
  lines: Number(values.lines),
  say,
})
for (const fact of campaign.violations) say(fact)
say(JSON.stringify({ ...campaign, violations: campaign.violations.length }))
process.exitCode = campaign.violations.length === 0 ? 0 : 1
