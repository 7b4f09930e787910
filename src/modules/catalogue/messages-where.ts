import type { Text } from '#ui/i18n/language.ts'
import { defineMessages } from '#ui/i18n/messages.ts'

const text = <const Hans extends string>(hans: Hans, hant: string, en: string, pt: string) =>
  ({ 'zh-Hans': hans, 'zh-Hant': hant, en, pt }) satisfies Text

/** What the pages of places and those of outlets share. */
export const whereMessages = defineMessages({
  views: text('用卡和办卡', '用卡和辦卡', 'Using and getting a card', 'Usar e obter o cartão'),
  places: text('用卡的地方', '用卡的地方', 'Where to use it', 'Onde usar'),
  outlets: text('办卡的网点', '辦卡的服務網點', 'Where to get one', 'Onde obter'),
  metres: text('{count} 米', '{count} 米', '{count} m', '{count} m'),
  here: text('离我近', '鄰近我', 'Near me', 'Perto de mim'),
  hereHint: text(
    '浏览器会先问您。只用大概位置，不保存。',
    '瀏覽器會先徵求同意。只用大約位置，不會保存。',
    'Your browser asks first. Only a rough position is used, and it is not kept.',
    'O navegador pergunta primeiro. Só a posição aproximada é usada, e não fica guardada.',
  ),
  asking: text('正在定位', '正在定位', 'Looking where you are', 'A localizar'),
  denied: text(
    '没有得到位置，请选城市。',
    '未能取得位置，請選擇城市。',
    'The position is not known. Choose a city.',
    'Posição desconhecida. Escolha uma cidade.',
  ),
  kilometres: text('{count} 公里', '{count} 公里', '{count} km', '{count} km'),
})

export const outletsMessages = defineMessages({
  title: text('在哪里办卡', '在哪裏辦卡', 'Where to get a card', 'Onde obter o cartão'),
  lead: text(
    '申领、补换、激活、挂失、换银行，全省任何一个网点都能办，在哪里办都一样。',
    '申領、補換、啟用、報失、轉換銀行，全省任何一個服務網點均可辦理，在哪裏辦都一樣。',
    'Apply, replace, activate, report a loss or change bank at any outlet of the province.',
    'Peça, substitua, active, comunique a perda ou mude de banco em qualquer balcão da província.',
  ),
  city: text('城市', '城市', 'City', 'Cidade'),
  district: text('区县', '區縣', 'District', 'Distrito'),
  wanted: text('要什么样的', '需要怎樣的', 'What you need', 'O que precisa'),
  instant: text('当场制卡', '即場製卡', 'Card made at once', 'Cartão na hora'),
  desk: text('港澳服务点', '港澳服務點', 'Desk for HK and Macao', 'Balcão HK e Macau'),
  open: text('现在开门', '現正開放', 'Open now', 'Aberto agora'),
  openHint: text(
    '开门时间按平常的算，节假日去之前先打电话问一问。',
    '開放時間按平日計算，節假日前往前請先致電查詢。',
    'Open now goes by the usual hours; on public holidays call first.',
    'O horário é o habitual; nos feriados telefone antes.',
  ),
  facilities: text('需要的设施', '所需設施', 'Facilities you need', 'Condições de que precisa'),
  byCity: text('在哪个市', '在哪個市', 'In which city?', 'Em que cidade?'),
  otherCity: text('换一个市', '換一個市', 'Another city', 'Outra cidade'),
  cities: text('各市的网点', '各市的服務網點', 'Outlets by city', 'Balcões por cidade'),
  found: text(
    '找到 {count} 个网点',
    '找到 {count} 個服務網點',
    '{count} outlets',
    '{count} balcões',
  ),
  there: text('{count} 个', '{count} 個', '{count} outlets', '{count} balcões'),
  page: text(
    '第 {page} 页，共 {pages} 页',
    '第 {page} 頁，共 {pages} 頁',
    'Page {page} of {pages}',
    'Página {page} de {pages}',
  ),
  nothing: text('没有符合的网点', '沒有符合的服務網點', 'No outlet matches', 'Nenhum balcão'),
  nothingText: text(
    '少选一个条件试试，或者打 12333 问一问。',
    '減少一個條件試試，或致電 12333 查詢。',
    'Choose fewer filters, or ask on 12333.',
    'Escolha menos filtros ou ligue 12333.',
  ),
  showAll: text('看各市的网点', '查看各市的服務網點', 'Outlets by city', 'Balcões por cidade'),
  nearPlace: text('离{name}近', '鄰近{name}', 'Near {name}', 'Perto de {name}'),
  run: text('由{name}办理', '由{name}辦理', 'Run by {name}', 'A cargo de {name}'),
  sheet: text(
    '打印这个区县的清单',
    '列印這個區縣的清單',
    'A list of this district to print',
    'Uma lista deste distrito para imprimir',
  ),
})

