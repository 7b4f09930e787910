import type { Text } from '#ui/i18n/language.ts'
import { defineMessages } from '#ui/i18n/messages.ts'
import type { BankChangeStep } from './bank-change.ts'

const text = <const Hans extends string>(hans: Hans, hant: string, en: string, pt: string) =>
  ({ 'zh-Hans': hans, 'zh-Hant': hant, en, pt }) satisfies Text

/** 办到哪一步 */
export const stepMessages = defineMessages({
  sign: text('您已签署', '您已簽署', 'Signed by you', 'Assinado por si'),
  account: text('新银行开户', '新銀行開戶', 'The bank opens the account', 'O banco abre a conta'),
  production: text('制作新卡', '製作新卡', 'The card is made', 'O cartão é produzido'),
  collect: text('领取新卡', '領取新卡', 'You get the card', 'Recebe o cartão'),
  enable: text('启用新卡', '啟用新卡', 'You enable the card', 'Activa o cartão'),
  activate: text(
    '激活银行账户',
    '啟用銀行戶口',
    'You activate the account',
    'Activa a conta bancária',
  ),
  switch: text('钱换到新账户', '款項轉到新戶口', 'Payments move', 'Os pagamentos mudam'),
  watch: text(
    '看护原账户',
    '觀察原戶口',
    'The old account is kept',
    'A conta antiga fica de reserva',
  ),
} satisfies Record<BankChangeStep, unknown>)

/** Who has it now, and what is waited for. */
export const waitingMessages = defineMessages({
  account: text(
    '现在等银行开户，您不用做什么。',
    '現時等候銀行開戶，您無須處理。',
    'The bank has it. There is nothing for you to do.',
    'Está com o banco. Não precisa de fazer nada.',
  ),
  production: text(
    '现在等制卡中心，您不用做什么。',
    '現時等候製卡中心，您無須處理。',
    'The card factory has it. There is nothing for you to do.',
    'Está com o centro de produção. Não precisa de fazer nada.',
  ),
  collect: text(
    '卡已制好，等您领取。',
    '卡已製成，等候您領取。',
    'The card is ready for you.',
    'O cartão está pronto.',
  ),
  enable: text(
    '卡在您手上，启用以后原来的卡马上停用。',
    '卡在您手上，啟用後原來的卡即時停用。',
    'You have the card. When you enable it, the old one stops at once.',
    'Tem o cartão. Quando o activar, o antigo pára de imediato.',
  ),
  activate: text(
    '请到新银行激活账户，网点、手机银行都可以。激活以前，钱照旧发到原账户。',
    '請到新銀行啟用戶口，服務網點、手機銀行均可。啟用前，款項照舊發到原戶口。',
    'Activate the account at the new bank, at a branch or by its app. Until then payments go on ' +
      'to the old account.',
    'Active a conta no novo banco, ao balcão ou na aplicação. Até lá, os pagamentos vão para a ' +
      'conta antiga.',
  ),
  switch: text(
    '账户已激活，正在登记每一笔。',
    '戶口已啟用，正在登記每一項。',
    'The account is active; each payment is being entered.',
    'A conta está activa; cada pagamento está a ser registado.',
  ),
  watch: text(
    '退回的钱还能进原账户，到 {date} 为止。',
    '退回的款項仍可存入原戶口，至 {date} 為止。',
    'What comes back still reaches the old account, until {date}.',
    'O que for devolvido ainda chega à conta antiga, até {date}.',
  ),
})

