import type { Scene } from '#modules/catalogue/index.ts'
import { scene, type SceneRow } from './scene-rows.ts'
import { text, type Text } from './text.ts'

/** Money that is paid to the account of the card: nobody is verified, no terminal is needed. */
const paid = (ownerAgency: string, name: Text, description: Text): SceneRow => ({
  name,
  description,
  ownerAgency,
  carriers: ['account'],
  level: 0,
  fields: ['accountToken'],
  why: 'pay',
})

/** 财政补贴、社会救助、公积金、教育. */
const MONEY: readonly Scene[] = [
  scene(
    'GD-CZ-001',
    'subsidy',
    paid(
      'dept-agriculture',
      text(
        '耕地地力保护补贴发放',
        '耕地地力保護補貼發放',
        'Farmland protection subsidy',
        'Subsídio à protecção de terras agrícolas',
      ),
      text(
        '按承包耕地面积把补贴发到农户的卡上。',
        '按承包耕地面積把補貼存入農戶的卡。',
        'Paid to farming households by the area of their land.',
        'Pago aos agricultores consoante a área de terra.',
      ),
    ),
  ),
  scene(
    'GD-CZ-002',
    'subsidy',
    paid(
      'dept-agriculture',
      text(
        '农机购置与应用补贴发放',
        '農機購置與應用補貼發放',
        'Farm machinery subsidy',
        'Subsídio a máquinas agrícolas',
      ),
      text(
        '购置补贴范围内的农机后，补贴发到卡上。',
        '購置補貼範圍內的農機後，補貼存入卡內。',
        'Paid after the purchase of listed farm machinery.',
        'Pago após a compra de máquinas agrícolas elegíveis.',
      ),
    ),
  ),
  scene(
    'GD-CZ-003',
    'subsidy',
    paid(
      'dept-forestry',
      text(
        '生态公益林补偿发放',
        '生態公益林補償發放',
        'Ecological forest compensation',
        'Compensação por florestas ecológicas',
      ),
      text(
        '公益林补偿资金发到林权人的卡上。',
        '公益林補償金存入林權人的卡。',
        'Paid to the owners of protected forest.',
        'Pago aos titulares de florestas protegidas.',
      ),
    ),
  ),
  scene(
    'GD-JZ-001',
    'relief',
    paid(
      'dept-civil-affairs',
      text(
        '最低生活保障金发放',
        '最低生活保障金發放',
        'Minimum living allowance',
        'Subsídio mínimo de subsistência',
      ),
      text(
        '低保金每月发到保障家庭的卡上。',
        '最低生活保障金每月存入受助家庭的卡。',
        'Paid every month to households in need.',
        'Pago todos os meses às famílias carenciadas.',
      ),
    ),
  ),
  scene(
    'GD-JZ-002',
    'relief',
    paid(
      'dept-civil-affairs',
      text(
        '残疾人两项补贴发放',
        '殘疾人兩項補貼發放',
        'Two allowances for disabled people',
        'Dois subsídios para pessoas com deficiência',
      ),
      text(
        '困难残疾人生活补贴和重度残疾人护理补贴发到卡上。',
        '困難殘疾人生活補貼及重度殘疾人護理補貼存入卡內。',
        'The living allowance and the nursing allowance are paid to the card.',
        'Os subsídios de subsistência e de cuidados são pagos no cartão.',
      ),
    ),
  ),
  scene(
    'GD-JZ-003',
    'relief',
    paid(
      'dept-civil-affairs',
      text('高龄津贴发放', '高齡津貼發放', 'Old age allowance', 'Subsídio para idosos'),
      text(
        '达到规定年龄的长者按月或按季领取。',
        '達規定年齡的長者按月或按季領取。',
        'Paid every month or quarter to people of great age.',
        'Pago mensal ou trimestralmente a pessoas de idade avançada.',
      ),
    ),
  ),
  scene(
    'GD-JZ-004',
    'relief',
    paid(
      'dept-civil-affairs',
      text(
        '孤儿基本生活保障',
        '孤兒基本生活保障',
        'Basic support for orphans',
        'Apoio básico a órfãos',
      ),
      text(
        '发到儿童本人或监护人的卡上。',
        '存入兒童本人或監護人的卡。',
        'Paid to the card of the child or the guardian.',
        'Pago no cartão da criança ou do tutor.',
      ),
    ),
  ),
  scene(
    'GD-JZ-005',
    'relief',
    paid(
      'dept-civil-affairs',
      text('临时救助发放', '臨時救助發放', 'Emergency relief', 'Apoio de emergência'),
      text(
        '遇到突发困难的家庭得到一次性救助。',
        '遇到突發困難的家庭得到一次性援助。',
        'One-off help for households in sudden difficulty.',
        'Ajuda única a famílias em dificuldade súbita.',
      ),
    ),
  ),
  scene('GD-GJ-001', 'housingFund', {
    ...paid(
      'dept-housing',
      text(
        '住房公积金提取到卡',
        '住房公積金提取到卡',
        'Housing fund withdrawal to the card',
        'Levantamento do fundo de habitação para o cartão',
      ),
      text(
        '本人确认后，提取的公积金转入卡上账户。',
        '本人確認後，提取的公積金轉入卡內戶口。',
        'After you confirm, the withdrawal goes to the account of the card.',
        'Após confirmação, o montante é transferido para a conta do cartão.',
      ),
    ),
    level: 3,
  }),
  scene(
    'GD-XY-001',
    'education',
    paid(
      'dept-education',
      text('学生资助发放', '學生資助發放', 'Student grants', 'Bolsas de estudo'),
      text(
        '助学金发到学生本人或监护人的卡上。',
        '助學金存入學生本人或監護人的卡。',
        'Paid to the card of the student or the guardian.',
        'Pagas no cartão do estudante ou do tutor.',
      ),
    ),
  ),
  scene('GD-XY-002', 'education', {
    name: text('校园出入核验', '校園出入核驗', 'Entering a campus', 'Entrada no campus'),
    description: text(
      '学生和家长凭卡出入校园。',
      '學生及家長憑卡出入校園。',
      'Students and parents enter a campus by card.',
      'Estudantes e pais entram no campus com o cartão.',
    ),
    ownerAgency: 'dept-education',
    carriers: ['contactless', 'code'],
    level: 1,
    fields: ['token'],
    why: 'enter',
    days: 30,
    offline: true,
    eightDigits: true,
    basis: ['YKT-15'],
  }),
]

