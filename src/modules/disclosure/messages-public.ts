import { defineMessages } from '#ui/i18n/messages.ts'

/** 公示 for everybody: what hangs, and how to object. */
export const boardMessages = defineMessages({
  title: { 'zh-Hans': '补贴公示', 'zh-Hant': '補貼公示', en: 'Public notices', pt: 'Editais' },
  lead: {
    'zh-Hans':
      '补贴发放前，名单在这里和村（居）公开栏公示。觉得不对，任何人都可以提异议，不用登录。',
    'zh-Hant':
      '補貼發放前，名單在此處及村（居）公開欄公示。認為有誤，任何人均可提出異議，毋須登入。',
    en: 'Before money is paid, lists hang here and on village boards. Anybody may object.',
    pt: 'Antes do pagamento, as listas são afixadas aqui e nas aldeias. Todos podem reclamar.',
  },
  none: {
    'zh-Hans': '现在没有名单在公示',
    'zh-Hant': '現時沒有名單在公示',
    en: 'No list hangs at the moment',
    pt: 'Não há listas afixadas neste momento',
  },
  noneText: {
    'zh-Hans': '公示期满，名单就撤下。对已经撤下的名单有异议，请到窗口或打 12333。',
    'zh-Hant': '公示期滿，名單即撤下。對已撤下的名單有異議，請到櫃位或致電 12333。',
    en: 'Lists are taken down at the end of their days. Later, object at a counter or by 12333.',
    pt: 'As listas são retiradas no fim do prazo. Depois, reclame ao balcão ou pelo 12333.',
  },
  caption: {
    'zh-Hans': '正在公示的名单',
    'zh-Hant': '正在公示的名單',
    en: 'Lists that hang now',
    pt: 'Listas afixadas',
  },
  see: { 'zh-Hans': '看名单', 'zh-Hant': '查看名單', en: 'See the list', pt: 'Ver a lista' },
  programme: { 'zh-Hans': '项目', 'zh-Hant': '項目', en: 'Programme', pt: 'Programa' },
  period: { 'zh-Hans': '发放期', 'zh-Hant': '發放期', en: 'Period', pt: 'Período' },
  region: { 'zh-Hans': '地区', 'zh-Hant': '地區', en: 'Area', pt: 'Área' },
  owner: { 'zh-Hans': '公示单位', 'zh-Hant': '公示單位', en: 'Put up by', pt: 'Afixado por' },
  place: { 'zh-Hans': '张贴地点', 'zh-Hant': '張貼地點', en: 'Where it hangs', pt: 'Local' },
  from: { 'zh-Hans': '张贴日', 'zh-Hant': '張貼日', en: 'Put up on', pt: 'Afixado em' },
  until: { 'zh-Hans': '公示到', 'zh-Hant': '公示至', en: 'Hangs until', pt: 'Até' },
  days: { 'zh-Hans': '公示期', 'zh-Hant': '公示期', en: 'Days', pt: 'Prazo' },
  working: {
    'zh-Hans': '{days} 个工作日（张贴当天不算）',
    'zh-Hant': '{days} 個工作日（張貼當日不計）',
    en: '{days} working days, not counting the first',
    pt: '{days} dias úteis, sem contar o primeiro',
  },
  calendar: {
    'zh-Hans': '{days} 天（张贴当天不算）',
    'zh-Hant': '{days} 天（張貼當日不計）',
    en: '{days} days, not counting the first',
    pt: '{days} dias, sem contar o primeiro',
  },
  village: { 'zh-Hans': '村或街道', 'zh-Hant': '村或街道', en: 'Village or street', pt: 'Aldeia' },
  noVillage: {
    'zh-Hans': '没有写明村或街道',
    'zh-Hant': '未有註明村或街道',
    en: 'No village given',
    pt: 'Sem indicação de aldeia',
  },
  number: { 'zh-Hans': '序号', 'zh-Hant': '序號', en: 'No.', pt: 'N.º' },
  name: { 'zh-Hans': '姓名', 'zh-Hant': '姓名', en: 'Name', pt: 'Nome' },
  subItem: { 'zh-Hans': '分项', 'zh-Hant': '分項', en: 'Part', pt: 'Parte' },
  amount: { 'zh-Hans': '金额', 'zh-Hant': '金額', en: 'Amount', pt: 'Montante' },
  masked: {
    'zh-Hans': '姓名只显示一部分，不公示证件号码和银行账号。公示期满名单就从这里删掉。',
    'zh-Hant': '姓名只顯示部分，不公示證件號碼和銀行帳號。公示期滿名單即從此處刪除。',
    en: 'Names are shown in part; no document or account numbers. The list is deleted at the end.',
    pt: 'Os nomes são parciais; sem números de documento ou conta. A lista é apagada no fim.',
  },
  object: { 'zh-Hans': '提异议', 'zh-Hant': '提出異議', en: 'Object', pt: 'Reclamar' },
  next: { 'zh-Hans': '后面的名单', 'zh-Hant': '其後名單', en: 'Further names', pt: 'Mais nomes' },
  lookUp: {
    'zh-Hans': '查异议的结果',
    'zh-Hant': '查詢異議結果',
    en: 'See what came of an objection',
    pt: 'Ver o resultado de uma reclamação',
  },
  gone: {
    'zh-Hans': '这份名单已经撤下',
    'zh-Hant': '此名單已撤下',
    en: 'This list was taken down',
    pt: 'Esta lista foi retirada',
  },
})