/** 换银行进度, its receipt, and taking it back. */
export const progressMessages = defineMessages({
  title: text('换银行进度', '更換銀行進度', 'Your change of bank', 'A sua mudança de banco'),
  signed: text('换银行已经签好', '更換銀行已簽妥', 'Change of bank signed', 'Mudança assinada'),
  number: text('办理编号', '辦理編號', 'Number', 'Número'),
  signedAt: text('签署时间', '簽署時間', 'Signed', 'Assinada em'),
  promise: text('承诺时限', '承諾時限', 'Promised within', 'Prazo prometido'),
  moment: text('什么时候换', '何時轉換', 'When', 'Quando'),
  steps: text('办到哪一步', '辦到哪一步', 'How far it is', 'Situação'),
  payments: text('每一笔钱', '每一項款項', 'Each payment', 'Cada pagamento'),
  can: text('现在可以做', '現時可以做', 'What you can do now', 'O que pode fazer'),
  allDone: text(
    '都办好了。原来的银行账户现在是普通账户，里面的钱还是您的；要不要销户，由您到原银行决定。',
    '已全部辦妥。原來的銀行戶口現為普通戶口，款項仍屬於您；是否銷戶，由您到原銀行決定。',
    'All is done. Your old account is an ordinary one now and its money is yours; whether to ' +
      'close it is up to you.',
    'Está tudo feito. A conta antiga é agora uma conta comum e o dinheiro é seu; encerrá-la é ' +
      'decisão sua.',
  ),
  takenBack: text(
    '这次换银行已经结束：没有换，原来的卡和账户照旧。',
    '這次更換銀行已結束：沒有更換，原來的卡和戶口照舊。',
    'This change is off. Nothing was changed: card and account are what they were.',
    'Esta mudança ficou sem efeito. O cartão e a conta são os mesmos.',
  ),
  againText: text(
    '想再换，可以重新开始，上次选的领卡方式和时间还在。',
    '如想再換，可重新開始，上次選擇的領卡方式和時間仍保留。',
    'You can begin anew; how to get the card and when to change over are still filled in.',
    'Pode recomeçar; a entrega e o momento escolhidos continuam preenchidos.',
  ),
  again: text('重新开始', '重新開始', 'Begin anew', 'Recomeçar'),
  bankRefused: text(
    '新银行没有开成账户。原来的卡照常用，钱照旧发。',
    '新銀行未能開立戶口。原來的卡照常使用，款項照舊發放。',
    'The new bank did not open the account. Your card works and payments go on as before.',
    'O novo banco não abriu a conta. O cartão e os pagamentos continuam como antes.',
  ),
  bankSays: text(
    '银行说：{reason}',
    '銀行表示：{reason}',
    'The bank says: {reason}',
    'O banco diz: {reason}',
  ),
  bankStopped: text(
    '新银行暂停新办，恢复以后会自动接着办。不想等，可以撤回，另选一家。',
    '新銀行暫停新辦，恢復後會自動繼續。不想等候，可撤回，另選一家。',
    'The new bank takes no new cards for now; the order goes on by itself when it does. You can ' +
      'also take it back and choose another bank.',
    'O novo banco suspendeu novos cartões; o pedido continua quando os aceitar. Também pode ' +
      'anular e escolher outro banco.',
  ),
  productionFailed: text(
    '新卡没有制成，制卡中心会再做一张。您不用做什么，也可以撤回。',
    '新卡未能製成，製卡中心會再製一張。您無須處理，亦可撤回。',
    'The card could not be made and is made again. There is nothing for you to do.',
    'O cartão não pôde ser produzido e será feito outro. Não precisa de fazer nada.',
  ),
  retry: text(
    '请这家银行再办一次',
    '請該銀行再辦一次',
    'Ask this bank again',
    'Pedir outra vez a este banco',
  ),
  enable: text(
    '我已拿到新卡，启用',
    '我已取得新卡，啟用',
    'I have the card: enable it',
    'Tenho o cartão: activar',
  ),
  enableLater: text(
    '还不能启用：请先在网点领卡。',
    '暫未能啟用：請先到服務網點領卡。',
    'Not yet: fetch the card at the outlet first.',
    'Ainda não: levante primeiro o cartão no balcão.',
  ),
  withdraw: text('撤回，不换了', '撤回，不再更換', 'Take it back', 'Anular'),
  consents: text(
    '撤回某一笔的授权',
    '撤回某一項的授權',
    'Withdraw one permission',
    'Retirar uma autorização',
  ),
  file: text('看这一件的办件', '查看此宗辦件', 'See its case', 'Ver o processo'),
  slipA5: text('回执（A5）', '回執（A5）', 'Receipt (A5)', 'Recibo (A5)'),
  slipRoll: text('回执（小票）', '回執（小票）', 'Receipt (roll)', 'Recibo (talão)'),
  receipt: text(
    '换银行回执',
    '更換銀行回執',
    'Receipt: change of bank',
    'Recibo: mudança de banco',
  ),
  count: text('{count} 项', '{count} 項', '{count}', '{count}'),
  slipNote: text(
    '新卡启用以前可以随时撤回。进度请登录“换银行”看。',
    '新卡啟用前可隨時撤回。進度請登入「更換銀行」查看。',
    'It can be taken back until the new card is in use. Sign in and open Change bank to follow it.',
    'Pode ser anulada até o novo cartão estar em uso. Siga em Mudar de banco.',
  ),
  hotline: text(
    '有问题请拨打 12333。',
    '如有疑問請致電 12333。',
    'Questions: call 12333.',
    'Dúvidas: ligue 12333.',
  ),
  withdrawTitle: text('撤回换银行', '撤回更換銀行', 'Take the change back', 'Anular a mudança'),
  withdrawCard: text(
    '原来的卡照常用，新卡不再制作；已经制好的作废。',
    '原來的卡照常使用，新卡不再製作；已製成的作廢。',
    'Your card goes on working. The new one is not made; one that is made is void.',
    'O seu cartão continua. O novo não é feito; se já estiver, fica sem efeito.',
  ),
  withdrawMoney: text(
    '每一笔钱照旧发到原账户，这次的授权全部撤回。',
    '每一項款項照舊發到原戶口，這次的授權全部撤回。',
    'Every payment stays with the old account, and all permissions of this change are withdrawn.',
    'Todos os pagamentos ficam na conta antiga e as autorizações são retiradas.',
  ),
  keep: text('不撤回，继续办', '不撤回，繼續辦理', 'Keep it', 'Manter'),
})

