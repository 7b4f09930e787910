import {
  ASSURANCE_LEVELS,
  CARRIERS,
  carrierName,
  CODE_PURPOSES,
  codePurposeName,
  DOMAINS,
  domainName,
  fieldName,
  levelText,
  SCENE_FIELDS,
} from '#modules/catalogue/index.ts'
import {
  type DataFile,
  type FilledColumn,
  inFourLanguages,
  named,
  REGION_PATTERN,
  SCENE_PATTERN,
  text,
} from './column.ts'
import { listed, SCENE_TERMS, type SceneLine } from './columns-scene-terms.ts'

const identity: readonly FilledColumn<SceneLine>[] = [
  {
    name: 'code',
    type: 'code',
    required: true,
    pattern: SCENE_PATTERN,
    meaning: text(
      '场景编号，永不改变',
      '場景編號，永不改變',
      'Number of the scene; it never changes',
      'Número do uso; nunca muda',
    ),
    example: 'GD-WH-001',
    of: ({ scene }) => scene.code,
  },
  {
    name: 'regionCode',
    type: 'code',
    required: true,
    pattern: REGION_PATTERN,
    meaning: text(
      '适用地区。全省场景为 440000；同一场景另有某市一行的，在该市以该行为准',
      '適用地區。全省場景為 440000；同一場景另有某市一行的，在該市以該行為準',
      'Where it holds: 440000 for the province. A row of a city goes before it in that city',
      'Onde vale: 440000 em toda a província. Uma linha de cidade prevalece nessa cidade',
    ),
    example: '440000',
    of: ({ regionCode }) => regionCode,
  },
  {
    name: 'version',
    type: 'integer',
    required: true,
    meaning: text(
      '该地区现行目录的版本号',
      '該地區現行目錄的版本號',
      "Number of the version in force of that region's layer",
      'Número da versão em vigor nessa região',
    ),
    example: '1',
    of: ({ version }) => String(version),
  },
  {
    name: 'domain',
    type: 'code',
    required: true,
    values: named(DOMAINS, domainName),
    meaning: text('应用领域', '應用領域', 'Field of use', 'Área de uso'),
    example: 'culture',
    of: ({ scene }) => scene.domain,
  },
]

const words: readonly FilledColumn<SceneLine>[] = [
  ...inFourLanguages<SceneLine>(
    'name',
    text('名称', '名稱', 'Name', 'Nome'),
    text('公共图书馆借阅', '公共圖書館借閱', 'Library loans', 'Empréstimo na biblioteca'),
    ({ scene }) => scene.name,
  ),
  ...inFourLanguages<SceneLine>(
    'description',
    text('业务场景说明', '業務場景說明', 'What it is for', 'Para que serve'),
    text('凭卡借书。', '憑卡借書。', 'Borrow books.', 'Requisitar livros.'),
    ({ scene }) => scene.description,
  ),
  ...inFourLanguages<SceneLine>(
    'purpose',
    text('为什么要出示', '為何要出示', 'Why the card is asked for', 'Porque se pede o cartão'),
    text('确认可以借书', '確認可以借書', 'To let you borrow', 'Para poder requisitar'),
    ({ scene }) => scene.purpose,
  ),
]

