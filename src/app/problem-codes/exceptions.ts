import { entry, PAGE_ONLY, type ProblemEntry } from './entry.ts'

/** Codes about exceptions and the end of the day. */
export const EXCEPTION_PROBLEMS = {
  EXCEPTION_UNDER_WAY: entry(409, {
    title: ['正在处置', 'Being seen to'],
    cause: ['这个人的这一种疑难已经有处置人。', 'A resolver has the same trouble of this person.'],
    clerk: ['看正在处置的那一件。', 'See the one that is under way.'],
    developer: PAGE_ONLY,
  }),
  EXCEPTION_ENDED: entry(409, {
    title: ['已经结案', 'It has ended'],
    cause: ['别人刚刚结了案。', 'Somebody else has just ended it.'],
    clerk: ['看结果；还有问题就再报一件。', 'See the result; report again what is still wrong.'],
    developer: PAGE_ONLY,
  }),
  EXCEPTION_OF_OTHER_RESOLVER: entry(409, {
    title: ['由别人处置', 'Somebody else sees to it'],
    cause: ['每一件只有一位处置人。', 'One named person sees to each.'],
    clerk: ['请处置人转办。', 'Ask the resolver to hand it on.'],
    developer: PAGE_ONLY,
  }),
  EXCEPTION_NEEDS_SECOND: entry(409, {
    title: ['要第二个人结案', 'A second person ends it'],
    cause: ['这一种疑难，报的人不能结案。', 'Whoever reported this kind does not end it.'],
    clerk: ['转给同事。', 'Hand it on to a colleague.'],
    developer: PAGE_ONLY,
  }),
  EXCEPTION_NEEDS_WORDS: entry(409, {
    title: ['没有写清楚', 'Nothing was written'],
    cause: ['报、转、结都要写清缘由和结果。', 'Opening, handing on and ending need words.'],
    clerk: ['写清楚再提交。', 'Write it down and send again.'],
    developer: PAGE_ONLY,
  }),
  RESOLVER_NOT_SUITABLE: entry(409, {
    title: ['这位同事接不了', 'Not for this colleague'],
    cause: ['没有这个岗位，或者是报的人、原处置人。', 'Not of the role, or the one who has it.'],
    clerk: ['选别人。', 'Choose somebody else.'],
    developer: PAGE_ONLY,
  }),
  FEE_NOT_MARKED: entry(409, {
    title: ['工本费没有记', 'The fee is not marked'],
    cause: ['领卡前要记明已收，或者免收的原因。', 'It is taken, or not and why, before hand-over.'],
    clerk: ['在办件页记工本费。', 'Mark it on the page of the case.'],
    developer: PAGE_ONLY,
  }),
  FEE_NOT_DUE: entry(409, {
    title: ['不用收费', 'Nothing is due'],
    cause: ['这张卡免收工本费，或者没有在办的订单。', 'It is free, or nothing is ordered.'],
    clerk: ['直接领卡。', 'Hand the card over.'],
    developer: PAGE_ONLY,
  }),
  FEE_MARKED_ALREADY: entry(409, {
    title: ['工本费已经记过', 'Marked before'],
    cause: ['一张订单只记一次。', 'An order is marked once.'],
    clerk: ['直接领卡。', 'Hand the card over.'],
    developer: PAGE_ONLY,
  }),
  SEAT_MISSING: entry(409, {
    title: ['没有选网点', 'No outlet was chosen'],
    cause: ['空白卡和工本费按网点记账。', 'Stock and till are those of one outlet.'],
    clerk: ['在日结页选您在的网点。', 'Choose your outlet on the page.'],
    developer: PAGE_ONLY,
  }),
  DAY_ENDED_ALREADY: entry(409, {
    title: ['今天已经日结', 'The day has ended'],
    cause: ['一个柜台一天只结一次。', 'A counter ends its day once.'],
    clerk: ['以后的记到下一次日结。', 'The rest belongs to the next day.'],
    developer: PAGE_ONLY,
  }),
  DIFFERENCE_NEEDS_WORDS: entry(409, {
    title: ['差异没有说明', 'A difference is not explained'],
    cause: ['清点的和账上的不一样。', 'The count differs from the books.'],
    clerk: ['再点一遍，还不对就写明原因。', 'Count again; then write down why.'],
    developer: PAGE_ONLY,
  }),
  NOTHING_COUNTED: entry(409, {
    title: ['还没有清点', 'Nothing was counted'],
    cause: ['没有等复核的清点。', 'No count waits for a second person.'],
    clerk: ['先清点。', 'Count first.'],
    developer: PAGE_ONLY,
  }),
  DAY_HAS_MOVED: entry(409, {
    title: ['清点以后账上变了', 'The books have moved'],
    cause: ['清点以后又收了费或用了卡。', 'A fee was taken or a card used since the count.'],
    clerk: ['重新清点。', 'Count again.'],
    developer: PAGE_ONLY,
  }),
} as const satisfies Readonly<Record<string, ProblemEntry>>
