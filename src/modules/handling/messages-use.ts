import type { Text } from '#ui/i18n/language.ts'
import { defineMessages } from '#ui/i18n/messages.ts'

const text = <const Hans extends string>(hans: Hans, hant: string, en: string, pt: string) =>
  ({ 'zh-Hans': hans, 'zh-Hant': hant, en, pt }) satisfies Text

/** 用卡指南: the same five questions as of a service, for a scene of the catalogue. */
export const useMessages = defineMessages({
  title: text('卡怎么用', '卡如何使用', 'How to use the card', 'Como usar o cartão'),
  lead: text(
    '能不能用、带什么、多久、多少钱、去哪里，按应用目录现在公布的写。',
    '能否使用、帶甚麼、需時多久、費用多少、去哪裏，按應用目錄現行公布編寫。',
    'Can I, what do I bring, how long, what does it cost, where: as the catalogue has it now.',
    'Posso, o que levo, quanto demora, quanto custa, onde: segundo o catálogo em vigor.',
  ),
  everybody: text(
    '有社会保障卡的人都可以。',
    '持有社會保障卡的人士均可。',
    'Everybody who holds the card.',
    'Todos os titulares do cartão.',
  ),
  equal: text(
    '港澳居民的条件和价格一样。',
    '港澳居民的條件和收費相同。',
    'The same conditions and prices for residents of Hong Kong and Macao.',
    'As mesmas condições e preços para residentes de Hong Kong e Macau.',
  ),
  concessions: text('有这些优待', '有以下優待', 'Concessions', 'Descontos e isenções'),
  bring: text(
    '下面任选一种就行',
    '以下任選一種即可',
    'Any one of these is enough',
    'Basta um destes',
  ),
  bringNothing: text(
    '什么都不用带。',
    '毋須攜帶任何物品。',
    'Nothing to bring.',
    'Não precisa de levar nada.',
  ),
  pin: text(
    '要输卡的密码，或者手机上的口令、刷脸。',
    '須輸入卡的密碼，或使用手機口令、人臉識別。',
    'You also give your PIN, the password on your phone, or your face.',
    'Indica também o PIN, a senha do telemóvel ou o rosto.',
  ),
  original: text(
    '还要带身份证件原件，工作人员当面核对。',
    '另須攜帶身份證件正本，職員當面核對。',
    'Also bring your original identity document; staff look at it.',
    'Leve também o documento de identidade original; um funcionário verifica-o.',
  ),
  atOnce: text(
    '出示以后几秒钟。',
    '出示後數秒即可。',
    'A few seconds after you show it.',
    'Poucos segundos depois de o mostrar.',
  ),
  offline: text(
    '现场没有网络也能用。',
    '現場沒有網絡亦可使用。',
    'It works where there is no network.',
    'Funciona mesmo sem rede.',
  ),
  byAccount: text(
    '钱按发放日期直接到卡里，不用去领。',
    '款項按發放日期直接存入卡，毋須領取。',
    'Money comes to the card on its day; there is nothing to collect.',
    'O dinheiro chega ao cartão no dia próprio; não é preciso ir buscá-lo.',
  ),
  byBank: text(
    '按银行的营业时间和到账时间。',
    '按銀行的營業時間和到帳時間。',
    'As long as the bank takes.',
    'O tempo que o banco demorar.',
  ),
  noFee: text(
    '出示卡、核验身份不收费。',
    '出示卡、核驗身份不收費。',
    'Showing the card and being verified is free.',
    'Mostrar o cartão e ser verificado é gratuito.',
  ),
  ownPrice: text(
    '服务本身的价格照场所公布的。',
    '服務本身的收費以場所公布為準。',
    'The service itself costs what the place says.',
    'O serviço em si custa o que o local indicar.',
  ),
  province: text('全省', '全省', 'In the whole province', 'Em toda a província'),
  placeCount: text('{count} 个场所', '{count} 個場所', '{count} places', '{count} locais'),
  noPlace: text(
    '不用去场所。',
    '毋須前往場所。',
    'There is no place to go to.',
    'Não é preciso ir a nenhum local.',
  ),
  find: text('找离我近的', '尋找就近場所', 'Find one near me', 'Encontrar perto de mim'),
  more: text(
    '对方能看到什么、依据哪一条',
    '對方可看到甚麼、依據哪一條',
    'What the other side sees, and by which article',
    'O que a outra parte vê e com que base legal',
  ),
})
