import type { StatusPart, StatusTone } from '#ui/components.ts'
import type { Language } from '#ui/i18n/language.ts'
import { defineMessages } from '#ui/i18n/messages.ts'
import type { BankStatus } from './bank-function.ts'
import { type CardStatus, publicStatus, type PublicStatus } from './card.ts'

/** What the holder reads: the public statuses, with what stops a card told apart. */
export type ShownStatus = PublicStatus | 'temporarilyLost' | 'replacingLost'

export const shownStatus = (status: CardStatus): ShownStatus =>
  status === 'temporarilyLost' || status === 'replacingLost' ? status : publicStatus(status)

/** 卡状态 in a word. */
const socialLabels = defineMessages({
  applying: { 'zh-Hans': '申领中', 'zh-Hant': '申領中', en: 'Applied for', pt: 'Pedido em curso' },
  producing: { 'zh-Hans': '制卡中', 'zh-Hant': '製卡中', en: 'Being made', pt: 'Em produção' },
  sealed: { 'zh-Hans': '封存', 'zh-Hant': '封存', en: 'Not enabled yet', pt: 'Por activar' },
  normal: { 'zh-Hans': '正常', 'zh-Hant': '正常', en: 'Working', pt: 'Normal' },
  temporarilyLost: {
    'zh-Hans': '临时挂失',
    'zh-Hant': '臨時報失',
    en: 'Blocked for now',
    pt: 'Bloqueio temporário',
  },
  lost: { 'zh-Hans': '挂失', 'zh-Hant': '報失', en: 'Reported lost', pt: 'Dado como perdido' },
  locked: { 'zh-Hans': '锁定', 'zh-Hant': '鎖定', en: 'Locked', pt: 'Bloqueado' },
  replacing: {
    'zh-Hans': '补换中',
    'zh-Hant': '補換中',
    en: 'Being replaced',
    pt: 'Em substituição',
  },
  replacingLost: {
    'zh-Hans': '补换中',
    'zh-Hant': '補換中',
    en: 'Being replaced',
    pt: 'Em substituição',
  },
  cancelled: { 'zh-Hans': '注销', 'zh-Hant': '註銷', en: 'Cancelled', pt: 'Cancelado' },
  notApproved: { 'zh-Hans': '不予办理', 'zh-Hant': '不予辦理', en: 'Refused', pt: 'Recusado' },
})

/** What a status means for the holder's day. */
const socialMeanings = defineMessages({
  applying: {
    'zh-Hans': '申请已经收到，正在审核。',
    'zh-Hant': '申請已收到，正在審核。',
    en: 'Your application has arrived and is being checked.',
    pt: 'O seu pedido foi recebido e está a ser analisado.',
  },
  producing: {
    'zh-Hans': '卡正在制作，做好会通知您。',
    'zh-Hant': '卡正在製作，完成後會通知您。',
    en: 'The card is being made. You will be told when it is ready.',
    pt: 'O cartão está a ser produzido. Será avisado quando estiver pronto.',
  },
  sealed: {
    'zh-Hans': '卡做好了，领卡启用后就能用。',
    'zh-Hant': '卡已製成，領卡並啟用後即可使用。',
    en: 'The card is ready. It works once you have collected and enabled it.',
    pt: 'O cartão está pronto. Funciona depois de o levantar e activar.',
  },
  normal: {
    'zh-Hans': '看病、乘车、借书、办事都能用。',
    'zh-Hant': '求診、乘車、借書、辦事均可使用。',
    en: 'It works for care, transport, libraries and government services.',
    pt: 'Serve para consultas, transportes, bibliotecas e serviços públicos.',
  },
  temporarilyLost: {
    'zh-Hans': '卡已停用。刷卡和扫码都会被拒绝。',
    'zh-Hant': '卡已停用。拍卡和掃碼均會被拒。',
    en: 'The card is stopped. Tapping it or showing a code is refused.',
    pt: 'O cartão está parado. Qualquer leitura ou código é recusado.',
  },
  lost: {
    'zh-Hans': '卡已停用。要用卡请补领新卡。',
    'zh-Hant': '卡已停用。如需用卡，請補領新卡。',
    en: 'The card is stopped. To use a card again, have it replaced.',
    pt: 'O cartão está parado. Para voltar a ter cartão, peça a substituição.',
  },
  locked: {
    'zh-Hans': '为了安全，卡暂时不能用。请到服务网点解锁。',
    'zh-Hant': '為安全起見，卡暫時不能使用。請到服務網點解鎖。',
    en: 'Locked for safety. A service point can unlock it.',
    pt: 'Bloqueado por segurança. Um balcão pode desbloqueá-lo.',
  },
  replacing: {
    'zh-Hans': '新卡正在制作。新卡启用以前，这张卡照常能用。',
    'zh-Hant': '新卡正在製作。新卡啟用之前，此卡照常可用。',
    en: 'A new card is being made. This one works until the new one is enabled.',
    pt: 'Está a ser feito um novo cartão. Este funciona até o novo ser activado.',
  },
  replacingLost: {
    'zh-Hans': '旧卡已停用，新卡正在制作。',
    'zh-Hant': '舊卡已停用，新卡正在製作。',
    en: 'The old card is stopped. A new one is being made.',
    pt: 'O cartão antigo está parado. Está a ser feito um novo.',
  },
  cancelled: {
    'zh-Hans': '这张卡已经注销，不能再用。',
    'zh-Hant': '此卡已註銷，不能再使用。',
    en: 'This card has been cancelled and cannot be used.',
    pt: 'Este cartão foi cancelado e já não pode ser usado.',
  },
  notApproved: {
    'zh-Hans': '这次申请没有通过。原因可以打 12333 问。',
    'zh-Hant': '是次申請未獲通過。可致電 12333 查詢原因。',
    en: 'The application was refused. Call 12333 to ask why.',
    pt: 'O pedido foi recusado. Ligue 12333 para saber o motivo.',
  },
})

