import type { Text } from '#ui/i18n/language.ts'
import { defineMessages } from '#ui/i18n/messages.ts'

const text = <const Hans extends string>(hans: Hans, hant: string, en: string, pt: string) =>
  ({ 'zh-Hans': hans, 'zh-Hant': hant, en, pt }) satisfies Text

export const homeMessages = defineMessages({
  title: text(
    '一张卡，全省通用',
    '一張卡，全省通用',
    'One card, the whole province',
    'Um cartão, toda a província',
  ),
  lead: text(
    '看病、坐车、借书、领补贴，带卡就行。',
    '看病、搭車、借書、領補貼，帶卡即可。',
    'See a doctor, take the metro, borrow a book, be paid: your social security card is enough.',
    'Consulta, metro, biblioteca, subsídios: basta o cartão de segurança social.',
  ),
  signIn: text('进入我的卡', '進入我的卡', 'Go to my card', 'Ir para o meu cartão'),
  catalogue: text('看能办什么', '查看可辦事項', 'See what it is for', 'Ver para que serve'),
  often: text('常用', '常用', 'What people come for', 'O mais procurado'),
  code: text('出示身份码', '出示身份碼', 'Show my code', 'Mostrar o meu código'),
  codeText: text('扫一扫就能核验', '一掃即可核驗', 'Scanned in a second', 'Lido num segundo'),
  loss: text('卡丢了', '卡遺失了', 'I lost my card', 'Perdi o cartão'),
  lossText: text(
    '马上停用，可恢复',
    '立即停用，可恢復',
    'Stop it at once; undo it if found',
    'Bloquear já; reactivar se aparecer',
  ),
  places: text('哪里能用', '哪裏能用', 'Where to use it', 'Onde usar'),
  placesText: text(
    '先看设施，再出门',
    '先看設施，再出門',
    'See what is there before you go',
    'Veja as condições antes de ir',
  ),
  log: text('谁查过我', '誰查閱過我的資料', 'Who viewed my data', 'Quem consultou os meus dados'),
  logText: text(
    '每一次都有记录',
    '每一次都有記錄',
    'Every look is listed',
    'Todas as consultas ficam registadas',
  ),
  phone: text('打电话问 12333', '致電 12333 查詢', 'Ask by phone: 12333', 'Telefonar: 12333'),
  phoneText: text('有人接听', '專人接聽', 'Someone answers', 'Alguém atende'),
  standard: text('回到标准版', '返回標準版', 'Standard view', 'Modo normal'),
  numbers: text(
    '{scenes}\u00A0件事、{places}\u00A0处场所、{cities}\u00A0个城市，一张卡都认。',
    '{scenes}\u00A0項事務、{places}\u00A0處場所、{cities}\u00A0個城市，一張卡通行。',
    '{scenes}\u00A0uses, {places}\u00A0places, {cities}\u00A0cities: one card for all.',
    '{scenes}\u00A0utilizações, {places}\u00A0locais, {cities}\u00A0cidades: um só cartão.',
  ),
  numbersText: text(
    '都写在公开的应用目录里，没写的谁都不能要您出示。',
    '均列於公開的應用目錄，未列明者任何人不得要求出示。',
    'All are in the public catalogue. Nobody may ask for the card for anything else.',
    'Tudo consta do catálogo público. Ninguém pode exigir o cartão para mais nada.',
  ),
  domains: text('能用在这些地方', '可用於以下範疇', 'What it is good for', 'Para que serve'),
  allDomains: text('全部领域', '全部範疇', 'All fields', 'Todas as áreas'),
  count: text('{count} 项', '{count} 項', '{count} uses', '{count} utilizações'),
  one: text('一人一卡', '一人一卡', 'One person, one card', 'Uma pessoa, um cartão'),
  oneText: text(
    '不管卡是哪个市发的，到哪里都一样用。搬了家、换了工作，也不用再办一张。',
    '不論卡由哪個城市簽發，到哪裏都一樣使用。搬遷或轉工，毋須另辦新卡。',
    'Whichever city issued it, it works the same everywhere. Move or change jobs: no new card.',
    'Emitido em qualquer cidade, vale em todas. Mudou de casa ou de emprego: não precisa de outro.',
  ),
  equal: text(
    '港澳居民同等待遇',
    '港澳居民同等待遇',
    'Hong Kong and Macao: the same treatment',
    'Hong Kong e Macau: igual tratamento',
  ),
  equalText: text(
    '拿回乡证或居住证就能申领。坐车、看展、游园，条件和价格与内地居民一样。',
    '憑回鄉證或居住證即可申領。乘車、參觀、遊園，條件和收費與內地居民一樣。',
    'Apply with your travel or residence permit. Fares and tickets cost the same as for everyone.',
    'Peça com o salvo-conduto ou a autorização de residência. Os preços são iguais para todos.',
  ),
  basis: text('依据{article}', '依據{article}', 'Legal basis: {article}', 'Base legal: {article}'),
  elder: text('长辈版', '長者版', 'Large & simple', 'Modo sénior'),
  elderText: text(
    '字大、按钮大、选择少',
    '字大、按鈕大、選項少',
    'Large text, few choices',
    'Letras grandes, poucas opções',
  ),
  others: text('其他入口', '其他入口', 'Other ways in', 'Outras entradas'),
  staff: text('工作人员登录', '工作人員登入', 'Staff sign-in', 'Entrada de funcionários'),
  staffText: text(
    '场所、管理和监督',
    '場所、管理及監督',
    'Venues, administration, supervision',
    'Locais, administração, supervisão',
  ),
  developers: text('开发者', '開發者', 'Developers', 'Programadores'),
  developersText: text(
    '十分钟接通第一次核验',
    '十分鐘完成首次核驗',
    'A first check in ten minutes',
    'A primeira verificação em dez minutos',
  ),
})