/** 提异议: the form, its receipt and what came of it. */
export const objectionMessages = defineMessages({
  title: { 'zh-Hans': '提异议', 'zh-Hant': '提出異議', en: 'Object', pt: 'Reclamar' },
  lead: {
    'zh-Hans': '不用写您是谁。核实期间，这一行的钱先不发。',
    'zh-Hant': '毋須填寫您的身份。核實期間，該行款項暫不發放。',
    en: 'You need not say who you are. While it is looked into, that line is not paid.',
    pt: 'Não precisa de dizer quem é. Enquanto se verifica, essa linha não é paga.',
  },
  number: {
    'zh-Hans': '名单上的序号',
    'zh-Hant': '名單上的序號',
    en: 'Number in the list',
    pt: 'Número na lista',
  },
  numberHint: {
    'zh-Hans': '名单漏了人，或者说的是整份名单，就不填。',
    'zh-Hant': '如名單漏了人，或指整份名單，可不填。',
    en: 'Leave it empty if somebody is missing, or you mean the whole list.',
    pt: 'Deixe vazio se falta alguém ou se refere a lista inteira.',
  },
  kind: {
    'zh-Hans': '哪里不对',
    'zh-Hant': '何處有誤',
    en: 'What is wrong',
    pt: 'O que está errado',
  },
  notEntitled: {
    'zh-Hans': '不符合条件',
    'zh-Hant': '不符合條件',
    en: 'Not entitled',
    pt: 'Não tem direito',
  },
  amountWrong: {
    'zh-Hans': '金额不对',
    'zh-Hant': '金額有誤',
    en: 'The amount is wrong',
    pt: 'O montante está errado',
  },
  dead: {
    'zh-Hans': '人已去世',
    'zh-Hant': '該人已去世',
    en: 'The person has died',
    pt: 'A pessoa faleceu',
  },
  leftOut: {
    'zh-Hans': '漏了人',
    'zh-Hant': '漏了人',
    en: 'Somebody is missing',
    pt: 'Falta alguém',
  },
  other: { 'zh-Hans': '别的', 'zh-Hant': '其他', en: 'Something else', pt: 'Outra coisa' },
  statement: {
    'zh-Hans': '说说情况',
    'zh-Hant': '說明情況',
    en: 'Tell us more',
    pt: 'Diga-nos mais',
  },
  statementHint: {
    'zh-Hans': '最多 500 字。',
    'zh-Hant': '最多 500 字。',
    en: 'Up to 500 characters.',
    pt: 'Até 500 caracteres.',
  },
  phone: {
    'zh-Hans': '手机号（可以不留）',
    'zh-Hant': '手機號碼（可不留）',
    en: 'Phone (optional)',
    pt: 'Telefone (opcional)',
  },
  phoneHint: {
    'zh-Hans': '只用来告诉您结果，公示单位看不到，告知后就删掉。',
    'zh-Hant': '只用於告知結果，公示單位看不到，告知後即刪除。',
    en: 'Only to tell you the outcome; hidden from the department and deleted afterwards.',
    pt: 'Só para lhe dizer o resultado; oculto do serviço e apagado depois.',
  },
  send: { 'zh-Hans': '提交', 'zh-Hant': '提交', en: 'Submit', pt: 'Submeter' },
  received: {
    'zh-Hans': '异议收到了',
    'zh-Hant': '已收到異議',
    en: 'Your objection was received',
    pt: 'A reclamação foi recebida',
  },
  receivedText: {
    'zh-Hans': '请记下编号，用它查结果。',
    'zh-Hant': '請記下編號，以便查詢結果。',
    en: 'Note the number; the outcome is found by it.',
    pt: 'Anote o número; com ele vê o resultado.',
  },
  reference: { 'zh-Hans': '异议编号', 'zh-Hant': '異議編號', en: 'Number', pt: 'Número' },
  dueOn: {
    'zh-Hans': '最迟答复',
    'zh-Hant': '最遲答覆',
    en: 'Answered by',
    pt: 'Resposta até',
  },
  status: { 'zh-Hans': '情况', 'zh-Hant': '情況', en: 'Status', pt: 'Estado' },
  open: {
    'zh-Hans': '正在核实',
    'zh-Hant': '正在核實',
    en: 'Being looked into',
    pt: 'Em verificação',
  },
  dismissed: {
    'zh-Hans': '异议不成立，照发',
    'zh-Hant': '異議不成立，照常發放',
    en: 'It did not hold; the line is paid',
    pt: 'Não procede; a linha é paga',
  },
  upheld: {
    'zh-Hans': '异议成立，这一行不发',
    'zh-Hant': '異議成立，該行不發放',
    en: 'It holds; the line is not paid',
    pt: 'Procede; a linha não é paga',
  },
  corrected: {
    'zh-Hans': '更正以后再发',
    'zh-Hant': '更正後再發放',
    en: 'The line is corrected and paid later',
    pt: 'A linha é corrigida e paga depois',
  },
  outcome: {
    'zh-Hans': '核实说明',
    'zh-Hant': '核實說明',
    en: 'What was found',
    pt: 'O que se apurou',
  },
  lookUp: {
    'zh-Hans': '查异议的结果',
    'zh-Hant': '查詢異議結果',
    en: 'Look up an objection',
    pt: 'Consultar uma reclamação',
  },
  find: { 'zh-Hans': '查', 'zh-Hant': '查詢', en: 'Look up', pt: 'Consultar' },
  notFound: {
    'zh-Hans': '没有这个编号。编号是 12 位数字和字母，在您的回执上。',
    'zh-Hant': '沒有此編號。編號為 12 位數字和字母，見您的回執。',
    en: 'No objection has this number. It has 12 digits and letters, on your receipt.',
    pt: 'Nenhuma reclamação tem este número: 12 algarismos e letras, no seu recibo.',
  },
  WORDS_MISSING: {
    'zh-Hans': '说说情况，几个字也行',
    'zh-Hant': '請說明情況，幾個字亦可',
    en: 'Say what is wrong, in a few words',
    pt: 'Diga o que está errado, em poucas palavras',
  },
  KIND_MISSING: {
    'zh-Hans': '选哪里不对',
    'zh-Hant': '請選何處有誤',
    en: 'Choose what is wrong',
    pt: 'Escolha o que está errado',
  },
  ROW_UNKNOWN: {
    'zh-Hans': '名单上没有这个序号',
    'zh-Hant': '名單上沒有此序號',
    en: 'The list has no such number',
    pt: 'A lista não tem esse número',
  },
  PHONE_WRONG: {
    'zh-Hans': '手机号不对，请核对，或者不填',
    'zh-Hant': '手機號碼有誤，請核對或不填',
    en: 'That is no phone number; check it or leave it out',
    pt: 'Não é um número de telefone; verifique ou omita',
  },
  NOTICE_ENDED: {
    'zh-Hans': '公示期已满。请到窗口提，或打 12333。',
    'zh-Hant': '公示期已滿。請到櫃位提出，或致電 12333。',
    en: 'The list was taken down. Object at a counter, or call 12333.',
    pt: 'A lista foi retirada. Reclame ao balcão ou pelo 12333.',
  },
})

