import type { Text } from '#ui/i18n/language.ts'
import { defineMessages } from '#ui/i18n/messages.ts'

const text = <const Hans extends string>(hans: Hans, hant: string, en: string, pt: string) =>
  ({ 'zh-Hans': hans, 'zh-Hant': hant, en, pt }) satisfies Text

/** What happened, in one line. */
export const titles = defineMessages({
  NOT_FOUND: text('找不到这一页', '找不到此頁', 'This page is not here', 'Esta página não existe'),
  NOT_ALLOWED: text(
    '您的岗位不包括这一项',
    '您的職務不包括此項',
    'Your role does not include this',
    'As suas funções não incluem isto',
  ),
  DO_ONESELF: text(
    '这件事要本人来办',
    '此事須由本人辦理',
    'The person must do this themselves',
    'Tem de ser a própria pessoa',
  ),
  NOT_IN_SCOPE: text(
    '本人没有让您办这件事',
    '本人未有讓您辦理此事',
    'You were not given this to do',
    'Não lhe foi dado este poder',
  ),
  ACTING_ENDED: text(
    '代办已经结束',
    '代辦已經結束',
    'You no longer act for this person',
    'Já não age por esta pessoa',
  ),
  SIGN_IN_NEEDED: text('请先登录', '請先登入', 'Please sign in first', 'Inicie sessão primeiro'),
  FORM_EXPIRED: text(
    '这一页放得太久了',
    '此頁閒置太久',
    'This page has been open too long',
    'Esta página esteve aberta demasiado tempo',
  ),
  TOO_MANY_REQUESTS: text('试得太快了', '嘗試太頻密', 'Too many tries', 'Demasiadas tentativas'),
  REQUEST_INVALID: text(
    '有几处要改一下',
    '有幾處需要修改',
    'Some answers need a change',
    'Há respostas a corrigir',
  ),
  SIGN_IN_EXPIRED: text(
    '这次登录放得太久了',
    '此次登入閒置太久',
    'This sign-in took too long',
    'O início de sessão demorou demasiado',
  ),
  SIGN_IN_FAILED: text('没有登录成功', '未能登入', 'You are not signed in', 'Não iniciou sessão'),
  SIGN_IN_CANCELLED: text(
    '您取消了登录',
    '您取消了登入',
    'You cancelled the sign-in',
    'Cancelou a entrada',
  ),
  NOBODY_OF_THIS_REALM: text(
    '这里没有您的登记',
    '此處沒有您的登記',
    'You are not registered here',
    'Não está registado aqui',
  ),
  BODY_TOO_LARGE: text('内容太大了', '內容太大', 'That is too large', 'É demasiado grande'),
  refused: text(
    '这件事现在办不了',
    '此事暫時未能辦理',
    'This is not possible now',
    'Não é possível neste momento',
  ),
  UNEXPECTED: text(
    '出了点问题，是我们的错',
    '出現問題，責任在我們',
    'Something went wrong, and it is our fault',
    'Algo correu mal, e a culpa é nossa',
  ),
})

