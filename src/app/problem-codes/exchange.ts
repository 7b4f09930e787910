import { entry, type ProblemEntry } from './entry.ts'

const ON_PAGES = [
  '在部门门户“系统对接”里办，接口不会遇到。',
  'Met on the pages of departments only.',
] as const

/** Codes about endpoints of departments, and about what they confirm by rule. */
export const EXCHANGE_PROBLEMS = {
  URL_NOT_ALLOWED: entry(422, {
    title: ['这个地址不能接收事件', 'Events cannot be posted there'],
    cause: [
      '只推送到 https 地址，地址里不能有用户名、密码和 # 部分。',
      'Events go to https addresses without names, passwords and fragments.',
    ],
    clerk: ['请部门的技术人员给出完整的 https 地址。', 'Ask your engineers for the https address.'],
    developer: ON_PAGES,
  }),
  EVENT_KIND_MISSING: entry(422, {
    title: ['没有选接收哪些事件', 'No kind of event was chosen'],
    cause: ['一个地址至少接收一种事件。', 'An endpoint takes one kind of event at least.'],
    clerk: ['勾选要接收的事件。', 'Tick what it shall take.'],
    developer: ON_PAGES,
  }),
  ENDPOINT_KNOWN: entry(409, {
    title: ['这个地址已经登记', 'The address is there already'],
    cause: ['同一地址对一件事只推送一次。', 'One address hears of an event once.'],
    clerk: ['打开已有的那一个。', 'Open the one that is there.'],
    developer: ON_PAGES,
  }),
  ENDPOINTS_FULL: entry(409, {
    title: ['接收地址太多', 'Too many endpoints'],
    cause: ['一个部门最多五个地址。', 'A department has five at most.'],
    clerk: ['先停用一个不用的。', 'Disable one that is not used.'],
    developer: ON_PAGES,
  }),
  STEP_NOT_POSSIBLE: entry(409, {
    title: ['现在的状态办不了', 'Not possible in the present state'],
    cause: ['已经批准或者停用过。', 'It was approved or disabled before.'],
    clerk: ['看现在的状态；停用的不能恢复，要用就重新登记。', 'What is disabled is entered anew.'],
    developer: ON_PAGES,
  }),
  SECOND_PERSON_NEEDED: entry(403, {
    title: ['要由另一个人批准', 'Another person has to approve'],
    cause: [
      '登记的人不能批准自己登记的地址和规则。',
      'Nobody approves an endpoint or a rule that they entered.',
    ],
    clerk: ['请本部门另一位有权限的同事批准。', 'Ask a colleague with the permission.'],
    developer: ON_PAGES,
  }),
  TWO_SECRETS_HOLD: entry(409, {
    title: ['已有两把密钥有效', 'Two secrets hold already'],
    cause: ['轮换时新旧两把同时有效，不能有第三把。', 'During a rotation two hold, never three.'],
    clerk: ['接收系统换好以后停用旧的。', 'Retire the old one once the receiver has changed.'],
    developer: ON_PAGES,
  }),
  LAST_SECRET: entry(409, {
    title: ['只剩一把密钥', 'It is the last secret'],
    cause: ['没有密钥就不能签名。', 'Without a secret nothing can be signed.'],
    clerk: ['先轮换，再停用旧的。', 'Rotate first, then retire the old one.'],
    developer: ON_PAGES,
  }),
  PROGRAMME_NOT_YOURS: entry(422, {
    title: ['不是本部门的项目', 'Not a programme of this department'],
    cause: ['规则只管本部门的项目。', 'A rule is about programmes of one’s own.'],
    clerk: ['从列表里选。', 'Choose from the list.'],
    developer: ON_PAGES,
  }),
  RULE_KNOWN: entry(409, {
    title: ['这个项目已有规则', 'There is a rule already'],
    cause: ['一个项目只有一条规则。', 'A programme has one rule.'],
    clerk: ['先停用原来的。', 'End the one that is there first.'],
    developer: ON_PAGES,
  }),
  ENDPOINT_NOT_ACTIVE: entry(409, {
    title: ['地址没有在推送', 'The endpoint is not active'],
    cause: ['停用的地址不能重新推送。', 'Nothing is sent to a disabled endpoint.'],
    clerk: ['变更在收件箱里；系统可以拉取。', 'The inbox has it, and so has the feed.'],
    developer: ['用 GET /v1/events 拉取。', 'Read GET /v1/events.'],
  }),
  LABEL_MISSING: entry(422, {
    title: ['没有写系统名称', 'The system has no name'],
    cause: ['密钥要写明是哪个系统的。', 'A key says of which system it is.'],
    clerk: ['写系统名称，不超过 40 字。', 'Name the system, in 40 characters at most.'],
    developer: ON_PAGES,
  }),
  SCOPE_NOT_CHOSEN: entry(422, {
    title: ['没有选可以调用哪些接口', 'Nothing was chosen that the key is for'],
    cause: ['一把密钥至少能调用一类接口。', 'A key is for one kind of operations at least.'],
    clerk: ['勾选这个系统要用的接口。', 'Tick what the system needs.'],
    developer: ON_PAGES,
  }),
  FEED_PLACE_GONE: entry(410, {
    title: ['这个位置以后的事件已经清理', 'Events behind this cursor are gone'],
    cause: [
      '事件只保存一段时间（exchangeMessageDays）；这个游标太久没有往下读，中间有事件已经清理。',
      'Events are kept for a while (exchangeMessageDays); some behind this cursor were removed.',
    ],
    clerk: [
      '在“账户变更”收件箱里看还没有答复的变更，逐笔处理。',
      'The inbox of changes has all that waits for an answer.',
    ],
    developer: [
      '不带 after 重新读：得到现在还保存的全部事件，按 id 去重；更早的在收件箱里核对。',
      'Read again without after: that is all that is still kept; know repetitions by their id, ' +
        'and compare what is older with the inbox.',
    ],
  }),
  NOTHING_TO_SEND: entry(409, {
    title: ['没有可以重新推送的', 'There is nothing to send'],
    cause: [
      '没有在推送的接收地址，或者这个事件已经放弃、授权已经撤回。',
      'No endpoint is active, or the event was dropped, or its permission has gone.',
    ],
    clerk: ['看最近的推送。', 'See the latest deliveries.'],
    developer: ['用 GET /v1/events 拉取。', 'Read GET /v1/events.'],
  }),
} as const satisfies Readonly<Record<string, ProblemEntry>>
