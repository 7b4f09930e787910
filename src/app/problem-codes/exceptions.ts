import { entry, type ProblemEntry } from './entry.ts'

const PAGE_ONLY = ['只在页面上出现。', 'Told on pages only.'] as const

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
} as const satisfies Readonly<Record<string, ProblemEntry>>