/** What follows from it. */
export const explanations = defineMessages({
  NOT_FOUND: text(
    '网址可能写错了，或者这里没有您能看的内容。',
    '網址可能有誤，或此處沒有您可查看的內容。',
    'The address may be mistyped, or there is nothing here that you can see.',
    'O endereço pode estar errado, ou não há aqui nada que possa ver.',
  ),
  NOT_ALLOWED: text(
    '如果工作需要，请让本单位的负责人给您加上这一项。',
    '如工作需要，請由所屬機構負責人為您加入此項。',
    'If your work needs it, ask the person in charge of your organisation to add it.',
    'Se for necessário ao seu trabalho, peça ao responsável da sua entidade que o acrescente.',
  ),
  DO_ONESELF: text(
    '什么都没有改变。请本人自己登录来办，或者本人到服务网点办。办您自己的事，先回到自己。',
    '一切尚未改變。請本人自行登入辦理，或由本人到服務網點辦理。如辦您自己的事，請先返回本人。',
    'Nothing has changed. The person signs in or goes to a service point. For yourself, go back.',
    'Nada mudou. A própria pessoa inicia sessão ou vai a um balcão. Para si, volte a si próprio.',
  ),
  NOT_IN_SCOPE: text(
    '代办事项里没有这一项，什么都没有改变。需要的话，请本人重新约定。',
    '代辦事項不包括此項，一切尚未改變。如有需要，請本人重新約定。',
    'It is not among what you may do, and nothing has changed. Ask the person to agree anew.',
    'Não consta do que pode fazer e nada mudou. Peça à pessoa um novo acordo.',
  ),
  ACTING_ENDED: text(
    '本人结束了代办，或者已经到期。这一步没有办，请回到自己。',
    '本人已結束代辦，或已到期。此步驟未有辦理，請返回本人。',
    'The person ended it, or its time is over. This step was not done; go back to yourself.',
    'A pessoa terminou, ou o prazo acabou. Este passo não foi feito; volte a si próprio.',
  ),
  SIGN_IN_NEEDED: text(
    '登录以后接着办，刚才的页面还在。',
    '登入後可繼續，剛才的頁面仍在。',
    'Sign in and go on; the page is still there.',
    'Inicie sessão e continue; a página mantém-se.',
  ),
  FORM_EXPIRED: text(
    '为了安全，刚才这一步没有提交。请回到上一页，刷新以后再交一次。',
    '為安全起見，剛才一步未有提交。請返回上一頁，重新整理後再提交。',
    'To be safe, nothing was sent. Go back, reload the page and send it again.',
    'Por segurança, nada foi enviado. Volte atrás, recarregue a página e envie de novo.',
  ),
  TOO_MANY_REQUESTS: text(
    '为了防止别人冒用，请等 {seconds} 秒再试。您的卡没有受影响。',
    '為防他人冒用，請等 {seconds} 秒再試。您的卡不受影響。',
    'To keep impostors out, wait {seconds} seconds. Your card is not affected.',
    'Para travar impostores, aguarde {seconds} segundos. O seu cartão não é afectado.',
  ),
  REQUEST_INVALID: text(
    '请回到上一页，看看填的内容，再交一次。什么都还没有改变。',
    '請返回上一頁，核對所填內容後再提交。一切尚未改變。',
    'Go back, look over your answers and send them again. Nothing has changed yet.',
    'Volte atrás, reveja as respostas e envie de novo. Ainda nada mudou.',
  ),
  SIGN_IN_EXPIRED: text(
    '请重新登录一次。',
    '請重新登入一次。',
    'Please sign in once more.',
    'Inicie sessão novamente.',
  ),
  SIGN_IN_FAILED: text(
    '身份认证没有通过，请再试一次。总是不行，请打 12333。',
    '身份認證未能通過，請再試一次。如仍未能登入，請致電 12333。',
    'Your identity was not confirmed. Try again, or call 12333.',
    'A sua identidade não foi confirmada. Tente de novo ou ligue 12333.',
  ),
  SIGN_IN_CANCELLED: text(
    '什么都没有发生。想登录的时候再来。',
    '一切如常。想登入時可再來。',
    'Nothing has happened. Come back whenever you like.',
    'Nada aconteceu. Volte quando quiser.',
  ),
  NOBODY_OF_THIS_REALM: text(
    '还没有卡的，可以到任何服务网点申领；单位人员请找本单位负责人登记。',
    '尚未有卡者，可到任何服務網點申領；機構人員請聯絡所屬機構負責人登記。',
    'Without a card yet? Apply at any service point. Staff: ask your organisation to register you.',
    'Ainda sem cartão? Peça-o em qualquer balcão. Funcionários: peçam o registo à sua entidade.',
  ),
  BODY_TOO_LARGE: text(
    '请把内容缩小一些，再交一次。',
    '請縮減內容後再提交。',
    'Make it smaller and send it again.',
    'Reduza o tamanho e envie de novo.',
  ),
  refused: text(
    '什么都没有改变。下面写着为什么，和您可以怎么办。',
    '一切尚未改變。以下說明原因，以及您可以怎樣做。',
    'Nothing has changed. Below is why, and what you can do.',
    'Nada mudou. Abaixo está o motivo e o que pode fazer.',
  ),
  UNEXPECTED: text(
    '我们已经记下来了。刚才的事可能没有办成，先看看结果，再决定要不要重做。',
    '我們已記錄下來。剛才的事項可能未辦妥，請先查看結果，再決定是否重做。',
    'It has been noted. What you did may not have worked: look at the result before you repeat it.',
    'Ficou registado. O que fez pode não ter resultado: veja o resultado antes de repetir.',
  ),
})

