import type { Text } from '#ui/i18n/language.ts'
import { defineMessages } from '#ui/i18n/messages.ts'

const text = <const Hans extends string>(hans: Hans, hant: string, en: string, pt: string) =>
  ({ 'zh-Hans': hans, 'zh-Hant': hant, en, pt }) satisfies Text

/** 换银行: the questions, from 能换吗 to the signature. */
export const bankChangeMessages = defineMessages({
  title: text('换银行', '更換銀行', 'Change bank', 'Mudar de banco'),
  step: text('第 {n} 步，共 5 步', '第 {n} 步，共 5 步', 'Step {n} of 5', 'Passo {n} de 5'),
  lead: text(
    '一次办完，不用去原来的银行。新卡启用以前，原来的卡照常用，随时可以撤回。',
    '一次辦妥，無須前往原來的銀行。新卡啟用前，原來的卡照常使用，可隨時撤回。',
    'One order, and no visit to your old bank. Your card goes on working until the new one is ' +
      'in use; until then you can take everything back.',
    'Um só pedido, sem ir ao banco antigo. O cartão funciona até o novo estar em uso; até ' +
      'lá pode anular tudo.',
  ),
  earlier: text(
    '看上一次换银行的进度',
    '查看上一次更換銀行的進度',
    'See your last change of bank',
    'Ver a última mudança de banco',
  ),
  money: text(
    '发到您卡上的钱',
    '發到您卡上的款項',
    'Money paid to your card',
    'Pagamentos no seu cartão',
  ),
  moneyText: text(
    '没有您的同意，一笔也不会换。下面每一笔，等一下由您决定换还是不换。',
    '未經您同意，一項也不會轉。以下每一項，稍後由您決定是否轉換。',
    'Nothing moves without your consent. For each of these you decide in a moment.',
    'Nada muda sem o seu consentimento. Decide já a seguir, um por um.',
  ),
  noMoney: text(
    '现在没有项目发钱到您的卡上。',
    '現時沒有項目發款到您的卡上。',
    'No programme pays to your card now.',
    'Nenhum apoio é pago agora no seu cartão.',
  ),
  paidTo: text(
    '现在发到{account}。',
    '現時發到{account}。',
    'Paid to {account}.',
    'Pago em {account}.',
  ),
  paidToClosed: text(
    '登记发到{account}，这个账户银行已注销，钱发不进来。',
    '登記發到{account}，該戶口銀行已註銷，款項未能存入。',
    'Meant for {account}, which the bank has closed: nothing arrives.',
    'Destinado a {account}, que o banco fechou: nada chega.',
  ),
  next: text('下一次：{date}。', '下一次：{date}。', 'Next: {date}.', 'Próximo: {date}.'),
  noNext: text(
    '没有下一次发放日。',
    '沒有下一次發放日。',
    'No further pay day.',
    'Sem mais pagamentos.',
  ),
  batch: text(
    '{date}这一批可能已经送银行。',
    '{date}這一批可能已送銀行。',
    'The batch of {date} may be on its way.',
    'O lote de {date} pode estar a caminho.',
  ),
  moving: text(
    '正在换到{account}，这次不能再选。',
    '正在轉到{account}，這次不能再選。',
    'Moving to {account} already; it cannot be chosen now.',
    'Já a mudar para {account}; não pode ser escolhido agora.',
  ),
  account: text(
    '{bank}（尾号 {tail}）',
    '{bank}（尾號 {tail}）',
    '{bank} (ends in {tail})',
    '{bank} (termina em {tail})',
  ),
  notCovered: text(
    '这里换不了的，要您自己改',
    '這裏不能更改、須您自行更改的',
    'What you have to change yourself',
    'O que tem de mudar você',
  ),
  notCoveredPay: text(
    '微信、支付宝绑定的银行卡',
    '微信、支付寶綁定的銀行卡',
    'the bank card in WeChat or Alipay',
    'o cartão bancário no WeChat ou Alipay',
  ),
  notCoveredBills: text(
    '水、电、燃气、电话费代扣',
    '水、電、煤氣、電話費自動轉帳',
    'direct debits for water, power, gas and telephone',
    'débitos directos de água, luz, gás e telefone',
  ),
  notCoveredOther: text(
    '工资、房贷、信用卡还款',
    '工資、房貸、信用卡還款',
    'wages, a mortgage, a credit card',
    'salário, crédito à habitação, cartão de crédito',
  ),
  oldAccount: text(
    '原来的银行账户不会自动注销，里面的钱还是您的。新卡启用后，原账户再看护 {days} 天，退回的钱仍有去处。',
    '原來的銀行戶口不會自動註銷，款項仍屬於您。新卡啟用後，原戶口再觀察 {days} 天，退回的款項仍有去處。',
    'Your old account is not closed, and the money on it stays yours. For {days} days after the ' +
      'change it is kept as a fallback.',
    'A conta antiga não é encerrada e o dinheiro continua seu. Fica de reserva {days} dias.',
  ),
  fee: text('工本费', '工本費', 'Fee', 'Taxa'),
  free: text('免费', '免費', 'Free', 'Grátis'),
  limit: text('多久能好', '需時多久', 'How long', 'Prazo'),
  limitDays: text('{days} 个工作日', '{days} 個工作日', '{days} working days', '{days} dias úteis'),
  start: text('开始办理', '開始辦理', 'Start', 'Começar'),
  goOn: text('下一步', '下一步', 'Continue', 'Continuar'),
  saved: text(
    '填过的会保存 {days} 天，换一台设备也能接着办。',
    '已填資料保存 {days} 天，換一部裝置亦可繼續辦理。',
    'What you answer is kept for {days} days, on every device you sign in on.',
    'As respostas ficam guardadas {days} dias, em qualquer dispositivo.',
  ),
  bank: text('新银行', '新銀行', 'New bank', 'Novo banco'),
  fromBank: text('原来的银行', '原來的銀行', 'Old bank', 'Banco antigo'),
  chooseBank: text('选择新银行', '選擇新銀行', 'Choose the new bank', 'Escolha o novo banco'),
  chooseOne: text(
    '请选择一家银行',
    '請選擇一家銀行',
    'Choose one of the banks',
    'Escolha um dos bancos',
  ),
  bankGone: text(
    '这家银行刚刚暂停新办，请另选一家',
    '該銀行剛剛暫停新辦，請另選一家',
    'This bank has just stopped taking new cards; choose another',
    'Este banco deixou agora de aceitar pedidos; escolha outro',
  ),
  collect: text('怎么领新卡', '如何領取新卡', 'How to get the card', 'Como receber o cartão'),
  collectHint: text(
    '领卡时带本人有效证件。',
    '領卡時請帶本人有效證件。',
    'Bring your identity document.',
    'Traga o seu documento de identidade.',
  ),
  collectMissing: text(
    '请选择怎么领卡',
    '請選擇如何領卡',
    'Choose how to get the card',
    'Escolha como receber o cartão',
  ),
  mail: text('邮寄给我', '郵寄給我', 'By post', 'Por correio'),
  mailHint: text(
    '寄到您登记的地址，邮费到付。',
    '寄到您登記的地址，郵費到付。',
    'To your registered address; you pay the postage on delivery.',
    'Para a morada registada; paga o porte na entrega.',
  ),
  hours: text(
    '{hours}，电话 {phone}',
    '{hours}，電話 {phone}',
    '{hours}, phone {phone}',
    '{hours}, tel. {phone}',
  ),
})

