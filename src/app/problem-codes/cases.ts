import { entry, PAGE_ONLY, type ProblemEntry } from './entry.ts'

/** Codes about cases and the counter. */
export const CASE_PROBLEMS = {
  APPLICANT_NOT_ALLOWED: entry(409, {
    title: ['这个身份不能办这件事', 'Not for this kind of applicant'],
    cause: ['办理事项规定了谁可以来办。', 'The service says who may apply for it.'],
    citizen: ['请本人、监护人或代办人来办。', 'Let the holder, guardian or agent apply.'],
    clerk: ['按 instead 换一种申请人身份。', 'Choose one of the applicants that instead names.'],
    developer: PAGE_ONLY,
  }),
  CHANNEL_NOT_AVAILABLE: entry(409, {
    title: ['这个渠道办不了', 'Not on this channel'],
    cause: ['渠道表里写了豁免的原因。', 'The channel table gives the written reason.'],
    citizen: ['看办事指南里还有哪些渠道。', 'See in the guide where else it is done.'],
    clerk: ['告诉申请人还有哪些渠道。', 'Tell the applicant which ways there are.'],
    developer: ['读渠道表，只提供开放的渠道。', 'Read the table and offer open channels only.'],
  }),
  CASE_ALREADY_OPEN: entry(409, {
    title: ['同样的事正在办', 'The same matter is under way'],
    cause: ['同一个人的同一事项全省只有一件在办。', 'One open case per person and service.'],
    citizen: ['在“我的办件”里看进度。', 'See how far it is under My cases.'],
    clerk: ['打开原来的办件接着办。', 'Open the case that is there and go on with it.'],
    developer: ['同一把钥匙重发会得到原来的办件。', 'The same key answers with the first case.'],
  }),
  CASE_ACTION_NOT_AVAILABLE: entry(409, {
    title: ['办件现在不能这样做', 'Not possible in the present state of the case'],
    cause: ['办件已经办结、撤回或不予办理。', 'The case is finished, withdrawn or refused.'],
    citizen: ['想再办可以重新申请。', 'Apply again if you wish.'],
    clerk: ['按页面上能做的做。', 'Do what the page offers.'],
    developer: PAGE_ONLY,
  }),
  CASE_MATERIALS_OUTSTANDING: entry(409, {
    title: ['材料还没齐', 'Papers are still missing'],
    cause: ['缺的材料都在一次性告知单上。', 'All of them stand on the list of what is missing.'],
    citizen: ['补齐材料，哪个窗口都行。', 'Bring them to any counter.'],
    clerk: ['登记补来的材料后再办。', 'Enter the papers first.'],
    developer: PAGE_ONLY,
  }),
  CASE_TOO_FAR: entry(409, {
    title: ['已经撤不回了', 'Too late to withdraw'],
    cause: ['卡已经制好，或者事情已经办完。', 'The card is made, or the act is done.'],
    citizen: ['领卡以后可以注销。', 'Cancel the card once you have it.'],
    clerk: ['告诉申请人可以领卡后注销。', 'The card can be cancelled later.'],
    developer: PAGE_ONLY,
  }),
  CASE_NOTHING_ADDED: entry(409, {
    title: ['没有登记任何材料', 'No paper was entered'],
    cause: ['没有勾选还缺的材料。', 'None of the missing papers was ticked.'],
    clerk: ['勾选收到的材料再提交。', 'Tick what came in.'],
    developer: PAGE_ONLY,
  }),
  CASE_ACT_NOT_POSSIBLE: entry(409, {
    title: ['卡现在办不了这一步', 'The card does not allow it now'],
    cause: ['受理以后卡的状态变了。', 'The card has changed since the case was accepted.'],
    clerk: ['看这个人现在能办什么。', 'See what is possible for the person now.'],
    developer: PAGE_ONLY,
  }),
  TERMS_MISSING: entry(409, {
    title: ['还没选银行或领卡方式', 'Bank or delivery is not chosen'],
    cause: ['新卡要有开户银行和领卡的地方。', 'A new card takes a bank and a place.'],
    citizen: ['选好再提交。', 'Choose both and hand it in again.'],
    clerk: ['在受理页上选好。', 'Choose both on the page.'],
    developer: PAGE_ONLY,
  }),
  HOLDER_CHOOSES_BANK: entry(409, {
    title: ['换银行要本人选', 'The holder chooses another bank'],
    cause: [
      '原来的银行不受理新卡，代办人不能替本人换一家。',
      'The bank takes no new cards, and nobody chooses another one for the holder.',
    ],
    citizen: ['请本人登录或者到窗口办。', 'The holder applies online or at a counter.'],
    clerk: ['请本人来选银行。', 'Ask for the holder.'],
    developer: PAGE_ONLY,
  }),
  CASE_TAKEN: entry(409, {
    title: ['另一位经办人正在办', 'Another clerk has this case'],
    cause: ['办件同时只由一位经办人办。', 'One clerk at a time works on a case.'],
    clerk: ['和对方说好以后接手。', 'Agree with them and take it over.'],
    developer: PAGE_ONLY,
  }),
  CASE_STEP_NOT_NEXT: entry(409, {
    title: ['还没轮到这一步', 'Not the next step'],
    cause: ['步骤按顺序办，这一步办过了或还没到。', 'Steps go in order; this is not the next.'],
    clerk: ['刷新页面，办下一步。', 'Reload and do the next step.'],
    developer: PAGE_ONLY,
  }),
  CASE_WAITS_FOR_YOU: entry(409, {
    title: ['正等申请人', 'It waits for the applicant'],
    cause: ['缺材料，或者卡等着领。', 'Papers are missing, or the card waits to be received.'],
    citizen: ['补材料或者领卡。', 'Bring the papers or receive the card.'],
    developer: PAGE_ONLY,
  }),
  CASE_REMINDED: entry(409, {
    title: ['今天已经催过', 'Reminded already'],
    cause: ['一天催一次。', 'One reminder a day.'],
    citizen: ['明天可以再催，或者打 12345。', 'Try tomorrow, or call 12345.'],
    developer: PAGE_ONLY,
  }),
  CASE_STILL_OPEN: entry(409, {
    title: ['还没办完', 'The case is still open'],
    cause: ['办完才评价。', 'A case is rated when it has ended.'],
    citizen: ['办完以后再评价。', 'Rate it when it has ended.'],
    developer: PAGE_ONLY,
  }),
  RATING_NEEDS_REASON: entry(422, {
    title: ['差评要选原因', 'A bad rating needs its reason'],
    cause: ['有了原因才能改。', 'Without it nothing can be put right.'],
    citizen: ['选一个原因再提交。', 'Choose a reason and send again.'],
    developer: PAGE_ONLY,
  }),
  RATED_ALREADY: entry(409, {
    title: ['已经评价过', 'Rated already'],
    cause: ['一件评价一次。', 'A case is rated once.'],
    citizen: ['有新的意见打 12345。', 'Call 12345 for anything new.'],
    developer: PAGE_ONLY,
  }),
  PERSON_NOT_FOUND: entry(422, {
    title: ['没有三样都对得上的人', 'Nobody fits all three'],
    cause: [
      '证件号码、姓名、出生日期有一样对不上，或者没有这个人；回答一样。',
      'Number, name or birth does not fit, or there is nobody; answered alike.',
    ],
    clerk: ['照证件逐项核对，或者读卡。', 'Compare with the document, or read the card.'],
    developer: PAGE_ONLY,
  }),
  TOO_MANY_MISSES: entry(422, {
    title: ['查找不中太多次', 'Too many searches found nobody'],
    cause: ['防止逐个试号。', 'Numbers must not be tried one by one.'],
    clerk: ['读卡查找，或者一小时后再输入。', 'Read the card, or type again in an hour.'],
    developer: PAGE_ONLY,
  }),
} as const satisfies Readonly<Record<string, ProblemEntry>>
