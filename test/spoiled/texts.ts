import { madeUpNumber } from '../roster.ts'

const N = madeUpNumber
const ENDS_IN_ZEROS =
  Array.from({ length: 5000 }, (_, i) => N(2_000_000 + i)).find((n) => n.endsWith('000')) ?? ''
const WITH_X =
  Array.from({ length: 50 }, (_, i) => N(i)).find((number) => number.endsWith('X')) ?? ''
/** A list of names, numbers and amounts as text; the first person stands in row 2. */
export const list = (...rows: readonly string[]): Buffer =>
  Buffer.from(['姓名,身份证号,金额(元)', ...rows].join('\n'))

/** Lists as text with one thing wrong each, and what has to be found of it. */
export const SPOILED_TEXTS: readonly (readonly [
  says: string,
  file: Buffer,
  findings: readonly string[],
])[] = [
  ['nothing wrong', list(`张三,${N(1)},100.50`), []],
  [
    'a number in scientific notation',
    list('张三,4.40106E+17,100'),
    ['2 identityNumber SCIENTIFIC_NOTATION'],
  ],
  [
    'and in the long form of it',
    list('张三,4.40104195001E+17,100'),
    ['2 identityNumber SCIENTIFIC_NOTATION'],
  ],
  ['three digits lost', list('张三,440104199003071000,100'), ['2 identityNumber DIGITS_LOST']],
  [
    'one digit wrong',
    list('张三,440104199003071238,100'),
    ['2 identityNumber WRONG_CHECK_CHARACTER'],
  ],
  ['a digit too few', list('张三,44010419900307123,100'), ['2 identityNumber WRONG_LENGTH']],
  ['a number of 15 digits', list('张三,440104900307123,100'), ['2 identityNumber OLD_NUMBER']],
  [
    'a birth that never was',
    list('张三,44190020010229001X,100'),
    ['2 identityNumber IMPOSSIBLE_DATE'],
  ],
  [
    'a letter O for a zero',
    list('张三,44O104199003071239,100'),
    ['2 identityNumber WRONG_CHARACTER'],
  ],
  ['no number', list('张三,,100'), ['2 identityNumber NUMBER_MISSING']],
  [
    'full-width digits',
    list(`张三,${N(1).replaceAll(/\d/g, (d) => String.fromCodePoint(0xff10 + Number(d)))},１００`),
    ['2 identityNumber FULL_WIDTH_MENDED', '2 amount FULL_WIDTH_MENDED'],
  ],
  ['a small x', list(`李四,${WITH_X.toLowerCase()},100`), ['2 identityNumber LOWER_CASE_MENDED']],
  ['a tab behind the number', list(`张三,${N(1)}\t,100`), ['2 identityNumber INVISIBLE_MENDED']],
  ['a blank that does not break', list(`\u00A0张三,${N(1)},100`), ['2 name INVISIBLE_MENDED']],
  ['a zero-width blank', list(`张\u200B三,${N(1)},100`), ['2 name INVISIBLE_MENDED']],
  ['an apostrophe in front', list(`张三,'${N(1)},100`), ['2 identityNumber APOSTROPHE_MENDED']],
  ['a name filled with blanks', list(`张　　三,${N(1)},100`), ['2 name SPACES_MENDED']],
  ['a question mark for a character', list(`张?,${N(1)},100`), ['2 name LOST_CHARACTER']],
  ['a lost character', list(`张\uFFFD,${N(1)},100`), ['2 name LOST_CHARACTER']],
  ['a character of private use', list(`张\uE863,${N(1)},100`), ['2 name PRIVATE_USE_CHARACTER']],
  ['a turned direction of writing', list(`张\u202E三,${N(1)},100`), ['2 name CONTROL_CHARACTER']],
  ['a bell in a name', list(`张\u0007三,${N(1)},100`), ['2 name CONTROL_CHARACTER']],
  ['a number for a name', list(`13800138000,${N(1)},100`), ['2 name NAME_IS_NUMBER']],
  [
    'a name that is a whole paragraph',
    list(`${'长'.repeat(120)},${N(1)},100`),
    ['2 name NAME_TOO_LONG'],
  ],
  ['a cell that never ends', list(`${'长'.repeat(600)},${N(1)},100`), ['2 name CELL_TOO_LONG']],
  ['a formula for a name', list(`"=HYPERLINK(""http://x"")",${N(1)},100`), ['2 name FORMULA_TEXT']],
  ['thousands', list(`张三,${N(1)},"1,286.50"`), ['2 amount AMOUNT_GROUPING_MENDED']],
  ['a comma for a point', list(`张三,${N(1)},"1286,5"`), ['2 amount AMOUNT_GROUPING']],
  ['yuan in words', list(`张三,${N(1)},¥100元`), ['2 amount AMOUNT_UNIT_MENDED']],
  ['ten thousands', list(`张三,${N(1)},0.12万`), ['2 amount AMOUNT_IN_TEN_THOUSANDS']],
  ['capital figures', list(`张三,${N(1)},壹佰元整`), ['2 amount AMOUNT_IN_WORDS']],
  ['a third decimal', list(`张三,${N(1)},33.333`), ['2 amount AMOUNT_TOO_PRECISE']],
  ['less than nothing', list(`张三,${N(1)},-5`), ['2 amount AMOUNT_NEGATIVE']],
  ['less than nothing, typeset', list(`张三,${N(1)},\u22125`), ['2 amount AMOUNT_NEGATIVE']],
  ['nothing', list(`张三,${N(1)},0.00`), ['2 amount AMOUNT_ZERO']],
  ['less nothing', list(`张三,${N(1)},-0`), ['2 amount AMOUNT_ZERO']],
  ['an exponent', list(`张三,${N(1)},1e3`), ['2 amount AMOUNT_EXPONENT']],
  ['more than there is', list(`张三,${N(1)},${'9'.repeat(20)}`), ['2 amount AMOUNT_TOO_LARGE']],
  ['infinity', list(`张三,${N(1)},1e308`), ['2 amount AMOUNT_EXPONENT']],
  ['no number at all', list(`张三,${N(1)},待定`), ['2 amount AMOUNT_MALFORMED']],
  ['no amount', list(`张三,${N(1)},`), ['2 amount AMOUNT_MISSING']],
  ['a cell too many', list(`张三,${N(1)},100,200`), ['2 row BEYOND_HEADING']],
  [
    'a quotation mark in the middle',
    list(`"张"三,${N(1)},100`, `李四,${N(2)},100`),
    ['2 row BROKEN_QUOTES'],
  ],
  [
    'a number that is right by chance among spoiled ones',
    list(`张三,${ENDS_IN_ZEROS},100`, '李四,440104199003071000,100'),
    ['3 identityNumber DIGITS_LOST', '2 identityNumber DIGITS_MAYBE_LOST'],
  ],
  ['a number that ends in zeros and nothing else wrong', list(`张三,${ENDS_IN_ZEROS},100`), []],
  [
    'the same person twice',
    list(`张三,${N(1)},100`, `李四,${N(2)},100`, `张三,${N(1)},80`),
    ['4 row DUPLICATE_IN_FILE', '2 row DUPLICATE_IN_FILE'],
  ],
]
