import type { Text } from '#ui/i18n/language.ts'
import { defineMessages } from '#ui/i18n/messages.ts'
import type { PermissionState } from './permission-state.ts'

const text = <const Hans extends string>(hans: Hans, hant: string, en: string, pt: string) =>
  ({ 'zh-Hans': hans, 'zh-Hant': hant, en, pt }) satisfies Text

/** 每笔钱发到哪个账户 */
export const accountMessages = defineMessages({
  title: text(
    '每笔钱发到哪个账户',
    '每筆款項發到哪個戶口',
    'Where each payment goes',
    'Para onde vai cada pagamento',
  ),
  lead: text(
    '没有您的同意，一笔也不会换账户。',
    '未經您同意，一筆也不會轉換戶口。',
    'Nothing moves to another account without your consent.',
    'Nada muda de conta sem o seu consentimento.',
  ),
  none: text(
    '现在没有项目发钱给您。',
    '現時沒有項目發款給您。',
    'No programme pays you now.',
    'Nenhum programa lhe paga agora.',
  ),
  now: text('现在发到', '現時發到', 'Paid to', 'Pago em'),
  next: text('下一次', '下一次', 'Next', 'Próximo'),
  state: text('授权', '授權', 'Permission', 'Autorização'),
  from: text(
    '{date}起发到{account}',
    '{date}起發到{account}',
    'From {date} to {account}',
    'A partir de {date} em {account}',
  ),
  reason: text(
    '{agency}说：{reason}',
    '{agency}表示：{reason}',
    '{agency} says: {reason}',
    '{agency} diz: {reason}',
  ),
  answered: text('部门', '部門', 'Department', 'Serviço'),
  permit: text('改发到另一个账户', '改發到另一個戶口', 'Pay another account', 'Mudar de conta'),
  withdraw: text('撤回', '撤回', 'Withdraw', 'Retirar'),
  closed: text(
    '这个账户银行已经注销，钱进不来。',
    '此戶口銀行已註銷，款項未能存入。',
    'The bank has closed this account: nothing arrives.',
    'O banco fechou esta conta: nada chega.',
  ),
  getCard: text(
    '没有别的账户可以收款：先办卡换卡。',
    '沒有其他戶口可收款：請先辦卡換卡。',
    'There is no other account to pay: get a card first.',
    'Não há outra conta: peça primeiro um cartão.',
  ),
  done: text(
    '已经登记，部门会回复。生效以前可以撤回。',
    '已登記，部門會回覆。生效前可以撤回。',
    'Entered; the department will answer. You can withdraw until it takes effect.',
    'Registado; o serviço vai responder. Pode retirar até produzir efeito.',
  ),
  others: text('看所有授权', '查看所有授權', 'All my permissions', 'Todas as autorizações'),
  changeBank: text('换银行', '更換銀行', 'Change bank', 'Mudar de banco'),
  permitTitle: text(
    '改发到另一个账户',
    '改發到另一個戶口',
    'Pay another account',
    'Pagar noutra conta',
  ),
  chooseAccount: text('改发到哪个账户？', '改發到哪個戶口？', 'To which account?', 'Em que conta?'),
  moment: text('什么时候换', '何時轉換', 'When to change over', 'Quando mudar'),
  momentMissing: text(
    '请选什么时候换',
    '請選擇何時轉換',
    'Choose when to change over',
    'Escolha quando mudar',
  ),
  nowChoice: text('马上换', '即時轉換', 'At once', 'De imediato'),
  afterChoice: text(
    '收到下一次钱以后再换',
    '收到下一次款項後再轉',
    'After the next payment has arrived',
    'Depois de chegar o próximo pagamento',
  ),
  ifNow: text('马上换，钱会这样走', '即時轉換，款項會這樣走', 'At once', 'De imediato'),
  ifAfter: text(
    '收到下一次再换，钱会这样走',
    '收到下一次再轉，款項會這樣走',
    'After the next payment',
    'Depois do próximo pagamento',
  ),
  read: text('您要同意的话', '您將同意的內容', 'What you agree to', 'O que autoriza'),
  agreeMissing: text(
    '同意的话，请打勾',
    '如同意，請打勾',
    'Tick the box if you agree',
    'Marque a caixa se aceitar',
  ),
  confirm: text('同意，改发', '同意，改發', 'Agree and change', 'Aceitar e mudar'),
  later: text('先不改', '暫不更改', 'Not now', 'Agora não'),
  textChanged: text(
    '授权的文字刚刚更新了，请再看一遍。',
    '授權文字剛剛更新，請再看一遍。',
    'The words were renewed just now. Read them again.',
    'O texto acabou de mudar. Leia-o de novo.',
  ),
  notPossible: text(
    '现在换不了：有别的变更正在办，或者账户不能收款。',
    '現時未能轉換：有其他變更正在處理，或戶口不能收款。',
    'Not possible now: another change is under way, or the account takes no money.',
    'Não é possível agora: há outra mudança em curso ou a conta não recebe.',
  ),
})

/** 授权状态, in a word or two. */
export const permissionStates = defineMessages({
  onlyAccount: text('不用授权', '無須授權', 'Nothing to permit', 'Nada a autorizar'),
  notPermitted: text('未授权', '未授權', 'Not permitted', 'Sem autorização'),
  entered: text('已登记', '已登記', 'Entered', 'Registada'),
  pushed: text('已推送', '已推送', 'Sent on', 'Enviada'),
  acknowledged: text('已确认', '已確認', 'Confirmed', 'Confirmada'),
  deferred: text('暂缓', '暫緩', 'Deferred', 'Adiada'),
  switched: text('已切换', '已轉換', 'Moved', 'Mudou'),
  rejected: text('被退回', '被退回', 'Sent back', 'Devolvida'),
} satisfies Record<PermissionState, unknown>)

/** What each state means for the money. */
export const permissionMeanings = defineMessages({
  onlyAccount: text(
    '您只有这一个收款账户，照旧发放。',
    '您只有這一個收款戶口，照舊發放。',
    'You have this one account, and it goes on being paid.',
    'Tem só esta conta, que continua a receber.',
  ),
  notPermitted: text(
    '没有授权，照旧发到这个账户。',
    '未經授權，照舊發到此戶口。',
    'Not permitted: it stays with this account.',
    'Sem autorização: fica nesta conta.',
  ),
  entered: text(
    '您已授权，还没有告诉部门。',
    '您已授權，尚未告知部門。',
    'You permitted it; the department has not been told yet.',
    'Autorizou; o serviço ainda não foi informado.',
  ),
  pushed: text(
    '已告诉部门，等部门确认。',
    '已告知部門，等候部門確認。',
    'The department has been told and will answer.',
    'O serviço foi informado e vai responder.',
  ),
  acknowledged: text(
    '部门已确认，到日子就换。',
    '部門已確認，屆時轉換。',
    'The department has confirmed; it moves on its day.',
    'O serviço confirmou; muda no seu dia.',
  ),
  deferred: text(
    '部门请您等一等。',
    '部門請您稍候。',
    'The department asks you to wait.',
    'O serviço pede que aguarde.',
  ),
  switched: text(
    '已按您的授权换到这个账户。',
    '已按您的授權轉到此戶口。',
    'It has moved to this account, as you permitted.',
    'Mudou para esta conta, como autorizou.',
  ),
  rejected: text(
    '部门没有同意，照旧发到这个账户。',
    '部門沒有同意，照舊發到此戶口。',
    'The department sent it back; this account is paid.',
    'O serviço devolveu-a; paga-se nesta conta.',
  ),
} satisfies Record<PermissionState, unknown>)
