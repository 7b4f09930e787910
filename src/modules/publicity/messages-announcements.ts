import type {
  AnnouncementAction,
  AnnouncementKind,
  AnnouncementRefusal,
  AnnouncementStatus,
} from './announcement.ts'

/** 公告: pages of the bureau, in Simplified Chinese. */
export const words = {
  title: '公告',
  lead: '起草、翻译、审校、发布。写的人和审校、发布的人不能是同一人；四种语言齐全才能提交。',
  begin: '起草一则公告',
  none: '没有公告',
  kind: '种类',
  status: '状态',
  shownUntil: '在列表里显示到',
  shownUntilHint: '例如：2027-03-31，最长一年',
  languages: '语言',
  name: '标题',
  body: '正文',
  bodyHint: '纯文字，用空行分段；不放图片、链接和二维码',
  languageOf: { 'zh-Hans': '简体中文', 'zh-Hant': '繁体中文', en: '英文', pt: '葡文' },
  save: '保存',
  saved: '已保存',
  done: '已办理',
  faults: '文字还要改',
  fault: (language: string, part: string) =>
    `${language}的${part}：有别的文字的用字或者标点，例如繁体里的简体字、中文里的半角标点`,
  act: '办理',
  reason: '理由',
  reasonHint: '退回、撤下要写明，不少于 4 个字',
  history: '经过',
  what: '做了什么',
  who: '谁',
  when: '时间',
  seePublic: '看公众页面',
  preview: '公众看到的样子',
} as const

export const KIND_WORDS: Readonly<Record<AnnouncementKind, string>> = {
  fraud: '防骗提醒',
  service: '服务变动',
  use: '用卡应用',
  policy: '政策措施',
}

export const STATUS_WORDS: Readonly<Record<AnnouncementStatus, string>> = {
  draft: '起草中',
  translated: '待审校',
  reviewed: '待发布',
  published: '已发布',
  takenDown: '已撤下',
  discarded: '已作废',
}

export const ACTION_WORDS: Readonly<Record<AnnouncementAction | 'write', string>> = {
  write: '写稿',
  translate: '提交审校',
  review: '审校通过',
  publish: '发布',
  giveBack: '退回',
  takeDown: '撤下',
  discard: '作废',
}

export const REFUSAL_WORDS: Readonly<Record<AnnouncementRefusal, string>> = {
  ANNOUNCEMENT_INCOMPLETE: '标题不少于 4 个字，每种语言标题和正文都要写；提交审校要四种语言齐全',
  ANNOUNCEMENT_TOO_LONG: '标题不超过 120 个字，正文不超过 4000 个字',
  ANNOUNCEMENT_WORDING: '有的语言用字不对，逐条改好再提交',
  ANNOUNCEMENT_NUMBERS_DIFFER: '四种语言里的电话号码和长数字不一样，请核对',
  ANNOUNCEMENT_DAY_WRONG: '显示的最后一天要在明天以后、一年以内',
  ANNOUNCEMENT_CHANGED: '有同事刚改过，下面是他们的版本；您写的没有覆盖它',
  ANNOUNCEMENT_NOT_IN_STATUS: '公告的状态变了，请刷新再看',
  ANNOUNCEMENT_SAME_PERSON: '写过稿的人不能审校和发布，请由同事办理',
  ANNOUNCEMENT_WORDS_MISSING: '请写明理由，不少于 4 个字',
}
