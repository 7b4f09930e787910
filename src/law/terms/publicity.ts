import { term } from '../term.ts'
import type { Term } from '../term.ts'

/** What the public is told, and what third parties offer. */
export const PUBLICITY_TERMS: readonly Term[] = [
  term('announcement', '公告', 'YKT-20', 'What the public is told, in four languages.', {
    not: ['newsItem'],
  }),
  term('translated', '待审校', 'YKT-20', 'Of an announcement: it stands in four languages.'),
  term('takenDown', '已撤下', 'YKT-20', 'Of an announcement: no longer in the list, kept.'),
  term('translate', '提交审校', 'YKT-20', 'To hand in an announcement in four languages.'),
  term('takeDown', '撤下', 'YKT-20', 'To take what was published off the list.'),
  term('campaign', '宣传活动', 'YKT-20', 'What is made known, by which channels, until when.', {
    not: ['promotion', 'marketing'],
  }),
  term('placement', '投放点', 'YKT-20', 'Where a campaign is seen or heard.'),
  term('reach', '触达', 'YKT-20', 'How many people a campaign came to.'),
  term('planned', '待批准', 'YKT-20', 'Of a campaign: nobody else has looked at the plan.'),
  term('concluded', '已结束', 'YKT-20', 'Of a campaign: over; its links still lead somewhere.'),
  term('conclude', '结束', 'YKT-20', 'To end a campaign.'),
  term('offer', '社会提供的便民服务', 'YKT-15', 'What a third party offers to holders.', {
    not: ['advertisement', 'deal'],
  }),
  term('examined', '待审批', 'YKT-15', 'Of an offer: looked into, and not decided.'),
  term('trial', '试用中', 'YKT-15', 'Of an offer: open to holders within limits.'),
  term('live', '已上线', 'YKT-15', 'Of an offer: open to holders until it is taken off.'),
  term('delisted', '已下线', 'YKT-15', 'Of an offer: taken off, with the reason.'),
  term('examine', '核查申报', 'YKT-15', 'To look into what a third party would offer.'),
  term('beginTrial', '准予试用', 'YKT-15', 'To open an offer to holders within limits.'),
  term('launch', '准予上线', 'YKT-15', 'To open an offer after its trial.'),
  term('delist', '下线', 'YKT-15', 'To take an offer off.'),
]
