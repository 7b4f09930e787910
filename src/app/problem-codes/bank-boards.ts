import { entry, type ProblemEntry } from './entry.ts'

const BANK = ['按页面说的改好后再提交。', 'Correct what the page says and send it again.'] as const
const ONLY_PAGES = ['只在工作人员页面出现。', 'Appears on pages for staff only.'] as const

const page = (title: readonly [string, string], cause: readonly [string, string]): ProblemEntry =>
  entry(409, { title, cause, clerk: BANK, developer: ONLY_PAGES })

/** Codes of the boards of banks: notices about accounts, plans to put right, keys. */
export const BANK_BOARD_PROBLEMS = {
  NOTICE_CHANGED: entry(409, {
    title: ['同一预告编号内容不同', 'The notice came before with another content'],
    cause: [
      '这个 noticeId 以前来过，内容不一样。',
      'This noticeId came before and said otherwise.',
    ],
    developer: ['每个预告用自己的编号；重发时内容不变。', 'Give each notice a number of its own.'],
  }),
  NOTICE_OPEN: entry(409, {
    title: ['这个账户已有同样的预告', 'The account has such a notice already'],
    cause: [
      '以前的预告还没有确认或者撤回。',
      'The earlier one is neither confirmed nor withdrawn.',
    ],
    developer: ['先在银行页面处理以前的预告。', 'Have the earlier notice settled first.'],
  }),
  DAY_PASSED: entry(409, {
    title: ['日期已经过去', 'The day has passed'],
    cause: ['预告要在办理以前。', 'A notice comes before what it is about.'],
    developer: ['已经办理的，请通知账户变动。', 'Tell what has happened as an account event.'],
  }),
  NOTICE_ENDED: page(
    ['预告已经处理', 'The notice is settled'],
    ['已经有人确认或者撤回。', 'Somebody confirmed or withdrew it.'],
  ),
  HOLDER_NOT_TOLD: page(
    ['还没有告知持卡人', 'The holder was not told'],
    ['还有补贴发到这个账户，办理以后会退回。', 'Payments still go there and would come back.'],
  ),
  KEY_PRIVATE: page(
    ['粘贴了私钥', 'A private key was pasted'],
    ['私钥离开本行就不能再用。', 'A private key that left its house is burnt.'],
  ),
  KEY_UNREADABLE: page(
    ['读不出公钥', 'The public key cannot be read'],
    ['不是 P-256 公钥的 PEM 或者 JWK。', 'It is neither PEM nor JWK of a P-256 public key.'],
  ),
  KEY_KNOWN: page(
    ['公钥已登记过', 'The key is registered already'],
    ['每把密钥只登记一次，只属于一个合作系统。', 'A key is of one partner, once.'],
  ),
  KEY_PERIOD_WRONG: page(
    ['密钥有效期不对', 'The period of the key is wrong'],
    ['从过去开始、没有长度，或者太长。', 'It begins in the past, has no length, or is too long.'],
  ),
  TWO_KEYS_LIVE: page(
    ['已有两把公钥', 'Two keys are live'],
    ['同时最多两把：旧的和接替的。', 'There are two at most: the old one and its successor.'],
  ),
  KEY_ENDED: page(
    ['密钥已经不再有效', 'The key has ended'],
    ['已到期或者已停用。', 'It has expired or was retired.'],
  ),
  LAST_KEY: page(
    ['唯一有效的密钥', 'The last key that holds'],
    ['停用以后本行系统就不能再发请求。', 'Without it the systems of the bank are cut off.'],
  ),
  NO_MEASURE: page(
    ['没有措施', 'There is no measure'],
    ['没有被采取措施的银行不用提交整改方案。', 'Only a bank under a measure hands in a plan.'],
  ),
  SUMMARY_MISSING: page(
    ['缺少整改说明', 'The summary is missing'],
    ['说明少于 10 个字。', 'It has fewer than ten characters.'],
  ),
  STEPS_MISSING: page(
    ['缺少整改步骤', 'There are no steps'],
    ['一个步骤也没有，或者太多。', 'There are none, or too many.'],
  ),
  STEP_DAY_PASSED: page(
    ['步骤的期限已过', 'A step lies in the past'],
    ['完成期限是过去的日期。', 'The day of a step has passed.'],
  ),
  PLAN_REPLACED: page(
    ['方案已有新的一版', 'The plan was replaced'],
    ['银行提交了新的一版。', 'The bank handed in another version.'],
  ),
  PLAN_JUDGED: page(
    ['方案已经答复', 'The plan was answered'],
    ['每一版只答复一次。', 'Each version is answered once.'],
  ),
  PLAN_NOT_IN_FORCE: page(
    ['方案已退回', 'The plan was returned'],
    ['退回的方案不再报告进展。', 'Nothing is reported on a plan that was returned.'],
  ),
  STEP_REPORTED: page(
    ['步骤已经报告', 'The step was reported'],
    ['每一步只报告一次。', 'Each step is reported once.'],
  ),
} as const
