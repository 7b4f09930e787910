import type { ArticleText } from '../article.ts'

/** 社会保险经办条例: the articles this product acts on. */
export const HANDLING = {
  'HANDLING-7': {
    title: '社会保障卡是凭证',
    says: '社会保障卡是参加社会保险、享受待遇的凭证，包括实体卡和电子卡。',
    sayEn: 'The card, physical or electronic, is the proof for insurance and its benefits.',
    asksForBehaviour: true,
  },
  'HANDLING-8': {
    title: '部门信息共享',
    says: '公安、民政、卫生健康、司法行政等部门共享出生、死亡、户口等信息。',
    sayEn: 'Police, civil affairs, health and justice share births, deaths and registration.',
    asksForBehaviour: true,
  },
  'HANDLING-26': {
    title: '待遇资格认证',
    says: '通过信息比对、自助认证等核验待遇资格；不能确认的委托核实，疑似丧失的调查后停发。',
    sayEn: 'Entitlement is confirmed by matching and self-service; doubts are looked into first.',
    asksForBehaviour: true,
  },
  'HANDLING-30': {
    title: '无障碍、代办和上门',
    says: '为老年人、残疾人提供无障碍服务，采取授权代办、上门服务等方式。',
    sayEn: 'Elders and disabled people get accessible service, agents and visits at home.',
    asksForBehaviour: true,
  },
  'HANDLING-53': {
    title: '经办机构的责任',
    says: '违规要求证明材料、克扣或者拒付待遇、丢失或者篡改数据等，责令改正，依法处分。',
    sayEn: 'An agency that asks for papers unlawfully, withholds or loses data must put it right.',
    asksForBehaviour: true,
  },
  'HANDLING-54': {
    title: '泄露个人信息的责任',
    says: '机构及其人员泄露个人信息的，依法处分；造成损失的，依法赔偿。',
    sayEn: 'Who leaks personal information is disciplined and pays for the damage.',
    asksForBehaviour: true,
  },
} as const satisfies Readonly<Record<`HANDLING-${number}`, ArticleText>>

/** “中华人民共和国社会保障卡”管理办法: the articles this product acts on. */
export const CARD = {
  'CARD-15': {
    title: '查询权和隐私',
    says: '保护持卡人查询本人信息的权利和隐私。',
    sayEn: 'The right of the holder to see their own data and their privacy are protected.',
    asksForBehaviour: true,
  },
  'CARD-16': {
    title: '公布用卡规程',
    says: '发卡地公布规程：功能用途，申领条件手续，使用范围方法，损坏、遗失、挂失、补发程序，权利义务。',
    sayEn:
      'The issuing place publishes its rules: uses, conditions, damage, loss and replacement, ' +
      'rights and duties.',
    asksForBehaviour: true,
  },
} as const satisfies Readonly<Record<`CARD-${number}`, ArticleText>>

/** 网络数据安全管理条例: the articles this product acts on. */
export const NETDATA = {
  'NETDATA-12': {
    title: '对外提供和委托处理',
    says: '向他人提供、委托处理个人信息，约定目的、方式、范围和义务，处理情况记录至少保存三年。',
    sayEn: 'Sharing and entrusting are agreed in detail and recorded for at least three years.',
    asksForBehaviour: true,
  },
  'NETDATA-22': {
    title: '单独同意和不得频繁征求',
    says: '处理生物识别、金融账户、行踪轨迹等取得单独同意；明确拒绝后不得频繁征求。',
    sayEn: 'Sensitive handling needs separate consent; after a refusal nobody is pestered.',
    asksForBehaviour: true,
  },
} as const satisfies Readonly<Record<`NETDATA-${number}`, ArticleText>>

/** 无障碍环境建设法: the articles this product acts on. */
export const ACCESSIBILITY = {
  'ACCESSIBILITY-32': {
    title: '网站和应用无障碍',
    says: '利用财政资金建立的网站、移动应用等应当逐步符合无障碍设计标准。',
    sayEn: 'Web sites and apps paid from public money come to meet accessibility standards.',
    asksForBehaviour: true,
  },
  'ACCESSIBILITY-39': {
    title: '公共服务场所',
    says: '公共服务场所配备必要的无障碍设备和辅助器具，标注指引。',
    sayEn: 'Places of public service keep accessible equipment and show the way to it.',
    asksForBehaviour: true,
  },
  'ACCESSIBILITY-40': {
    title: '行政服务机构',
    says: '设置低位服务台或者无障碍服务窗口，配备电子信息显示屏、手写板、语音提示等设备。',
    sayEn: 'Public offices have a low or accessible counter, displays, writing pads and voice.',
    asksForBehaviour: true,
  },
} as const satisfies Readonly<Record<`ACCESSIBILITY-${number}`, ArticleText>>
