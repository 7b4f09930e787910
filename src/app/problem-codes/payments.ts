import { FILE_FAULTS } from '#modules/payment/index.ts'
import { entry, type ProblemEntry } from './entry.ts'

/** What is wrong in a file, as `errors` of FILE_UNUSABLE names it; the place stands beside it. */
const FAULT_PROBLEMS: Readonly<Record<string, ProblemEntry>> = Object.fromEntries(
  Object.entries(FILE_FAULTS).map(([code, { what, todo }]) => [
    code,
    entry(422, {
      title: [what, `In a file of a bank: ${code.toLowerCase().replaceAll('_', ' ')}`],
      cause: [`${what}。`, 'The file says where; nothing of it was repaired.'],
      clerk: [`${todo}。`, 'Mend it there and make the file again.'],
      developer: [`${todo}。`, 'Mend it there and make the file again under a new number.'],
    }),
  ]),
)

/** Codes about files of payments and what banks answer. */
export const PAYMENT_PROBLEMS = {
  FILE_UNUSABLE: entry(422, {
    title: ['文件不能用', 'The file cannot be used'],
    cause: [
      '签名、摘要、编码、明细或合计有不对的地方；errors 逐条写明位置。什么都没有入账。',
      'Signature, digest, encoding, records or totals are wrong; errors tells where.',
    ],
    clerk: ['按列出的位置改正，重新生成文件。', 'Mend what is listed and make the file again.'],
    developer: [
      '改正后用新的文件编号重新生成并签名；发送前可以用 ykt bankfile check 检查。',
      'Mend it, make and sign it again under a new number; ykt bankfile check tells beforehand.',
    ],
  }),
  FILE_NUMBER_USED: entry(409, {
    title: ['文件编号已用过', 'The number of the file was used'],
    cause: [
      '这个编号的文件已经收过，内容却不一样；这一次没有入账。',
      'A file of this number came before with another content; this one was not taken.',
    ],
    clerk: ['核对是哪一个文件，换新的编号。', 'See which file it is, and give it a new number.'],
    developer: [
      '每个文件用新的编号；同一文件重送没有影响。',
      'Give each file a number of its own; the same file again does no harm.',
    ],
  }),
  SENDING_PAUSED: entry(409, {
    title: ['发送已经暂停', 'The sending waits already'],
    cause: ['有人暂停了这一批的发送，还没有恢复。', 'Somebody has this batch wait.'],
    clerk: ['需要时按“恢复发送”。', 'Let it go on when it may.'],
    developer: ['不用重发。', 'Do not send again.'],
  }),
  SENDING_NOT_PAUSED: entry(409, {
    title: ['发送没有暂停', 'The sending does not wait'],
    cause: ['这一批没有被暂停，或者已经有人恢复。', 'Nobody has it wait, or it was let go on.'],
    clerk: ['看这一批现在的进度。', 'See how far the batch has come.'],
    developer: ['不用重发。', 'Do not send again.'],
  }),
  INSTRUCTION_NOT_IN_STATUS: entry(409, {
    title: ['指令的状态不允许', 'The instruction is past that'],
    cause: [
      '指令已经发出、受理或者查明，这一步不能再办。',
      'It was sent, taken or settled before; this step cannot be taken any more.',
    ],
    clerk: ['刷新页面，看指令现在的状态。', 'Reload and see how it stands.'],
    developer: ['不用重发；按 instead 引导。', 'Do not send again; offer what instead names.'],
  }),
  EVIDENCE_NEEDED: entry(409, {
    title: ['还缺证据', 'Evidence is needed'],
    cause: [
      '结果未知的指令要有银行的答复、流水，或者两个人的书面证明才能改变。',
      'What is unknown is settled by the bank, a statement, or two people with a paper.',
    ],
    clerk: ['先向银行查询，或者等流水。', 'Ask the bank first, or await the statement.'],
    developer: ['不用重发；按 instead 引导。', 'Do not send again; offer what instead names.'],
  }),
  TWO_PEOPLE_NEEDED: entry(409, {
    title: ['要两个人', 'Two people are needed'],
    cause: ['证明人不能是同一个人。', 'One person cannot vouch twice.'],
    clerk: ['请另一位同事确认。', 'Have a colleague confirm it.'],
    developer: ['换另一个人的会话。', 'Use the session of another person.'],
  }),
  ...FAULT_PROBLEMS,
} as const satisfies Readonly<Record<string, ProblemEntry>>
