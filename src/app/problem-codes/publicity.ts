import { entry, PAGE_ONLY, type ProblemEntry } from './entry.ts'

/** Codes about announcements and campaigns. */
export const PUBLICITY_PROBLEMS = {
  ANNOUNCEMENT_INCOMPLETE: entry(422, {
    title: ['公告没有写全', 'It is incomplete'],
    cause: ['标题、正文或者语言没有写全。', 'A title, a body or a language is missing.'],
    clerk: ['补全再保存或者提交。', 'Complete it.'],
    developer: PAGE_ONLY,
  }),
  ANNOUNCEMENT_TOO_LONG: entry(422, {
    title: ['公告太长', 'It is too long'],
    cause: ['标题或者正文超过长度。', 'A title or a body is too long.'],
    clerk: ['改短。', 'Shorten it.'],
    developer: PAGE_ONLY,
  }),
  ANNOUNCEMENT_WORDING: entry(422, {
    title: ['用字不对', 'The wording is wrong'],
    cause: [
      '有的语言夹了别的文字的用字或者标点。',
      'A language has characters or punctuation of another.',
    ],
    clerk: ['逐条改好。', 'Correct each.'],
    developer: PAGE_ONLY,
  }),
  ANNOUNCEMENT_NUMBERS_DIFFER: entry(422, {
    title: ['号码不一致', 'Numbers differ'],
    cause: ['四种语言里的电话号码不一样。', 'The telephone numbers differ between languages.'],
    clerk: ['核对号码。', 'Compare the numbers.'],
    developer: PAGE_ONLY,
  }),
  ANNOUNCEMENT_DAY_WRONG: entry(422, {
    title: ['日期不对', 'The day is wrong'],
    cause: ['最后一天要在明天以后、一年以内。', 'The last day lies from tomorrow to a year ahead.'],
    clerk: ['改正日期。', 'Correct the day.'],
    developer: PAGE_ONLY,
  }),
  ANNOUNCEMENT_CHANGED: entry(409, {
    title: ['同事刚改过', 'Somebody changed it'],
    cause: ['您打开以后有人保存过。', 'Somebody saved since it was opened.'],
    clerk: ['看过新的版本再改。', 'Read the new version first.'],
    developer: PAGE_ONLY,
  }),
  ANNOUNCEMENT_NOT_IN_STATUS: entry(409, {
    title: ['公告的状态不对', 'It is elsewhere on its way'],
    cause: ['这一步要在别的状态办。', 'The step needs another status.'],
    clerk: ['刷新页面再看。', 'Load the page again.'],
    developer: PAGE_ONLY,
  }),
  ANNOUNCEMENT_SAME_PERSON: entry(409, {
    title: ['写稿的人不能审校发布', 'Another person judges'],
    cause: ['写稿和审校、发布不能是同一人。', 'Nobody finds good what they wrote.'],
    clerk: ['请同事办理。', 'Ask a colleague.'],
    developer: PAGE_ONLY,
  }),
  ANNOUNCEMENT_WORDS_MISSING: entry(422, {
    title: ['没有写明理由', 'The reason is missing'],
    cause: ['退回、撤下要写明理由。', 'Giving back and taking down need a reason.'],
    clerk: ['写明理由。', 'Say why.'],
    developer: PAGE_ONLY,
  }),
  CAMPAIGN_INCOMPLETE: entry(422, {
    title: ['方案没有写全', 'The plan is incomplete'],
    cause: ['名称、目的或者海报文字没有写全。', 'Title, aim or a slogan is missing.'],
    clerk: ['补全再提交。', 'Complete it.'],
    developer: PAGE_ONLY,
  }),
  CAMPAIGN_WORDING: entry(422, {
    title: ['海报文字不对', 'The slogan is wrong'],
    cause: ['海报文字太长，或者夹了别的文字。', 'A slogan is too long or mixes scripts.'],
    clerk: ['改好再提交。', 'Correct it.'],
    developer: PAGE_ONLY,
  }),
  CAMPAIGN_TARGET_WRONG: entry(422, {
    title: ['链接通向的页面不对', 'The target is wrong'],
    cause: ['短链接只通向本站的公众页面。', 'Short links lead to public pages of this site only.'],
    clerk: ['换一个页面。', 'Choose such a page.'],
    developer: PAGE_ONLY,
  }),
  CAMPAIGN_DAYS_WRONG: entry(422, {
    title: ['日期不对', 'The days are wrong'],
    cause: ['结束日期早于开始日期或者今天。', 'It would end before it begins, or has ended.'],
    clerk: ['改正日期。', 'Correct the days.'],
    developer: PAGE_ONLY,
  }),
  CAMPAIGN_NOT_IN_STATUS: entry(409, {
    title: ['活动的状态不对', 'It is elsewhere on its way'],
    cause: ['这一步要在别的状态办。', 'The step needs another status.'],
    clerk: ['刷新页面再看。', 'Load the page again.'],
    developer: PAGE_ONLY,
  }),
  CAMPAIGN_SAME_PERSON: entry(409, {
    title: ['制定的人不能批准', 'Another person approves'],
    cause: ['制定和批准不能是同一人。', 'Nobody approves their own plan.'],
    clerk: ['请同事办理。', 'Ask a colleague.'],
    developer: PAGE_ONLY,
  }),
  PLACEMENT_INCOMPLETE: entry(422, {
    title: ['投放点没有写清', 'The placement is incomplete'],
    cause: ['地区或者地点没有写清。', 'Region or site is missing.'],
    clerk: ['补全再加。', 'Complete it.'],
    developer: PAGE_ONLY,
  }),
  PLACEMENT_KNOWN: entry(409, {
    title: ['已经有这个投放点', 'The placement is known'],
    cause: ['同一活动、渠道和地点只有一个。', 'A campaign has each place once.'],
    clerk: ['在列表里找到它。', 'Find it in the list.'],
    developer: PAGE_ONLY,
  }),
  REACH_INCOMPLETE: entry(422, {
    title: ['触达数据不对', 'The count is wrong'],
    cause: ['日期、人数或者来源不对。', 'Day, number or source is wrong.'],
    clerk: ['改正再填报。', 'Correct it.'],
    developer: PAGE_ONLY,
  }),
  REACH_KNOWN: entry(409, {
    title: ['这一天已经填报', 'The count is known'],
    cause: ['同一来源同一天只填报一次。', 'A source counts a day once.'],
    clerk: ['看填报记录。', 'Look at the entries.'],
    developer: PAGE_ONLY,
  }),
} as const satisfies Readonly<Record<string, ProblemEntry>>
