import { entry, type ProblemEntry } from './entry.ts'

const BUREAU = [
  '按页面说的改好后再提交。',
  'Correct what the page says and send it again.',
] as const
const ONLY_PAGES = ['只在工作人员页面出现。', 'Appears on pages for staff only.'] as const

const page = (title: readonly [string, string], cause: readonly [string, string]): ProblemEntry =>
  entry(409, { title, cause, clerk: BUREAU, developer: ONLY_PAGES })

/** Codes about banks: how they are chosen, measures, requests, files, account events. */
export const BANK_PROBLEMS = {
  REQUEST_UNKNOWN: entry(404, {
    title: ['没有这个请求', 'There is no such request'],
    cause: [
      '请求编号不存在，或者属于另一家银行；两种情况回答一样。',
      'The number does not exist or is of another bank; both are answered alike.',
    ],
    clerk: ['核对请求编号。', 'Check the number of the request.'],
    developer: ['照抄 requestId；接口里回答 404。', 'Copy requestId; the API answers 404.'],
  }),
  RESULT_DOES_NOT_FIT: entry(409, {
    title: ['结果与请求的种类不符', 'The result does not fit the request'],
    cause: [
      '开户只能回复 opened 或 refused，挂失和解挂只能回复 done 或 refused。',
      'An opening ends opened or refused, a loss or restoration done or refused.',
    ],
    clerk: ['看清是开户、挂失还是解挂。', 'See whether it is an opening, a loss or a restoration.'],
    developer: ['按 kind 选择 state。', 'Choose the state by the kind of request.'],
  }),
  ACCOUNT_NUMBER_WRONG: entry(409, {
    title: ['银行账号不对', 'The account number is wrong'],
    cause: [
      '账号要以 62 开头，16 至 19 位，最后一位是校验位。',
      'It has 16 to 19 digits from 62 on, the last a check digit.',
    ],
    clerk: ['核对账号后再登记。', 'Check the number and enter it again.'],
    developer: ['把账号作为文本传输，避免科学计数。', 'Send the number as text.'],
  }),
  ACCOUNT_UNKNOWN: entry(409, {
    title: ['没有这个账号', 'There is no such account'],
    cause: [
      '这家银行没有告诉过平台这个账号，或者它不在社保卡上。',
      'The bank never told of this account, or it is on no card.',
    ],
    developer: ['先回复开户结果，再通知账户变动。', 'Tell the opening before its events.'],
  }),
  EVENT_CHANGED: entry(409, {
    title: ['同一事件编号内容不同', 'The event came before with another content'],
    cause: ['这个 eventId 以前来过，内容不一样。', 'This eventId came before and said otherwise.'],
    developer: ['每个事件用自己的编号；重发时内容不变。', 'Give each event a number of its own.'],
  }),
  REQUEST_KEY_REUSED: entry(409, {
    title: ['请求编号已用于别的请求', 'The key is of another request'],
    cause: ['同一编号以前要求过别的事。', 'The same key asked for something else before.'],
    developer: ['每个请求用新的编号。', 'Use a new key for each request.'],
  }),
  OPENING_UNDER_WAY: entry(409, {
    title: ['已经在开户', 'An opening is under way'],
    cause: ['这张卡已有一个没有结束的开户请求。', 'The card has an opening that has not ended.'],
    citizen: ['等银行回复，或先撤回再改选银行。', 'Wait for the bank, or withdraw it first.'],
    clerk: ['先撤回原来的请求。', 'Withdraw the earlier request first.'],
    developer: ['先查询，再重新请求。', 'Ask for the first one before a second.'],
  }),
  REQUEST_ENDED: entry(409, {
    title: ['请求已经结束', 'The request has ended'],
    cause: ['银行已经办完或者退回，不能撤回。', 'The bank has done or refused it.'],
    clerk: ['看请求的结果，再决定下一步。', 'See the result and go on from there.'],
    developer: ['先读状态。', 'Read the status first.'],
  }),
  BANK_UNKNOWN: entry(409, {
    title: ['没有这家合作银行', 'There is no such bank'],
    cause: ['银行代码不在合作银行名录里。', 'The code is not of a co-operating bank.'],
    citizen: ['从列表里选一家。', 'Choose one from the list.'],
    clerk: ['从列表里选一家。', 'Choose one from the list.'],
    developer: ['核对银行代码。', 'Check the code of the bank.'],
  }),
  BANK_TAKES_NO_APPLICATIONS: entry(409, {
    title: ['这家银行现在不受理申领', 'This bank takes no applications now'],
    cause: [
      '对银行的措施生效中；挂失和已有账户不受影响。',
      'A measure is in force; losses and existing accounts are untouched.',
    ],
    citizen: ['请另选一家银行。', 'Choose another bank.'],
    clerk: ['请另选一家银行。', 'Choose another bank.'],
    developer: ['重新展示银行列表。', 'Show the list of banks again.'],
  }),
  LIST_UNKNOWN: entry(409, {
    title: ['银行列表已失效', 'The list of banks is no longer known'],
    cause: ['选择时要带上刚才展示的列表编号。', 'A choice goes with the list it was made from.'],
    citizen: ['重新打开列表再选。', 'Open the list again and choose.'],
    clerk: ['重新打开列表再选。', 'Open the list again and choose.'],
    developer: ['提交 shown.id。', 'Send shown.id along.'],
  }),
  BANK_NOT_SHOWN: entry(409, {
    title: ['列表里没有这家银行', 'The bank was not in the list'],
    cause: ['只能选刚才展示过的银行。', 'Only a bank that was shown can be chosen.'],
    citizen: ['从列表里选一家。', 'Choose one from the list.'],
    clerk: ['从列表里选一家。', 'Choose one from the list.'],
    developer: ['提交列表中的代码。', 'Send a code of the list.'],
  }),
  MEASURE_NOT_AVAILABLE: page(
    ['现在不能采取这项措施', 'The measure is not possible now'],
    ['银行现在的状态没有这一步。', 'The present state of the bank has no such step.'],
  ),
  MEASURE_FACTS_MISSING: page(
    ['没有写明事实', 'The facts are missing'],
    ['措施要写明事实和理由，不少于十个字。', 'A measure states its facts and reasons.'],
  ),
  MEASURE_NOTICE_MISSING: page(
    ['没有告知文书', 'The notice is missing'],
    ['采取措施前要告知银行。', 'The bank has to be given notice before.'],
  ),
  AGREEMENT_NEEDED: page(
    ['需要新的协议', 'A new agreement is needed'],
    ['协议解除以后，签订新协议才能恢复。', 'After an end only a new agreement brings it back.'],
  ),
  AGREEMENT_IN_FORCE: page(
    ['已有生效的协议', 'An agreement is in force'],
    ['同一家银行同一天只能有一份协议。', 'A bank has one agreement on any day.'],
  ),
  NOT_ADMITTED: page(
    ['没有入选', 'Not admitted'],
    ['遴选结果还没有决定，或者没有入选。', 'The outcome is open, or the bank was not admitted.'],
  ),
  PERIOD_WRONG: page(
    ['期限不对', 'The period is wrong'],
    ['终止日期要晚于生效日期。', 'The end must come after the beginning.'],
  ),
  OBLIGATION_UNKNOWN: page(
    ['没有这项义务', 'There is no such obligation'],
    ['义务不在协议清单里。', 'It is not on the checklist of agreements.'],
  ),
  REMARK_MISSING: page(
    ['没有写明情况', 'The remark is missing'],
    ['未履行要写明看到了什么。', 'What is not met needs to be described.'],
  ),
  CRITERIA_WEIGHTS_WRONG: page(
    ['权重合计不是一百', 'The weights are not 100 together'],
    ['各项权重相加要等于一百。', 'The weights of a round are 100 together.'],
  ),
  CRITERIA_NOT_DISTINCT: page(
    ['指标重复', 'A criterion stands twice'],
    ['同一批次的指标不能重复。', 'The criteria of a round differ.'],
  ),
  ROUND_TOO_SHORT: page(
    ['截止日期太早', 'The round is too short'],
    ['截止日期要晚于今天。', 'It has to close after today.'],
  ),
  ROUND_CLOSED: page(
    ['批次已截止', 'The round is closed'],
    ['截止以后不再登记候选机构。', 'No candidate is entered after the closing.'],
  ),
  ROUND_STILL_OPEN: page(
    ['批次还没有截止', 'The round is still open'],
    ['截止以后才能决定结果。', 'Outcomes are decided after the closing.'],
  ),
  CANDIDATE_ALREADY_ENTERED: page(
    ['候选机构已登记', 'The candidate is entered already'],
    ['同一批次每家机构登记一次。', 'An agency stands in a round once.'],
  ),
  MATERIALS_MISSING: page(
    ['没有申请材料', 'The papers are missing'],
    ['至少写明一份材料。', 'At least one paper has to be named.'],
  ),
  ALREADY_DECIDED: page(
    ['结果已决定', 'It is decided already'],
    ['结果只决定一次。', 'An outcome is decided once.'],
  ),
  ALREADY_SCORED: page(
    ['已经打过分', 'Scored already'],
    ['每人对每家机构打分一次。', 'An assessor scores a candidate once.'],
  ),
  POINTS_WRONG: page(
    ['分数不对', 'The points are wrong'],
    ['每项都要打分，不超过满分。', 'Every criterion has points within its range.'],
  ),
  ASSESSMENTS_MISSING: page(
    ['评审不够', 'Assessments are missing'],
    ['至少两人打完全部指标。', 'Two people have to score every criterion.'],
  ),
  DECIDER_HAS_ASSESSED: page(
    ['打过分的人不能决定', 'Who assessed cannot decide'],
    ['结果由没有打分的人决定。', 'An outcome is decided by another person.'],
  ),
  ALREADY_RESOLVED: page(
    ['已经处理过', 'Settled already'],
    ['每件差错处理一次。', 'A discrepancy is settled once.'],
  ),
  RESOLVED_BY_ANOTHER: page(
    ['由指定的人处理', 'Somebody else settles it'],
    ['这件由银行的联络人处理。', 'The liaison of the bank settles it.'],
  ),
  RESOLUTION_MISSING: page(
    ['没有写明怎样处理', 'The resolution is missing'],
    ['写明怎样处理的。', 'It has to be said how it was settled.'],
  ),
  NOTHING_WAITING: page(
    ['没有待发送的请求', 'Nothing waits'],
    ['没有等待发送的开户请求。', 'No opening waits to be sent.'],
  ),
  FILE_HEAD_WRONG: page(
    ['文件头不对', 'The head of the file is wrong'],
    ['第一行要以 H 开头。', 'The first line begins with H.'],
  ),
  FILE_NUMBER_WRONG: page(
    ['文件编号不对', 'The number of the file is wrong'],
    ['用字母、数字和短横线。', 'It has letters, digits and hyphens.'],
  ),
  FILE_OF_ANOTHER_BANK: page(
    ['另一家银行的文件', 'The file is of another bank'],
    ['文件头里的银行代码不是本行。', 'The code in the head is of another bank.'],
  ),
  FILE_DIGEST_DIFFERS: page(
    ['摘要对不上', 'The digest differs'],
    ['文件可能没有传完。', 'The file may not have come whole.'],
  ),
  FILE_NUMBER_REUSED: page(
    ['文件编号已用过', 'The number of the file was used'],
    ['同一编号以前来过别的内容。', 'It came before with another content.'],
  ),
  FILE_TOTALS_MISSING: page(
    ['没有合计行', 'The totals are missing'],
    ['最后一行要以 T 开头。', 'The last line begins with T.'],
  ),
  FILE_TOTALS_DIFFER: page(
    ['合计不符', 'The totals differ'],
    ['合计行与明细不一致。', 'The totals are not those of the rows.'],
  ),
  OPENING_HOURS_MISSING: page(
    ['没有营业时间', 'The opening hours are missing'],
    ['网点要写明营业时间。', 'An outlet has opening hours.'],
  ),
  PHONE_MISSING: page(
    ['没有电话', 'The phone is missing'],
    ['网点要写明电话。', 'An outlet has a phone.'],
  ),
  CARD_SERVICES_EMPTY: page(
    ['没有取钱的办法', 'No way to draw cash'],
    ['在广东至少有一种办法存钱、取钱。', 'In Guangdong there is at least one way.'],
  ),
  CARD_SERVICE_UNKNOWN: page(
    ['银行功能不认识', 'The service is not known'],
    ['勾选的一项不在表里。', 'One that was ticked is not in the list.'],
  ),
  FORM_MALFORMED: entry(400, {
    title: ['表单没有传完整', 'The form is not well-formed'],
    cause: ['带文件的表单内容不完整。', 'A form with a file did not come whole.'],
    citizen: ['重新选择文件再提交。', 'Choose the file again and send it.'],
    clerk: ['重新选择文件再提交。', 'Choose the file again and send it.'],
    developer: ['按 multipart/form-data 编码。', 'Encode it as multipart/form-data.'],
  }),
} as const satisfies Readonly<Record<string, ProblemEntry>>
