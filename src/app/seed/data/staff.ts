import type { Role } from '#modules/organisation/index.ts'
import type { Story } from './personas.ts'

/** 工作人员 whom the demonstration signs in as. */
export interface StaffPersona {
  /** Login name at the sandbox identity provider; stable for ever. */
  readonly sub: string
  readonly name: string
  readonly agencyCode: string
  readonly roles: readonly Role[]
  readonly story: Story
}

export const STAFF: readonly StaffPersona[] = [
  {
    sub: 'staff-gz-library',
    name: '邓雅文',
    agencyCode: 'op-library-440100',
    roles: ['venueOperator', 'terminalAdministrator', 'placeKeeper'],
    story: {
      zh: '广州图书馆服务台，核验读者，管理终端，申报场所。',
      en: 'Front desk of Guangzhou Library: verifies readers, keeps terminals, files places.',
    },
  },
  {
    sub: 'staff-place-registrar',
    name: '温婉仪',
    agencyCode: 'hrss-440100',
    roles: ['placeRegistrar'],
    story: {
      zh: '广州市人社局，替运营单位导入场所清单，登记服务网点，不审自己登记的。',
      en: 'Bureau of Guangzhou: brings lists of places and enters outlets, judges none of them.',
    },
  },
  {
    sub: 'staff-place-reviewer',
    name: '骆晓珊',
    agencyCode: 'hrss-440100',
    roles: ['placeReviewer'],
    story: {
      zh: '广州市人社局，初审各单位申报的应用场所。',
      en: 'Bureau of Guangzhou: takes the first look at places that are filed.',
    },
  },
  {
    sub: 'staff-place-approver',
    name: '简志恒',
    agencyCode: 'hrss-440100',
    roles: ['placeApprover'],
    story: {
      zh: '广州市人社局，核准应用场所，不办自己初审的。',
      en: 'Bureau of Guangzhou: takes the second look, never at what they reviewed.',
    },
  },
  {
    sub: 'staff-sz-museum',
    name: '方嘉敏',
    agencyCode: 'op-museum-440300',
    roles: ['venueOperator'],
    story: {
      zh: '深圳博物馆入口，核验预约观众。',
      en: 'Entrance of Shenzhen Museum: verifies visitors with an appointment.',
    },
  },
  {
    sub: 'staff-gz-hospital',
    name: '骆佩珊',
    agencyCode: 'op-hospital-440000',
    roles: ['venueOperator', 'terminalAdministrator'],
    story: {
      zh: '南粤综合医院，挂号、结算和住院登记窗口，核验后当场还卡。',
      en: 'Nanyue General Hospital: registers, settles and admits, and hands cards back at once.',
    },
  },
  {
    sub: 'staff-gz-hotel',
    name: '卓咏恩',
    agencyCode: 'op-hotel-440100',
    roles: ['venueOperator', 'terminalAdministrator'],
    story: {
      zh: '广州迎宾酒店前台，入住时看证件原件，只留结果。',
      en: 'Front desk of a hotel in Guangzhou: sees the original document, keeps the result only.',
    },
  },
  {
    sub: 'staff-gz-metro',
    name: '冼国荣',
    agencyCode: 'op-metro-440100',
    roles: ['venueOperator', 'terminalAdministrator'],
    story: {
      zh: '广州地铁体育西路站，管理闸机和离线名单。',
      en: 'Tiyu Xilu metro station: gates and offline lists.',
    },
  },
  {
    sub: 'staff-card-centre',
    name: '植秀兰',
    agencyCode: 'card-centre-440000',
    roles: ['clerk'],
    story: {
      zh: '省社保卡管理服务中心窗口，受理申领、挂失和补换。',
      en: 'Counter of the card centre: applications, loss and replacement.',
    },
  },
  {
    sub: 'staff-standards',
    name: '温丽华',
    agencyCode: 'hrss-440000',
    roles: ['standardsOfficer'],
    story: {
      zh: '省人社厅标准管理岗，维护办理参数和工作日历。',
      en: 'Standards officer of the bureau: parameters and the working calendar.',
    },
  },
  {
    sub: 'staff-desk-zhuhai',
    name: '鲍咏诗',
    agencyCode: 'desk-440400',
    roles: ['clerk'],
    story: {
      zh: '珠海人社港澳服务点，为港澳居民代办。',
      en: 'Zhuhai desk: acts for Hong Kong and Macao residents.',
    },
  },
  {
    sub: 'staff-desk-shenzhen',
    name: '车晓彤',
    agencyCode: 'hrss-440300',
    roles: ['clerk'],
    story: {
      zh: '深圳市人社局窗口，登记新来的港澳台居民和外国人。',
      en: 'Shenzhen counter: enters residents from Hong Kong, Macao, Taiwan and abroad.',
    },
  },
  {
    sub: 'staff-bank-clerk',
    name: '练家怡',
    agencyCode: 'bank-102',
    roles: ['clerk'],
    story: {
      zh: '银行网点柜台，受理社保卡业务。',
      en: 'Counter of a bank outlet: takes in card business.',
    },
  },
  {
    sub: 'staff-bank-clerk-second',
    name: '佟思远',
    agencyCode: 'bank-102',
    roles: ['clerk'],
    story: {
      zh: '同一银行网点的另一位柜员，复核日结。',
      en: 'The colleague at the same bank, who takes the second look at the end of the day.',
    },
  },
  {
    sub: 'staff-catalogue',
    name: '温启明',
    agencyCode: 'hrss-440000',
    roles: ['catalogueOfficer'],
    story: {
      zh: '省人社厅，维护全省应用目录和优待规则。',
      en: 'Keeps the catalogue and the concession rules of the province.',
    },
  },
  {
    sub: 'staff-catalogue-editor',
    name: '庾嘉宁',
    agencyCode: 'hrss-440000',
    roles: ['catalogueEditor'],
    story: {
      zh: '省人社厅目录编辑，起草省定场景的下一版，征求各市意见。',
      en: 'Drafts the next version of the provincial catalogue and consults the cities.',
    },
  },
  {
    sub: 'staff-catalogue-reviewer',
    name: '祁海澜',
    agencyCode: 'hrss-440000',
    roles: ['catalogueReviewer'],
    story: {
      zh: '省人社厅目录复核，公布别人起草的版本，有一份草案在等她。',
      en: 'Publishes what others drafted; one draft waits for her.',
    },
  },
  {
    sub: 'staff-city-catalogue-editor',
    name: '冼子晴',
    agencyCode: 'hrss-440100',
    roles: ['catalogueEditor'],
    story: {
      zh: '广州市人社局目录编辑，增加本市场景，把省定场景管得更严。',
      en: 'Guangzhou: adds scenes of the city and is stricter about those of the province.',
    },
  },
  {
    sub: 'staff-city-catalogue-reviewer',
    name: '卓立言',
    agencyCode: 'hrss-440100',
    roles: ['catalogueReviewer'],
    story: {
      zh: '广州市人社局目录复核，只公布广州这一层。',
      en: 'Guangzhou: publishes the layer of the city, and no other.',
    },
  },
  {
    sub: 'staff-supervisor',
    name: '凌正刚',
    agencyCode: 'supervision-440000',
    roles: ['supervisor', 'auditor'],
    story: {
      zh: '省人社厅监督处，核查线索和同等待遇。',
      en: 'Supervision: looks into leads and equal treatment.',
    },
  },
  {
    sub: 'staff-city-bureau',
    name: '屈晓彤',
    agencyCode: 'hrss-440100',
    roles: ['catalogueOfficer', 'terminalAdministrator'],
    story: {
      zh: '广州市人社局管理员，维护本市目录和场所。',
      en: 'Administrator of the Guangzhou bureau: its own catalogue and places.',
    },
  },
  {
    sub: 'staff-bank-officer',
    name: '练国强',
    agencyCode: 'bank-102',
    roles: ['bankOfficer'],
    story: {
      zh: '合作银行主管，看待办、交换文件、维护网点。',
      en: 'Officer of a bank: worklist, files and outlets of her own bank.',
    },
  },
  {
    sub: 'staff-bank-operator',
    name: '卓慧敏',
    agencyCode: 'bank-104',
    roles: ['bankOperator'],
    story: {
      zh: '另一家合作银行的经办，只看得到本行的待办。',
      en: 'Operator of another bank, who sees the worklist of that bank only.',
    },
  },
  {
    sub: 'staff-bank-keys',
    name: '练伟明',
    agencyCode: 'bank-102',
    roles: ['bankKeyAdministrator'],
    story: {
      zh: '合作银行密钥管理员，更换本行系统签名用的密钥。',
      en: 'Key administrator of a bank: replaces the keys by which its systems sign.',
    },
  },
  {
    sub: 'staff-bank-files',
    name: '莫晓峰',
    agencyCode: 'bank-992',
    roles: ['bankOfficer'],
    story: {
      zh: '不走接口的合作银行主管，用文件交换开户请求和结果。',
      en: 'Officer of a bank without an interface: openings and results go by file.',
    },
  },
  {
    sub: 'staff-bank-administrator',
    name: '缪文博',
    agencyCode: 'hrss-440000',
    roles: ['bankAdministrator'],
    story: {
      zh: '省人社厅合作银行管理员，管遴选、协议、考核和差错。',
      en: 'Looks after banks for the bureau: rounds, agreements, obligations, discrepancies.',
    },
  },
  {
    sub: 'staff-bank-assessor',
    name: '池晓岚',
    agencyCode: 'card-centre-440000',
    roles: ['bankAssessor'],
    story: {
      zh: '评审人，给候选金融机构打分，不参加决定。',
      en: 'Assessor: scores candidate banks and does not decide.',
    },
  },
  {
    sub: 'staff-bank-decider',
    name: '苗正阳',
    agencyCode: 'hrss-440000',
    roles: ['bankDecider'],
    story: {
      zh: '决定遴选结果，决定和解除对银行的措施，决定前先预演。',
      en: 'Decides on candidates and on measures, after seeing what a measure will do.',
    },
  },
  {
    sub: 'staff-register-province',
    name: '佘文静',
    agencyCode: 'card-centre-440000',
    roles: ['registerReviewer'],
    story: {
      zh: '省社保卡中心登记复核，合并登记、处理人口库推送。',
      en: 'Card centre: reviews merges and deliveries of the population register.',
    },
  },
  {
    sub: 'staff-register-city',
    name: '庾志远',
    agencyCode: 'hrss-440100',
    roles: ['registerReviewer'],
    story: {
      zh: '广州市人社局登记复核，与省中心互为第二人。',
      en: 'Guangzhou bureau: the second person for what the card centre proposes.',
    },
  },
  {
    sub: 'staff-exceptions-province',
    name: '车慧莲',
    agencyCode: 'card-centre-440000',
    roles: ['exceptionOfficer'],
    story: {
      zh: '省社保卡中心疑难件处置人，按件负责到底。',
      en: 'Card centre: sees to exceptions, each in her own name.',
    },
  },
  {
    sub: 'staff-exceptions-second',
    name: '麦卓远',
    agencyCode: 'card-centre-440000',
    roles: ['exceptionOfficer'],
    story: {
      zh: '省社保卡中心另一位疑难件处置人，接同事转来的件。',
      en: 'Card centre: the colleague to whom exceptions are handed on.',
    },
  },
  {
    sub: 'staff-civil-officer',
    name: '植敏华',
    agencyCode: 'dept-civil-affairs',
    roles: ['departmentOfficer'],
    story: {
      zh: '省民政厅资金发放经办，导入名册、编制批次、处理退回和账户变更。',
      en: 'Civil affairs: imports lists, makes batches, sees to returns and account changes.',
    },
  },
  {
    sub: 'staff-civil-checker',
    name: '冼达明',
    agencyCode: 'dept-civil-affairs',
    roles: ['departmentChecker'],
    story: {
      zh: '省民政厅资金发放核定人，核对名册和批次，不核自己做的。',
      en: 'Civil affairs: the second signature under lists and batches of others.',
    },
  },
  {
    sub: 'staff-civil-programmes',
    name: '麦颖诗',
    agencyCode: 'dept-civil-affairs',
    roles: ['programmeOfficer'],
    story: {
      zh: '省民政厅项目管理员，维护补贴项目清单，登记未上卡情形。',
      en: 'Civil affairs: keeps the list of programmes and of what is not paid to the card.',
    },
  },
  {
    sub: 'staff-agriculture-officer',
    name: '禤国庆',
    agencyCode: 'dept-agriculture',
    roles: ['departmentOfficer'],
    story: {
      zh: '省农业农村厅资金发放经办，只看得到本厅的项目和批次。',
      en: 'Agriculture: sees the programmes and batches of her own department only.',
    },
  },
  {
    sub: 'staff-agriculture-checker',
    name: '禤丽琼',
    agencyCode: 'dept-agriculture',
    roles: ['departmentChecker'],
    story: {
      zh: '省农业农村厅资金发放核定人，与经办互不代签。',
      en: 'Agriculture: the second signature; never on what she made herself.',
    },
  },
  {
    sub: 'staff-hrss-officer',
    name: '植耀邦',
    agencyCode: 'hrss-440000',
    roles: ['departmentOfficer'],
    story: {
      zh: '省人社厅就业补贴经办，编制就业类补贴的批次。',
      en: 'Bureau: makes the batches of subsidies for employment.',
    },
  },
  {
    sub: 'staff-hrss-checker',
    name: '冼慧玲',
    agencyCode: 'hrss-440000',
    roles: ['departmentChecker'],
    story: {
      zh: '省人社厅就业补贴核定人，核对就业类补贴的批次。',
      en: 'Bureau: the second signature under batches of subsidies for employment.',
    },
  },
  {
    sub: 'staff-finance',
    name: '祁文谦',
    agencyCode: 'dept-finance',
    roles: ['financeOfficer'],
    story: {
      zh: '省财政厅审核人，拨付资金，签发批次，审批未上卡情形。',
      en: 'Finance: appropriates money, releases batches, decides on exceptions from the card.',
    },
  },
  {
    sub: 'staff-finance-second',
    name: '庾文舒',
    agencyCode: 'dept-finance',
    roles: ['financeOfficer'],
    story: {
      zh: '省财政厅另一位审核人，复核拨款，办日结月结。',
      en: 'Finance: the second person under money paid in, and who closes days and months.',
    },
  },
  {
    sub: 'staff-reconciliation',
    name: '卓海晴',
    agencyCode: 'hrss-440000',
    roles: ['reconciliationOfficer'],
    story: {
      zh: '省人社厅资金对账员，处理对账差异、结果未知和日结月结。',
      en: 'Bureau: differences, unknown outcomes, ends of the day and of the month.',
    },
  },
  {
    sub: 'staff-reconciliation-second',
    name: '池海宁',
    agencyCode: 'card-centre-440000',
    roles: ['reconciliationOfficer'],
    story: {
      zh: '省社保卡中心资金对账员，复核另一单位查明的结果和挂账。',
      en: 'Card centre: the second person for unknown outcomes and for what fits nothing.',
    },
  },
  {
    sub: 'staff-transport-credentials',
    name: '冼志航',
    agencyCode: 'dept-transport',
    roles: ['credentialOfficer', 'dutyOfficer'],
    story: {
      zh: '省交通运输厅卡证码经办，申报要发的卡，办纳入方案，报告交办的任务。',
      en: 'Transport: files the cards it hands out, works on plans, reports on tasks.',
    },
  },
  {
    sub: 'staff-civil-credentials',
    name: '麦慧琪',
    agencyCode: 'dept-civil-affairs',
    roles: ['credentialOfficer'],
    story: {
      zh: '省民政厅卡证码经办，被点名时对别的部门要发的卡发表意见。',
      en: 'Civil affairs: says what it thinks of cards that others want to hand out.',
    },
  },
  {
    sub: 'staff-culture-credentials',
    name: '邝书仪',
    agencyCode: 'dept-culture',
    roles: ['credentialOfficer'],
    story: {
      zh: '省文化和旅游厅卡证码经办，报读者证的旧卡号名单。',
      en: 'Culture: brings lists of the numbers of older reader cards.',
    },
  },
  {
    sub: 'staff-culture-second',
    name: '谭立文',
    agencyCode: 'dept-culture',
    roles: ['credentialOfficer'],
    story: {
      zh: '省文化和旅游厅卡证码经办，采用同事报的名单。',
      en: 'Culture: takes over lists that a colleague has brought.',
    },
  },
  {
    sub: 'staff-guangzhou-credentials',
    name: '庾静仪',
    agencyCode: 'hrss-440100',
    roles: ['credentialOfficer'],
    story: {
      zh: '广州市人社局卡证码经办，本市场景被重复时答复。',
      en: 'Guangzhou bureau: answers where something repeats a scene of the city.',
    },
  },
  {
    sub: 'staff-credential-reviewer',
    name: '温子谦',
    agencyCode: 'hrss-440000',
    roles: ['credentialReviewer', 'dutyKeeper'],
    story: {
      zh: '省人社厅卡证码审查经办，点名部门，结束纳入方案，管职责台账。',
      en: 'Bureau: asks departments about new cards, closes plans, keeps the ledger of duties.',
    },
  },
  {
    sub: 'staff-credential-decider',
    name: '佘正明',
    agencyCode: 'hrss-440000',
    roles: ['credentialDecider'],
    story: {
      zh: '省人社厅卡证码审查决定人，部门都答复以后下结论。',
      en: 'Bureau: decides on new cards once every department has spoken.',
    },
  },
  {
    sub: 'staff-publicity-editor',
    name: '蓝若溪',
    agencyCode: 'hrss-440000',
    roles: ['publicityEditor'],
    story: {
      zh: '省人社厅宣传经办，写公告和防骗提醒，做宣传方案，填触达人数。',
      en: 'Bureau: writes announcements and fraud warnings, plans campaigns, enters their reach.',
    },
  },
  {
    sub: 'staff-publicity-reviewer',
    name: '谈敬之',
    agencyCode: 'hrss-440000',
    roles: ['publicityReviewer'],
    story: {
      zh: '省人社厅宣传审核，审校四种语言，发布公告，批准宣传方案。',
      en: 'Bureau: reviews the four languages, publishes, approves campaigns of others.',
    },
  },
  {
    sub: 'staff-offer-officer',
    name: '虞晓帆',
    agencyCode: 'hrss-440000',
    roles: ['offerOfficer'],
    story: {
      zh: '省人社厅社会参与经办，核查单位申报的便民服务。',
      en: 'Bureau: looks into what companies and associations would offer.',
    },
  },
  {
    sub: 'staff-offer-decider',
    name: '路明远',
    agencyCode: 'hrss-440000',
    roles: ['offerDecider'],
    story: {
      zh: '省人社厅社会参与审批，定试用限制，准予上线或者下线。',
      en: 'Bureau: sets the limits of a trial, lets an offer go live, or takes it off.',
    },
  },
  {
    sub: 'staff-developer',
    name: '马骏',
    agencyCode: 'developer-sample',
    roles: ['developer'],
    story: {
      zh: '合作软件公司的开发者，在沙箱里接入核验接口。',
      en: 'Developer of a partner company, integrating in the sandbox.',
    },
  },
]
