import { CREDENTIAL_TRANSITIONS, NUMBER_LIST_TRANSITIONS } from '#modules/credential/index.ts'
import { TASK_TRANSITIONS } from '#modules/duty/index.ts'
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

/** docs/states/number-list.md */
export const numberListStates = (): string =>
  statesPage(
    '旧卡号名单 · lists of the numbers of old cards',
    'src/modules/credential/number-list.ts',
    NUMBER_LIST_TRANSITIONS,
    ['Whoever brought a list or confirmed one of its rows does not take it over.'],
  )
