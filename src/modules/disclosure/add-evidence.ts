import { type Decision, grant, refuse } from '#kernel/decision.ts'
import { uuidv7 } from '#kernel/ids.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import { sm3 } from '#platform/crypto/sm3.ts'
import type { Transaction } from '#platform/db.ts'
import { fileKindOf } from '#platform/file-kind.ts'
import type { PersonalInformation } from '#platform/pii.ts'
import type { DisclosureDeps } from './put-up.ts'
import { noticeOfRoster } from './store.ts'
import {
  CONTENT_COLUMN,
  type Evidence,
  insertEvidence,
  type MediaType,
  sealedPicture,
} from './store-evidence.ts'

export type EvidenceRefusal = 'NOT_YOUR_UNIT' | 'EVIDENCE_MISSING' | 'PICTURE_UNKNOWN'

export interface EvidenceInput {
  readonly rosterId: string
  readonly agencyCode: string
  readonly note: string
  readonly picture: Uint8Array | undefined
}

/** A picture as a phone takes it, or a scan. */
const mediaTypeOf = (content: Uint8Array): MediaType | undefined => {
  const kind = fileKindOf(content)
  if (kind === 'pdf') return 'application/pdf'
  if (kind !== 'picture') return undefined
  if (content[0] === 0xff) return 'image/jpeg'
  return content[0] === 0x89 ? 'image/png' : undefined
}

const judge = (
  { agencyCode, note, picture }: EvidenceInput,
  ownerAgency: string,
): Decision<MediaType | undefined, EvidenceRefusal> => {
  if (agencyCode !== ownerAgency) return refuse('YKT-13', 'NOT_YOUR_UNIT', ['askColleague'])
  if (picture === undefined)
    return note === ''
      ? refuse('YKT-13', 'EVIDENCE_MISSING', ['addPicture', 'writeDown'])
      : grant('YKT-13', undefined)
  const mediaType = mediaTypeOf(picture)
  return mediaType === undefined
    ? refuse('YKT-13', 'PICTURE_UNKNOWN', ['takeJpeg'])
    : grant('YKT-13', mediaType)
}

/**
 * 张贴凭证: a picture of the board under its digest, sealed since it shows whatever hangs beside, or
 * what was written down. `undefined` when the list never hung.
 */
export const addEvidence = (
  { db, pii }: DisclosureDeps,
  context: ActionContext,
  input: EvidenceInput,
): Promise<Decision<undefined, EvidenceRefusal> | undefined> =>
  db.transaction(async (tx) => {
    const notice = await noticeOfRoster(tx, input.rosterId)
    if (notice === undefined) return undefined
    const { at, actor } = context
    const decision = judge(input, notice.ownerAgency)
    await audit(tx, context, {
      action: 'disclosure.addEvidence',
      subjectKind: 'notice',
      subjectId: notice.id,
      decision,
    })
    if (!decision.granted) return decision
    const id = uuidv7(at)
    const { picture } = input
    const evidence: Evidence = {
      id,
      noticeId: notice.id,
      note: input.note,
      picture:
        picture === undefined || decision.outcome === undefined
          ? undefined
          : {
              digest: sm3(picture),
              mediaType: decision.outcome,
              sealed: pii.seal(
                { column: CONTENT_COLUMN, rowId: id },
                Buffer.from(picture).toString('base64'),
              ),
            },
      enteredBy: actor.id,
      enteredAt: at,
    }
    await insertEvidence(tx, evidence)
    return grant('YKT-13', undefined)
  })

/** Nobody in particular is on it: whoever opens the page of the list may see it. */
const OF_NOBODY = { recorded: true } as const

/** The picture itself, opened. */
export const readPicture = async (
  tx: Transaction,
  pii: PersonalInformation,
  noticeId: string,
  id: string,
): Promise<{ readonly bytes: Uint8Array; readonly type: MediaType } | undefined> => {
  const found = await sealedPicture(tx, noticeId, id)
  if (found === undefined) return undefined
  const binding = { column: CONTENT_COLUMN, rowId: id }
  const opened = pii.open(OF_NOBODY, {
    content: { field: 'name', binding, sealed: found.sealed },
  })
  return { bytes: Buffer.from(opened.content.reveal(), 'base64'), type: found.mediaType }
}
