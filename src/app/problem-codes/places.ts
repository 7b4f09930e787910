import { entry, PAGE_ONLY, type ProblemEntry } from './entry.ts'

/** Codes about places and outlets: what is filed of them, and who looks at it. */
export const PLACE_PROBLEMS = {
  PLACE_WRONG: entry(422, {
    title: ['有几处要改', 'Some things are wrong'],
    cause: [
      '场所或者网点的申报有错，每一处都写在表单上。',
      'What was filed of a place or an outlet has faults; the form names each.',
    ],
    clerk: ['照提示改好再报。', 'Mend what is named and file it again.'],
    developer: PAGE_ONLY,
  }),
  PLACE_ALREADY_THERE: entry(409, {
    title: ['已有同名场所', 'The place is there'],
    cause: [
      '本单位在这个区县已有同名场所或者申报。',
      'The operator has a place of this name in the district, or has filed it.',
    ],
    clerk: ['要改内容请申报变更，要延期请申请续期。', 'File a change or a renewal of it.'],
    developer: PAGE_ONLY,
  }),
  PLACE_NOT_YOURS: entry(403, {
    title: ['不是本单位的场所', 'Not your place'],
    cause: ['只能办理本单位的场所。', 'An operator files of its own places only.'],
    clerk: ['请由运营单位办理。', 'Let its operator file it.'],
    developer: PAGE_ONLY,
  }),
  PLACE_HAS_ENDED: entry(409, {
    title: ['场所已停用', 'The place has ended'],
    cause: ['授权到期的场所不能变更。', 'A place whose authorisation has ended is not changed.'],
    clerk: ['先申请续期。', 'Ask for a renewal first.'],
    developer: PAGE_ONLY,
  }),
  NOTHING_CHANGED: entry(422, {
    title: ['没有变更', 'Nothing differs'],
    cause: ['和现在登记的内容一样。', 'It says what stands already.'],
    clerk: ['改了再报。', 'Change something, or leave it.'],
    developer: PAGE_ONLY,
  }),
  CHANGE_UNDER_WAY: entry(409, {
    title: ['变更正在办理', 'A change is under way'],
    cause: ['这个场所有一项变更还没有办完。', 'A change of this place waits for the bureau.'],
    clerk: ['等结果出来再报。', 'Wait for its outcome.'],
    developer: PAGE_ONLY,
  }),
  RENEWAL_UNDER_WAY: entry(409, {
    title: ['续期正在办理', 'A renewal is under way'],
    cause: ['这个场所有一项续期还没有办完。', 'A renewal of this place waits for the bureau.'],
    clerk: ['等结果出来再报。', 'Wait for its outcome.'],
    developer: PAGE_ONLY,
  }),
  PLACE_ENTRY_NOT_IN_STATUS: entry(409, {
    title: ['这一步已经办过', 'The step does not fit'],
    cause: [
      '申报已经办过这一步，或者还没到这一步。',
      'The entry has had this step, or is not so far.',
    ],
    clerk: ['刷新再看。', 'Load the page again.'],
    developer: PAGE_ONLY,
  }),
  PLACE_ENTRY_SAME_PERSON: entry(403, {
    title: ['要由不同的人办', 'Another person is needed'],
    cause: [
      '申报、初审和核准要由不同的人办。',
      'Whoever filed looks at nothing, and two people look.',
    ],
    clerk: ['请由同事办理。', 'Let a colleague do it.'],
    developer: PAGE_ONLY,
  }),
  PLACE_ENTRY_OTHER_CITY: entry(403, {
    title: ['不是本市的申报', 'Of another city'],
    cause: [
      '申报由所在市或者省的社保部门办。',
      'The bureau of the city or of the province looks at it.',
    ],
    clerk: ['请转给所在市。', 'Leave it to that city.'],
    developer: PAGE_ONLY,
  }),
  PLACE_ENTRY_REMARK_MISSING: entry(422, {
    title: ['没有写退回理由', 'The reason is missing'],
    cause: ['退回要写清理由。', 'What goes back says why.'],
    clerk: ['写清理由，至少四个字。', 'Say why, in four characters or more.'],
    developer: PAGE_ONLY,
  }),
  OUTLET_ALREADY_THERE: entry(409, {
    title: ['已有同名网点', 'The outlet is there'],
    cause: [
      '这个单位在这个区县已有同名网点或者申报。',
      'The agency has an outlet of this name in the district, or has filed it.',
    ],
    clerk: ['要改内容请维护网点。', 'Keep the outlet that is there.'],
    developer: PAGE_ONLY,
  }),
  AGENCY_WITHOUT_OUTLETS: entry(422, {
    title: ['这个单位没有网点', 'The agency has no outlets'],
    cause: [
      '办卡网点属于银行、社保部门或者卡管中心。',
      'Outlets belong to banks, bureaux and card centres.',
    ],
    clerk: ['请选对单位。', 'Choose another agency.'],
    developer: PAGE_ONLY,
  }),
  CHECK_DAY_WRONG: entry(422, {
    title: ['核查日期不对', 'The day of the look is wrong'],
    cause: [
      '核查日期不能晚于今天，也不能早于一个月前。',
      'A look is of today or of the last month.',
    ],
    clerk: ['改正日期。', 'Correct the day.'],
    developer: PAGE_ONLY,
  }),
  NOTHING_CHECKED: entry(422, {
    title: ['一项也没有填', 'Nothing was looked at'],
    cause: ['没有填写任何一项设施。', 'No facility was answered for.'],
    clerk: ['至少填一项。', 'Answer for one at least.'],
    developer: PAGE_ONLY,
  }),
} as const satisfies Readonly<Record<string, ProblemEntry>>
