import type { ArticleText } from '../article.ts'

/**
 * 广东省社会保障卡居民服务一卡通条例 as its published interpretation describes the draft of 26
 * articles. The interpretation gives no number to some contents and says nothing of others; those
 * articles are marked `inferred`.
 */
export const YIKATONG = {
  'YKT-1': {
    title: '立法目的和依据',
    says: '解读未述及本条；按其所列制定依据，以社会保险法、社会保险经办条例等为据推进一卡通。',
    sayEn: 'Not described; by usual order the purpose and the basis of the regulation.',
    asksForBehaviour: false,
    inferred: true,
  },
  'YKT-2': {
    title: '适用范围',
    says: '解读未述及本条；按通例规定本省范围内一卡通的应用、服务和管理适用本条例。',
    sayEn: 'Not described; by usual order the scope: use, service and management in the province.',
    asksForBehaviour: false,
    inferred: true,
  },
  'YKT-3': {
    title: '一卡通定义和一人一卡',
    says: '社会保障卡跨地区、跨领域通用；每人一张卡，全省通用。',
    sayEn:
      'The card works in every city and every field: one person, one card, the whole province.',
    asksForBehaviour: true,
    finalArticle: 2,
  },
  'YKT-4': {
    title: '部门职责',
    says: '政府组织领导，人力资源社会保障部门主管，各有关部门按职责推动。',
    sayEn:
      'Governments lead, the social security departments are in charge, the others do their part.',
    asksForBehaviour: true,
  },
  'YKT-5': {
    title: '合作金融机构',
    says: '规定合作金融机构怎样产生、负有哪些义务。',
    sayEn: 'How co-operating banks are chosen and what they owe.',
    asksForBehaviour: true,
  },
  'YKT-6': {
    title: '申领和自愿选择银行',
    says: '个人自愿选择、更换符合条件的合作金融机构；港澳居民凭规定的身份凭证申领。',
    sayEn:
      'A person freely chooses and changes the bank; names the documents with which residents of ' +
      'Hong Kong and Macao apply.',
    asksForBehaviour: true,
  },
  'YKT-7': {
    title: '一卡通用、多卡合一',
    says: '列举应用领域；应当用社会保障卡的，不再新发功能重复的卡、证、码，已发的协商统一纳入。',
    sayEn:
      'Lists the fields of use; no new card, certificate or code that repeats the card, and ' +
      'those already issued are brought into it by agreement.',
    asksForBehaviour: true,
  },
  'YKT-8': {
    title: '应用目录',
    says: '应用实行目录管理，写明应用场景和应用场所；地市可定本地区目录；动态管理并向社会公布。',
    sayEn:
      'Uses are kept in a catalogue that names scenes and places; cities may add their own; it ' +
      'changes over time and is public.',
    asksForBehaviour: true,
  },
  'YKT-9': {
    title: '社会保障应用',
    says: '社会保障方面的用卡。',
    sayEn: 'Use of the card in social security.',
    asksForBehaviour: true,
    inferred: true,
  },
  'YKT-10': {
    title: '就业人才应用',
    says: '就业创业、人才服务方面的用卡。',
    sayEn: 'Use of the card in employment and services for talent.',
    asksForBehaviour: true,
    inferred: true,
  },
  'YKT-11': {
    title: '医疗健康应用',
    says: '医疗健康方面的用卡。',
    sayEn: 'Use of the card in health care.',
    asksForBehaviour: true,
    inferred: true,
  },
  'YKT-12': {
    title: '交通文旅应用',
    says: '交通出行、旅游观光、文化体验方面的用卡。',
    sayEn: 'Use of the card in transport, tourism and culture.',
    asksForBehaviour: true,
    inferred: true,
  },
  'YKT-13': {
    title: '资金统一发放到卡',
    says: '可以直接兑付到人到户的财政补贴资金、救助资金和社会保险待遇，都发到社会保障卡。',
    sayEn:
      'Every subsidy, relief payment and insurance benefit that can be paid to a person or a ' +
      'household is paid to the card.',
    asksForBehaviour: true,
  },
  'YKT-14': {
    title: '金融服务和身份凭证',
    says: '金融服务方面的用卡；卡是办理政务、公共服务的有效身份凭证，可用于住宿登记等身份核验。',
    sayEn:
      'Use of the card in finance; the card is a valid proof of identity for public services and ' +
      'serves to verify identity, as at hotel registration.',
    asksForBehaviour: true,
    inferred: true,
  },
  'YKT-15': {
    title: '社会参与',
    says: '支持社会各方拓展应用领域、开展便民服务。',
    sayEn: 'Others in society are supported in finding new uses and offering conveniences.',
    asksForBehaviour: true,
  },
  'YKT-16': {
    title: '港澳居民同等待遇',
    says: '港澳居民在本省用卡与内地持卡人权利同等，交通、旅游、文化方面享受同等优惠。',
    sayEn:
      'Residents of Hong Kong and Macao have the same rights with the card and the same ' +
      'concessions in transport, tourism and culture.',
    asksForBehaviour: true,
  },
  'YKT-17': {
    title: '经办规程和跨地区办理',
    says: '编制经办规程、规范流程、统一标准；线上线下都能办，省内跨地区能办；便利港澳居民办理。',
    sayEn:
      'One procedure and one standard; online and at counters, in any city of the province; made ' +
      'easy for residents of Hong Kong and Macao.',
    asksForBehaviour: true,
  },
  'YKT-18': {
    title: '场所网点和适老适残',
    says: '明确应用场所和服务网点的服务要求，配置适老适残设施。',
    sayEn:
      'What places and outlets must offer, facilities for elders and disabled people included.',
    asksForBehaviour: true,
  },
  'YKT-19': {
    title: '变更信息推送',
    says: '部门间推送变更信息；经持卡人授权，资金和待遇可以直接发到变更后的银行账户。',
    sayEn:
      'Changes are sent to the departments; with the permission of the holder, money goes ' +
      'straight to the changed account.',
    asksForBehaviour: true,
  },
  'YKT-20': {
    title: '宣传',
    says: '县级以上政府及部门通过广播、电视、报刊和网络宣传政策措施、应用场景和使用方式。',
    sayEn: 'Governments make the measures, the scenes and the way to use the card widely known.',
    asksForBehaviour: true,
  },
  'YKT-21': {
    title: '平台和数据共享',
    says: '加强一卡通平台建设，推动数据互联互通、实时共享。',
    sayEn: 'A platform is built through which data is connected and shared in real time.',
    asksForBehaviour: true,
  },
  'YKT-22': {
    title: '安全和个人信息保护',
    says: '加强线上线下安全管理和风险监测，依法保护个人信息。',
    sayEn:
      'Security is managed and risk watched, online and offline; personal information is safe.',
    asksForBehaviour: true,
  },
  'YKT-23': {
    title: '服务主体法律责任',
    says: '列明提供服务、配合应用的各类主体不得实施的行为，按单位性质和人员类别设定责任。',
    sayEn:
      'What those who give or support the service must not do, with liability by kind of unit ' +
      'and of person.',
    asksForBehaviour: true,
  },
  'YKT-24': {
    title: '用卡违法责任',
    says: '列举单位和个人的违法用卡情形，如出租、出借、冒用社会保障卡和住院押卡，规定改正和处罚。',
    sayEn:
      'Wrongs in the use of cards, such as renting out, lending, impersonating or withholding a ' +
      'card in hospital, with correction and penalty.',
    asksForBehaviour: true,
  },
  'YKT-25': {
    title: '合作金融机构处置措施',
    says: '对合作金融机构可以暂停申领业务、暂停经办服务、解除合作协议。',
    sayEn:
      'Measures against a bank: no new applications, no handling of cards, end of the agreement.',
    asksForBehaviour: true,
  },
  'YKT-26': {
    title: '施行日期',
    says: '解读未述及本条；按通例规定施行日期。',
    sayEn: 'Not described; by usual order the day from which the regulation applies.',
    asksForBehaviour: false,
    inferred: true,
  },
} as const satisfies Readonly<Record<`YKT-${number}`, ArticleText>>
