import { defineMessages } from '#ui/i18n/messages.ts'
import type { Text } from '#ui/i18n/language.ts'

const text = <const Hans extends string>(hans: Hans, hant: string, en: string, pt: string) =>
  ({ 'zh-Hans': hans, 'zh-Hant': hant, en, pt }) satisfies Text

/** 亲情代办 */
export const familyMessages = defineMessages({
  title: text('亲情代办', '親屬代辦', 'Family and helpers', 'Família e ajudantes'),
  lead: text(
    '让家人替您办，或者替家人办。换银行、领钱的账户、同意书，永远要本人来。',
    '讓家人替您辦，或替家人辦。更換銀行、收款戶口及同意書，必須由本人辦理。',
    'Let relatives act for you, or act for them. Banks, accounts and consent stay with the person.',
    'Deixe familiares agir por si, ou aja por eles. Banco, conta e autorizações são do próprio.',
  ),
  forOthers: text('我替谁办', '我替誰辦', 'I act for', 'Ajo por'),
  noneForOthers: text(
    '您现在没有替别人办事。',
    '您目前沒有替他人辦事。',
    'You act for nobody.',
    'Não age por ninguém.',
  ),
  forMe: text('谁替我办', '誰替我辦', 'Who acts for me', 'Quem age por mim'),
  noneForMe: text(
    '现在没有人能替您办事。',
    '目前沒有人可替您辦事。',
    'Nobody can act for you.',
    'Ninguém pode agir por si.',
  ),
  may: text('可以办', '可以辦', 'May', 'Pode'),
  until: text('到哪天', '至何日', 'Until', 'Até'),
  noEnd: text('没有定日子', '未有訂明', 'No end agreed', 'Sem data'),
  state: text('状态', '狀態', 'State', 'Estado'),
  kind: text('关系', '關係', 'Kind', 'Tipo'),
  proposed: text(
    '等对方输入邀请码',
    '等待對方輸入邀請碼',
    'Waiting for the other',
    'À espera do outro',
  ),
  unsigned: text(
    '等签好委托书，签好才生效',
    '待簽妥授權書，簽妥方生效',
    'Not in force until the letter is signed',
    'Só vigora depois de assinada a carta',
  ),
  active: text('有效', '有效', 'In force', 'Em vigor'),
  notNow: text('现在不能用', '現時未能使用', 'Not in force', 'Sem efeito'),
  waiting: text('等待回应', '等待回應', 'Waiting', 'À espera'),
  act: text('替他办理', '替其辦理', 'Act for them', 'Agir por esta pessoa'),
  end: text('结束代办', '結束代辦', 'End it', 'Terminar'),
  letAct: text('让家人替我办', '讓家人替我辦', 'Let somebody act for me', 'Deixar agir por mim'),
  askToAct: text('我想替家人办', '我想替家人辦', 'Ask to act for somebody', 'Pedir para agir'),
  haveCode: text('我收到了邀请码', '我收到邀請碼', 'I was given a code', 'Recebi um código'),
  letActTitle: text(
    '让家人替您办什么',
    '讓家人替您辦理什麼',
    'What may they do for you',
    'O que podem fazer por si',
  ),
  askToActTitle: text(
    '您想替家人办什么',
    '您想替家人辦理什麼',
    'What would you do for them',
    'O que faria por essa pessoa',
  ),
  scopes: text('可以办的事', '可辦事項', 'What is allowed', 'O que é permitido'),
  scopesHint: text(
    '只选需要的，以后可以随时结束。',
    '只選所需，日後可隨時結束。',
    'Choose only what is needed; it can be ended any time.',
    'Escolha só o necessário; pode terminar quando quiser.',
  ),
  months: text('多久', '多久', 'For how long', 'Por quanto tempo'),
  month1: text('一个月', '一個月', 'One month', 'Um mês'),
  month3: text('三个月', '三個月', 'Three months', 'Três meses'),
  month6: text('半年', '半年', 'Half a year', 'Meio ano'),
  month12: text('一年', '一年', 'A year', 'Um ano'),
  chooseScopes: text(
    '请至少选一件可以办的事',
    '請至少選擇一項',
    'Choose at least one thing',
    'Escolha pelo menos uma',
  ),
  chooseMonths: text('请选多久', '請選擇多久', 'Choose for how long', 'Escolha por quanto tempo'),
  getCode: text('生成邀请码', '產生邀請碼', 'Get a code', 'Obter um código'),
  codeTitle: text(
    '把邀请码告诉家人',
    '將邀請碼告知家人',
    'Tell this code to your relative',
    'Diga este código ao seu familiar',
  ),
  codeText: text(
    '家人登录后，在“亲情代办”里输入它并确认，才会生效。只告诉家人，不要告诉别人。',
    '家人登入後，在「親屬代辦」輸入並確認後方會生效。只告知家人，切勿告知他人。',
    'They sign in, enter it under Family and confirm; then it holds. Tell nobody else.',
    'A pessoa inicia sessão, insere-o em Família e confirma; só então vale. Não o diga a outros.',
  ),
  codeUntil: text('邀请码有效到', '邀請碼有效至', 'The code is good until', 'Válido até'),
  answerTitle: text('输入邀请码', '輸入邀請碼', 'Enter the code', 'Introduza o código'),
  code: text('十位邀请码', '十位邀請碼', 'Code of ten digits', 'Código de dez dígitos'),
  CODE_NOT_KNOWN: text(
    '没有找到这个邀请码，请核对十位数字，或请家人重新生成',
    '找不到此邀請碼，請核對十位數字，或請家人重新產生',
    'No such code: check the ten digits, or ask for a new one',
    'Código desconhecido: verifique os dez dígitos ou peça outro',
  ),
  TOO_MANY_CODES: text(
    '今天输错太多次了。明天再试，或者和家人一起到服务网点办',
    '今天輸入錯誤次數過多。請明天再試，或與家人一同到服務網點辦理',
    'Too many wrong codes today. Try again tomorrow, or go to a service point together',
    'Demasiados códigos errados hoje. Tente amanhã, ou vão juntos a um balcão',
  ),
  look: text('看看是什么', '查看內容', 'See what it says', 'Ver o que diz'),
  confirmForMe: text(
    '{name} 想替您办事',
    '{name} 想替您辦事',
    '{name} asks to act for you',
    '{name} pede para agir por si',
  ),
  confirmForThem: text(
    '{name} 请您替他办事',
    '{name} 請您替其辦事',
    '{name} asks you to act for them',
    '{name} pede-lhe que aja em seu nome',
  ),
  confirm: text('同意', '同意', 'Agree', 'Concordar'),
  notAgree: text('不同意，什么都不变', '不同意，一切不變', 'No, change nothing', 'Não, nada muda'),
  endTitle: text(
    '结束和 {name} 的代办',
    '結束與 {name} 的代辦',
    'End it with {name}',
    'Terminar com {name}',
  ),
  endText: text(
    '马上生效。正在替人办的那一步也会停下。',
    '即時生效，正在代辦的步驟亦會停止。',
    'It holds at once; whoever is acting at this moment is stopped.',
    'Tem efeito imediato; quem estiver a agir é interrompido.',
  ),
  keep: text('不结束', '不結束', 'Keep it', 'Manter'),
  told: text(
    '每办一件事，本人和代办人都会收到通知。',
    '每辦一項，本人及代辦人均會收到通知。',
    'Both are told of every act.',
    'Ambos são avisados de cada acto.',
  ),
  refusedTitle: text('现在办不了', '暫時未能辦理', 'Not possible now', 'Não é possível agora'),
  somebody: text('一位家人', '一位家人', 'a relative', 'um familiar'),
})

