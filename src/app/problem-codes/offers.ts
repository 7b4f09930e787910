import { entry, PAGE_ONLY, type ProblemEntry } from './entry.ts'

/** Codes about what third parties offer. */
export const OFFER_PROBLEMS = {
  OFFER_INCOMPLETE: entry(422, {
    title: ['申报没有写全', 'It is incomplete'],
    cause: ['有的内容没有写，或者太短、太长。', 'Something is missing, too short or too long.'],
    clerk: ['请申报单位补全。', 'Ask the applicant.'],
    developer: PAGE_ONLY,
  }),
  OFFER_CREDIT_CODE_WRONG: entry(422, {
    title: ['统一社会信用代码不对', 'The credit code is wrong'],
    cause: ['校验位不对。', 'A check character does not hold.'],
    clerk: ['请申报单位核对。', 'Ask the applicant.'],
    developer: PAGE_ONLY,
  }),
  OFFER_SCENE_UNKNOWN: entry(422, {
    title: ['没有这个场景', 'No such scene'],
    cause: ['目录里没有这个要核验的场景。', 'The catalogue has no such scene with verification.'],
    clerk: ['请选目录里的场景。', 'Choose one of the catalogue.'],
    developer: PAGE_ONLY,
  }),
  OFFER_FIELDS_BEYOND_SCENE: entry(422, {
    title: ['数据超出范围', 'Too many fields'],
    cause: ['要看的数据超出场景的范围。', 'More is asked for than the scene allows.'],
    clerk: ['减少数据。', 'Ask for less.'],
    developer: PAGE_ONLY,
  }),
  OFFER_ADVERTISES: entry(422, {
    title: ['有广告用语', 'It advertises'],
    cause: ['申报里有广告用语或者链接。', 'It advertises or links elsewhere.'],
    clerk: ['请申报单位删掉。', 'Have it removed.'],
    developer: PAGE_ONLY,
  }),
  OFFER_KNOWN: entry(409, {
    title: ['已经申报过', 'It is known'],
    cause: ['同一单位同一项正在办理或者已经上线。', 'The same is open already.'],
    clerk: ['等答复。', 'Wait for the answer.'],
    developer: PAGE_ONLY,
  }),
  OFFER_NOT_IN_STATUS: entry(409, {
    title: ['申报的状态不对', 'It is elsewhere on its way'],
    cause: ['这一步要在别的状态办。', 'The step needs another status.'],
    clerk: ['刷新页面再看。', 'Load the page again.'],
    developer: PAGE_ONLY,
  }),
  OFFER_SAME_PERSON: entry(409, {
    title: ['核查的人不能批准', 'Another person decides'],
    cause: ['核查和批准不能是同一人。', 'Nobody opens what they looked into.'],
    clerk: ['请同事办理。', 'Ask a colleague.'],
    developer: PAGE_ONLY,
  }),
  OFFER_WORDS_MISSING: entry(422, {
    title: ['没有写明意见', 'Words are missing'],
    cause: ['意见不到四个字。', 'Fewer than four characters say nothing.'],
    clerk: ['写明意见。', 'Say why.'],
    developer: PAGE_ONLY,
  }),
  OFFER_LIMITS_WRONG: entry(422, {
    title: ['试用限制不对', 'The limits are wrong'],
    cause: ['试用点、次数或者天数不对。', 'Places, uses or days are out of range.'],
    clerk: ['改正限制。', 'Correct the limits.'],
    developer: PAGE_ONLY,
  }),
  OFFER_PLACE_NOT_OFFERING: entry(422, {
    title: ['试用点不办这个场景', 'A place does not offer the scene'],
    cause: [
      '有的试用点没有登记、已经停用，或者不办这个场景。',
      'A place is not registered, has ended, or does not offer the scene.',
    ],
    clerk: ['核对场所编号。', 'Check the codes of the places.'],
    developer: PAGE_ONLY,
  }),
  OFFER_PLACE_OUTSIDE_TRIAL: entry(422, {
    title: ['不是试用点', 'No place of the trial'],
    cause: ['次数不是在试用点用的。', 'The uses were not at a place of the trial.'],
    clerk: ['选一个试用点再填报。', 'Choose a place of the trial.'],
    developer: PAGE_ONLY,
  }),
  OFFER_USES_WRONG: entry(422, {
    title: ['使用次数不对', 'The count is wrong'],
    cause: ['日期或者次数不对，或者已经填报。', 'Day or count is wrong, or was entered.'],
    clerk: ['改正再填报。', 'Correct it.'],
    developer: PAGE_ONLY,
  }),
  OFFER_USES_OUTSIDE_DAYS: entry(422, {
    title: ['那一天没有开放', 'Not open on that day'],
    cause: ['那一天在准予以前，或者试用到期以后。', 'Before it was opened, or after its trial.'],
    clerk: ['查明到期以后还用不用。', 'Find out whether it is still used.'],
    developer: PAGE_ONLY,
  }),
  OFFER_REPORT_CODE_WRONG: entry(422, {
    title: ['填报码不对', 'The code is wrong'],
    cause: ['不是申报时给的填报码。', 'It is not the code that was told.'],
    clerk: ['码丢了的，代为填报。', 'If it was lost, enter the uses for them.'],
    developer: PAGE_ONLY,
  }),
} as const satisfies Readonly<Record<string, ProblemEntry>>
