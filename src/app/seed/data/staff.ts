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
    roles: ['venueOperator', 'terminalAdministrator'],
    story: {
      zh: '广州图书馆服务台，核验读者并管理终端。',
      en: 'Front desk of Guangzhou Library: verifies readers, looks after terminals.',
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