/** Kinds of relation in words. */
export const kindWords = defineMessages({
  guardian: text('监护人', '監護人', 'Guardian', 'Tutor'),
  family: text('亲情代办', '親屬代辦', 'Family', 'Família'),
  appointed: text('法定代办', '法定代辦', 'Appointed by law', 'Designado por lei'),
  villageHelper: text('村居协办员', '村居協辦員', 'Village helper', 'Ajudante da aldeia'),
})

/** What an agent may do, in words. */
export const scopeWords = defineMessages({
  seeCard: text('看卡的信息', '查看卡資料', 'see the card', 'ver o cartão'),
  showCode: text('出示身份码', '出示身份碼', 'show the code', 'mostrar o código'),
  reportLoss: text('挂失', '報失', 'block a lost card', 'bloquear o cartão'),
  apply: text('申领', '申領', 'apply for a card', 'pedir o cartão'),
  renew: text('补换卡', '補換卡', 'replace the card', 'substituir o cartão'),
  seeCases: text('看办件进度', '查看個案進度', 'follow cases', 'seguir processos'),
  seeMoney: text('看补贴到账', '查看補貼到賬', 'see payments', 'ver pagamentos'),
})

/** Why it cannot be done, by the code of the refusal. */
export const relationRefusals = defineMessages({
  SCOPE_NOT_FOR_KIND: text(
    '这种代办不包括选的事项。请回去重新选。',
    '此類代辦不包括所選事項，請返回重選。',
    'This kind does not include what was chosen. Go back and choose again.',
    'Este tipo não inclui o que foi escolhido. Volte e escolha de novo.',
  ),
  TERM_WRONG: text(
    '最长一年。请回去重新选。',
    '最長一年，請返回重選。',
    'A year is the longest. Go back and choose again.',
    'O máximo é um ano. Volte e escolha de novo.',
  ),
  RELATION_TO_ONESELF: text(
    '这是您自己生成的邀请码，请告诉家人，由家人输入。',
    '此邀請碼由您本人產生，請告知家人由其輸入。',
    'This is your own code. Tell it to your relative, who enters it.',
    'Este código é seu. Diga-o ao seu familiar, que o introduz.',
  ),
  PERSON_NOT_LIVING: text(
    '登记里有一方已经去世。如果有误，请到服务网点更正。',
    '登記顯示其中一方已離世。如有錯誤，請到服務網點更正。',
    'The register says that one of you has died. If it is wrong, ask at a service point.',
    'O registo diz que um dos dois faleceu. Se for engano, dirija-se a um balcão.',
  ),
  PERSON_WAS_MERGED: text(
    '其中一方的登记已经和另一条合并。请重新登录再办。',
    '其中一方的登記已與另一條合併，請重新登入再辦理。',
    'The entry of one of you was merged with another one. Sign in again and begin anew.',
    'O registo de um dos dois foi junto a outro. Entre de novo e recomece.',
  ),
  AGE_NOT_FOR_KIND: text(
    '未满十六周岁由监护人办理，请监护人带证件到服务网点登记。',
    '未滿十六歲由監護人辦理，請監護人帶證件到服務網點登記。',
    'Under 16 a guardian acts: the guardian registers at a service point with documents.',
    'Até aos 16 anos age o tutor, que se regista num balcão com documentos.',
  ),
  AGENT_TOO_YOUNG: text(
    '代办人要年满十八周岁。',
    '代辦人須年滿十八歲。',
    'Whoever acts must be 18 or older.',
    'Quem age tem de ter 18 anos ou mais.',
  ),
  FAMILY_FULL: text(
    '能替办的人数已满。先结束一个，再添加。',
    '可代辦人數已滿，請先結束一個再加入。',
    'The number of people one can act for is reached. End one first.',
    'Atingiu o número de pessoas. Termine uma primeiro.',
  ),
  RELATION_EXISTS: text(
    '你们之间已经有代办。要改，先结束再重新办。',
    '你們之間已有代辦。如需更改，請先結束再重新辦理。',
    'There is one between you already. To change it, end it and begin anew.',
    'Já existe entre ambos. Para mudar, termine e comece de novo.',
  ),
  RELATION_NOT_OPEN: text(
    '这项代办已经结束。需要的话，重新办一个。',
    '此項代辦已經結束。如有需要，請重新辦理。',
    'It has ended. Begin a new one if you need it.',
    'Já terminou. Comece outra se precisar.',
  ),
})
