import type { Text } from '#ui/i18n/language.ts'
import { defineMessages } from '#ui/i18n/messages.ts'

const text = <const Hans extends string>(hans: Hans, hant: string, en: string, pt: string) =>
  ({ 'zh-Hans': hans, 'zh-Hant': hant, en, pt }) satisfies Text

export const placesMessages = defineMessages({
  title: text('哪里能用', '哪裏能用', 'Where to use the card', 'Onde usar o cartão'),
  lead: text(
    '全省的图书馆、医院、车站、公园……先看清有什么设施，再出门。',
    '全省的圖書館、醫院、車站、公園……先看清楚有甚麼設施，再出門。',
    'Libraries, hospitals, stations and parks across the province. See what is there first.',
    'Bibliotecas, hospitais, estações e parques da província. Veja o que há antes de sair.',
  ),
  search: text('场所名称或地址', '場所名稱或地址', 'Name or address', 'Nome ou morada'),
  city: text('城市', '城市', 'City', 'Cidade'),
  district: text('区县', '區縣', 'District', 'Distrito'),
  kind: text('场所类型', '場所類型', 'Kind of place', 'Tipo de local'),
  scene: text('办什么事', '辦甚麼事', 'What for', 'Para quê'),
  facilities: text('需要的设施', '所需設施', 'Facilities you need', 'Condições de que precisa'),
  found: text('找到 {count} 处', '找到 {count} 處', '{count} places', '{count} locais'),
  foundMany: text(
    '找到 {count} 处以上，请再选些条件',
    '找到 {count} 處以上，請再選些條件',
    'More than {count} places: choose more filters',
    'Mais de {count} locais: escolha mais filtros',
  ),
  searchHint: text(
    '场所名、街道名或拼音首字母，比如“gztsg”',
    '場所名、街道名或拼音首字母，例如「gztsg」',
    'Name, street, or pinyin initials such as “gztsg”',
    'Nome, rua ou iniciais em pinyin, como «gztsg»',
  ),
  openNow: text('现在开门', '現正開放', 'Open now', 'Aberto agora'),
  openHint: text(
    '按平常的开放时间算，节假日去之前先打电话问一问。',
    '按平日開放時間計算，節假日前往前請先致電查詢。',
    'By the usual hours; on public holidays call first.',
    'Segundo o horário habitual; nos feriados telefone antes.',
  ),
  nearPlace: text('离{name}近', '鄰近{name}', 'Near {name}', 'Perto de {name}'),
  suggested: text(
    '这件事在哪里能办：',
    '這件事在哪裏能辦：',
    'Where this can be done:',
    'Onde isto se pode tratar:',
  ),
  cities: text('各市的场所', '各市的場所', 'Places by city', 'Locais por cidade'),
  byCity: text('在哪个市', '在哪個市', 'In which city?', 'Em que cidade?'),
  otherCity: text('换一个市', '換一個市', 'Another city', 'Outra cidade'),
  placesThere: text('{count} 处', '{count} 處', '{count} places', '{count} locais'),
  sheet: text(
    '打印这个区县的清单',
    '列印這個區縣的清單',
    'A list of this district to print',
    'Uma lista deste distrito para imprimir',
  ),
  page: text(
    '第 {page} 页，共 {pages} 页',
    '第 {page} 頁，共 {pages} 頁',
    'Page {page} of {pages}',
    'Página {page} de {pages}',
  ),
  nothing: text('没有符合的场所', '沒有符合的場所', 'No place matches', 'Nenhum local encontrado'),
  nothingText: text(
    '少选一个条件试试，或者打 12345 问一问。',
    '減少一個條件試試，或致電 12345 查詢。',
    'Choose fewer filters, or ask on 12345.',
    'Escolha menos filtros ou ligue 12345.',
  ),
  showAll: text('看全部场所', '查看全部場所', 'Show all places', 'Ver todos os locais'),
  closed: text('暂停开放', '暫停開放', 'Closed for now', 'Encerrado por agora'),
})

export const placeMessages = defineMessages({
  services: text('在这里能办', '在這裏能辦', 'What you can do here', 'O que pode fazer aqui'),
  facts: text('地址和时间', '地址及時間', 'Address and hours', 'Morada e horário'),
  address: text('地址', '地址', 'Address', 'Morada'),
  hours: text('开放时间', '開放時間', 'Opening hours', 'Horário'),
  phone: text('电话', '電話', 'Telephone', 'Telefone'),
  accepts: text('怎么出示', '如何出示', 'How to show the card', 'Como mostrar o cartão'),
  operator: text('由谁运营', '由誰營運', 'Run by', 'Explorado por'),
  code: text('场所编号', '場所編號', 'Place number', 'Número do local'),
  position: text('坐标', '座標', 'Coordinates', 'Coordenadas'),
  wrong: text(
    '和这里写的不一样？',
    '與此處所寫不符？',
    'Is it not as described?',
    'Não é como descrito?',
  ),
  wrongText: text(
    '坡道被堵、设施坏了、有卡不让用，都可以投诉：人社服务热线 {hrss}，政务服务热线 {city}。',
    '坡道被堵塞、設施損壞、有卡不准使用，均可投訴：人社服務熱線 {hrss}，政務服務熱線 {city}。',
    'A blocked ramp, a broken facility, a card refused: complain on {hrss} or {city}.',
    'Rampa bloqueada, avaria, cartão recusado: reclame pelo {hrss} ou {city}.',
  ),
  authorised: text('授权至', '授權至', 'Authorised until', 'Autorizado até'),
  changed: text('最近变更', '最近更改', 'Last changed', 'Última alteração'),
  closed: text('暂停开放', '暫停開放', 'Closed for now', 'Encerrado por agora'),
  closedWhen: text(
    '{from}起关门，{until}恢复开放。',
    '{from}起關門，{until}恢復開放。',
    'Closed from {from}; open again on {until}.',
    'Encerrado a partir de {from}; reabre a {until}.',
  ),
  nearby: text('附近', '附近', 'Nearby', 'Perto'),
  nearPlaces: text('附近用卡的地方', '附近用卡的地方', 'Places nearby', 'Locais perto'),
  nearOutlets: text('附近办卡的网点', '附近辦卡的服務網點', 'Outlets nearby', 'Balcões perto'),
  identityCode: text('身份码', '身份碼', 'Identity code', 'Código de identidade'),
  transitCode: text('乘车码', '乘車碼', 'Transit code', 'Código de transporte'),
  settlementCode: text('结算码', '結算碼', 'Settlement code', 'Código de pagamento'),
})
