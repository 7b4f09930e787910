import type { Language, Text } from '#ui/i18n/language.ts'
import { defineMessages } from '#ui/i18n/messages.ts'
import type { CardUse, Carrier, Domain, SceneField, Settlement } from './scene.ts'

const text = (hans: string, hant: string, en: string, pt: string): Text => ({
  'zh-Hans': hans,
  'zh-Hant': hant,
  en,
  pt,
})

const domains = defineMessages({
  socialSecurity: text('社会保障', '社會保障', 'Social security', 'Segurança social'),
  employment: text('就业创业', '就業創業', 'Work and business', 'Emprego e negócios'),
  talent: text('人才服务', '人才服務', 'Services for talent', 'Apoio a quadros'),
  health: text('医疗健康', '醫療健康', 'Health care', 'Saúde'),
  transport: text('交通出行', '交通出行', 'Transport', 'Transportes'),
  culture: text('文化体验', '文化體驗', 'Culture', 'Cultura'),
  tourism: text('旅游观光', '旅遊觀光', 'Tourism', 'Turismo'),
  lodging: text('住宿登记', '住宿登記', 'Hotels', 'Alojamento'),
  subsidy: text('惠民惠农补贴', '惠民惠農補貼', 'Subsidies', 'Subsídios'),
  relief: text('社会救助', '社會救助', 'Social relief', 'Apoio social'),
  housingFund: text('公积金和退税', '公積金及退稅', 'Housing fund and tax', 'Habitação e impostos'),
  education: text('教育校园', '教育校園', 'Education', 'Educação'),
  government: text('政务服务', '政務服務', 'Government services', 'Serviços públicos'),
  licence: text('电子证照', '電子證照', 'Digital licences', 'Licenças digitais'),
  finance: text('金融服务', '金融服務', 'Banking', 'Banca'),
  crossBorder: text('粤港澳', '粵港澳', 'Hong Kong and Macao', 'Hong Kong e Macau'),
  elderCare: text('养老服务', '養老服務', 'Care for elders', 'Apoio a idosos'),
  veterans: text(
    '退役军人和工会',
    '退役軍人及工會',
    'Veterans and unions',
    'Veteranos e sindicatos',
  ),
} satisfies Readonly<Record<Domain, Text>>)

/** What people call a field of use. */
export const domainName = (language: Language, domain: Domain): string => domains(language, domain)

const carriers = defineMessages({
  chip: text('插卡', '插卡', 'Insert the card', 'Inserir o cartão'),
  contactless: text('刷卡（碰一碰）', '拍卡', 'Tap the card', 'Encostar o cartão'),
  code: text('扫身份码', '掃身份碼', 'Scan the code on the phone', 'Ler o código no telemóvel'),
  number: text('报八位数字', '報讀八位數字', 'Say the eight digits', 'Dizer os oito dígitos'),
  licence: text('电子证照', '電子證照', 'Digital licence', 'Licença digital'),
  face: text('刷脸（自愿）', '人臉識別（自願）', 'Face (if you wish)', 'Rosto (se desejar)'),
  account: text('钱直接到卡', '款項直接存入卡', 'Paid to the card', 'Pago no cartão'),
  bank: text('在银行使用', '在銀行使用', 'Used at the bank', 'Usado no banco'),
} satisfies Readonly<Record<Carrier, Text>>)

/** How the card is shown. */
export const carrierName = (language: Language, carrier: Carrier): string =>
  carriers(language, carrier)

const levels = defineMessages({
  level0: text(
    '不用出示，也不核验',
    '毋須出示，亦不核驗',
    'Nothing to show; nobody is verified',
    'Nada a mostrar; ninguém é verificado',
  ),
  level1: text(
    '看卡在不在手',
    '只看卡是否在手',
    'That you hold the card',
    'Que tem o cartão consigo',
  ),
  level2: text(
    '看卡在不在手，并联网查卡有没有挂失',
    '看卡是否在手，並聯網查核有否報失',
    'That you hold the card, and online that it is not blocked',
    'Que tem o cartão consigo e que não está bloqueado',
  ),
  level3: text(
    '除了卡，还要密码、口令或刷脸',
    '除卡以外，還須密碼、口令或人臉識別',
    'The card, and a PIN, a password or your face',
    'O cartão e ainda um PIN, uma senha ou o rosto',
  ),
  level4: text(
    '工作人员当面核对证件原件',
    '職員當面核對證件正本',
    'Staff look at the original document',
    'Um funcionário verifica o documento original',
  ),
} satisfies Readonly<Record<`level${0 | 1 | 2 | 3 | 4}`, Text>>)

