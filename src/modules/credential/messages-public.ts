import type { Text } from '#ui/i18n/language.ts'
import { defineMessages } from '#ui/i18n/messages.ts'

const text = <const Hans extends string>(hans: Hans, hant: string, en: string, pt: string) =>
  ({ 'zh-Hans': hans, 'zh-Hant': hant, en, pt }) satisfies Text

/** 已经纳入社会保障卡的旧卡, for everybody; milestones are called the same on staff pages. */
export const publicMessages = defineMessages({
  title: text(
    '并入社会保障卡的旧卡',
    '併入社會保障卡的舊卡',
    'Older cards taken into this card',
    'Cartões antigos integrados neste cartão',
  ),
  lead: text(
    '这些卡、证、码的功能，社会保障卡已经能办，或者正在接过来。不用再办新的。',
    '這些卡、證、碼的功能，社會保障卡已經能辦，或正在接過來。毋須再辦新的。',
    'What these cards, certificates and codes did, the social security card does, or soon will.',
    'O que estes cartões e códigos faziam passa a ser feito com o cartão de segurança social.',
  ),
  absorbed: text('已经并入', '已經併入', 'Taken in', 'Integrados'),
  absorbing: text('正在并入', '正在併入', 'On the way', 'Em integração'),
  exempted: text(
    '国家另有规定，和社会保障卡一起用',
    '國家另有規定，與社會保障卡一併使用',
    'Kept by a rule of the State, used together with this card',
    'Mantidos por norma do Estado, usados com este cartão',
  ),
  none: text('目前没有', '目前沒有', 'None at present', 'Nenhum de momento'),
  issuer: text('原发放部门', '原發放部門', 'Issued by', 'Emitido por'),
  region: text('范围', '範圍', 'Where', 'Onde'),
  province: text('全省', '全省', 'Whole province', 'Toda a província'),
  instead: text('现在用', '現在用', 'Use instead', 'Use agora'),
  until: text('旧的用到', '舊的用到', 'The old one works until', 'O antigo vale até'),
  ended: text('已经停用', '已經停用', 'The old one has ended', 'O antigo terminou'),
  number: text('旧卡上的号码', '舊卡上的號碼', 'Number of the old one', 'Número do antigo'),
  byNumber: text(
    '停用以前，忘带社会保障卡时，可以在承接的场景报旧卡号',
    '停用之前，如忘記攜帶社會保障卡，可在承接的場景報讀舊卡號碼',
    'Until then its number is taken there, should you have left the card at home',
    'Até lá, o seu número é aceite aí, se não tiver o cartão consigo',
  ),
  yours: text('收进来的旧卡', '已併入的舊卡', 'Older cards taken in', 'Cartões antigos integrados'),
  yourUntil: text('用到 {date}', '可用至 {date}', 'until {date}', 'até {date}'),
  yourEnded: text('已经停用', '已經停用', 'has ended', 'terminou'),
  tail: text('尾号 {tail}', '尾號 {tail}', 'ending in {tail}', 'termina em {tail}'),
  more: text('都有哪些旧卡', '有哪些舊卡', 'All older cards', 'Todos os cartões antigos'),
  holders: text('转移人数', '轉移人數', 'Holders moved', 'Titulares transferidos'),
  holdersOf: text(
    '{moved} / {all} 人',
    '{moved} / {all} 人',
    '{moved} of {all}',
    '{moved} de {all}',
  ),
  due: text('{date} 前', '{date} 前', 'By {date}', 'Até {date}'),
  reached: text('{date} 已完成', '{date} 已完成', 'Done on {date}', 'Concluído em {date}'),
  rule: text('国家规定', '國家規定', 'Rule of the State', 'Norma do Estado'),
  stopIssuing: text('停止新发', '停止新發', 'No new ones are issued', 'Deixa de ser emitido'),
  loadUse: text(
    '功能加载到社会保障卡',
    '功能加載到社會保障卡',
    'The card takes over',
    'O cartão assume as funções',
  ),
  moveHolders: text('持卡人转移', '持卡人轉移', 'Holders are moved', 'Transferência dos titulares'),
  switchOff: text('停用旧卡', '停用舊卡', 'The old one is switched off', 'O antigo é desactivado'),
  refused: text(
    '有人要您另外办一张功能重复的卡？打 12333 告诉我们。',
    '有人要求您另辦一張功能重複的卡？請致電 12333 告訴我們。',
    'Are you asked to get one more card for the same thing? Tell us on 12333.',
    'Pediram-lhe outro cartão para o mesmo fim? Diga-nos pelo 12333.',
  ),
})
