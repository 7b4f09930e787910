import { entry, type ProblemEntry } from './entry.ts'

type Pair = readonly [zh: string, en: string]

const ONLY_PAGES: Pair = ['只在工作人员页面出现。', 'Appears on pages for staff only.']

/** Met by staff of departments, finance and reconciliation on their pages, and by nobody else. */
const office = (title: Pair, cause: Pair, clerk: Pair): ProblemEntry =>
  entry(409, { title, cause, clerk, developer: ONLY_PAGES })

const LOOK_AGAIN: Pair = ['刷新页面，看现在到了哪一步。', 'Look at the page again.']
const SOMEBODY_ELSE: Pair = ['请另一位同事办理。', 'Have a colleague do it.']
const FILL_IN: Pair = ['补上再提交。', 'Fill it in and send it again.']

/** Codes about programmes, funds, closes, what failed and what is asked back. */
export const MONEY_PROBLEMS = {
  PROGRAMME_UNKNOWN: office(
    ['没有这个项目', 'No such programme'],
    ['项目代码不在清单里。', 'The code stands in no list.'],
    ['从项目清单里选。', 'Choose it from the list.'],
  ),
  CODE_TAKEN: office(
    ['项目代码已被使用', 'The code is taken'],
    ['一个代码永远只指一个项目。', 'A code means one programme for ever.'],
    ['换一个代码。', 'Choose another code.'],
  ),
  NO_PAYER: office(
    ['没有写明拨款部门', 'Nobody is named who pays'],
    ['清单要有拨款部门来发布。', 'Whoever pays publishes the list.'],
    FILL_IN,
  ),
  LIST_EMPTY: office(
    ['清单没有任何变化', 'The list changes nothing'],
    ['没有增补、修改或者退出。', 'There is no addition, change or exit.'],
    ['先编辑，再提交。', 'Edit it first.'],
  ),
  LIST_OPEN: office(
    ['还有一份清单没有办完', 'Another list is still open'],
    ['一个部门同时只编一份清单。', 'A department drafts one list at a time.'],
    ['先办完或者作废那一份。', 'Finish or discard that one first.'],
  ),
  LIST_NOT_IN_STATUS: office(
    ['清单的状态不允许这一步', 'The list cannot take this step'],
    ['可能已经有人提交、发布或者作废。', 'Somebody may have proposed, published or discarded it.'],
    LOOK_AGAIN,
  ),
  LIST_SAME_PERSON: office(
    ['提交人不能发布', 'Whoever proposed a list does not publish it'],
    ['清单要两个部门的两个人。', 'A list takes two people of two units.'],
    SOMEBODY_ELSE,
  ),
  LIST_TOO_LATE: office(
    ['生效日已经过去', 'Its day has passed'],
    ['清单只能从今天以后生效。', 'A list takes effect from a day to come.'],
    ['改生效日再提交。', 'Choose a later day.'],
  ),
  LATER_LIST_PUBLISHED: office(
    ['已经发布了更晚生效的清单', 'A later list is published'],
    ['清单按生效日先后发布。', 'Lists are published in the order of their days.'],
    ['在那份清单的基础上重新编。', 'Draft anew on top of that one.'],
  ),
  NOT_YOUR_LIST: office(
    ['不是本部门的清单', 'The list is of another department'],
    ['只能编自己部门的清单。', 'A department drafts its own list only.'],
    ['请主管部门办理。', 'Let that department do it.'],
  ),
  OFF_CARD_NOT_IN_STATUS: office(
    ['登记的状态不允许这一步', 'The entry cannot take this step'],
    ['可能已经有人批准、退回或者结束。', 'Somebody may have decided or ended it.'],
    LOOK_AGAIN,
  ),
  OFF_CARD_NOT_YOURS: office(
    ['不是本部门的登记', 'The entry is of another department'],
    ['只能办自己部门的登记。', 'A department keeps its own entries only.'],
    ['请登记的部门办理。', 'Let that department do it.'],
  ),
  OFF_CARD_SAME_PERSON: office(
    ['登记人不能批准', 'Whoever entered it does not approve it'],
    ['登记和批准要两个人。', 'An entry takes two people.'],
    SOMEBODY_ELSE,
  ),
  END_MISSING: office(
    ['没有写到期日', 'The day of its end is missing'],
    ['未上卡登记都要有到期日。', 'Every entry has an end.'],
    FILL_IN,
  ),
  TOO_LONG: office(
    ['期限太长', 'It would last too long'],
    ['超过了一次登记的最长天数。', 'It is longer than one entry may last.'],
    ['改早一点，到期再登记。', 'End it earlier and enter it again then.'],
  ),
  FILE_NUMBER_MISSING: office(
    ['没有写文号', 'The number of the file is missing'],
    ['登记要有部门的文件依据。', 'An entry rests on a file of the department.'],
    FILL_IN,
  ),
  PAYEES_MISSING: office(
    ['没有写人数', 'The number of payees is missing'],
    ['上卡率要按人数计算。', 'The share is counted by payees.'],
    FILL_IN,
  ),
  NOTE_NEEDED: office(
    ['没有写说明', 'The words are missing'],
    ['这一步要写明理由。', 'This step needs a reason in words.'],
    FILL_IN,
  ),
  FUND_UNKNOWN: office(
    ['没有这个代发专户', 'No such fund account'],
    ['这个部门在这家银行没有专户。', 'The department has no fund at this bank.'],
    ['先开专户。', 'Have a fund account opened.'],
  ),
  FUNDS_SHORT: office(
    ['专户的钱不够', 'The fund has not enough money'],
    ['要动用的钱比余额多。', 'More would be moved than is there.'],
    ['请财政部门先拨款。', 'Let finance appropriate first.'],
  ),
  NOT_YOUR_FUND: office(
    ['不是本部门的专户', 'The fund is of another department'],
    ['只能办自己部门的专户。', 'A department keeps its own funds only.'],
    ['请拨款部门办理。', 'Let that department do it.'],
  ),
  VOUCHER_MISSING: office(
    ['没有这张拨款凭证', 'No such voucher'],
    ['可能已经撤回。', 'It may have been withdrawn.'],
    LOOK_AGAIN,
  ),
  MORE_THAN_RECOVERED: office(
    ['超过追回款余额', 'More than was recovered'],
    ['追回多少，缴回多少；待确认的也算在内。', 'What was recovered goes back, and no more.'],
    ['核对余额和待确认的缴款书。', 'Check the balance and what waits for a second person.'],
  ),
  VOUCHER_USED: office(
    ['凭证号已经用过', 'The number of the voucher is used'],
    ['一张凭证只入账一次。', 'A voucher is posted once.'],
    ['核对凭证号。', 'Check the number.'],
  ),
  VOUCHER_DECIDED: office(
    ['凭证已经办过', 'The voucher is decided'],
    ['有人已经确认或者撤回。', 'Somebody has confirmed or withdrawn it.'],
    LOOK_AGAIN,
  ),
  VOUCHER_SAME_PERSON: office(
    ['录入人不能确认', 'Whoever entered it does not confirm it'],
    ['拨款入账要两个人。', 'Money from the treasury takes two people.'],
    SOMEBODY_ELSE,
  ),
  DAY_CLOSED: office(
    ['这一天已经日结', 'The day is closed'],
    ['日结以后不再改动。', 'Nothing of a closed day changes.'],
    ['记到下一个没有日结的日子。', 'It goes to the next open day.'],
  ),
  DAY_TO_COME: office(
    ['这一天还没有过完', 'The day is not over'],
    ['当天过完才能日结。', 'A day is closed when it is over.'],
    ['第二天再结。', 'Close it tomorrow.'],
  ),
  EARLIER_DAY_OPEN: office(
    ['前面还有没有日结的日子', 'An earlier day is open'],
    ['日结按日期先后。', 'Days are closed in their order.'],
    ['先结前面的日子。', 'Close that one first.'],
  ),
  DIFFERENCES_OPEN: office(
    ['还有没有说明的差异', 'Differences are open'],
    ['差异全部查清才能日结。', 'A day is closed when each difference is explained.'],
    ['先逐项说明。', 'Explain each of them.'],
  ),
  DIFFERENCE_GONE: office(
    ['差异已经没有了', 'The difference is gone'],
    ['账在您查看以后变了。', 'The books changed after you looked.'],
    LOOK_AGAIN,
  ),
  FIGURES_CHANGED: office(
    ['数字已经变了', 'The figures have changed'],
    ['说明只对看到的数字有效。', 'An explanation counts for the figures that were seen.'],
    LOOK_AGAIN,
  ),
  CLOSE_SAME_PERSON: office(
    ['对账人不能日结', 'Whoever explained does not close'],
    ['说明差异和结账要两个人。', 'Explaining and closing take two people.'],
    SOMEBODY_ELSE,
  ),
  MONTH_CLOSED: office(
    ['这个月已经月结', 'The month is closed'],
    ['月结以后不再改动。', 'Nothing of a closed month changes.'],
    ['不用再办。', 'There is nothing to do.'],
  ),
  MONTH_NOT_OVER: office(
    ['这个月还没有过完', 'The month is not over'],
    ['月末过完才能月结。', 'A month is closed when it is over.'],
    ['下个月再结。', 'Close it next month.'],
  ),
  DAYS_OPEN: office(
    ['还有没有日结的日子', 'Days of it are open'],
    ['每一天都日结才能月结。', 'A month is closed after its days.'],
    ['先结那些日子。', 'Close those days first.'],
  ),
  CASE_NOT_IN_STATUS: office(
    ['退回件的状态不允许这一步', 'The case cannot take this step'],
    ['可能已经重发、停发或者转办。', 'It may be paid again, stopped or handed on.'],
    LOOK_AGAIN,
  ),
  NOTHING_TO_DO: office(
    ['没有可以重发的', 'Nothing can be paid again'],
    ['选中的明细还不能重发。', 'None of the chosen lines is ready.'],
    ['先核实或者征得授权。', 'Verify them or ask for permission.'],
  ),
  NOTHING_PAID: office(
    ['还没有到账的', 'Nothing was paid'],
    ['明白账只列银行确认到账的。', 'A statement shows what banks confirmed.'],
    ['到账以后再出具。', 'Issue it when money has arrived.'],
  ),
  OBJECTION_UPHELD: office(
    ['公示异议已经成立', 'An objection proved right'],
    ['这一笔不再发放，暂缓不能解除。', 'The line is not paid any more, so it is not let go.'],
    ['要改的另编名册补发。', 'Pay what is right by a list that follows.'],
  ),
  LINES_UNPAYABLE: office(
    ['有人现在不能发', 'Somebody may not be paid now'],
    [
      '生成以后有人被暂缓、死亡或者收回授权，文件重新生成。',
      'The file is built anew without them.',
    ],
    ['不用办，系统会重新生成。', 'Nothing: it is built again.'],
  ),
  FINDING_WAITS: office(
    ['已经有人提出查实结论', 'A finding waits for its second person'],
    ['一次只能有一个待定结论。', 'One finding waits at a time.'],
    ['请第二个人决定。', 'Let the second person decide.'],
  ),
  RECOVERY_NOT_IN_STATUS: office(
    ['追回件的状态不允许这一步', 'The recovery cannot take this step'],
    ['可能已经结清、减免或者作废。', 'It may be settled, waived or dropped.'],
    LOOK_AGAIN,
  ),
  AMOUNT_NEEDED: office(
    ['没有写金额', 'The amount is missing'],
    ['金额要大于零。', 'It has to be more than nothing.'],
    FILL_IN,
  ),
  MORE_THAN_OWED: office(
    ['超过了应退的数', 'More than is owed'],
    ['追回的钱不能多于应退的。', 'Never more is asked back than was owed.'],
    ['核对金额。', 'Check the amount.'],
  ),
  MORE_THAN_PAID: office(
    ['超过了发放的数', 'More than was paid'],
    ['应退的数不能多于发放的。', 'Not more is owed than was paid.'],
    ['核对金额。', 'Check the amount.'],
  ),
  LINE_NOT_PAID: office(
    ['这一笔没有到账', 'The line was not paid'],
    ['只有到账的钱才能追回。', 'Only what was paid is asked back.'],
    ['核对明细。', 'Check the line.'],
  ),
  LINE_NOT_KEPT_BACK: office(
    ['没有可以抵扣的明细', 'No line was kept back'],
    ['抵扣要用停发的一笔。', 'An offset takes a line that was stopped.'],
    ['先停发一笔。', 'Stop a line first.'],
  ),
  REFERENCE_USED: office(
    ['收款凭证号已经用过', 'The number of the receipt is used'],
    ['一张凭证只记一次。', 'A receipt counts once.'],
    ['核对凭证号。', 'Check the number.'],
  ),
  PLAN_WRONG: office(
    ['分期计划合不上', 'The instalments do not add up'],
    ['各期之和要等于应退的数。', 'Together they are what is owed.'],
    ['改计划再提交。', 'Mend the plan.'],
  ),
  NO_WAIVER: office(
    ['没有待定的减免', 'No waiver waits'],
    ['可能已经决定。', 'It may be decided.'],
    LOOK_AGAIN,
  ),
  WAIVER_WAITS: office(
    ['减免等第二个人决定', 'The waiver waits for its second person'],
    ['减免要两个人。', 'A waiver takes two people.'],
    SOMEBODY_ELSE,
  ),
} as const satisfies Readonly<Record<string, ProblemEntry>>
