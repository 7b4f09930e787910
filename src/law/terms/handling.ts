import { term } from '../term.ts'
import type { Term } from '../term.ts'

/** 经办: cases, their steps and what people bring. */
export const HANDLING_TERMS: readonly Term[] = [
  term('case', '办件', 'YKT-17', 'One piece of card business, from acceptance to its result.', {
    not: ['workOrder', 'jobTicket'],
  }),
  term('material', '申请材料', 'YKT-17', 'What has to be shown or handed in for a service.', {
    not: ['paperwork', 'requiredDoc'],
  }),
  term('materialsNotice', '一次性告知', 'YKT-17', 'All that is still missing, told at once.'),
  term('laterMaterial', '容缺受理', 'YKT-17', 'A material that may be handed in after acceptance.'),
  term('promise', '承诺时限', 'YKT-17', 'The day by which the result is promised.', {
    not: ['eta', 'sla'],
  }),
  term('legalLimit', '法定时限', 'YKT-17', 'The last day the law allows.'),
  term('applicant', '申请人', 'YKT-6', 'Who asks for a service, for themselves or for a holder.', {
    not: ['requester', 'submitter'],
  }),
  term('villageHelper', '村居协办员', 'HANDLING-30', 'Who helps neighbours in their village.', {
    not: ['villageAgent'],
  }),
  term('caseDraft', '办件草稿', 'YKT-17', 'What was filled in and is not handed in yet.'),
  term('takeOver', '接手办件', 'YKT-17', 'To go on with a case that another clerk began.', {
    not: ['assignTo', 'grabCase'],
  }),
  term('remind', '催办', 'YKT-17', 'To ask whoever has the case to go on with it.', {
    not: ['nudge', 'urge'],
  }),
  term('rating', '好差评', 'YKT-17', 'How content the applicant was, in five levels.', {
    not: ['starRating', 'feedbackScore'],
  }),
  term('followUp', '评价回访', 'YKT-17', 'The call and the repair that a bad rating asks for.'),
  term('accepted', '已受理', 'YKT-17', 'Taken in by whoever has to do it: counter or bank.'),
  term('waitingForMaterials', '待补材料', 'YKT-17', 'Something is missing; all of it was told.'),
  term('inProgress', '办理中', 'YKT-17', 'Somebody is working on it.'),
  term('finished', '已办结', 'YKT-17', 'The result was given.', { not: ['doneCase'] }),
  term('withdrawn', '已撤回', 'YKT-17', 'The applicant took it back.'),
  term('refused', '不予办理', 'YKT-17', 'Not granted, with the reason and the article.'),
  term('completeMaterials', '材料补齐', 'YKT-17', 'The last missing material came in.'),
  term('askForMaterials', '要求补正', 'YKT-17', 'To say once what else is needed.'),
  term('begin', '开始办理', 'YKT-17', 'The first step after acceptance is done.'),
  term('finish', '办结', 'YKT-17', 'To give the result and end the case.'),
  term(
    'refuse',
    '不予办理',
    'YKT-17',
    'To end a case or a request without its result, with the reason.',
  ),
]
