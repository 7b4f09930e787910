import type { BankMeasure } from '#modules/bank/index.ts'
import { text, type Text } from './text.ts'

/** 合作金融机构: a bank whose account stands on the card (Art. 5). */
export interface Bank {
  /** Unique: the class code, with the four-digit clearing city where banks share a class. */
  readonly code: string
  /** 行别代码, three digits. */
  readonly classCode: string
  readonly name: Text
  /** Six digits that begin the account numbers of the demonstration. */
  readonly bin: string
  /** Where the bank has its seat in the province. */
  readonly regionCode: string
  /** The published lists name 18 of the 22 banks; the rest stand here without a real name. */
  readonly placeholder: boolean
  /** The bank among the agencies. */
  readonly agencyCode: string
  /** Art. 25. No bank of a real name has one in a demonstration. */
  readonly measure: BankMeasure
}

const bank = (code: string, bin: string, regionCode: string, name: Text): Bank => ({
  code,
  classCode: code.slice(0, 3),
  name,
  bin,
  regionCode,
  placeholder: false,
  agencyCode: `bank-${code}`,
  measure: 'normal',
})

const unconfirmed = (number: number, hans: string): Bank => ({
  code: `99${number}`,
  classCode: `99${number}`,
  name: text(
    `待确认合作银行${hans}`,
    `待確認合作銀行${hans}`,
    `Co-operating bank ${number} (to be confirmed)`,
    `Banco cooperante ${number} (por confirmar)`,
  ),
  bin: `62999${number}`,
  regionCode: '440000',
  placeholder: true,
  agencyCode: `bank-99${number}`,
  measure: number === 1 ? 'suspendedApply' : 'normal',
})

export const BANKS: readonly Bank[] = [
  bank(
    '102',
    '622202',
    '440000',
    text('中国工商银行', '中國工商銀行', 'Industrial and Commercial Bank of China', 'ICBC'),
  ),
  bank(
    '103',
    '622848',
    '440000',
    text('中国农业银行', '中國農業銀行', 'Agricultural Bank of China', 'Banco Agrícola da China'),
  ),
  bank('104', '621756', '440000', text('中国银行', '中國銀行', 'Bank of China', 'Banco da China')),
  bank(
    '105',
    '621700',
    '440000',
    text('中国建设银行', '中國建設銀行', 'China Construction Bank', 'Banco de Construção da China'),
  ),
  bank(
    '301',
    '622260',
    '440000',
    text('交通银行', '交通銀行', 'Bank of Communications', 'Banco de Comunicações'),
  ),
  bank(
    '403',
    '621799',
    '440000',
    text(
      '中国邮政储蓄银行',
      '中國郵政儲蓄銀行',
      'Postal Savings Bank of China',
      'Banco de Poupança Postal da China',
    ),
  ),
  bank(
    '308',
    '621486',
    '440000',
    text('招商银行', '招商銀行', 'China Merchants Bank', 'China Merchants Bank'),
  ),
  bank(
    '302',
    '621771',
    '440000',
    text('中信银行', '中信銀行', 'China CITIC Bank', 'China CITIC Bank'),
  ),
  bank(
    '303',
    '622660',
    '440000',
    text('中国光大银行', '中國光大銀行', 'China Everbright Bank', 'China Everbright Bank'),
  ),
  bank(
    '305',
    '622622',
    '440000',
    text('中国民生银行', '中國民生銀行', 'China Minsheng Bank', 'China Minsheng Bank'),
  ),
  bank(
    '306',
    '622568',
    '440100',
    text('广发银行', '廣發銀行', 'China Guangfa Bank', 'China Guangfa Bank'),
  ),
  bank('307', '621626', '440300', text('平安银行', '平安銀行', 'Ping An Bank', 'Ping An Bank')),
  bank(
    '3135910',
    '623001',
    '440800',
    text('广东南粤银行', '廣東南粵銀行', 'Guangdong Nanyue Bank', 'Banco Nanyue de Guangdong'),
  ),
  bank(
    '3135810',
    '623002',
    '440100',
    text('广州银行', '廣州銀行', 'Bank of Guangzhou', 'Banco de Cantão'),
  ),
  bank(
    '3145810',
    '623003',
    '440100',
    text(
      '广州农村商业银行',
      '廣州農村商業銀行',
      'Guangzhou Rural Commercial Bank',
      'Banco Comercial Rural de Cantão',
    ),
  ),
  bank(
    '3135850',
    '623004',
    '440400',
    text('珠海华润银行', '珠海華潤銀行', 'China Resources Bank of Zhuhai', 'Banco CR de Zhuhai'),
  ),
  bank(
    '3145840',
    '623005',
    '440300',
    text(
      '深圳农村商业银行',
      '深圳農村商業銀行',
      'Shenzhen Rural Commercial Bank',
      'Banco Comercial Rural de Shenzhen',
    ),
  ),
  bank(
    '402',
    '623006',
    '440000',
    text(
      '广东省农村信用社联合社',
      '廣東省農村信用社聯合社',
      'Guangdong Rural Credit Union',
      'União de Crédito Rural de Guangdong',
    ),
  ),
  unconfirmed(1, '一'),
  unconfirmed(2, '二'),
  unconfirmed(3, '三'),
  unconfirmed(4, '四'),
]

const BY_CODE = new Map(BANKS.map((bank) => [bank.code, bank]))

/** The bank with that code; throws for a code that is not listed, which is a bug of the data. */
export const bankOf = (code: string): Bank => {
  const found = BY_CODE.get(code)
  if (found === undefined) throw new RangeError(`no such bank: ${code}`)
  return found
}
