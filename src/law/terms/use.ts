import { term } from '../term.ts'
import type { Term } from '../term.ts'

/** Where the card is used and how it is verified there. */
export const USE_TERMS: readonly Term[] = [
  term('catalogue', '一卡通应用目录', 'YKT-8', 'The public list of what the card is good for.', {
    not: ['catalog', 'sceneList'],
  }),
  term('catalogueVersion', '目录版本', 'YKT-8', 'The catalogue as published on a day.'),
  term('catalogueDraft', '目录草案', 'YKT-8', 'The next version of a layer on its way.'),
  term('layer', '目录层级', 'YKT-8', 'What the province, or one city, says in the catalogue.'),
  term('tighten', '加严', 'YKT-8', 'Of a city: to be stricter about a scene of the province.'),
  term('consulting', '征求意见中', 'YKT-8', 'Of a draft: other units are saying what they think.'),
  term('suspended', '暂停使用', 'YKT-8', 'Of a scene: it cannot be used for the time being.'),
  term('domain', '应用领域', 'YKT-7', 'A field of life in which the card is used.'),
  term('scene', '应用场景', 'YKT-8', 'One use of the card, as the catalogue describes it.', {
    not: ['useScenario', 'sceneItem', 'applicationScene'],
  }),
  term('place', '应用场所', 'YKT-8', 'Where scenes are offered.', {
    not: ['sceneSite', 'sceneLocation'],
  }),
  term(
    'filed',
    '已申报',
    'YKT-8',
    'Of a place, an outlet or a credential: put before the bureau, which has decided nothing yet.',
  ),
  term('reviewed', '已初审', 'YKT-8', 'Of a place that was filed: one of the bureau has looked.'),
  term('sendBack', '退回申报', 'YKT-8', 'To return what was filed, saying what is to be mended.'),
  term('closure', '暂停开放', 'YKT-8', 'Works or another time in which a place is not open.', {
    not: ['shutdown'],
  }),
  term('placeImport', '场所清单导入', 'YKT-8', 'A list of places that somebody brought as a file.'),
  term('outletEntry', '网点登记申报', 'YKT-18', 'An outlet that a bank or the bureau has filed.'),
  term('facility', '适老适残设施', 'YKT-18', 'What makes a place usable for everyone.', {
    not: ['amenity'],
  }),
  term(
    'carrier',
    '用卡形式',
    'YKT-7',
    'How the card is shown: chip, code, number, licence, face.',
    {
      not: ['cardForm', 'cardMedium'],
    },
  ),
  term('terminal', '用卡终端', 'YKT-22', 'A registered device of a place that verifies cards.', {
    not: ['cardMachine', 'posDevice'],
  }),
  term('quarantined', '隔离', 'YKT-22', 'Of a terminal: its key seems to have a twin.'),
  term('revoked', '停用', 'YKT-22', 'Of a terminal: ended for good; a new ticket begins another.'),
  term('device', '持卡人设备', 'YKT-22', 'The phone that shows the code of a holder.', {
    not: ['handset', 'phoneDevice'],
  }),
  term('code', '电子社保卡码', 'YKT-14', 'The short-lived, single-use code that a phone shows.', {
    not: ['dynamicCode'],
  }),
  term('issueCode', '签发码', 'YKT-14', 'To make a code for a device of the holder.', {
    not: ['generateCode', 'createCode', 'mintCode'],
  }),
  term('codePurpose', '码的用途', 'YKT-22', 'What a code may be used for, and for nothing else.'),
  term('ticket', '离线凭证', 'YKT-22', 'What a device signs so that a place can verify offline.', {
    not: ['offlineToken', 'offlinePass'],
  }),
  term(
    'lostList',
    '挂失名单',
    'YKT-22',
    'The signed list of lost cards for places without network.',
    {
      not: ['blacklist', 'blocklist', 'denylist', 'revocationList'],
    },
  ),
  term('verify', '核验', 'YKT-14', 'To establish in a scene that card and holder are good.', {
    not: ['authCard'],
  }),
  term('verificationResult', '核验结果', 'YKT-14', 'What the place is told, and no more.', {
    not: ['checkResult'],
  }),
  term('assuranceLevel', '身份核验等级', 'YKT-14', 'How surely the person was verified, 1 to 4.', {
    not: ['identityLevel', 'idLevel', 'trustLevel', 'authLevel'],
  }),
  term('returnedField', '返回字段', 'PIPL-6', 'One piece of information a scene may be told.'),
  term(
    'pseudonym',
    '机构内假名',
    'PIPL-6',
    'The name of a person that only one organisation sees.',
    {
      not: ['anonymousId', 'pseudoId'],
    },
  ),
  term('concession', '优惠', 'YKT-16', 'A lower price or free entry, by a published rule.', {
    not: ['discount', 'preferential', 'rebate'],
  }),
  term('usage', '用卡记录', 'YKT-22', 'That a card was used in a scene, at a place, at a time.', {
    not: ['usageLog', 'swipeRecord'],
  }),
  term('openData', '开放数据', 'YKT-8', 'What is published of the catalogue for machines.'),
  term('dataDictionary', '数据字典', 'YKT-8', 'What each column of an open file means.'),
  term(
    'parity',
    '同等待遇',
    'YKT-16',
    'That people who differ by their document alone are answered alike.',
  ),
  term('parityRun', '同等待遇核查', 'YKT-16', 'One comparison of all that is answered, published.'),
  term('service', '用卡事项', 'YKT-17', 'One kind of card business, with its time limit and fee.', {
    not: ['serviceItem'],
  }),
]
