import { globSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { channelsPage } from './channels.ts'
import { glossaryPage, parametersPage } from './glossary-page.ts'
import { lawMap } from './law-map.ts'
import { openApi } from './openapi.ts'

import {
  accountStates,
  acknowledgementStates,
  bankFunctionStates,
  bankRequestStates,
  cardOrderStates,
  cardStates,
  caseStates,
  eCardStates,
  endpointStates,
  exceptionStates,
  objectionStates,
  feedStates,
  mergeStates,
  recoveryStates,
  relationStates,
  returnCaseStates,
  batchStates,
  instructionStates,
  intakeStates,
  lineStates,
  rosterStates,
  offCardStates,
  catalogueDraftStates,
  programmeListStates,
} from './states.ts'
import {
  announcementStates,
  campaignStates,
  credentialStates,
  dutyTaskStates,
  numberListStates,
  offerStates,
} from './states-governance.ts'

const ROOT = path.join(import.meta.dirname, '../../..')

const modulesOfTree = (): Promise<{ path: string; text: string }[]> =>
  Promise.all(
    globSync('src/modules/**/*.ts', { cwd: ROOT })
      .sort()
      .map(async (file) => ({ path: file, text: await readFile(path.join(ROOT, file), 'utf8') })),
  )

/** Every generated file of docs/ that needs no database: path under docs/ → text. */
export const generatedDocs = async (): Promise<ReadonlyMap<string, string>> =>
  new Map([
    ['openapi.json', `${JSON.stringify(openApi(), null, 2)}\n`],
    ['law-map.md', lawMap(await modulesOfTree())],
    ['glossary.md', glossaryPage()],
    ['parameters.md', parametersPage()],
    ['channels.md', channelsPage()],
    ['states/card.md', cardStates()],
    ['states/case.md', caseStates()],
    ['states/exception.md', exceptionStates()],
    ['states/credential.md', credentialStates()],
    ['states/duty-task.md', dutyTaskStates()],
    ['states/announcement.md', announcementStates()],
    ['states/campaign.md', campaignStates()],
    ['states/offer.md', offerStates()],
    ['states/number-list.md', numberListStates()],
    ['states/objection.md', objectionStates()],
    ['states/bank-function.md', bankFunctionStates()],
    ['states/bank-request.md', bankRequestStates()],
    ['states/relation.md', relationStates()],
    ['states/merge.md', mergeStates()],
    ['states/feed.md', feedStates()],
    ['states/card-order.md', cardOrderStates()],
    ['states/e-card.md', eCardStates()],
    ['states/account.md', accountStates()],
    ['states/acknowledgement.md', acknowledgementStates()],
    ['states/return-case.md', returnCaseStates()],
    ['states/recovery.md', recoveryStates()],
    ['states/programme-list.md', programmeListStates()],
    ['states/catalogue-draft.md', catalogueDraftStates()],
    ['states/off-card.md', offCardStates()],
    ['states/intake.md', intakeStates()],
    ['states/batch.md', batchStates()],
    ['states/instruction.md', instructionStates()],
    ['states/line.md', lineStates()],
    ['states/roster.md', rosterStates()],
    ['states/endpoint.md', endpointStates()],
  ])

/** Writes one file of docs/ and answers its path. */
export const writeDoc = async (name: string, text: string): Promise<string> => {
  const file = path.join(ROOT, 'docs', name)
  await mkdir(path.dirname(file), { recursive: true })
  await writeFile(file, text)
  return path.relative(ROOT, file)
}