/** 身份核验等级 in plain words. */
export const levelText = (language: Language, level: 0 | 1 | 2 | 3 | 4): string =>
  levels(language, `level${level}`)

const fields = defineMessages({
  token: text(
    '一个代号（只有这家单位认得，不含身份信息）',
    '一個代號（只有該機構認得，不含身份資料）',
    'A code name that only this organisation knows, without your identity',
    'Um nome de código que só esta entidade conhece, sem a sua identidade',
  ),
  name: text('姓名', '姓名', 'Name', 'Nome'),
  socialSecurityNumber: text(
    '社会保障号码',
    '社會保障號碼',
    'Social security number',
    'Número de segurança social',
  ),
  sex: text('性别', '性別', 'Sex', 'Sexo'),
  birthDate: text('出生日期', '出生日期', 'Date of birth', 'Data de nascimento'),
  cardState: text('卡能不能用', '卡是否有效', 'Whether the card is good', 'Se o cartão é válido'),
  cardNumber: text('卡号', '卡號', 'Card number', 'Número do cartão'),
  cardIdentifier: text('卡识别码', '卡識別碼', 'Card identifier', 'Identificador do cartão'),
  certificateType: text('凭证类型', '憑證類型', 'Kind of proof', 'Tipo de documento'),
  alive: text('是否健在', '是否健在', 'Whether the person is alive', 'Se a pessoa está viva'),
  ageBand: text(
    '年龄段（不含生日）',
    '年齡組別（不含生日）',
    'Age band, not the birthday',
    'Faixa etária, sem a data',
  ),
  fareClass: text('票价类别', '票價類別', 'Fare class', 'Classe de tarifa'),
  concession: text('该付多少钱', '應付金額', 'What you pay', 'Quanto paga'),
  entitlement: text(
    '有没有这项待遇',
    '是否享有該項待遇',
    'Whether you are entitled',
    'Se tem direito',
  ),
  talentLevel: text('人才层次', '人才層次', 'Talent level', 'Nível de quadro'),
  accountToken: text(
    '收款账户代号（不含账号）',
    '收款戶口代號（不含帳號）',
    'A reference to your account, not its number',
    'Uma referência da conta, sem o número',
  ),
  licenceReference: text('证照编号', '證照編號', 'Licence reference', 'Referência da licença'),
} satisfies Readonly<Record<SceneField, Text>>)

/** What a venue is told, as the holder reads it. */
export const fieldName = (language: Language, field: SceneField): string => fields(language, field)

const uses = defineMessages({
  identity: text('证明身份', '證明身份', 'Proving who you are', 'Provar quem é'),
  entitlement: text(
    '享受待遇和优待',
    '享用待遇及優惠',
    'Entitlements and concessions',
    'Direitos e descontos',
  ),
  payment: text('付钱', '付款', 'Paying', 'Pagar'),
  benefit: text('领钱', '收款', 'Receiving money', 'Receber dinheiro'),
} satisfies Readonly<Record<CardUse, Text>>)

/** 用途: what the card is good for in a scene. */
export const cardUseName = (language: Language, use: CardUse): string => uses(language, use)

const settlements = defineMessages({
  none: text('不涉及付钱', '不涉及付款', 'No money changes hands', 'Não há pagamento'),
  bank: text('银行账户', '銀行戶口', 'By the bank account', 'Pela conta bancária'),
  transit: text(
    '交通票务系统',
    '交通票務系統',
    'By the fare system of transport',
    'Pelo sistema tarifário dos transportes',
  ),
  medical: text('医保结算系统', '醫保結算系統', 'By the medical insurance', 'Pelo seguro médico'),
} satisfies Readonly<Record<Settlement, Text>>)

/** 结算方式: by whose system money changes hands. */
export const settlementName = (language: Language, settlement: Settlement): string =>
  settlements(language, settlement)