export const sheetMessages = defineMessages({
  title: text(
    '{district}社保卡用卡办卡清单',
    '{district}社保卡用卡辦卡清單',
    'Social security card in {district}',
    'Cartão de segurança social em {district}',
  ),
  about: text(
    '{city} · {date}打印',
    '{city} · {date}列印',
    '{city} · printed on {date}',
    '{city} · impresso em {date}',
  ),
  town: text(
    '只印一个镇街或者村居',
    '只列印一個鎮街或村居',
    'Print one town or village only',
    'Imprimir só uma vila ou aldeia',
  ),
  townHint: text(
    '按地址里的名称找，例如：石牌街道。空着就印整个区县。',
    '按地址中的名稱查找，例如：石牌街道。留空則列印整個區縣。',
    'By its name in the address, in Chinese. Leave it empty for the whole district.',
    'Pelo nome na morada, em chinês. Deixe vazio para todo o distrito.',
  ),
  show: text('查看', '查看', 'Show', 'Ver'),
  noneInTown: text(
    '地址里没有写这个名称的。',
    '沒有地址寫有這個名稱。',
    'No address has this name.',
    'Nenhuma morada tem este nome.',
  ),
  outlets: text('办卡、补卡、激活', '辦卡、補卡、啟用', 'Get a card', 'Obter o cartão'),
  places: text('用卡', '用卡', 'Use the card', 'Usar o cartão'),
  name: text('名称', '名稱', 'Name', 'Nome'),
  where: text(
    '地址、时间、电话',
    '地址、時間、電話',
    'Address, hours, phone',
    'Morada, horário, tel.',
  ),
  closed: text(
    '暂停开放，{until}恢复',
    '暫停開放，{until}恢復',
    'Closed; open again on {until}',
    'Encerrado; reabre a {until}',
  ),
  instant: text('当场制卡', '即場製卡', 'card made at once', 'cartão na hora'),
  desk: text('有港澳服务', '設港澳服務', 'for HK and Macao too', 'também HK e Macau'),
  none: text(
    '这个区县没有。',
    '這個區縣沒有。',
    'None in this district.',
    'Nenhum neste distrito.',
  ),
  more: text(
    '这里只印了 {count} 处，其余的上网查或者打电话问。',
    '此處只列印了 {count} 處，其餘可上網查閱或致電查詢。',
    'Only {count} places are printed; look online or call for the others.',
    'Só se imprimem {count} locais; consulte os outros na Internet ou por telefone.',
  ),
  ask: text(
    '不清楚就打电话：人社服务热线 12333，政务服务热线 12345。',
    '如有疑問請致電：人社服務熱線 12333，政務服務熱線 12345。',
    'Not sure? Call 12333 (social security) or 12345 (government services).',
    'Dúvidas? Ligue 12333 (segurança social) ou 12345 (serviços públicos).',
  ),
  free: text(
    '首次领卡不收钱。谁要您交“激活费”“解冻费”，或者问密码和验证码，都是骗子。',
    '首次領卡免費。凡要求繳付「啟用費」「解凍費」，或索取密碼和驗證碼的，均屬詐騙。',
    'The first card is free. Whoever asks for a fee to activate it, or a password, is a fraud.',
    'O primeiro cartão é grátis. Quem pedir dinheiro para o activar, ou a senha, é burlão.',
  ),
})