export const problemWords = defineMessages({
  soon: text(
    '为了防止别人冒用，请稍等再试。您的卡没有受影响。',
    '為防他人冒用，請稍後再試。您的卡不受影響。',
    'To keep impostors out, wait a little. Your card is not affected.',
    'Para travar impostores, aguarde um pouco. O seu cartão não é afectado.',
  ),
  home: text('回首页', '返回首頁', 'Go to the front page', 'Ir para o início'),
  signIn: text('登录', '登入', 'Sign in', 'Iniciar sessão'),
  again: text('重新登录', '重新登入', 'Sign in again', 'Iniciar sessão de novo'),
  family: text('去亲情代办', '前往親屬代辦', 'Go to Family', 'Ir para Família'),
  places: text('找服务网点', '尋找服務網點', 'Find a service point', 'Procurar um balcão'),
  why: text('为什么', '原因', 'Why', 'Porquê'),
  instead: text('您可以这样办', '您可以這樣做', 'What you can do', 'O que pode fazer'),
  ask: text('问一问', '查詢', 'Ask', 'Perguntar'),
  askText: text(
    '打 {hotline}，有人接听。说出下面的编号，就能查到刚才的情况。',
    '致電 {hotline}，有專人接聽。說出以下編號，即可查到剛才的情況。',
    'Call {hotline}. With this number they can see what happened.',
    'Ligue {hotline}. Com este número podem ver o que aconteceu.',
  ),
  number: text('编号', '編號', 'Number', 'Número'),
})

/** Codes of what is possible instead → what to do. */
export const insteadWords = defineMessages({
  apply: text('申领一张新卡', '申領一張新卡', 'Apply for a new card', 'Pedir um cartão novo'),
  askBank: text(
    '问一问发卡银行',
    '向發卡銀行查詢',
    'Ask the bank of your card',
    'Perguntar ao banco do cartão',
  ),
  askCounter: text(
    '到服务网点问一问',
    '到服務網點查詢',
    'Ask at a service point',
    'Perguntar num balcão',
  ),
  askOutlet: text(
    '到服务网点问一问',
    '到服務網點查詢',
    'Ask at a service point',
    'Perguntar num balcão',
  ),
  chooseScene: text(
    '换一件要办的事',
    '選擇另一事項',
    'Choose another use',
    'Escolher outra utilização',
  ),
  enable: text('先启用卡', '先啟用卡', 'Activate the card first', 'Activar primeiro o cartão'),
  insertCard: text('把卡插进机器', '將卡插入機器', 'Insert the card', 'Inserir o cartão'),
  refreshCode: text(
    '换一个新的身份码',
    '更換新的身份碼',
    'Show a new code',
    'Mostrar um código novo',
  ),
  renew: text('换一张卡', '換領一張卡', 'Renew the card', 'Renovar o cartão'),
  changeBank: text('换一家银行', '更換銀行', 'Change the bank', 'Mudar de banco'),
  restore: text('解除挂失', '解除報失', 'Undo the loss report', 'Anular o bloqueio'),
  showCode: text('出示身份码', '出示身份碼', 'Show your code', 'Mostrar o código'),
  showCodeForPurpose: text(
    '出示这件事要用的码',
    '出示此事項所用的碼',
    'Show the code for this purpose',
    'Mostrar o código para este fim',
  ),
  showDocument: text(
    '出示证件原件',
    '出示證件正本',
    'Show the original document',
    'Mostrar o documento original',
  ),
  showOtherCarrier: text(
    '换一种方式出示',
    '以其他方式出示',
    'Show it in another way',
    'Mostrar de outra forma',
  ),
  showStepUpCode: text(
    '再确认一次本人，出示新的码',
    '再次確認身份，出示新的碼',
    'Confirm it is you, and show the new code',
    'Confirmar a identidade e mostrar o novo código',
  ),
  stepUp: text(
    '再确认一次是您本人',
    '再次確認是您本人',
    'Confirm once more that it is you',
    'Confirmar de novo a identidade',
  ),
  unlock: text(
    '到服务网点解锁',
    '到服務網點解鎖',
    'Unlock it at a service point',
    'Desbloquear num balcão',
  ),
})
