import { defineNotices } from '#modules/person/index.ts'

/**
 * 到账短信: what holders are told of their money. The first is the published form of these messages;
 * the second names no reason, since whoever holds the phone reads it.
 */
export const paymentNotices = defineNotices('payment', {
  paid: {
    'zh-Hans':
      '【广东一卡通】您好，您第{period}期{programme}已获批准，金额{amountFen}元，' +
      '已发放到尾号为{tail}的社会保障卡，请注意查收。',
    'zh-Hant':
      '【廣東一卡通】您好，您第{period}期{programme}已獲批准，金額{amountFen}元，' +
      '已發放到尾號為{tail}的社會保障卡，請注意查收。',
    en:
      '[Yikatong] Your {programme} for {period} was approved: {amountFen} yuan ' +
      'were paid to the social security card ending in {tail}.',
    pt:
      '[Yikatong] O seu {programme} de {period} foi aprovado: {amountFen} yuan ' +
      'pagos no cartão de segurança social terminado em {tail}.',
  },
  failed: {
    'zh-Hans':
      '【广东一卡通】您好，您第{period}期{programme}{amountFen}元没有到账（尾号{tail}的社会保障卡）。' +
      '钱没有丢，请在“我的钱”里看怎么办，或者到网点。',
    'zh-Hant':
      '【廣東一卡通】您好，您第{period}期{programme}{amountFen}元未能到賬（尾號{tail}的社會保障卡）。' +
      '款項並無遺失，請在「我的錢」查看如何處理，或到網點。',
    en:
      '[Yikatong] {amountFen} yuan of {programme} for {period} did not reach the card ending in ' +
      '{tail}. It is not lost: see My money for what to do, or ask at a counter.',
    pt:
      '[Yikatong] {amountFen} yuan de {programme} ({period}) não chegaram ao cartão terminado em ' +
      '{tail}. Não se perderam: veja O meu dinheiro ou dirija-se a um balcão.',
  },
})
