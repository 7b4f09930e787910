import { term } from '../term.ts'
import type { Term } from '../term.ts'

/** The card itself, its two axes of state and what is done with it. */
export const CARD_TERMS: readonly Term[] = [
  term('card', '社会保障卡', 'YKT-3', 'The social security card; one for each person.', {
    not: ['ssc', 'sbk', 'socialCard'],
    standard: 'AAZ500',
  }),
  term(
    'eCard',
    '电子社会保障卡',
    'HANDLING-7',
    'The card on a phone; as good as the plastic one.',
    {
      not: ['ecard', 'digitalCard', 'electronicCard', 'virtualCard'],
    },
  ),
  term('cardNumber', '社会保障卡卡号', 'CARD-16', 'The number printed on the card.', {
    not: ['cardNo', 'cardNum'],
    standard: 'AAZ500',
  }),
  term('cardIdentifier', '卡识别码', 'CARD-16', 'The code inside the chip that names the card.', {
    not: ['chipNumber', 'chipNo'],
    standard: 'AAZ501',
  }),
  term('cardStatus', '卡状态', 'CARD-16', 'Where the social security side of a card stands.', {
    standard: 'AAZ502',
  }),
  term(
    'bankFunction',
    '金融功能',
    'YKT-14',
    'The bank account side of a card, with its own states.',
    {
      not: ['financialFunction'],
    },
  ),
  term('apply', '申领', 'YKT-6', 'To ask for a card.', { not: ['requestCard'] }),
  term('produce', '制卡', 'YKT-17', 'To have the card made.', { not: ['manufacture'] }),
  term('personalise', '个人化', 'YKT-17', 'To write the data of the holder on card and chip.', {
    not: ['personalize'],
  }),
  term('receive', '领卡', 'YKT-17', 'To take the finished card at the outlet or by post.', {
    not: ['pickUp', 'collectCard'],
  }),
  term('enable', '启用', 'CARD-16', 'To switch on the social security side.', {
    not: ['switchOn', 'turnOn'],
  }),
  term('openAccount', '银行开户', 'YKT-6', 'The bank opens the account of a new card.'),
  term('failAccount', '开户失败', 'YKT-6', 'The bank reports that it could not open the account.'),
  term('failProduction', '制卡失败', 'YKT-17', 'The producer reports that it could not make it.'),
  term('seal', '封存', 'CARD-16', 'To take in a finished card that is not handed over yet.'),
  term('reject', '不予办理', 'YKT-6', 'To refuse an application.'),
  term('activate', '激活', 'YKT-14', 'To switch on the bank side, at the bank.'),
  term('reportLoss', '挂失', 'CARD-16', 'To say formally that a card is lost.', {
    not: ['lossNotice', 'hangLoss', 'lossDeclaration'],
  }),
  term('reportTemporaryLoss', '临时挂失', 'CARD-16', 'To stop a card at once for some days.', {
    not: ['tempLoss', 'tempLost', 'provisionalLoss', 'oralLoss'],
  }),
  term('formaliseLoss', '转正式挂失', 'CARD-16', 'To make a temporary loss a formal one.', {
    not: ['formalizeLoss', 'confirmLoss'],
  }),
  term('endTemporaryLoss', '临时挂失到期', 'CARD-16', 'The days of a temporary loss are over.'),
  term('restore', '解挂', 'CARD-16', 'To lift a loss because the card was found.', {
    not: ['unlose', 'cancelLoss', 'liftLoss', 'unreport'],
  }),
  term('lock', '锁定', 'YKT-22', 'To stop a card after wrong passwords or for risk.'),
  term('unlock', '解锁', 'YKT-22', 'To end a lock after identity was verified.'),
  term('replaceLost', '补领', 'CARD-16', 'To have a new card for a formally lost one.', {
    not: ['reissueCard', 'replaceCard'],
  }),
  term('renew', '换领', 'CARD-16', 'To exchange a damaged, expiring or changed card.', {
    not: ['exchangeCard', 'swapCard'],
  }),
  term('changeBank', '跨行换卡', 'YKT-6', 'To renew the card at another bank.', {
    not: ['switchBank', 'bankSwitch', 'transferBank'],
  }),
  term('cancel', '注销', 'CARD-16', 'To end a card for good.', {
    not: ['voidCard', 'terminateCard', 'deleteCard'],
  }),
  term('freeze', '冻结账户', 'YKT-14', 'The bank or a court stops the account.'),
  term('unfreeze', '解除冻结', 'YKT-14', 'The account is free again.'),
  term('makeDormant', '转睡眠户', 'YKT-14', 'The bank sets a long unused account aside.'),
  term('reactivate', '唤醒账户', 'YKT-14', 'A dormant account is used again.'),
  term('close', '销户', 'YKT-14', 'To end the account.'),
  term('applied', '申领中', 'YKT-6', 'Asked for; the data are being checked.'),
  term('bankOpening', '银行开户中', 'YKT-6', 'The bank is opening the account.'),
  term('producing', '制卡中', 'YKT-17', 'The card is being made.'),
  term('sealed', '封存', 'CARD-16', 'Made, not yet handed over and enabled.', {
    not: ['archived'],
  }),
  term('normal', '正常', 'CARD-16', 'In use.', { not: ['okStatus'] }),
  term('temporarilyLost', '临时挂失', 'CARD-16', 'Stopped for some days.'),
  term('lost', '挂失', 'CARD-16', 'Formally reported lost.'),
  term('locked', '锁定', 'YKT-22', 'Stopped after wrong passwords or for risk.'),
  term('replacing', '补换中', 'CARD-16', 'A new card is ordered; the old one works until then.'),
  term('replacingLost', '旧卡停用补换中', 'CARD-16', 'A new card is ordered; the old is lost.'),
  term('cancelled', '注销', 'CARD-16', 'Ended for good.', { not: ['canceled'] }),
  term('rejected', '不予办理', 'YKT-6', 'The application was refused.'),
  term('failedBank', '开户失败', 'YKT-6', 'The bank could not open the account.'),
  term('failedProduction', '制卡失败', 'YKT-17', 'The card could not be made.'),
  term('notActivated', '未激活', 'YKT-14', 'The bank side was never switched on.'),
  term('active', '已激活', 'YKT-14', 'The bank side works.'),
  term('bankLost', '银行挂失', 'YKT-14', 'The bank side was reported lost.'),
  term('frozen', '冻结', 'YKT-14', 'The bank or a court has stopped the account.'),
  term('dormant', '睡眠户', 'YKT-14', 'The account has long been unused.', {
    not: ['sleeping'],
  }),
  term('closed', '销户', 'YKT-14', 'The account has ended.'),
]