/** 换银行: which money moves, when, and the signature under it. */
export const signingMessages = defineMessages({
  programmes: text(
    '哪些钱换到新账户？',
    '哪些款項轉到新戶口？',
    'Which payments move to the new account?',
    'Que pagamentos mudam para a nova conta?',
  ),
  programmesHint: text(
    '不选的照旧发到原账户。一项都不选，也可以换银行。',
    '不選的照舊發到原戶口。一項都不選，亦可更換銀行。',
    'What you do not tick stays with the old account. You may tick nothing at all.',
    'O que não marcar fica na conta antiga. Pode não marcar nenhum.',
  ),
  all: text('全部选上', '全部選上', 'Tick them all', 'Marcar todos'),
  allDone: text(
    '已经全部选上，请看一遍再继续。',
    '已全部選上，請看一遍再繼續。',
    'All are ticked. Read them once more, then continue.',
    'Estão todos marcados. Reveja-os e continue.',
  ),
  chosen: text('换到新账户的', '轉到新戶口的', 'Moving', 'Mudam'),
  staying: text('照旧发到原账户的', '照舊發到原戶口的', 'Staying', 'Ficam'),
  nothing: text('没有', '沒有', 'Nothing', 'Nenhum'),
  moment: text('什么时候换？', '何時轉換？', 'When?', 'Quando?'),
  momentHint: text(
    '从新卡启用、银行账户激活那天算起。已经送银行的一批，怎么选都不会丢。',
    '由新卡啟用、銀行戶口啟用當日起計。已送銀行的一批，無論怎樣選都不會遺失。',
    'Counted from the day the new card and its account are in use. A batch on its way is safe ' +
      'either way.',
    'A contar do dia em que o novo cartão e a conta estão em uso. Um lote a caminho está seguro.',
  ),
  momentMissing: text(
    '请选择什么时候换',
    '請選擇何時轉換',
    'Choose when to change over',
    'Escolha quando mudar',
  ),
  now: text('马上换', '即時轉換', 'At once', 'De imediato'),
  nowHint: text(
    '下一批起发到新账户；可能已经送银行的那一批，仍发到原账户。',
    '由下一批起發到新戶口；可能已送銀行的一批，仍發到原戶口。',
    'From the next batch on; one that may be on its way still goes to the old account.',
    'A partir do próximo lote; um que esteja a caminho vai ainda para a conta antiga.',
  ),
  afterNextPayment: text(
    '收到下一次钱以后再换',
    '收到下一次款項後再轉',
    'After the next payment has arrived',
    'Depois de chegar o próximo pagamento',
  ),
  afterHint: text(
    '每一笔各等各的发放日，到账以后自动换。',
    '每一項各等其發放日，到帳後自動轉換。',
    'Each payment waits for its own pay day and changes over by itself.',
    'Cada pagamento espera o seu dia e muda por si.',
  ),
  ifToday: text(
    '如果今天就启用新卡',
    '如今天即啟用新卡',
    'If the new card were in use today',
    'Se o novo cartão estivesse em uso hoje',
  ),
  ifNow: text(
    '马上换：从今天起。',
    '即時轉換：由今天起。',
    'At once: from today on.',
    'De imediato: a partir de hoje.',
  ),
  ifNowBatch: text(
    '马上换：{date}这一批仍发到原账户，以后的发到新账户。',
    '即時轉換：{date}這一批仍發到原戶口，其後的發到新戶口。',
    'At once: the batch of {date} still goes to the old account, later ones to the new.',
    'De imediato: o lote de {date} vai para a conta antiga, os seguintes para a nova.',
  ),
  ifAfter: text(
    '收到再换：{date}发放以后，从 {from} 起。',
    '收到再轉：{date}發放後，由 {from} 起。',
    'After the payment of {date}: from {from} on.',
    'Depois do pagamento de {date}: a partir de {from}.',
  ),
  check: text('核对并签署', '核對並簽署', 'Check and sign', 'Verificar e assinar'),
  change: text('更改', '更改', 'Change', 'Alterar'),
  read: text('您要同意的话', '您將同意的內容', 'What you agree to', 'O que autoriza'),
  readText: text(
    '每一笔一份授权，分别可以撤回。按“签署”就是同意下面每一段。',
    '每一項一份授權，可分別撤回。按「簽署」即同意以下每一段。',
    'One permission for each payment; each can be withdrawn alone. By signing you agree to every ' +
      'paragraph below.',
    'Uma autorização por pagamento; cada uma pode ser retirada. Ao assinar, aceita cada parágrafo.',
  ),
  nothingToRead: text(
    '您没有选要换的钱，所有的钱照旧发到原账户，不需要授权。',
    '您沒有選要轉的款項，所有款項照舊發到原戶口，無須授權。',
    'You chose no payment, so all of them stay with the old account and no permission is needed.',
    'Não escolheu nenhum pagamento: ficam todos na conta antiga e não é precisa autorização.',
  ),
  sign: text('签署，换银行', '簽署，更換銀行', 'Sign and change bank', 'Assinar e mudar de banco'),
  later: text('先不办', '暫不辦理', 'Not now', 'Agora não'),
  textChanged: text(
    '授权的文字刚刚更新了，请再看一遍再签。',
    '授權文字剛剛更新，請再看一遍後簽署。',
    'The words were renewed just now. Read them again before you sign.',
    'O texto acabou de mudar. Leia-o de novo antes de assinar.',
  ),
})
