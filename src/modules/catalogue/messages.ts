import type { Text } from '#ui/i18n/language.ts'
import { defineMessages } from '#ui/i18n/messages.ts'

const text = <const Hans extends string>(hans: Hans, hant: string, en: string, pt: string) =>
  ({ 'zh-Hans': hans, 'zh-Hant': hant, en, pt }) satisfies Text

/** What the public pages of the portal share. */
export const frameMessages = defineMessages({
  home: text('首页', '首頁', 'Home', 'Início'),
  catalogue: text('应用目录', '應用目錄', 'What the card is for', 'Para que serve'),
  places: text('哪里能用', '哪裏能用', 'Where to use it', 'Onde usar'),
  myCard: text('我的卡', '我的卡', 'My card', 'O meu cartão'),
  help: text('帮助', '幫助', 'Help', 'Ajuda'),
  province: text('全省', '全省', 'Whole province', 'Toda a província'),
  any: text('不限', '不限', 'Any', 'Todos'),
})

export const catalogueMessages = defineMessages({
  title: text('应用目录', '應用目錄', 'What the card is for', 'Para que serve o cartão'),
  lead: text(
    '社会保障卡能办哪些事，对方看得到什么，都公布在这里。没有写的，谁都不能要。',
    '社會保障卡能辦哪些事，對方看得到甚麼，都公布在這裏。沒有寫的，誰都不能要求。',
    'Everything the card is good for, and what the other side may see. Nobody may ask for more.',
    'Tudo o que pode fazer com o cartão e o que a outra parte pode ver. Ninguém pode pedir mais.',
  ),
  search: text('想办什么事', '想辦甚麼事', 'What do you want to do?', 'O que deseja fazer?'),
  searchHint: text(
    '比如“借书”“看病”“坐地铁”',
    '例如「借書」「看病」「搭地鐵」',
    'Such as “library”, “hospital” or “metro”',
    'Por exemplo «biblioteca», «hospital» ou «metro»',
  ),
  domain: text('领域', '領域', 'Field', 'Área'),
  city: text('城市', '城市', 'City', 'Cidade'),
  found: text('找到 {count} 项', '找到 {count} 項', '{count} found', '{count} encontrados'),
  all: text('共 {count} 项', '共 {count} 項', '{count} in all', '{count} no total'),
  mergedCards: text(
    '并入社会保障卡的旧卡',
    '併入社會保障卡的舊卡',
    'Older cards taken into this card',
    'Cartões antigos integrados neste cartão',
  ),
  nothing: text('没有找到', '沒有找到', 'Nothing found', 'Nada encontrado'),
  nothingText: text(
    '换个说法试试，或者打 12333 问一问。',
    '換個說法試試，或致電 12333 查詢。',
    'Try other words, or ask on 12333.',
    'Experimente outras palavras ou ligue 12333.',
  ),
  showAll: text('看全部', '查看全部', 'Show all', 'Ver tudo'),
  versions: text('目录版本', '目錄版本', 'Versions in force', 'Versões em vigor'),
  allVersions: text(
    '历次版本和某一天的目录',
    '歷次版本及某一天的目錄',
    'All versions, and the catalogue of any day',
    'Todas as versões e o catálogo de qualquer dia',
  ),
  openData: text('开放数据', '開放數據', 'Open data', 'Dados abertos'),
  versionLine: text(
    '{region}第 {number} 版，{effective}起执行',
    '{region}第 {number} 版，{effective}起執行',
    '{region}: version {number}, in force from {effective}',
    '{region}: versão {number}, em vigor desde {effective}',
  ),
  published: text('{date}公布', '{date}公布', 'published {date}', 'publicada em {date}'),
  ruling: text(
    '目录按{article}公布，有变动就出新版本，旧版本留着可查。',
    '目錄按{article}公布，如有變動即出新版本，舊版本保留備查。',
    'A change makes a new version; old ones are kept. Legal basis: {article}',
    'Cada alteração cria uma versão; as antigas ficam. Base legal: {article}',
  ),
  onlyIn: text('只在{city}', '只在{city}', 'Only in {city}', 'Só em {city}'),
})

