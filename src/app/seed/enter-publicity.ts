import { provinceDate } from '#kernel/period.ts'
import type { ActionContext } from '#platform/audit.ts'
import type { Transaction } from '#platform/db.ts'
import { LANGUAGES } from '#ui/i18n/language.ts'
import {
  addPlacement,
  countVisits,
  enterReach,
  planCampaign,
  stepAnnouncement,
  stepCampaign,
  writeAnnouncement,
} from '#modules/publicity/index.ts'
import { byStaff, granted, inside } from './acting.ts'
import { ANNOUNCEMENTS, type SeedAnnouncement } from './data/announcements.ts'
import { stableId } from './stable-id.ts'

const EDITOR = stableId('staff', 'staff-publicity-editor')
const REVIEWER = stableId('staff', 'staff-publicity-reviewer')

const by = (staffId: string, at: Temporal.Instant): ActionContext =>
  byStaff({ staffId, agencyCode: 'hrss-440000' }, at)

const enterOne = async (
  tx: Transaction,
  one: SeedAnnouncement,
  at: Temporal.Instant,
): Promise<void> => {
  const writtenAt = at.subtract({ hours: 24 * one.ago })
  const languages = one.sourceOnly === true ? (['zh-Hans'] as const) : LANGUAGES
  const wordings = Object.fromEntries(
    languages.map((each) => [each, { title: one.title[each], body: one.body[each] }]),
  )
  const shownUntil = provinceDate(writtenAt).add({ days: one.shownDays })
  const draft = { id: undefined, kind: one.kind, shownUntil, wordings, seen: 0, staffId: EDITOR }
  const begun = await writeAnnouncement(inside(tx), by(EDITOR, writtenAt), draft)
  const id = granted(begun, `write ${one.title['zh-Hans']}`)
  for (const [i, action] of one.steps.entries()) {
    const staffId = action === 'translate' ? EDITOR : REVIEWER
    const step = { id, action, words: '', staffId }
    const stepAt = writtenAt.add({ hours: 2 * (i + 1) })
    granted(await stepAnnouncement(inside(tx), by(staffId, stepAt), step), `${action} it`)
  }
}

/** Announcements at each stage; answers how many. */
export const enterAnnouncements = async (
  tx: Transaction,
  at: Temporal.Instant,
): Promise<number> => {
  for (const one of ANNOUNCEMENTS) await enterOne(tx, one, at)
  return ANNOUNCEMENTS.length
}

const PLACEMENTS = [
  { channel: 'broadcast', site: '示例：珠江之声早间节目', regionCode: '440000', perDay: 0 },
  { channel: 'community', site: '示例：越秀区社区公告栏', regionCode: '440100', perDay: 7 },
  { channel: 'outlet', site: '示例：银行网点展架', regionCode: '440300', perDay: 21 },
] as const

/** One campaign that runs, with what it reached, and one that waits; answers how many. */
export const enterCampaigns = async (tx: Transaction, at: Temporal.Instant): Promise<number> => {
  const today = provinceDate(at)
  const since = at.subtract({ hours: 24 * 10 })
  const plan = {
    title: '示例：一卡借遍全省图书馆',
    aim: '让大家知道凭社会保障卡就能借书，不用另办读者证，不交押金。',
    slogan: {
      'zh-Hans': '一张社保卡，借遍全省书',
      'zh-Hant': '一張社保卡，借遍全省書',
      en: 'One card for every library',
      pt: 'Um cartão para todas as bibliotecas',
    },
    target: '/guide/use',
    startsOn: today.subtract({ days: 7 }),
    endsOn: today.add({ days: 60 }),
    staffId: EDITOR,
  }
  const id = granted(await planCampaign(inside(tx), by(EDITOR, since), plan), 'plan')
  const approval = { id, action: 'approve', staffId: REVIEWER } as const
  granted(await stepCampaign(inside(tx), by(REVIEWER, since), approval), 'approve the plan')
  for (const { perDay, ...place } of PLACEMENTS) {
    const wish = { ...place, campaignId: id, staffId: EDITOR }
    const code = granted(await addPlacement(inside(tx), by(EDITOR, since), wish), 'place it')
    const days = perDay > 0 ? 5 : 0
    for (let day = 1; day <= days; day += 1)
      await countVisits(tx, code, today.subtract({ days: day }), perDay + day)
    if (place.channel !== 'broadcast') continue
    const source = '示例：电台收听率报告'
    const count = { code, on: today.subtract({ days: 3 }), people: 86_000, source }
    const reach = { ...count, staffId: EDITOR }
    granted(await enterReach(inside(tx), by(EDITOR, at), reach), 'enter its reach')
  }
  const second = {
    ...plan,
    title: '示例：防骗进村',
    aim: '提醒老人不要把验证码告诉任何人。',
    slogan: {
      'zh-Hans': '要验证码的都是骗子',
      'zh-Hant': '索取驗證碼的都是騙子',
      en: 'Whoever asks for your code is a fraud',
      pt: 'Quem pede o seu código é burlão',
    },
    target: '/announcements',
    startsOn: today.add({ days: 5 }),
  }
  granted(await planCampaign(inside(tx), by(EDITOR, at), second), 'plan the second')
  return 2
}