/** What becomes of one payment. */
export const paymentMessages = defineMessages({
  waiting: text('等新卡', '等候新卡', 'Waiting', 'A aguardar'),
  stays: text('照旧', '照舊', 'Stays', 'Fica'),
  planned: text('已登记', '已登記', 'Entered', 'Registado'),
  moved: text('已换', '已轉換', 'Moved', 'Mudou'),
  rejected: text('被退回', '被退回', 'Sent back', 'Devolvido'),
  closed: text('要处理', '須處理', 'Act now', 'A tratar'),
  closedText: text(
    '{account}银行已注销，钱发不进来。请再换一次银行，或者到服务网点办理。',
    '{account}銀行已註銷，款項未能存入。請再更換一次銀行，或到服務網點辦理。',
    '{account} was closed by the bank: nothing arrives. Change bank again, or ask a counter.',
    '{account} foi fechada pelo banco: nada chega. Mude de banco outra vez ou vá a um balcão.',
  ),
  waitingText: text(
    '新卡和账户都启用以后才换。',
    '新卡和戶口均啟用後才轉換。',
    'Moves when the new card and its account are in use.',
    'Muda quando o novo cartão e a conta estiverem em uso.',
  ),
  notChosen: text(
    '您没有选，照旧发到{account}。',
    '您沒有選，照舊發到{account}。',
    'Not chosen: it stays with {account}.',
    'Não escolhido: fica em {account}.',
  ),
  withdrawn: text(
    '您撤回了授权，照旧发到原账户。',
    '您已撤回授權，照舊發到原戶口。',
    'You withdrew the permission: it stays with the old account.',
    'Retirou a autorização: fica na conta antiga.',
  ),
  kept: text(
    '没有换成，照旧发到原账户。请拨打 12333，我们帮您查。',
    '未能轉換，照舊發到原戶口。請致電 12333，我們協助查詢。',
    'It could not move and stays with the old account. Call 12333 and we look into it.',
    'Não pôde mudar e fica na conta antiga. Ligue 12333 e verificamos.',
  ),
  from: text(
    '从 {date} 起发到新账户。',
    '由 {date} 起發到新戶口。',
    'Paid to the new account from {date} on.',
    'Pago na nova conta a partir de {date}.',
  ),
  asBefore: text(
    '照旧发到原账户。',
    '照舊發到原戶口。',
    'It stays with the old account.',
    'Fica na conta antiga.',
  ),
  rejectedText: text(
    '有疑问请拨打 12333，我们帮您和这个部门核对。',
    '如有疑問請致電 12333，我們協助您與該部門核對。',
    'Call 12333, and we clear it up with the department.',
    'Ligue 12333 e esclarecemos com o serviço.',
  ),
  agency: text('{agency}：', '{agency}：', '{agency}: ', '{agency}: '),
  published: text('还没推送', '尚未推送', 'not told yet', 'ainda não informado'),
  pushed: text(
    '已推送，等确认',
    '已推送，等候確認',
    'told, has not answered',
    'informado, sem resposta',
  ),
  acknowledged: text('已确认', '已確認', 'confirmed', 'confirmou'),
  deferred: text('暂缓：{reason}', '暫緩：{reason}', 'put off: {reason}', 'adiado: {reason}'),
  returned: text('退回：{reason}', '退回：{reason}', 'sent back: {reason}', 'devolvido: {reason}'),
  cancelled: text('已撤回', '已撤回', 'taken back', 'retirado'),
})
