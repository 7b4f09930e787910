import { entry, type ProblemEntry } from './entry.ts'

const SYSTEMS = ['由部门的系统处理。', 'The system of the department sees to it.'] as const

const batch = (
  status: number,
  title: readonly [string, string],
  cause: readonly [string, string],
  developer: readonly [string, string],
): ProblemEntry => entry(status, { title, cause, clerk: SYSTEMS, developer })

const ON_PAGES = ['按页面说的办。', 'Do what the page says.'] as const
const ONLY_PAGES = ['只在工作人员页面出现。', 'Appears on pages for staff only.'] as const

const page = (title: readonly [string, string], cause: readonly [string, string]): ProblemEntry =>
  entry(409, { title, cause, clerk: ON_PAGES, developer: ONLY_PAGES })

/** Codes about lists, brought on pages or sent by systems of departments. */
export const ROSTER_PROBLEMS = {
  FEED_STALE: page(
    ['相关推送过期', 'News that the programme rests on are too old'],
    [
      '死亡、服刑或出国定居的推送超过项目要求的时间，现在不核验，也不发放。',
      'Deaths, prison or emigration came too long ago: nothing is judged and nothing is sent.',
    ],
  ),
  FILE_REFUSED: page(
    ['文件读不了', 'The file cannot be read'],
    ['文件本身有问题，没有留下任何内容。', 'The file itself is wrong; nothing of it is kept.'],
  ),
  COLUMNS_MISSING: page(
    ['有几列还没有指定', 'Some columns are not named'],
    ['不知道姓名、证件号码或金额在哪一列。', 'Name, number or amount has no column yet.'],
  ),
  INTAKE_NOT_IN_STATUS: page(
    ['导入的状态已经变了', 'The import has moved on'],
    ['别的人或程序已经走了下一步。', 'Somebody or the program has taken the next step.'],
  ),
  ROW_NOT_KEPT: page(
    ['这一行的原文没有保存', 'The cells of this row were not kept'],
    ['改好后随文件重新上传。', 'Put it right in the file and upload it again.'],
  ),
  NAME_NOT_KNOWN: page(
    ['库里没有这个人', 'The register has nobody of this number'],
    ['没有登记的姓名可以采用。', 'There is no registered name to take.'],
  ),
  NOTHING_TO_CONFIRM: page(
    ['没有可以这样处理的行', 'No row can be dealt with like this'],
    ['不能发的行要改好或者移出。', 'What is refused has to be mended or taken off.'],
  ),
  KEY_UNKNOWN: page(
    ['行标识不属于这份名册', 'The key of the row is of no row of this list'],
    ['这一行没有采用，其余不受影响。', 'This row was not taken; the others were.'],
  ),
  NOT_YOUR_PROGRAMME: batch(
    403,
    ['这个项目由别的部门主管', 'Another department owns this programme'],
    ['部门只能报送自己主管的项目。', 'A department sends lists of its own programmes only.'],
    ['核对 programmeCode。', 'Check programmeCode.'],
  ),
  BATCH_PERIOD_WRONG: batch(
    409,
    ['期次和项目的发放周期不符', 'The period does not fit the programme'],
    [
      '按月写 2026-11，按季写 2026-Q4，按年写 2026，一次性写 once。',
      'A month reads 2026-11, a quarter 2026-Q4, a year 2026, a single payment once.',
    ],
    ['改正 payPeriod 后重新建立。', 'Correct payPeriod and open the batch again.'],
  ),
  BATCH_NOT_OPEN: batch(
    409,
    ['批次已经提交或结束', 'The batch has been committed or has ended'],
    ['提交以后不再接收分片。', 'No part is taken after the commit.'],
    ['查询批次看进展；要改就另建一批。', 'Read the batch; open another to change anything.'],
  ),
  BATCH_PART_DIFFERS: batch(
    409,
    ['同一分片内容不同', 'This part came before with another content'],
    ['先到的分片不变，后到的没有采用。', 'What came first stands; what came now was not taken.'],
    ['按查询到的 digest 核对分片。', 'Compare your parts with the digests of the batch.'],
  ),
  BATCH_PART_DAMAGED: batch(
    422,
    ['分片和摘要对不上', 'The part is not what its digest says'],
    ['分片在途中损坏或截断。', 'The part was damaged or cut on its way.'],
    ['重传这一分片；digest 是内容的 SHA-256。', 'Send it again; digest is SHA-256 of the bytes.'],
  ),
  BATCH_TOO_LARGE: batch(
    413,
    ['超过批次的上限', 'Beyond the limit of a batch'],
    [
      '一个分片不超过 4 MiB，一批不超过 1 GiB、500 万行。',
      'A part has at most 4 MiB, a batch 1 GiB and 5 million rows.',
    ],
    ['把分片或批次分小。', 'Send smaller parts or several batches.'],
  ),
  BATCH_PARTS_MISSING: batch(
    409,
    ['分片不齐', 'Parts are missing'],
    ['分片要从 1 起连续。', 'Parts are numbered from 1 without a gap.'],
    ['查询批次，补传缺的分片后再提交。', 'Read the batch, send what is missing, commit again.'],
  ),
  BATCH_TOTALS_DIFFER: batch(
    422,
    ['行数或金额和建立时不一致', 'The totals differ from those at the opening'],
    ['提交时的总数和建立时的不同，两个数都写在 detail 里。', 'Both figures stand in detail.'],
    ['查明哪个对，必要时另建一批。', 'Find out which is right; open another batch if needed.'],
  ),
} as const satisfies Readonly<Record<string, ProblemEntry>>
