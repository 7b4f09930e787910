import type { Text } from '#ui/i18n/language.ts'
import { defineMessages } from '#ui/i18n/messages.ts'

const text = <const Hans extends string>(hans: Hans, hant: string, en: string, pt: string) =>
  ({ 'zh-Hans': hans, 'zh-Hant': hant, en, pt }) satisfies Text

/** 开放数据, for anyone. */
export const openDataMessages = defineMessages({
  title: text('开放数据', '開放數據', 'Open data', 'Dados abertos'),
  lead: text(
    '应用目录和场所可以整份下载，随意使用。编号永不改变。',
    '應用目錄和場所可整份下載，自由使用。編號永不改變。',
    'The catalogue and the places, to download whole and use freely. Numbers never change.',
    'O catálogo e os locais, para descarregar e usar livremente. Os números nunca mudam.',
  ),
  files: text('下载', '下載', 'Files', 'Ficheiros'),
  file: text('内容', '內容', 'What', 'Conteúdo'),
  format: text('格式', '格式', 'Format', 'Formato'),
  fares: text(
    '交通优惠票价，供出行软件使用',
    '交通優惠票價，供出行軟件使用',
    'Fares with concessions, for journey planners',
    'Tarifas com descontos, para planear viagens',
  ),
  parity: text(
    '港澳居民同等待遇核查',
    '港澳居民同等待遇核查',
    'Comparison of terms, every night',
    'Comparação de condições, todas as noites',
  ),
  feeds: text('跟踪变更', '跟蹤變更', 'Following changes', 'Seguir as alterações'),
  feedLead: text(
    '目录每公布一版，订阅里就多一条。程序按版本号读取，不会漏。',
    '目錄每公佈一版，訂閱內便多一條。程式按版本號讀取，不會遺漏。',
    'Each version published is an entry. Programs read by version number and miss nothing.',
    'Cada versão publicada é uma entrada. Os programas lêem por número e nada perdem.',
  ),
  atom: text('订阅（Atom）', '訂閱（Atom）', 'Feed (Atom)', 'Subscrição (Atom)'),
  changesOf: text(
    '全省目录的变更（JSON）',
    '全省目錄的變更（JSON）',
    "Changes of the province's layer (JSON)",
    'Alterações da camada provincial (JSON)',
  ),
  unchanged: text(
    '都带 ETag：没有变化时只回答 304。',
    '全部附有 ETag：沒有變化時只回應 304。',
    'All carry an ETag: whoever has the same already is answered 304.',
    'Todos têm ETag: quem já tem o mesmo recebe 304.',
  ),
  minute: text(
    '场所和票价文件最多比实际晚一分钟。',
    '場所和票價文件最多比實際晚一分鐘。',
    'The files of places and fares are at most a minute old.',
    'Os ficheiros de locais e tarifas têm no máximo um minuto.',
  ),
  anyDay: text(
    '查某一天的目录：在地址后面加 {example}，也可以写到几点几分，带时区。',
    '查閱某一天的目錄：在網址後加上 {example}，亦可寫明時分及時區。',
    'For that of any day add {example} to the address; an instant with its zone works, too.',
    'Para o catálogo de um dia, junte {example} ao endereço; ou um instante com o seu fuso.',
  ),
  dictionary: text('数据字典', '數據字典', 'Data dictionary', 'Dicionário de dados'),
  encoding: text(
    '文件用 UTF-8 编码，首行是栏名。多个代码之间用分号。',
    '文件以 UTF-8 編碼，首行為欄名。多個代碼之間以分號分隔。',
    'Files are UTF-8, names of columns first. Semicolons part the codes of a list.',
    'Ficheiros em UTF-8, com os nomes na primeira linha. O ponto e vírgula separa códigos.',
  ),
  apostrophe: text(
    '会被表格软件当作公式的内容，前面加一个撇号。',
    '會被試算表當作公式的內容，前面加一個撇號。',
    'An apostrophe stands before what a spreadsheet would compute.',
    'Um apóstrofo precede o que uma folha de cálculo calcularia.',
  ),
  machine: text(
    '供程序读取的数据字典（Data Package）',
    '供程式讀取的數據字典（Data Package）',
    'The dictionary for programs (Data Package)',
    'O dicionário para programas (Data Package)',
  ),
  column: text('栏目', '欄目', 'Column', 'Coluna'),
  meaning: text('含义', '含義', 'Meaning', 'Significado'),
  example: text('例：', '例：', 'Example:', 'Exemplo:'),
  values: text('可能的值', '可能的值', 'What may stand in it', 'Valores possíveis'),
  value: text('值', '值', 'Value', 'Valor'),
  optional: text('可以为空', '可以留空', 'may be empty', 'pode estar vazio'),
  'type-text': text('文字', '文字', 'text', 'texto'),
  'type-code': text('代码', '代碼', 'code', 'código'),
  'type-integer': text('整数', '整數', 'whole number', 'número inteiro'),
  'type-decimal': text('小数', '小數', 'number', 'número'),
  'type-yesNo': text('是否', '是否', 'true or false', 'true ou false'),
  'type-day': text('日期', '日期', 'day', 'dia'),
  'type-instant': text('时间', '時間', 'time', 'data e hora'),
  'type-list': text('多个代码', '多個代碼', 'list of codes', 'lista de códigos'),
  feedTitle: text(
    '一卡通应用目录的变更',
    '一卡通應用目錄的變更',
    'Changes of the card catalogue',
    'Alterações do catálogo do cartão',
  ),
  entry: text(
    '{region}目录第 {number} 版',
    '{region}目錄第 {number} 版',
    '{region}, version {number}',
    '{region}, versão {number}',
  ),
  author: text(
    '广东省人力资源和社会保障厅',
    '廣東省人力資源和社會保障廳',
    'Department of Human Resources and Social Security of Guangdong',
    'Departamento de Recursos Humanos e Segurança Social de Guangdong',
  ),
  added: text('增加', '增加', 'added', 'acrescentado'),
  changed: text('修改', '修改', 'changed', 'alterado'),
  removed: text('删去', '刪去', 'removed', 'retirado'),
})