export const sceneMessages = defineMessages({
  show: text('怎么出示', '如何出示', 'How to show the card', 'Como mostrar o cartão'),
  noShow: text(
    '不用出示卡。',
    '毋須出示卡。',
    'There is nothing to show.',
    'Não é preciso mostrar nada.',
  ),
  sees: text('对方能看到', '對方能看到', 'What they see', 'O que vêem'),
  seesNothing: text(
    '对方看不到您的任何信息。',
    '對方看不到您的任何資料。',
    'They see nothing about you.',
    'Não vêem nada sobre si.',
  ),
  nothingElse: text(
    '除此之外什么都看不到。每次核验都记在“{log}”里，您随时能查。',
    '除此以外甚麼都看不到。每次核驗都記在「{log}」，您可隨時查看。',
    'Nothing else. Every check is listed under “{log}”, for you to see at any time.',
    'Nada mais. Cada verificação fica em «{log}», sempre à sua disposição.',
  ),
  accessLog: text(
    '谁查过我',
    '誰查閱過我的資料',
    'Who viewed my data',
    'Quem consultou os meus dados',
  ),
  guide: text(
    '用卡指南：带什么、多久、多少钱、去哪里',
    '用卡指南：帶甚麼、需時多久、費用多少、去哪裏',
    'Guide: what to bring, how long, what it costs, where',
    'Guia: o que levar, quanto demora, quanto custa, onde',
  ),
  facts: text('细则', '細則', 'Details', 'Pormenores'),
  purpose: text('为什么要出示', '為何要出示', 'Why it is asked for', 'Porque é pedido'),
  level: text('怎么确认是您', '如何確認是您', 'How you are verified', 'Como é verificado'),
  retention: text(
    '对方能留多久',
    '對方可保留多久',
    'How long they keep it',
    'Durante quanto tempo guardam',
  ),
  notKept: text('看过就没有了，不留存', '看過即銷毀，不保留', 'It is not kept', 'Não é guardado'),
  days: text(
    '最多 {count} 天',
    '最多 {count} 天',
    'At most {count} days',
    'No máximo {count} dias',
  ),
  offline: text('没有网能用吗', '沒有網絡可用嗎', 'Without a network', 'Sem rede'),
  offlineYes: text('能用', '可以', 'It works', 'Funciona'),
  offlineNo: text('要联网才能用', '須聯網使用', 'A network is needed', 'É necessária rede'),
  digits: text('八位数字', '八位數字', 'Eight digits', 'Oito dígitos'),
  digitsYes: text(
    '码扫不出来时，可以报身份码下面的八位数字。不要在电话里告诉任何人。',
    '身份碼無法掃描時，可報讀下方的八位數字。切勿在電話中告訴任何人。',
    'If the code does not scan, say the eight digits below it. Never tell them on the phone.',
    'Se o código não for lido, diga os oito dígitos. Nunca os diga ao telefone.',
  ),
  digitsNo: text('不能用', '不適用', 'Not accepted', 'Não aceites'),
  concession: text('优待', '優惠', 'Concession', 'Desconto'),
  uses: text('用途', '用途', 'Good for', 'Serve para'),
  settlement: text('怎么结算', '如何結算', 'How it is settled', 'Como se liquida'),
  replaces: text(
    '有了它，不用再带',
    '有了它，毋須再帶',
    'No longer needed beside it',
    'Já não é preciso trazer',
  ),
  lastDay: text('用到哪一天', '最後使用日', 'Last day of use', 'Último dia de uso'),
  ended: text(
    '{date}到期，已经停用。哪里都不能再凭卡办这件事，也不会有人为此查您的信息。',
    '{date}到期，已停止使用。任何地方均不能再憑卡辦理此事，亦不會有人為此查閱您的資料。',
    'Its last day was {date}. No place does this by card any more, and nobody looks up your data ' +
      'for it.',
    'O último dia foi {date}. Já nenhum local o faz com o cartão, nem consulta os seus dados.',
  ),
  supervisor: text('由谁监督', '由誰監督', 'Supervised by', 'Fiscalizado por'),
  contact: text('咨询方式', '查詢方式', 'Where to ask', 'Onde perguntar'),
  owner: text('由谁负责', '由誰負責', 'Responsible', 'Responsável'),
  where: text('适用范围', '適用範圍', 'Where it holds', 'Onde se aplica'),
  stricter: text('更严的城市', '更嚴格的城市', 'Stricter in', 'Mais rigoroso em'),
  notSeen: text(
    '看不到：{fields}',
    '看不到：{fields}',
    'not seen: {fields}',
    'não se vê: {fields}',
  ),
  code: text('目录编号', '目錄編號', 'Catalogue number', 'Número no catálogo'),
  basis: text('法律依据', '法律依據', 'Legal basis', 'Base legal'),
  article: text(
    '{law}第{number}条',
    '{law}第{number}條',
    '{law}, Article {number}',
    '{law}, artigo {number}',
  ),
  equal: text(
    '港澳居民持卡办理，条件、价格都一样。',
    '港澳居民持卡辦理，條件、價格一視同仁。',
    'Residents of Hong Kong and Macao: the same conditions, the same price.',
    'Residentes de Hong Kong e Macau: as mesmas condições, o mesmo preço.',
  ),
  compared: text(
    '每晚核对一次，看结果',
    '每晚核對一次，查看結果',
    'Compared every night: see what was found',
    'Comparado todas as noites: ver o resultado',
  ),
  places: text('在哪里用', '在哪裏使用', 'Where to use it', 'Onde usar'),
  placeCount: text('{count} 处场所', '{count} 處場所', '{count} places', '{count} locais'),
  allPlaces: text('看全部场所', '查看全部場所', 'See all places', 'Ver todos os locais'),
  noPlace: text(
    '这件事不用到场所，按上面的方式办就行。',
    '此事毋須親臨場所，按上述方式辦理即可。',
    'No visit is needed: do it in the way described above.',
    'Não é preciso deslocar-se: trate como descrito acima.',
  ),
  suspended: text(
    '暂停使用。恢复以前，哪里都不能凭卡办这件事，也不会有人为此查您的信息。',
    '暫停使用。恢復之前，任何地方均不能憑卡辦理此事，亦不會有人為此查閱您的資料。',
    'Suspended. Until it is taken up again no place does this by card, and nobody looks up your ' +
      'data for it.',
    'Suspenso. Até ser retomado, nenhum local o faz com o cartão, nem consulta os seus dados.',
  ),
  whySuspended: text(
    '看什么时候、为什么暂停',
    '查看何時及為何暫停',
    'See since when, and why',
    'Ver desde quando e porquê',
  ),
})