const rules: readonly FilledColumn<SceneLine>[] = [
  {
    name: 'ownerAgency',
    type: 'code',
    required: true,
    meaning: text(
      '主管单位代码',
      '主管單位代碼',
      'Code of the agency in charge',
      'Código da entidade',
    ),
    example: 'dept-culture-440000',
    of: ({ scene }) => scene.ownerAgency,
  },
  {
    name: 'supervisingAgency',
    type: 'code',
    required: false,
    meaning: text(
      '监管单位代码；与主管单位相同的为空',
      '監管單位代碼；與主管單位相同的為空',
      'Code of the agency that watches over it; empty where the one in charge does',
      'Código da entidade fiscalizadora; vazio se é a própria responsável',
    ),
    example: 'hrss-440000',
    of: ({ scene }) => scene.supervisingAgency ?? '',
  },
  {
    name: 'basis',
    type: 'list',
    required: true,
    pattern: '[A-Z0-9-]+',
    meaning: text(
      '法律依据，YKT-8 即本条例第八条',
      '法律依據，YKT-8 即本條例第八條',
      'Legal basis; YKT-8 is Article 8 of the regulation',
      'Base legal; YKT-8 é o artigo 8.º do regulamento',
    ),
    example: 'YKT-8;YKT-12',
    of: ({ scene }) => listed(scene.basis),
  },
  {
    name: 'carriers',
    type: 'list',
    required: false,
    values: named(CARRIERS, carrierName),
    meaning: text('用卡形式', '用卡形式', 'How the card is shown', 'Como se mostra o cartão'),
    example: 'chip;code',
    of: ({ scene }) => listed(scene.carriers),
  },
  {
    name: 'assuranceLevel',
    type: 'integer',
    required: true,
    values: named([0, ...ASSURANCE_LEVELS] as const, levelText),
    meaning: text(
      '身份核验的最低等级',
      '身份核驗的最低等級',
      'Least assurance level of the verification',
      'Nível mínimo de verificação',
    ),
    example: '2',
    of: ({ scene }) => String(scene.assuranceLevel),
  },
  {
    name: 'returnedFields',
    type: 'list',
    required: false,
    values: named(SCENE_FIELDS, fieldName),
    meaning: text(
      '场所能看到的全部信息',
      '場所能看到的全部資料',
      'All that the place is told',
      'Tudo o que o local fica a saber',
    ),
    example: 'token;cardState',
    of: ({ scene }) => listed(scene.returnedFields),
  },
]

const limits: readonly FilledColumn<SceneLine>[] = [
  {
    name: 'codePurpose',
    type: 'code',
    required: true,
    values: named(CODE_PURPOSES, codePurposeName),
    meaning: text('码的用途', '碼的用途', 'Purpose of the code shown', 'Fim do código'),
    example: 'identity',
    of: ({ scene }) => scene.codePurpose,
  },
  {
    name: 'numberAllowed',
    type: 'yesNo',
    required: true,
    meaning: text(
      '能否报八位数字',
      '可否報讀八位數字',
      'Whether the eight digits may be read out',
      'Se podem ditar-se os oito dígitos',
    ),
    example: 'true',
    of: ({ scene }) => String(scene.numberAllowed),
  },
  {
    name: 'retentionDays',
    type: 'integer',
    required: true,
    meaning: text(
      '核验结果最多保留几天',
      '核驗結果最多保留幾天',
      'Days for which the place may keep the answer',
      'Dias que o local pode guardar a resposta',
    ),
    example: '90',
    of: ({ scene }) => String(scene.retentionDays),
  },
  {
    name: 'offlineAllowed',
    type: 'yesNo',
    required: true,
    meaning: text(
      '没有网络能否使用',
      '沒有網絡可否使用',
      'Whether it works without network',
      'Se funciona sem rede',
    ),
    example: 'false',
    of: ({ scene }) => String(scene.offlineAllowed),
  },
  {
    name: 'concessionKind',
    type: 'code',
    required: false,
    pattern: '[A-Za-z]+',
    meaning: text(
      '适用的优惠价目；没有价格的为空',
      '適用的優惠價目；沒有價格的為空',
      'The price list that applies; empty where nothing has a price',
      'A tabela de preços; vazio se não há preço',
    ),
    example: 'libraryDeposit',
    of: ({ scene }) => scene.concessionKind ?? '',
  },
]

/** scenes.csv: the scenes in force (Art. 8). */
export const SCENES_FILE: DataFile<SceneLine> = {
  name: 'scenes',
  title: text('应用场景', '應用場景', 'What the card is good for', 'Para que serve o cartão'),
  key: ['code', 'regionCode'],
  columns: [...identity, ...words, ...rules, ...limits, ...SCENE_TERMS],
}
