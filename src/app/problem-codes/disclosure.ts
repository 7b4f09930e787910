import { entry, PAGE_ONLY, type ProblemEntry } from './entry.ts'

/** Codes about lists in public, objections, and the three signatures under a batch. */
export const DISCLOSURE_PROBLEMS = {
  ROSTER_NOT_IN_STATUS: entry(409, {
    title: ['名册的状态不对', 'The list is elsewhere on its way'],
    cause: ['这一步要名册在别的状态。', 'The step needs the list in another status.'],
    clerk: ['刷新页面，看现在能做什么。', 'Look again what can be done now.'],
    developer: ['读名册的状态。', 'Read the status of the list.'],
  }),
  NOBODY_PAYABLE: entry(409, {
    title: ['没有一行可以发', 'Nobody can be paid'],
    cause: ['每一行都有问题或者有异议。', 'Every row is faulty or objected to.'],
    clerk: ['修好名册，或者核实异议。', 'Repair rows, or decide on objections.'],
    developer: PAGE_ONLY,
  }),
  ROWS_WAIT: entry(409, {
    title: ['还有不能发的行', 'Rows wait'],
    cause: ['公示前，有问题的行要修好或者另册。', 'Faulty rows are repaired or set aside first.'],
    clerk: ['修好，或者勾选另册。', 'Repair them, or set them aside.'],
    developer: PAGE_ONLY,
  }),
  PLACE_MISSING: entry(409, {
    title: ['没有写张贴地点', 'The place is missing'],
    cause: ['公示要写明张贴在哪里。', 'A notice says where it hangs.'],
    clerk: ['写明张贴地点。', 'Write it down.'],
    developer: PAGE_ONLY,
  }),
  NOTICE_STILL_HANGS: entry(409, {
    title: ['公示期还没有满', 'The notice still hangs'],
    cause: ['公示的最后一天要过完。', 'The last day counts whole.'],
    clerk: ['期满以后再核定。', 'Settle it afterwards.'],
    developer: PAGE_ONLY,
  }),
  EVIDENCE_MISSING: entry(409, {
    title: ['没有张贴凭证', 'Nothing proves that it hung'],
    cause: ['核定要有照片或者张贴情况。', 'A picture or a note is needed.'],
    clerk: ['保存照片，或者写明张贴情况。', 'Keep a picture, or write it down.'],
    developer: PAGE_ONLY,
  }),
  PICTURE_UNKNOWN: entry(422, {
    title: ['照片打不开', 'The picture is none'],
    cause: ['照片要是 JPEG、PNG 或 PDF。', 'Pictures are JPEG, PNG or PDF.'],
    clerk: ['换一张照片。', 'Take another one.'],
    developer: PAGE_ONLY,
  }),
  NOTICE_ENDED: entry(409, {
    title: ['公示期已满', 'The notice has ended'],
    cause: ['名单已经撤下。', 'The list was taken down.'],
    citizen: ['到窗口提，或打 12333。', 'Object at a counter, or call 12333.'],
    developer: PAGE_ONLY,
  }),
  ROW_UNKNOWN: entry(422, {
    title: ['名单上没有这个序号', 'No such number in the list'],
    cause: ['序号要和名单上的一样。', 'The number has to be on the list.'],
    citizen: ['核对名单上的序号。', 'Check the number on the list.'],
    clerk: ['核对名单上的序号。', 'Check the number on the list.'],
    developer: PAGE_ONLY,
  }),
  PHONE_WRONG: entry(422, {
    title: ['手机号不对', 'That is no phone number'],
    cause: ['位数不对。', 'It has too few or too many digits.'],
    citizen: ['核对，或者不留。', 'Check it, or leave it out.'],
    clerk: ['核对，或者不留。', 'Check it, or leave it out.'],
    developer: PAGE_ONLY,
  }),
  WORDS_MISSING: entry(422, {
    title: ['没有写清楚', 'Words are missing'],
    cause: ['这一步要写明情况或者原因。', 'The step needs a reason in words.'],
    citizen: ['说说情况。', 'Say what is wrong.'],
    clerk: ['写明原因。', 'Write down why.'],
    developer: PAGE_ONLY,
  }),
  OBJECTION_DECIDED: entry(409, {
    title: ['异议已经核实过', 'The objection was decided'],
    cause: ['每件异议只核实一次。', 'An objection is decided once.'],
    clerk: ['看核实的结果。', 'See what was found.'],
    developer: PAGE_ONLY,
  }),
  LIST_CHANGED: entry(409, {
    title: ['清册和核定时不一样', 'The list is not what was settled'],
    cause: ['核定以后名册变了。', 'It has changed since it was settled.'],
    clerk: ['撤下，改好重新公示。', 'Take it down and put it up anew.'],
    developer: PAGE_ONLY,
  }),
  PAY_DAY_PAST: entry(409, {
    title: ['发放日已经过了', 'The pay day is past'],
    cause: ['发放日不能早于今天。', 'Money cannot be paid yesterday.'],
    clerk: ['写今天或以后的日期。', 'Choose today or later.'],
    developer: ['换一个发放日。', 'Choose another day.'],
  }),
  BATCH_NOT_IN_STATUS: entry(409, {
    title: ['批次的状态不对', 'The batch is elsewhere on its way'],
    cause: ['这一步要批次在别的状态。', 'The step needs the batch in another status.'],
    clerk: ['刷新页面，看现在由谁办。', 'Look again who has it now.'],
    developer: ['读批次的状态。', 'Read the status of the batch.'],
  }),
  BATCH_EMPTY: entry(409, {
    title: ['批次里没有明细', 'The batch is empty'],
    cause: ['没有一个人进了批次。', 'Nobody got a line.'],
    clerk: ['撤回批次，看没有进批次的原因。', 'Take it back, and see why.'],
    developer: ['先加明细。', 'Add lines first.'],
  }),
  NOT_YOUR_UNIT: entry(409, {
    title: ['由别的单位办', 'Another unit does this'],
    cause: ['这一步属于别的单位。', 'The step belongs to another unit.'],
    clerk: ['请那个单位办。', 'Ask that unit.'],
    developer: ['用那个单位的身份。', 'Call as that unit.'],
  }),
  SAME_PERSON: entry(409, {
    title: ['要另一个人办', 'Somebody else has to do this'],
    cause: ['编制、核定、审核要三个人。', 'Three people sign.'],
    clerk: ['请同事办。', 'Ask a colleague.'],
    developer: ['用另一个人的身份。', 'Call as somebody else.'],
  }),
  SAME_UNIT: entry(409, {
    title: ['要另一个单位审核', 'Another unit has to release it'],
    cause: ['金额超过限额。', 'It is more than one unit may release.'],
    clerk: ['请另一个单位审核。', 'Ask the other unit.'],
    developer: ['用另一个单位的身份。', 'Call as another unit.'],
  }),
  LINES_CHANGED: entry(409, {
    title: ['明细和看到的不一样', 'The lines are not those that were seen'],
    cause: ['签署的是看到的明细，明细变了就不签。', 'What is signed is what was shown.'],
    clerk: ['看清以后再签，或者退回。', 'Look again, or give it back.'],
    developer: ['重新读指纹。', 'Read the digest again.'],
  }),
  LINE_NOT_IN_STATUS: entry(409, {
    title: ['这一笔的状态不对', 'The line is elsewhere on its way'],
    cause: ['已经送银行或者已经办结。', 'It has left for the bank, or has ended.'],
    clerk: ['看这一笔现在怎样。', 'See where the line stands.'],
    developer: ['读明细的状态。', 'Read the status of the line.'],
  }),
} as const satisfies Readonly<Record<string, ProblemEntry>>