/** What is written to whoever objected and left a phone. */
export const outcomeMessages = defineMessages({
  dismissed: {
    'zh-Hans': '您的公示异议 {number} 已核实：不成立，照发。详情打 12333。',
    'zh-Hant': '您的公示異議 {number} 已核實：不成立，照常發放。詳情致電 12333。',
    en: 'Your objection {number}: it did not hold, the line is paid. Ask 12333.',
    pt: 'Reclamação {number}: não procede, a linha é paga. Ligue 12333.',
  },
  upheld: {
    'zh-Hans': '您的公示异议 {number} 已核实：成立，不发。详情打 12333。',
    'zh-Hant': '您的公示異議 {number} 已核實：成立，不發放。詳情致電 12333。',
    en: 'Your objection {number}: it holds, the line is not paid. Ask 12333.',
    pt: 'Reclamação {number}: procede, a linha não é paga. Ligue 12333.',
  },
  corrected: {
    'zh-Hans': '您的公示异议 {number} 已核实：更正后再发。详情打 12333。',
    'zh-Hant': '您的公示異議 {number} 已核實：更正後再發放。詳情致電 12333。',
    en: 'Your objection {number}: the line is corrected and paid later. Ask 12333.',
    pt: 'Reclamação {number}: a linha é corrigida e paga depois. Ligue 12333.',
  },
})
