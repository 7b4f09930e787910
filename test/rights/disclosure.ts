import type { Requests } from './matrix.ts'

/** Of lists, notices and batches that nobody has; own and other ones are tried beside the code. */
const NOBODYS = '0198f000-0000-7000-8000-fffffffffffd'

const ofRoster = { params: { rosterId: NOBODYS } }
const ofNotice = { params: { noticeId: NOBODYS } }
const ofObjection = { params: { objectionId: NOBODYS } }
const ofBatch = { params: { batchId: NOBODYS } }

/** Pages of notices and objections, forms of reviews; what paths alone say, `paths.ts` does. */
export const DISCLOSURE_REQUESTS: Requests = {
  noticePage: ofNotice,
  startObjection: ofNotice,
  makeObjection: { ...ofNotice, body: { kind: 'other', statement: '不对' } },
  putRosterUp: { ...ofRoster, body: { place: '公开栏' } },
  addNoticeEvidence: { ...ofRoster, body: { note: '已张贴' } },
  reopenRoster: { ...ofRoster, body: { reason: '写错了' } },
  decideObjection: { ...ofObjection, body: { action: 'dismiss', words: '已核实' } },
  startObjectionAtDesk: ofNotice,
  makeObjectionAtDesk: { ...ofNotice, body: { kind: 'other', statement: '不对' } },
  handRosterOver: { ...ofRoster, body: { payOn: '2030-01-01' } },
  checkBatch: { ...ofBatch, body: { seenDigest: '' } },
  releaseBatch: { ...ofBatch, body: { seenDigest: '' } },
  giveBatchBack: { ...ofBatch, body: { reason: '再核' } },
}
