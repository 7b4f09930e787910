import { CREDENTIAL_TRANSITIONS, NUMBER_LIST_TRANSITIONS } from '#modules/credential/index.ts'
import { TASK_TRANSITIONS } from '#modules/duty/index.ts'
import { OFFER_TRANSITIONS } from '#modules/offer/index.ts'
import { ANNOUNCEMENT_TRANSITIONS, CAMPAIGN_TRANSITIONS } from '#modules/publicity/index.ts'
import { statesPage } from './states.ts'

/** docs/states/credential.md */
export const credentialStates = (): string =>
  statesPage(
    '卡证码 · cards, certificates and codes of departments',
    'src/modules/credential/credential.ts',
    CREDENTIAL_TRANSITIONS,
    ['There is no outcome before every department that was named has spoken.'],
  )

/** docs/states/duty-task.md */
export const dutyTaskStates = (): string =>
  statesPage(
    '交办任务 · what a department was entrusted with',
    'src/modules/duty/duty.ts',
    TASK_TRANSITIONS,
  )

/** docs/states/announcement.md */
export const announcementStates = (): string =>
  statesPage(
    '公告 · what the public is told',
    'src/modules/publicity/announcement.ts',
    ANNOUNCEMENT_TRANSITIONS,
    ['Whoever wrote any of it neither reviews nor publishes it.'],
  )

/** docs/states/campaign.md */
export const campaignStates = (): string =>
  statesPage(
    '宣传活动 · what is made known, by which channels',
    'src/modules/publicity/campaign.ts',
    CAMPAIGN_TRANSITIONS,
  )

/** docs/states/offer.md */
export const offerStates = (): string =>
  statesPage(
    '社会提供的便民服务 · offers of third parties',
    'src/modules/offer/offer.ts',
    OFFER_TRANSITIONS,
    ['Whoever looked into an offer does not let it begin.'],
  )

/** docs/states/number-list.md */
export const numberListStates = (): string =>
  statesPage(
    '旧卡号名单 · lists of the numbers of old cards',
    'src/modules/credential/number-list.ts',
    NUMBER_LIST_TRANSITIONS,
    ['Whoever brought a list or confirmed one of its rows does not take it over.'],
  )
