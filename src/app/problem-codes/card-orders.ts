import { entry, type ProblemEntry } from './entry.ts'

const REPEAT = [
  '不用重发；按 instead 引导。',
  'Do not send again; offer what instead names.',
] as const

/** Codes about orders for a card, from the application to the card in use. */
export const CARD_ORDER_PROBLEMS = {
  ORDER_OPEN: entry(409, {
    title: ['已有一笔在办', 'An order is under way'],
    cause: ['同一人同时只能有一笔办卡业务。', 'A person has one order for a card at a time.'],
    citizen: ['看进度，或者撤回后重新办。', 'See how far it is, or withdraw it and order anew.'],
    clerk: ['查看在办业务，不要重复受理。', 'Look at the order that is there; take no second one.'],
    developer: REPEAT,
  }),
  ORDER_NOT_OPEN: entry(409, {
    title: ['这笔业务已经办结', 'The order is finished'],
    cause: ['新卡已启用，不能再撤回。', 'The new card is enabled, so nothing can be withdrawn.'],
    citizen: ['在“我的卡”看现在能办什么。', 'See under My card what is possible now.'],
    clerk: ['按卡的现状另行办理。', 'Go on from the present state of the card.'],
    developer: REPEAT,
  }),
  ORDER_TOO_FAR: entry(409, {
    title: ['现在不能另选银行了', 'It is too late to choose another bank'],
    cause: ['银行正在开户或卡在制作。', 'The bank opens the account, or the card is being made.'],
    citizen: [
      '等办好后换银行，或者撤回重办。',
      'Wait and change banks then, or withdraw the order.',
    ],
    clerk: ['请持卡人等待或撤回。', 'The holder can wait or withdraw.'],
    developer: REPEAT,
  }),
  ORDER_IS_INSTANT: entry(409, {
    title: ['这张卡在网点当场制作', 'The card is made at the outlet'],
    cause: ['即时制卡的业务不发往制卡厂。', 'Such an order does not go to the card factory.'],
    clerk: ['在网点当场制卡。', 'Make the card at the outlet.'],
    developer: REPEAT,
  }),
  ORDER_NOT_INSTANT: entry(409, {
    title: ['这张卡由制卡厂制作', 'The card is made by the factory'],
    cause: ['受理时没有选即时制卡。', 'It was not ordered to be made at once.'],
    clerk: ['等待制卡厂，或请持卡人撤回重办。', 'Wait for the factory, or have it withdrawn.'],
    developer: REPEAT,
  }),
  PERSON_NOT_ELIGIBLE: entry(409, {
    title: ['现在不能为此人办卡', 'No card for this person now'],
    cause: [
      '登记信息不符合办卡条件；不告知原因。',
      'The register does not allow it; no more is told.',
    ],
    citizen: ['带身份证件到服务网点核对。', 'Have your entry checked at an outlet.'],
    clerk: ['核对人员登记后再办。', 'Check the entry of the person first.'],
    developer: REPEAT,
  }),
  NOT_NEAR_EXPIRY: entry(409, {
    title: ['还没到可以换领的时候', 'Too early to renew'],
    cause: [
      '到期换领从有效期届满前若干日起；没有有效期的卡不用换。',
      'Renewal opens some days before the end; a card without one needs none.',
    ],
    citizen: ['卡坏了可以按损坏换领。', 'A damaged card can be renewed as such.'],
    clerk: ['核对有效期，或按其他原因换领。', 'Check the end, or take another reason.'],
    developer: REPEAT,
  }),
  BANK_UNKNOWN: entry(409, {
    title: ['没有这家合作银行', 'There is no such bank'],
    cause: ['银行代码不在合作金融机构名单里。', 'The code is of no co-operating bank.'],
    citizen: ['从名单里另选一家。', 'Choose one of the list.'],
    clerk: ['从名单里另选一家。', 'Choose one of the list.'],
    developer: ['用银行名单里的代码。', 'Use a code of the list of banks.'],
  }),
  BANK_NOT_TAKING_APPLICATIONS: entry(409, {
    title: ['这家银行暂时不办新卡', 'The bank takes no applications now'],
    cause: ['主管部门暂停了它的申领业务。', 'Its applications are suspended by the authority.'],
    citizen: [
      '另选一家银行；原有的卡照常使用。',
      'Choose another bank; cards there go on working.',
    ],
    clerk: ['请申请人另选银行。', 'Ask the applicant to choose another bank.'],
    developer: REPEAT,
  }),
  BANK_IS_THE_SAME: entry(409, {
    title: ['已经是这家银行', 'It is the bank of the card'],
    cause: ['换银行要选另一家。', 'A change of bank leads to another one.'],
    citizen: ['另选一家，或按换领办理。', 'Choose another, or renew the card.'],
    clerk: ['另选一家，或按换领办理。', 'Choose another, or renew the card.'],
    developer: REPEAT,
  }),
  OUTLET_UNKNOWN: entry(409, {
    title: ['没有这个网点', 'There is no such outlet'],
    cause: ['领卡网点的代码不存在。', 'The code of the outlet does not exist.'],
    citizen: ['另选网点，或者选邮寄。', 'Choose another outlet, or delivery by post.'],
    clerk: ['另选网点，或者选邮寄。', 'Choose another outlet, or delivery by post.'],
    developer: ['用网点名单里的代码。', 'Use a code of the list of outlets.'],
  }),
  OUTLET_NOT_INSTANT: entry(409, {
    title: ['这个网点不能当场制卡', 'This outlet makes no cards at once'],
    cause: ['网点没有即时制卡设备。', 'It has no equipment for it.'],
    citizen: [
      '换一个能当场制卡的网点，或按普通制卡办。',
      'Choose one that has, or wait for the card.',
    ],
    clerk: ['换网点，或按普通制卡受理。', 'Choose another outlet, or order it as usual.'],
    developer: REPEAT,
  }),
  OUTLET_IS_ANOTHER: entry(409, {
    title: ['这张卡在别的网点制作', 'The card is made at another outlet'],
    cause: ['受理时选的是另一个网点。', 'Another outlet was chosen.'],
    clerk: ['请持卡人到所选网点。', 'Send the holder to the outlet that was chosen.'],
    developer: REPEAT,
  }),
  ACCOUNT_NOT_OPEN: entry(409, {
    title: ['银行还没有开户', 'The account is not open yet'],
    cause: ['开户完成后才能制卡。', 'A card is made once the account is open.'],
    clerk: ['等银行开户，或请持卡人另选银行。', 'Wait for the bank, or choose another.'],
    developer: REPEAT,
  }),
  BLANK_USED: entry(409, {
    title: ['这张白卡用过了', 'This blank was used'],
    cause: [
      '一张白卡只能制作一次，废卡也不能再用。',
      'A blank is used once, a spoiled one as well.',
    ],
    clerk: ['换一张白卡。', 'Take another blank.'],
    developer: REPEAT,
  }),
  CARD_NOT_SEALED: entry(409, {
    title: ['卡还不能领', 'The card cannot be handed over'],
    cause: ['只有制好待领的卡才能交付。', 'Only a finished card that waits is handed over.'],
    citizen: ['看办卡进度。', 'See how far the order is.'],
    clerk: ['看办卡进度。', 'See how far the order is.'],
    developer: REPEAT,
  }),
  CARD_NOT_RECEIVED: entry(409, {
    title: ['还没有领卡', 'The card was not handed over'],
    cause: ['领到卡以后才能启用。', 'It is enabled after it was received.'],
    citizen: ['先领卡，再启用。', 'Receive the card first.'],
    clerk: ['先登记领卡，再启用。', 'Record the receipt first.'],
    developer: REPEAT,
  }),
  RECEIVER_IS_NOT_HOLDER: entry(409, {
    title: ['领卡人与身份不符', 'The receiver is somebody else'],
    cause: [
      '选了本人领取而领取的不是本人，或者相反。',
      'The holder was named and it is another, or the reverse.',
    ],
    clerk: ['核对领卡人，选监护人或代办人。', 'Check who takes it; choose guardian or agent.'],
    developer: REPEAT,
  }),
  REQUEST_SUPERSEDED: entry(409, {
    title: ['这次请求已不作数', 'The request does not count any more'],
    cause: [
      '业务已撤回，或者已另发请求。',
      'The order was withdrawn, or another request was sent.',
    ],
    clerk: ['按业务现状处理。', 'Go by the present state of the order.'],
    developer: ['不用重发；已留审计记录。', 'Do not send again; it stands in the audit.'],
  }),
} as const satisfies Readonly<Record<string, ProblemEntry>>
