import type { Text } from '#ui/i18n/language.ts'
import { defineMessages } from '#ui/i18n/messages.ts'

const text = <const Hans extends string>(hans: Hans, hant: string, en: string, pt: string) =>
  ({ 'zh-Hans': hans, 'zh-Hant': hant, en, pt }) satisfies Text

/** 换不了: why not, by the code of the refusal. */
export const refusalMessages = defineMessages({
  title: text('现在不能换银行', '現時不能更換銀行', 'Not possible now', 'Não é possível agora'),
  instead: text('您可以这样办', '您可以這樣辦', 'What you can do', 'O que pode fazer'),
  PERSON_NOT_ELIGIBLE: text(
    '登记的信息有出入，请带证件到服务网点核对。',
    '登記資料有出入，請帶證件到服務網點核對。',
    'Something in your entry has to be looked at: bring your document to an outlet.',
    'É preciso verificar o seu registo: traga o documento a um balcão.',
  ),
  GUARDIAN_NEEDED: text(
    '未满十六周岁，还不能自己换银行，别人也不能代签。卡坏了或者丢了，由监护人带双方证件到服务网点换领、补领。',
    '未滿十六歲，尚不能自行更換銀行，他人亦不能代簽。卡損壞或遺失，由監護人帶雙方證件到服務網點換領、補領。',
    'Under 16 you cannot change banks yourself yet, and nobody may sign it for you. A damaged or ' +
      'lost card is renewed by a guardian at an outlet, with both documents.',
    'Até aos 16 anos ainda não pode mudar de banco, e ninguém assina por si. Um cartão ' +
      'danificado ou perdido é renovado pelo tutor, num balcão, com os documentos de ambos.',
  ),
  ORDER_OPEN: text(
    '您有一笔补换卡正在办。办好或者撤回以后，就可以换银行。',
    '您有一項補換卡正在辦理。辦妥或撤回後，即可更換銀行。',
    'A new card is on order. When it is done or taken back you can change banks.',
    'Tem um pedido de cartão em curso. Depois de concluído ou anulado pode mudar de banco.',
  ),
  ACTION_NOT_AVAILABLE_IN_STATUS: text(
    '您的卡现在不是正常状态。先让卡恢复正常，再换银行；卡丢了可以补领。',
    '您的卡現時並非正常狀態。先讓卡恢復正常，再更換銀行；如遺失可補領。',
    'Your card is not in its normal state. Make it good again first; a lost one can be replaced.',
    'O cartão não está no estado normal. Recupere-o primeiro; se o perdeu, pode substituí-lo.',
  ),
  OLD_ACCOUNT_FROZEN: text(
    '原来的银行账户被冻结了，解冻以前不能换。请问原来的银行，是谁冻结、怎么解冻。',
    '原來的銀行戶口被凍結，解凍前不能更換。請向原銀行查詢凍結者及解凍方法。',
    'Your account is frozen, and banks cannot be changed before it is free. Ask your bank who ' +
      'froze it and why.',
    'A sua conta está congelada e só pode mudar depois. Pergunte ao banco quem a congelou.',
  ),
  HIGHER_ASSURANCE_NEEDED: text(
    '这件事要再确认一次是您本人；也可以到服务网点办。',
    '此事須再確認一次是您本人；亦可到服務網點辦理。',
    'For this we have to be surer that it is you; or come to an outlet.',
    'Para isto é preciso confirmar melhor a sua identidade; ou venha a um balcão.',
  ),
  PROGRAMME_NOT_PAID: text(
    '选的项目里有一项已经不能换了，请再选一次。',
    '所選項目中有一項已不能轉換，請再選一次。',
    'One of the payments you chose cannot move any more; choose again.',
    'Um dos pagamentos escolhidos já não pode mudar; escolha de novo.',
  ),
  OUTLET_OF_OTHER_BANK: text(
    '这个网点不发这家银行的卡，请另选网点或者邮寄。',
    '該服務網點不發該銀行的卡，請另選網點或郵寄。',
    'This outlet does not give out cards of that bank; choose another, or the post.',
    'Este balcão não entrega cartões desse banco; escolha outro ou o correio.',
  ),
  OTHER: text(
    '刚才选的现在办不了，请再选一次。',
    '剛才所選現時未能辦理，請再選一次。',
    'What you chose is not possible any more; choose again.',
    'O que escolheu já não é possível; escolha de novo.',
  ),
  seeOrder: text('看办理进度', '查看辦理進度', 'See how far it is', 'Ver a situação'),
  askCounter: text('找服务网点', '尋找服務網點', 'Find an outlet', 'Encontrar um balcão'),
  seeCard: text('看我的卡', '查看我的卡', 'See my card', 'Ver o meu cartão'),
  askBank: text('问原来的银行', '向原銀行查詢', 'Ask your bank', 'Contactar o seu banco'),
  choose: text('回去再选', '返回再選', 'Go back and choose', 'Voltar e escolher'),
})