/** 金融功能状态 in a word. */
const bankLabels = defineMessages({
  notActivated: {
    'zh-Hans': '未激活',
    'zh-Hant': '未啟用',
    en: 'Not activated',
    pt: 'Por activar',
  },
  active: { 'zh-Hans': '正常', 'zh-Hant': '正常', en: 'Working', pt: 'Normal' },
  bankLost: { 'zh-Hans': '已挂失', 'zh-Hant': '已報失', en: 'Blocked', pt: 'Bloqueada' },
  frozen: { 'zh-Hans': '冻结', 'zh-Hant': '凍結', en: 'Frozen', pt: 'Congelada' },
  dormant: { 'zh-Hans': '睡眠户', 'zh-Hant': '不動戶口', en: 'Dormant', pt: 'Inactiva' },
  closed: { 'zh-Hans': '已销户', 'zh-Hant': '已銷戶', en: 'Closed', pt: 'Encerrada' },
})

const bankMeanings = defineMessages({
  notActivated: {
    'zh-Hans': '不激活收不到钱。请带卡和身份证件到银行激活。',
    'zh-Hant': '未啟用便收不到款項。請帶卡及身份證件到銀行啟用。',
    en: 'No money can arrive. Take the card and your identity document to the bank.',
    pt: 'Não pode receber dinheiro. Leve o cartão e o documento de identidade ao banco.',
  },
  active: {
    'zh-Hans': '待遇和补贴可以发到这个账户。',
    'zh-Hant': '待遇和津貼可存入此戶口。',
    en: 'Benefits and subsidies can be paid into this account.',
    pt: 'As prestações e os subsídios podem ser pagos nesta conta.',
  },
  bankLost: {
    'zh-Hans': '账户已停止取钱和付款。进账不受影响。',
    'zh-Hant': '戶口已停止提款和付款。存入不受影響。',
    en: 'Nothing can be taken out or paid. Money can still arrive.',
    pt: 'Não é possível levantar nem pagar. O dinheiro continua a entrar.',
  },
  frozen: {
    'zh-Hans': '账户被冻结，原因请问银行。',
    'zh-Hant': '戶口被凍結，請向銀行查詢原因。',
    en: 'The account is frozen. The bank can tell you why.',
    pt: 'A conta está congelada. O banco pode dizer-lhe porquê.',
  },
  dormant: {
    'zh-Hans': '账户很久没用，银行停了它。去银行可以恢复。',
    'zh-Hant': '戶口長期沒有使用，已被銀行暫停。到銀行可恢復。',
    en: 'The account was unused for long. The bank can wake it.',
    pt: 'A conta não é usada há muito. O banco pode reactivá-la.',
  },
  closed: {
    'zh-Hans': '账户已销户，收不到钱。',
    'zh-Hant': '戶口已取消，收不到款項。',
    en: 'The account is closed. No money can arrive.',
    pt: 'A conta está encerrada. Não pode receber dinheiro.',
  },
})

const SOCIAL_TONES = {
  applying: 'waiting',
  producing: 'waiting',
  sealed: 'attention',
  normal: 'good',
  temporarilyLost: 'stopped',
  lost: 'stopped',
  locked: 'stopped',
  replacing: 'waiting',
  replacingLost: 'stopped',
  cancelled: 'stopped',
  notApproved: 'stopped',
} as const satisfies Record<ShownStatus, StatusTone>

const BANK_TONES = {
  notActivated: 'attention',
  active: 'good',
  bankLost: 'stopped',
  frozen: 'stopped',
  dormant: 'attention',
  closed: 'stopped',
} as const satisfies Record<BankStatus, StatusTone>

/** The social side for the two-part status: 社保功能 正常. */
export const socialPart = (language: Language, status: CardStatus): StatusPart => ({
  text: socialLabels(language, shownStatus(status)),
  tone: SOCIAL_TONES[shownStatus(status)],
})

/** The bank side for the two-part status: 银行账户 未激活. */
export const bankPart = (language: Language, status: BankStatus): StatusPart => ({
  text: bankLabels(language, status),
  tone: BANK_TONES[status],
})

export const socialMeaning = (language: Language, status: CardStatus): string =>
  socialMeanings(language, shownStatus(status))

export const bankMeaning = (language: Language, status: BankStatus): string =>
  bankMeanings(language, status)
