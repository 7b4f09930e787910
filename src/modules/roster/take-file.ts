import { type Decision, grant, refuse } from '#kernel/decision.ts'
import { uuidv7 } from '#kernel/ids.ts'
import { provinceDate } from '#kernel/period.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import { type ByteStream, TooManyBytes } from '#platform/byte-stream.ts'
import type { Database } from '#platform/db.ts'
import type { PersonalInformation } from '#platform/pii.ts'
import { findProgramme } from '#modules/programme/index.ts'
import { fileRefusal } from './file-refusal.ts'
import type { Intake } from './intake.ts'
import { type Refusal, refusedBecause, refusedFile } from './intake-refusal.ts'
import { PAGE_LIMITS } from './limits.ts'
import { insertIntake, lockIntake, saveIntake } from './store-intakes.ts'
import { keepPieces, removePieces } from './store-pieces.ts'
import type { Roster } from './store.ts'

export interface IntakeDeps {
  readonly db: Database
  readonly pii: PersonalInformation
}

/** What a list is for. */
export interface RosterPurpose {
  readonly programmeCode: string
  readonly payPeriod: string
  readonly instalment: number
  readonly regionCode: string
  readonly mode: 'partial' | 'atomic'
}

export interface NewIntake extends RosterPurpose {
  readonly kind: Intake['kind']
  readonly origin: Intake['origin']
  readonly ownerAgency: string
  readonly fileName: string
  readonly rosterId?: string | undefined
  readonly encoding?: string | undefined
  readonly statedRows?: number | undefined
  readonly statedFen?: bigint | undefined
}

const LONGEST_NAME = 200

/** An intake of which nothing has come yet. */
export const newIntake = (
  { actor, at }: ActionContext,
  about: NewIntake,
  status: Intake['status'],
): Intake => ({
  id: uuidv7(at),
  ...about,
  rosterId: about.rosterId,
  encoding: about.encoding,
  statedRows: about.statedRows,
  statedFen: about.statedFen,
  fileName: about.fileName.slice(0, LONGEST_NAME),
  status,
  phase: undefined,
  sheet: undefined,
  fileDigest: undefined,
  fileBytes: 0,
  columns: undefined,
  countedRows: undefined,
  countedFen: undefined,
  peopleDone: 0,
  lastRow: 0,
  fence: 0,
  refusal: undefined,
  outcome: undefined,
  madeBy: actor.id,
  madeUnit: about.ownerAgency,
  madeAt: at,
})

export type PurposeRefusal = 'PROGRAMME_NOT_IN_FORCE' | 'NOT_YOUR_PROGRAMME'

/** Whether a department may bring a list of a programme on a day. */
export const decidePurpose = async (
  db: Database,
  { programmeCode, ownerAgency }: Pick<NewIntake, 'programmeCode' | 'ownerAgency'>,
  at: Temporal.Instant,
): Promise<Decision<undefined, PurposeRefusal>> => {
  const programme = await findProgramme(db, programmeCode, provinceDate(at))
  if (programme === undefined)
    return refuse('YKT-13', 'PROGRAMME_NOT_IN_FORCE', ['chooseProgramme'])
  return programme.ownerAgency === ownerAgency
    ? grant('YKT-13', undefined)
    : refuse('YKT-13', 'NOT_YOUR_PROGRAMME', ['chooseProgramme'])
}

export type Taken =
  | { readonly taken: true; readonly intake: Intake }
  | { readonly taken: false; readonly refusal: Refusal }

/** Nothing of a file that did not come whole is kept. */
const giveUp = ({ db }: IntakeDeps, intake: Intake, at: Temporal.Instant): Promise<void> =>
  db.transaction(async (tx) => {
    await removePieces(tx, intake.id)
    await saveIntake(tx, { ...intake, status: 'dropped' }, { at })
  })

/**
 * 上传文件: keeps a file as it comes, and says what it is for. Nothing is read yet: people look at
 * encoding, names and columns first (Art. 13). A file that is too large, or that does not come to
 * its end, leaves nothing.
 */
export const takeFile = async (
  deps: IntakeDeps,
  context: ActionContext,
  about: NewIntake,
  content: ByteStream,
): Promise<Taken> => {
  const { db, pii } = deps
  const { at } = context
  const allowed = await decidePurpose(db, about, at)
  if (!allowed.granted) return { taken: false, refusal: refusedBecause(allowed.refusal) }
  const intake = newIntake(context, about, 'receiving')
  await db.transaction((tx) => insertIntake(tx, intake))
  try {
    const where = { intakeId: intake.id, part: 1, limit: PAGE_LIMITS.bytes }
    const { digest, bytes } = await keepPieces(db, pii, where, content)
    const kept: Intake = { ...intake, status: 'looking', fileDigest: digest, fileBytes: bytes }
    await db.transaction(async (tx) => {
      await lockIntake(tx, intake.id)
      await saveIntake(tx, kept, { at })
      await audit(tx, context, {
        action: 'roster.takeFile',
        subjectKind: 'intake',
        subjectId: intake.id,
        decision: allowed,
        detail: { file: digest, bytes, programme: about.programmeCode, period: about.payPeriod },
      })
    })
    return { taken: true, intake: kept }
  } catch (error) {
    await giveUp(deps, intake, at)
    if (!(error instanceof TooManyBytes)) throw error
    const limit = PAGE_LIMITS.bytes / (1 << 20)
    return { taken: false, refusal: refusedFile(fileRefusal('FILE_TOO_LARGE', { limit })) }
  }
}

/** What a repair or a new check of a list is for: the same as the list. */
export const purposeOf = (roster: Roster): Omit<NewIntake, 'kind' | 'origin' | 'fileName'> => ({
  programmeCode: roster.programmeCode,
  payPeriod: roster.payPeriod,
  instalment: roster.instalment,
  regionCode: roster.regionCode,
  mode: roster.mode,
  ownerAgency: roster.ownerAgency,
  rosterId: roster.id,
})
