import type { ArticleId } from '#law/articles.ts'
import { provinceDate } from '#kernel/period.ts'
import type { Transaction } from '#platform/db.ts'
import { enterDuty, entrustTask, stepTask } from '#modules/duty/index.ts'
import { byStaff, granted, inside } from './acting.ts'
import { stableId } from './stable-id.ts'

const KEEPER = {
  staffId: stableId('staff', 'staff-credential-reviewer'),
  agencyCode: 'hrss-440000',
}

interface SeedDuty {
  readonly agencyCode: string
  readonly title: string
  readonly article: ArticleId
  readonly tasks: readonly {
    readonly title: string
    /** Days from today; what is past is late. */
    readonly dueIn: number
    /** What the department has said; absent while it has not. */
    readonly answer?: string
  }[]
}

/** Made up, after what the articles give to each department. */
const DUTIES: readonly SeedDuty[] = [
  {
    agencyCode: 'dept-transport',
    title: '公交、地铁、轮渡凭卡乘坐和优待',
    article: 'YKT-12',
    tasks: [
      { title: '报送第四季度用卡乘车数据', dueIn: 20 },
      { title: '完成羊城通善行卡持卡人转移', dueIn: -8 },
      {
        title: '核对各市优待票价与目录一致',
        dueIn: 3,
        answer: '21 个市核对完毕，两个市的规则已更正',
      },
    ],
  },
  {
    agencyCode: 'dept-culture',
    title: '图书馆、博物馆、景区凭卡入馆和优待',
    article: 'YKT-12',
    tasks: [{ title: '新开放景区在开园前装好用卡终端', dueIn: 4 }],
  },
  {
    agencyCode: 'dept-health',
    title: '医疗机构凭卡就诊，不得押卡',
    article: 'YKT-11',
    tasks: [{ title: '住院窗口张贴禁止押卡告示', dueIn: 30 }],
  },
  {
    agencyCode: 'dept-finance',
    title: '财政补贴资金统一发放到卡',
    article: 'YKT-13',
    tasks: [],
  },
]

/** Duties of departments, and tasks that are due, late and reported; answers how many duties. */
export const enterDuties = async (tx: Transaction, at: Temporal.Instant): Promise<number> => {
  const today = provinceDate(at)
  const before = at.subtract({ hours: 24 * 60 })
  for (const { agencyCode, title, article, tasks } of DUTIES) {
    const wish = { agencyCode, title, article, by: KEEPER }
    const entered = await enterDuty(inside(tx), byStaff(KEEPER, before), wish)
    const { id: dutyId } = granted(entered, `enter ${title}`)
    for (const { title: what, dueIn, answer } of tasks) {
      const dueOn = today.add({ days: dueIn })
      const task = { dutyId, title: what, dueOn, by: KEEPER }
      const entrusted = await entrustTask(inside(tx), byStaff(KEEPER, before), task)
      const { id } = granted(entrusted, `entrust ${what}`)
      if (answer === undefined) continue
      const officer = { staffId: stableId('staff', `duties of ${agencyCode}`), agencyCode }
      const said = { id, action: 'answer', words: answer, by: officer } as const
      granted(await stepTask(inside(tx), byStaff(officer, at), said), `report ${what}`)
    }
  }
  return DUTIES.length
}
