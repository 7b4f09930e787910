import { DISCLOSURE_REQUESTS } from './disclosure.ts'
import type { Request, Requests } from './matrix.ts'
import { type RightsWorld, SCENE } from './world.ts'

/** Records that came into being through the program itself: `ver_…` and `lead_…`. */
interface Made {
  readonly verification: string
  readonly lead: string
  /** The search by which a clerk of their organisation found the holder. */
  readonly lookup: string
}

/** Of a merge, of a delivery and of persons that nobody has: the bureau sees all there are. */
const MERGE = '0198f000-0000-7000-8000-fffffffffffe'
const NO_ENTITLEMENT = 'ent_0198f00000007000800000000000fffe'

/** How each route is asked for the records of the world. */
export const requestsOf = (world: RightsWorld, { verification, lead, lookup }: Made): Requests => {
  const { own, place, devices, spare, consent, relation, nonce, banks, ownCase } = world
  const ofException = { params: { reference: world.exception } }
  const ofBank = { params: { requestId: banks.request } }
  const bankCode = { params: { bankCode: '102' } }
  const ofFile = { params: { fileId: banks.file } }
  const ofLine = { params: { line: world.money.line } }
  const ofProgramme = { params: { programme: world.money.programme } }
  const ofStatement = { params: { statement: world.money.statement } }
  const ofYear = { params: { year: '2026' } }
  const ofOutlet = { params: { outletCode: banks.outlet } }
  const ofRound = { params: { roundId: banks.round } }
  const { removed, revoked, used } = devices
  const scene = { params: { sceneCode: SCENE } }
  const placeCode = { params: { placeCode: place.code } }
  const noImport = { params: { importId: place.id }, body: {} }
  const entry = { params: { entryId: verification }, body: { statement: '不是我' } }
  const social = { body: { sides: 'social' } }
  const order = { params: { orderId: 'ord_0198f000000070008000000000000001' } }
  const bankAndPost = { bankCode: '102', delivery: { to: 'mail' } }
  const service = { params: { service: 'changeData' } }
  const ofLayer = { params: { region: '440100' } }
  const ofDraft = { params: { draftId: world.draft } }
  const reference = { params: { reference: ownCase } }
  const found = { params: { lookup, service: 'changeData' } }
  const ask = `ykt-code|${used.id}|identity|${used.seconds}|${nonce}`
  return {
    answerAccountChange: {
      params: { changeId: banks.request },
      body: { action: 'acknowledge' },
    },
    enterEndpoint: { body: {} },
    enterAcknowledgeRule: { body: {} },
    ...DISCLOSURE_REQUESTS,
    scenePage: scene,
    useGuidePage: { params: { sceneCode: SCENE } },
    listCatalogueChanges: { params: { regionCode: '440100' } },
    sitemapPart: { params: { part: 'pages.xml' } },
    readScene: scene,
    placePage: placeCode,
    readPlace: placeCode,
    seeCatalogueLayer: ofLayer,
    openCatalogueDraft: ofLayer,
    catalogueVersionPage: { params: { region: '440000', number: '1' } },
    seeCatalogueDraft: ofDraft,
    editCatalogueScene: ofDraft,
    saveCatalogueScene: ofDraft,
    undoCatalogueScene: { ...ofDraft, body: { code: SCENE } },
    setStatusInCatalogueDraft: { ...ofDraft, body: { wish: `suspended/${SCENE}` } },
    giveCatalogueOpinion: ofDraft,
    consultCatalogueDraft: ofDraft,
    reviseCatalogueDraft: ofDraft,
    proposeCatalogueDraft: ofDraft,
    discardCatalogueDraft: ofDraft,
    publishCatalogueDraft: ofDraft,
    giveBackCatalogueDraft: ofDraft,
    fetchPlaceTemplateOfOperator: { params: { kind: 'csv' } },
    fetchPlaceTemplateOfBureau: { params: { kind: 'csv' } },
    ...Object.fromEntries(
      ['seePlaceImport', 'fetchBadPlaces', 'acceptPlaceOffers', 'repairPlaces'].flatMap((act) =>
        ['OfOperator', 'OfBureau'].map((side) => [`${act}${side}`, noImport]),
      ),
    ),
    startPlaceChange: placeCode,
    changePlace: { ...placeCode, body: {} },
    seeOwnChecklist: placeCode,
    checkOwnFacilities: { ...placeCode, body: {} },
    photographOwnFacility: { ...placeCode, body: {} },
    seeChecklist: placeCode,
    inspectFacilities: { ...placeCode, body: {} },
    photographFacility: { ...placeCode, body: {} },
    facilityPhoto: { params: { placeCode: place.code, facility: 'ramp' } },
    reviewPlaceEntry: { body: { id: MERGE } },
    approvePlaceEntry: { body: { id: MERGE } },
    sendBackPlaceEntry: { body: { id: MERGE, remark: '材料不全' } },
    districtSheet: { params: { districtCode: '440100' } },
    readEntitlement: { params: { entitlementId: NO_ENTITLEMENT } },
    revokeEntitlement: {
      params: { entitlementId: NO_ENTITLEMENT },
      body: { reason: '证书已经注销' },
    },
    revokeDepartmentEntitlement: { body: { id: MERGE, reference: 'CJ-1', reason: '证书已经注销' } },
    seeEntitlementList: { params: { listId: MERGE } },
    adoptEntitlementList: { params: { listId: MERGE } },
    dropEntitlementList: { params: { listId: MERGE } },
    signOut: { body: { csrf: 'of nobody' } },
    problemCodePage: { params: { code: 'CARD_LOST' } },
    tryFixedCode: { body: { case: 'elder' } },

    seeStandard: { params: { name: 'temporaryLossDays' } },
    enterStandard: { params: { name: 'temporaryLossDays' }, body: {} },
    seeCalendarYear: { params: { year: '2027' } },
    enterCalendarYear: { params: { year: '2027' }, body: {} },
    guideServicePage: service,
    trackCase: { body: { case: '0000 0000 0000', tail: '0000' } },
    startApplication: service,
    saveApplication: { ...service, body: { presented: 'identityDocument' } },
    checkApplication: service,
    startBankChoice: service,
    keepBankChoice: { ...service, body: { bank: '102' } },
    startDeliveryChoice: service,
    keepDeliveryChoice: { ...service, body: { delivery: 'mail' } },
    submitApplication: service,
    dropApplication: service,
    seeMyCase: reference,
    remindMyCase: reference,
    startWithdrawal: reference,
    withdrawMyCase: reference,
    printMyCase: reference,
    startRating: reference,
    startOtherBank: reference,
    keepOtherBank: { ...reference, body: { bank: '102' } },
    rateMyCase: { ...reference, body: { level: '5' } },
    seeCaseAtDesk: reference,
    printCaseAtDesk: reference,
    takeOverCase: { ...reference, body: { seen: '' } },
    actOnCase: reference,
    advanceCase: { ...reference, body: { step: 'ordered' } },
    addMaterialsAtDesk: { ...reference, body: { presented: 'photo' } },
    refuseCase: { ...reference, body: { reason: 'notEntitled' } },
    withdrawCaseAtDesk: reference,
    askBankAgainAtDesk: reference,
    showCaseToCustomer: reference,
    finishFollowUp: { params: { reference: ownCase, kind: 'call' } },
    seePersonAtDesk: found,
    revealPersonAtDesk: { ...found, body: { reason: 'printForm' } },
    startAcceptance: found,
    acceptAtDesk: { ...found, body: { key: 'rights-case', applicant: 'holder' } },
    showMaterialsToCustomer: found,
    startBankChangeAtDesk: found,
    changeBankAtDesk: { ...found, body: { key: MERGE, who: 'holder' } },
    seeRelationsAtDesk: found,
    endRelationAtDesk: { params: { lookup, relationId: relation } },
    printLetterOfAuthority: { params: { lookup, relationId: relation } },
    startRelationAtDesk: { ...found, query: { kind: 'family' } },
    recordRelationAtDesk: { ...found, query: { kind: 'family' } },
    showLetterToCustomer: { params: { lookup, relationId: relation } },
    signLetterAtDesk: {
      params: { lookup, relationId: relation },
      body: { kind: 'paper', reference: '档案' },
    },
    readApplicantAtDesk: found,
    enterPersonAtDesk: { body: { act: 'read' } },
    seeIdentityAtDesk: found,
    askIdentityReviewAtDesk: found,
    decideIdentityAtDesk: { params: { reviewId: MERGE }, body: { confirm: 'yes', reason: '原件' } },
    startChangeAtDesk: found,
    proposeChangeAtDesk: found,
    startMergeAtDesk: found,
    proposeMergeAtDesk: found,
    decideMergeAtDesk: { params: { mergeId: MERGE }, body: { approve: 'yes' } },
    decideUnmergeAtDesk: { params: { mergeId: MERGE }, body: { approve: 'yes' } },
    proposeUnmergeAtDesk: { params: { mergeId: MERGE }, body: { evidence: '档案' } },
    decideChangeAtDesk: { params: { orderId: MERGE }, body: { approve: 'yes' } },
    markFee: { ...reference, body: { mark: 'taken' } },
    signReceipt: reference,
    chooseSeat: { body: { outlet: 'none' } },
    startExceptionOfPerson: found,
    openExceptionOfPerson: { ...found, body: { kind: 'other', statement: '办不下去' } },
    startExceptionOfCase: reference,
    openExceptionOfCase: { ...reference, body: { kind: 'rareCharacter', statement: '打不出' } },
    seeException: ofException,
    closeException: { ...ofException, body: { outcome: 'putRight', note: '查清了' } },
    handOnException: { ...ofException, body: { to: MERGE, reason: '休假' } },
    openPersonOfException: ofException,
    resolveWithdrawnDeath: { params: { id: MERGE }, body: { note: '已补办' } },
    confirmOnCustomerScreen: { body: { version: '1790000000000-open' } },

    seeMyPayment: ofLine,
    seeOutletsForMyPayment: ofLine,
    startHomeVisit: ofLine,
    requestHomeVisit: { ...ofLine, body: { time: 'morning' } },
    seeMyYear: ofYear,
    downloadMyYear: ofYear,
    startPayAccount: ofProgramme,
    permitPayAccount: { ...ofProgramme, body: { to: MERGE, moment: 'now', agreed: 'yes' } },
    issueStatement: {
      body: { programme: 'MZ-001', period: '2026-12', region: '440100', village: '东村' },
    },
    seeStatement: ofStatement,
    verifyStatement: ofStatement,

    setMyECardPassword: { body: { password: '135792' } },
    chooseMyECardChannels: { body: { open: ['wallets'] } },
    permitMyECardDuringLoss: { body: { permitted: false } },
    permitMyECard: { body: { permitted: 'no' } },

    checkLossReport: social,
    confirmLossReport: social,
    confirmRestoration: social,
    chooseBankToChangeTo: { body: { list: MERGE, bank: '102' } },
    chooseWayToCollect: { body: { delivery: 'mail' } },
    chooseProgrammesToMove: { body: { all: '1' } },
    chooseMomentToMove: { body: { moment: 'now' } },
    signBankChange: {
      body: { key: MERGE, version: '1', language: 'zh-Hans', digest: 'none' },
    },
    reportMyCardLost: social,
    applyForMyCard: { body: { ...bankAndPost, issueRegion: '440100' } },
    replaceMyLostCard: { body: bankAndPost },
    renewMyCard: { body: { ...bankAndPost, reason: 'damage' } },
    withdrawMyOrder: order,
    chooseOtherBank: { ...order, body: { bankCode: '102' } },
    enableMyCard: { ...order, body: {} },
    takeProductionResult: {
      body: {
        requestId: '0198f000-0000-7000-8000-000000000001',
        state: 'produced',
        at: '2026-11-10T02:00:00Z',
      },
    },
    restoreMyCard: social,
    checkDeviceRemoval: { params: { deviceId: removed.id } },
    removeMyDevice: { params: { deviceId: removed.id } },
    revokeDevice: { params: { deviceId: revoked.id } },
    checkWithdrawal: { params: { consentId: consent } },
    withdrawMyConsent: { params: { consentId: consent } },
    enrolDevice: {
      body: {
        publicKey: used.key.point,
        label: '平板',
        at: used.seconds,
        proof: used.proof,
      },
    },
    issueCode: {
      body: {
        deviceId: used.id,
        purpose: 'identity',
        at: used.seconds,
        nonce,
        signature: used.key.sign(ask),
      },
    },
    lastUse: { query: { since: '2026-01-01T00:00:00Z' } },
    startNotMe: entry,
    sendNotMe: entry,
    reportNotMe: entry,

    chooseNoticeLanguage: { body: { language: 'pt' } },
    proposeRelation: { body: { side: 'agent', scopes: ['seeCard'], months: '3' } },
    seeProposal: { body: { code: '00000 00000' } },
    confirmRelation: { body: { code: '00000 00000' } },
    checkRelationEnd: { params: { relationId: relation } },
    endMyRelation: { params: { relationId: relation } },
    startActing: { params: { relationId: relation } },

    proposeMerge: {
      body: {
        fromPersonId: MERGE,
        intoPersonId: MERGE,
        reason: 'enteredTwice',
        evidence: ['case-1'],
      },
    },
    decideMerge: { params: { mergeId: MERGE }, body: { approve: true } },
    proposeUnmerge: { params: { mergeId: MERGE }, body: { evidence: ['case-1'] } },
    decideUnmerge: { params: { mergeId: MERGE }, body: { approve: true } },
    resolveDelivery: { params: { deliveryId: MERGE }, body: { kind: 'drop' } },

    activateTerminal: {
      body: { ticket: 'ABCD2345', publicKey: used.key.point, proof: used.proof },
    },
    agreeSession: {
      body: {
        terminalId: spare,
        ephemeralPublicKey: used.key.point,
        at: used.seconds,
        signature: used.proof,
      },
    },
    verify: { body: { scene: SCENE, card: own.chip } },
    reportCardPin: { body: { card: own.chip, result: 'right' } },
    readVerification: { params: { id: verification } },

    seeTerminalPoster: { params: { terminal: spare } },
    startRevokingTerminal: { params: { terminal: spare } },
    revokeTerminal: { params: { terminal: spare } },
    seeBankRequest: ofBank,
    answerBankRequest: ofBank,
    fetchBankRequest: ofBank,
    seeExchangeFile: ofFile,
    fetchExchangeFile: ofFile,
    fetchExchangeDigest: ofFile,
    seeBankOutlet: ofOutlet,
    keepBankOutlet: ofOutlet,
    seeAccountNotice: { params: { noticeId: MERGE } },
    endAccountNotice: { params: { noticeId: MERGE }, body: { act: 'withdraw' } },
    startKeyRetirement: { params: { fingerprint: '0'.repeat(32) } },
    retireKey: { params: { fingerprint: '0'.repeat(32) } },
    reportRectificationStep: { body: { plan: MERGE, number: '1', remark: '已完成' } },
    judgeRectificationPlan: {
      ...bankCode,
      body: { plan: MERGE, accepted: 'yes', reason: '可行' },
    },
    seeMigration: bankCode,
    announceAccountEvent: {
      body: {
        noticeId: 'notice-1',
        accountNumber: '0',
        kind: 'closing',
        plannedOn: '2026-12-01',
      },
    },
    seeBank: bankCode,
    previewMeasure: { ...bankCode, query: { measure: 'suspendedApply' } },
    setMeasure: { ...bankCode, body: { measure: 'suspendedApply' } },
    signAgreement: bankCode,
    assessObligation: bankCode,
    seeAdmissionRound: ofRound,
    enterCandidate: ofRound,
    scoreCandidate: { ...ofRound, body: { application: banks.application } },
    decideCandidate: {
      ...ofRound,
      body: { application: banks.application, admitted: 'yes', reason: '名列第一' },
    },
    seeLead: { params: { reference: lead } },
    startTicket: { query: { place: place.id } },
    makeTicket: { body: { place: place.id, label: '服务台', scenes: [SCENE], device: [] } },
  }
}

/** Every id that a request can carry: `ver_…`, `dev_…`, `trm_…`, and those of places. */
const RECORD = /(?<=_)[0-9a-f]{32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g

const absent = (id: string): string =>
  id.includes('-') ? '0198f000-0000-7000-8000-ffffffffffff' : '0198f00000007000800fffffffffffff'

/** The same request for records that do not exist; `undefined` when it names none. */
export const forNothing = (request: Request): Request | undefined => {
  const text = JSON.stringify(request)
  const changed = text.replaceAll(RECORD, absent)
  return changed === text ? undefined : (JSON.parse(changed) as Request)
}

/** An answer without what differs between any two requests, and without the record's name. */
export const withoutNames = (body: string): string => body.replaceAll(RECORD, '·')
