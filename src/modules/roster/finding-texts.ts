/** What keeps a row from being paid, waits for a person, or was mended without loss. */
export type Severity = 'refuse' | 'confirm' | 'mended'

interface FindingText {
  readonly severity: Severity
  /** What is wrong and what to do. `{}` stands for a place or a row, never for a value. */
  readonly zh: string
}

const refused = (zh: string): FindingText => ({ severity: 'refuse', zh })
const unsure = (zh: string): FindingText => ({ severity: 'confirm', zh })
const repaired = (zh: string): FindingText => ({ severity: 'mended', zh })

/** Every finding, with its weight and its words. */
export const FINDING_TEXTS = {
  NUMBER_MISSING: refused('没有证件号码。请补填。'),
  SCIENTIFIC_NOTATION: refused(
    '号码被表格软件改成了科学计数法，后几位已经丢失，无法还原。请用模板重新填写原号码。',
  ),
  DIGITS_LOST: refused(
    '号码存成了数字，第 15 位以后已被表格软件改成 0，无法还原。请用模板重新填写原号码。',
  ),
  DIGITS_MAYBE_LOST: unsure('号码末三位都是 0，而名册里别的号码已被表格软件改坏。请核对原件。'),
  LEADING_ZERO_LOST: refused('号码开头的 0 可能被表格软件去掉了。请核对后补上。'),
  OLD_NUMBER: refused('这是 15 位旧号码。请填写 18 位公民身份号码。'),
  WRONG_LENGTH: refused('号码位数不对。请核对原件。'),
  WRONG_CHARACTER: refused('号码第 {} 位不是该证件使用的字符。请核对原件。'),
  WRONG_CHECK_CHARACTER: refused('号码校验不通过，有一位或几位写错了。请核对原件。'),
  IMPOSSIBLE_DATE: refused('号码中的出生日期不存在。请核对原件。'),
  DATE_IN_FUTURE: refused('号码中的出生日期在今天之后。请核对原件。'),
  UNKNOWN_REGION: refused('号码开头的地区代码不存在。请核对原件。'),
  KIND_MISMATCH: unsure('证件类型与号码不一致，号码更像另一种证件。请确认证件类型。'),
  KIND_UNKNOWN: unsure('证件类型不认识，已按号码判断。请确认证件类型。'),
  KIND_GUESSED: unsure('没有写证件类型，已按号码判断。请确认证件类型。'),
  SUPPORTING_DOCUMENT: refused('香港、澳门身份证不能单独用于发放。请填写通行证或居住证号码。'),
  UNUSUAL_CHECK_CHARACTER: unsure('号码校验少见。请再看一次原件。'),
  NAME_MISSING: refused('没有姓名。请补填。'),
  NAME_TOO_LONG: refused('姓名过长，可能串了列。请核对。'),
  NAME_IS_NUMBER: refused('姓名是数字，可能串了列。请核对。'),
  LOST_CHARACTER: refused('第 {} 个字已在转换中丢失，显示为问号或方块。请填写原字。'),
  PRIVATE_USE_CHARACTER: refused('第 {} 个字用了造字区编码，别的系统看不到。请换成标准生僻字。'),
  CONTROL_CHARACTER: refused('第 {} 个字是看不见的控制字符。请采用建议的写法或重新填写。'),
  AMOUNT_MISSING: refused('没有金额。请补填。'),
  AMOUNT_MALFORMED: refused('金额不是数字。请只填数字。'),
  AMOUNT_NEGATIVE: refused('金额是负数。扣减请另行办理追回。'),
  AMOUNT_ZERO: refused('金额是 0。不发放的人请从名册中去掉。'),
  AMOUNT_EXPONENT: refused('金额写成了科学计数法。请填写完整数字。'),
  AMOUNT_TOO_PRECISE: refused('金额超过两位小数。请确认四舍五入后的金额。'),
  AMOUNT_GROUPING: refused('金额中的逗号位置不对，看不出是千位还是小数点。请只填数字。'),
  AMOUNT_IN_WORDS: refused('金额写成了大写汉字。请填写数字。'),
  AMOUNT_IS_DATE: refused('金额单元格是日期。请改成数字格式后重新填写。'),
  AMOUNT_TOO_LARGE: refused('金额大得不合常理。请核对单位和小数点。'),
  AMOUNT_MERGED: refused('金额是合并单元格，看不出每人多少。请拆开后分别填写。'),
  AMOUNT_IN_TEN_THOUSANDS: unsure('金额带有“万”字，已换算成元。请确认。'),
  AMOUNT_GROUPING_MENDED: repaired('已去掉金额中的千位分隔符。'),
  AMOUNT_UNIT_MENDED: repaired('已去掉金额中的货币单位。'),
  AMOUNT_AS_TEXT: repaired('金额存成了文本，已按数字读取；表格里的求和不会计入它。'),
  FORMULA: unsure('单元格是公式，取的是上次计算的结果。请确认。'),
  FORMULA_TEXT: refused('单元格以等号开头，像公式而不是内容。请填写结果。'),
  ERROR_VALUE: refused('单元格是计算错误。请改正公式或填写结果。'),
  MERGED_VALUE: unsure('内容来自合并单元格的第一行。请确认每行都适用。'),
  MERGED_MENDED: repaired('已按合并单元格的第一行补齐。'),
  HIDDEN_ROW: unsure('这一行在表格里是隐藏的。请确认是否要发放。'),
  CELL_TOO_LONG: refused('单元格内容过长，可能串了列。请核对。'),
  BROKEN_QUOTES: refused('这一行的引号不成对，各列可能已经错位。请改正后重新上传这一行。'),
  BEYOND_HEADING: unsure('最后一列之外还有内容，可能串了列。请核对。'),
  PERIOD_MALFORMED: refused('期次看不懂。请写成 2026-10、2026年第3季度 或 2026年。'),
  PERIOD_FROM_DATE: unsure('期次单元格是日期，已取其年月。请确认。'),
  PHONE_MALFORMED: unsure('电话号码看不懂。不影响发放，但通知不到本人。'),
  ACCOUNT_MALFORMED: unsure('银行账号校验不通过。发放以本人登记的账户为准。'),
  CARD_NUMBER_MALFORMED: unsure('社保卡卡号格式不对。不影响发放。'),
  QUANTITY_MALFORMED: unsure('数量看不懂。请填写数字，最多三位小数。'),
  FULL_WIDTH_MENDED: repaired('已把全角字符改成半角。'),
  LOWER_CASE_MENDED: repaired('已把小写字母改成大写。'),
  INVISIBLE_MENDED: repaired('已去掉看不见的字符。'),
  SPACES_MENDED: repaired('已去掉多余的空格或分隔符。'),
  APOSTROPHE_MENDED: repaired('已去掉开头表示文本的撇号。'),
  DUPLICATE_IN_FILE: unsure('同一人、同一期、同一分项在第 {} 行也有。请确认哪一行有效。'),
  KEY_UNKNOWN: refused('行标识不属于这份名册。请不要改动“行标识”一列。'),
  KEY_REPEATED: refused('行标识在第 {} 行已经用过。复制的行请清空“行标识”。'),
  KEY_OF_GOOD_ROW: repaired('原行没有问题，已保持不变。'),
} as const satisfies Record<string, FindingText>

export type FindingCode = keyof typeof FINDING_TEXTS
