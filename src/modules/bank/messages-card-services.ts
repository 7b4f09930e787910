import type { Text } from '#ui/i18n/language.ts'
import type { CardService, ServiceArea, ServiceMeans } from './card-service.ts'

const text = (hans: string, hant: string, en: string, pt: string): Text => ({
  'zh-Hans': hans,
  'zh-Hant': hant,
  en,
  pt,
})

export const CARD_SERVICE_NAMES: Readonly<Record<CardService, Text>> = {
  cash: text('存钱、取钱', '存款、提款', 'Cash in and out', 'Depósitos e levantamentos'),
  transfer: text('转账', '轉賬', 'Transfers', 'Transferências'),
  shopping: text('买东西', '購物', 'Paying in shops', 'Pagar em lojas'),
  directDebit: text('缴费、代扣', '繳費、自動轉賬', 'Bills by direct debit', 'Débitos directos'),
  balance: text('查余额', '查詢結餘', 'Asking for the balance', 'Consultar o saldo'),
}

export const SERVICE_AREA_NAMES: Readonly<Record<ServiceArea, Text>> = {
  guangdong: text('在广东', '在廣東', 'In Guangdong', 'Em Guangdong'),
  hongKong: text('在香港', '在香港', 'In Hong Kong', 'Em Hong Kong'),
  macao: text('在澳门', '在澳門', 'In Macao', 'Em Macau'),
}

export const SERVICE_MEANS_NAMES: Readonly<Record<ServiceMeans, Text>> = {
  outlet: text('发卡银行的网点', '發卡銀行的分行', 'branches of the bank', 'balcões do banco'),
  machine: text(
    '发卡银行的柜员机',
    '發卡銀行的櫃員機',
    'cash machines of the bank',
    'caixas do banco',
  ),
  app: text('手机银行', '手機銀行', 'the app of the bank', 'aplicação do banco'),
  shop: text(
    '能刷银行卡的商户',
    '接受銀行卡的商戶',
    'shops that take cards',
    'lojas que aceitam cartões',
  ),
  agreement: text(
    '和发卡银行签约',
    '與發卡銀行簽約',
    'by agreement with the bank',
    'por acordo com o banco',
  ),
  markedMachine: text(
    '和卡面标识相同的柜员机',
    '與卡面標誌相同的櫃員機',
    'cash machines with the mark on the card',
    'caixas com a marca do cartão',
  ),
  markedShop: text(
    '贴有和卡面相同标识的商户',
    '貼有與卡面相同標誌的商戶',
    'shops that show the mark on the card',
    'lojas com a marca do cartão',
  ),
  remittance: text(
    '由发卡银行按外汇规定办跨境汇款',
    '由發卡銀行按外匯規定辦理跨境匯款',
    'remittance by the bank under the exchange rules',
    'transferência pelo banco segundo as regras cambiais',
  ),
}

/** 银行功能: a page of a bank, in Simplified Chinese. */
export const cardServiceWords = {
  title: '银行功能说明',
  lead: '本行发的社会保障卡，账户能做什么、在哪里做。保存以后公众马上看到，以最后一次为准。',
  never: '本行还没有说明，公众看到的是通行做法，并写明没有确认。',
  last: (when: string) => `上一次保存：${when}`,
  save: '保存',
  saved: '已保存',
  preview: '公众看到的样子',
  public: '卡里的钱怎么用（公众页面）',
} as const

export const CARD_SERVICE_FAULTS = {
  CARD_SERVICES_EMPTY: '在广东存钱、取钱至少要选一种办法',
  CARD_SERVICE_UNKNOWN: '有一项不认识，请刷新再选',
} as const