/** 政务服务、电子证照、金融、跨境. */
const SERVICES: readonly Scene[] = [
  scene('GD-ZW-001', 'government', {
    name: text(
      '政务大厅取号与免证办',
      '政務大廳取號與免證辦',
      'Queue number and paperless service',
      'Senha e atendimento sem papéis',
    ),
    description: text(
      '凭卡取号，由窗口调用电子证照，免交复印件。',
      '憑卡取號，由櫃位調用電子證照，毋須提交副本。',
      'Take a number by card; the counter fetches your e-licences, no copies.',
      'Tirar senha com o cartão; o balcão obtém as licenças electrónicas.',
    ),
    ownerAgency: 'dept-government-services',
    carriers: ['code', 'licence'],
    level: 2,
    fields: ['name', 'socialSecurityNumber'],
    why: 'identify',
    days: 180,
    eightDigits: true,
  }),
  scene('GD-ZW-002', 'government', {
    name: text('自助终端登录', '自助終端機登入', 'Signing in at a kiosk', 'Acesso a quiosques'),
    description: text(
      '插卡或扫码并输入密码登录政务自助终端。',
      '插卡或掃碼並輸入密碼登入政務自助終端機。',
      'Insert the card or scan, and enter the password, at a kiosk.',
      'Inserir o cartão ou ler o código e introduzir a senha no quiosque.',
    ),
    ownerAgency: 'dept-government-services',
    carriers: ['chip', 'code'],
    level: 3,
    fields: ['token'],
    why: 'identify',
    days: 30,
  }),
  scene('GD-ZW-003', 'government', {
    name: text(
      '社区服务中心办事',
      '社區服務中心辦事',
      'Community service centre',
      'Centro de serviços comunitários',
    ),
    description: text(
      '在镇街、村居服务中心凭卡办理民生事项。',
      '在鎮街、村居服務中心憑卡辦理民生事項。',
      'Everyday services at the centre of a town or village.',
      'Serviços quotidianos no centro da vila ou aldeia.',
    ),
    ownerAgency: 'dept-government-services',
    carriers: ['chip', 'code'],
    level: 2,
    fields: ['name'],
    why: 'identify',
    days: 90,
    eightDigits: true,
  }),
  scene('GD-ZW-004', 'government', {
    name: text(
      '不动产登记身份核验',
      '不動產登記身份核驗',
      'Property registration',
      'Registo predial',
    ),
    description: text(
      '办理不动产登记时核对本人身份。',
      '辦理不動產登記時核對本人身份。',
      'Identity check when property is registered.',
      'Verificação de identidade no registo de imóveis.',
    ),
    ownerAgency: 'dept-government-services',
    carriers: ['chip', 'face'],
    level: 4,
    fields: ['name', 'socialSecurityNumber'],
    why: 'identify',
    days: 365,
  }),
  scene('GD-ZZ-001', 'licence', {
    name: text(
      '机动车电子驾驶证关联亮证',
      '機動車電子駕駛證關聯亮證',
      'Showing the electronic driving licence',
      'Mostrar a carta de condução electrónica',
    ),
    description: text(
      '本人授权后，用卡关联出示电子驾驶证。',
      '本人授權後，用卡關聯出示電子駕駛證。',
      'With your permission the card shows your electronic driving licence.',
      'Com a sua autorização, o cartão mostra a carta de condução.',
    ),
    ownerAgency: 'dept-public-security',
    carriers: ['licence'],
    level: 3,
    fields: ['licenceReference'],
    why: 'licence',
  }),
  scene('GD-ZZ-002', 'licence', {
    name: text(
      '残疾人证关联亮证',
      '殘疾人證關聯亮證',
      'Showing the disability certificate',
      'Mostrar o certificado de deficiência',
    ),
    description: text(
      '本人授权后，用卡关联出示电子残疾人证。',
      '本人授權後，用卡關聯出示電子殘疾人證。',
      'With your permission the card shows your disability certificate.',
      'Com a sua autorização, o cartão mostra o certificado de deficiência.',
    ),
    ownerAgency: 'dept-disabled-federation',
    carriers: ['licence'],
    level: 3,
    fields: ['licenceReference'],
    why: 'licence',
  }),
  scene('GD-JR-001', 'finance', {
    name: text(
      '银行网点办理与优惠',
      '銀行服務網點辦理與優惠',
      'Bank services and offers',
      'Serviços e vantagens bancárias',
    ),
    description: text(
      '在发卡银行存取款、转账、消费并享受优惠。',
      '在發卡銀行存取款、轉賬、消費並享優惠。',
      'Deposits, transfers and purchases at the bank of the card.',
      'Depósitos, transferências e compras no banco do cartão.',
    ),
    ownerAgency: 'hrss-440000',
    carriers: ['chip', 'bank'],
    level: 0,
    fields: [],
    why: 'bank',
  }),
  scene('GD-KJ-001', 'crossBorder', {
    name: text(
      '港澳地区消费取现查询',
      '港澳地區消費提款查詢',
      'Purchases and cash in Hong Kong and Macao',
      'Compras e levantamentos em Hong Kong e Macau',
    ),
    description: text(
      '合作银行的卡可在港澳消费、取现和查询余额。',
      '合作銀行的卡可在港澳消費、提款及查詢結餘。',
      'Cards of the co-operating banks work in Hong Kong and Macao.',
      'Os cartões dos bancos cooperantes funcionam em Hong Kong e Macau.',
    ),
    ownerAgency: 'hrss-440000',
    carriers: ['bank'],
    level: 0,
    fields: [],
    why: 'bank',
  }),
  scene('GD-KJ-002', 'crossBorder', {
    name: text(
      '港澳居民跨境代办',
      '港澳居民跨境代辦',
      'Service desk for Hong Kong and Macao residents',
      'Balcão para residentes de Hong Kong e Macau',
    ),
    description: text(
      '在人社港澳服务点为港澳居民代办社保业务。',
      '在人社港澳服務點為港澳居民代辦社保業務。',
      'Social security matters at the desks for Hong Kong and Macao residents.',
      'Assuntos de segurança social nos balcões para residentes de Hong Kong e Macau.',
    ),
    ownerAgency: 'hrss-440000',
    carriers: ['chip', 'code'],
    level: 3,
    fields: ['name', 'socialSecurityNumber', 'cardState'],
    why: 'identify',
    days: 180,
    basis: ['YKT-14', 'YKT-17'],
  }),
]

export const PUBLIC_SCENES: readonly Scene[] = [...MONEY, ...SERVICES]
