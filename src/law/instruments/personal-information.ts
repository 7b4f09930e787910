import type { ArticleText } from '../article.ts'

/** 个人信息保护法: the articles this product acts on. */
export const PERSONAL_INFORMATION = {
  'PIPL-6': {
    title: '目的明确和最小必要',
    says: '处理个人信息要有明确、合理的目的，限于实现目的的最小范围。',
    sayEn: 'Personal information is handled for a clear purpose and no more of it than that needs.',
    asksForBehaviour: true,
  },
  'PIPL-13': {
    title: '处理的合法性基础',
    says: '取得同意，或者为履行法定职责等法定情形所必需，方可处理。',
    sayEn: 'Handling needs consent or another lawful ground, such as a statutory duty.',
    asksForBehaviour: true,
  },
  'PIPL-14': {
    title: '同意',
    says: '同意应当在充分知情的前提下自愿、明确作出；目的、方式或种类变更的，重新取得同意。',
    sayEn: 'Consent is informed, voluntary and explicit, and is asked again when things change.',
    asksForBehaviour: true,
  },
  'PIPL-17': {
    title: '告知',
    says: '处理前以显著方式、清晰易懂的语言告知处理者、目的、方式、种类、保存期限和权利。',
    sayEn:
      'Before handling, people are told plainly who, why, how, what, how long and their rights.',
    asksForBehaviour: true,
  },
  'PIPL-23': {
    title: '向其他处理者提供',
    says: '向其他处理者提供个人信息，告知接收方和目的等，并取得单独同意。',
    sayEn: 'Giving personal information to another handler needs notice and separate consent.',
    asksForBehaviour: true,
  },
  'PIPL-24': {
    title: '自动化决策',
    says: '自动化决策应当透明、公平；对个人权益有重大影响的，可以要求说明并拒绝仅由机器决定。',
    sayEn:
      'Automated decisions are transparent and fair; a person may ask for reasons and a human.',
    asksForBehaviour: true,
  },
  'PIPL-28': {
    title: '敏感个人信息',
    says: '生物识别、医疗健康、金融账户、行踪轨迹和不满十四周岁未成年人的信息，从严处理。',
    sayEn: 'Biometrics, health, accounts, whereabouts and data of under-14s are handled strictly.',
    asksForBehaviour: true,
  },
  'PIPL-29': {
    title: '敏感信息的单独同意',
    says: '处理敏感个人信息应当取得个人的单独同意。',
    sayEn: 'Handling sensitive personal information needs separate consent.',
    asksForBehaviour: true,
  },
  'PIPL-31': {
    title: '不满十四周岁未成年人',
    says: '处理不满十四周岁未成年人的个人信息，应当取得监护人同意并有专门规则。',
    sayEn: 'For a child under 14 the guardian consents, and special rules apply.',
    asksForBehaviour: true,
  },
  'PIPL-44': {
    title: '知情权和决定权',
    says: '个人对其个人信息的处理享有知情权、决定权，有权限制或者拒绝他人处理。',
    sayEn: 'A person has the right to know and to decide how their information is handled.',
    asksForBehaviour: true,
  },
  'PIPL-45': {
    title: '查阅和复制',
    says: '个人有权查阅、复制其个人信息，处理者应当及时提供。',
    sayEn: 'A person may see and copy their information, without delay.',
    asksForBehaviour: true,
  },
  'PIPL-46': {
    title: '更正和补充',
    says: '信息不准确或者不完整的，个人有权请求更正、补充，处理者核实后及时办理。',
    sayEn: 'A person may have wrong or incomplete information corrected.',
    asksForBehaviour: true,
  },
  'PIPL-47': {
    title: '删除',
    says: '目的已实现、保存期限届满、撤回同意等情形，应当主动删除，个人也可以请求删除。',
    sayEn: 'Information is deleted when its purpose, its term or the consent has ended.',
    asksForBehaviour: true,
  },
  'PIPL-48': {
    title: '解释说明',
    says: '个人有权要求处理者解释说明处理规则。',
    sayEn: 'A person may ask for the handling rules to be explained.',
    asksForBehaviour: true,
  },
  'PIPL-51': {
    title: '安全管理措施',
    says: '分类管理、加密和去标识化、合理确定操作权限、培训、制定应急预案。',
    sayEn: 'Classify, encrypt, de-identify, limit permissions, train and plan for incidents.',
    asksForBehaviour: true,
  },
  'PIPL-55': {
    title: '事前影响评估',
    says: '处理敏感信息、自动化决策、向他人提供、向境外提供等，事前评估影响并记录。',
    sayEn: 'Sensitive handling, sharing and the like are assessed beforehand and recorded.',
    asksForBehaviour: true,
  },
  'PIPL-57': {
    title: '泄露的补救和通知',
    says: '发生或者可能发生泄露、篡改、丢失的，立即补救，并通知主管部门和个人。',
    sayEn: 'A leak is remedied at once and the authority and the people concerned are told.',
    asksForBehaviour: true,
  },
} as const satisfies Readonly<Record<`PIPL-${number}`, ArticleText>>
