import type { NewProgramme, PayRule } from '#modules/programme/index.ts'
import { contentOf } from './programme-content.ts'
import { text } from './text.ts'

/**
 * The 13, 10 and 6 programmes that are said to go by card: likely names, days made up. Columns:
 * code, four names, owner, class, payee, pay day (monthly, quarterly by month of the quarter,
 * yearly, once), days of public notice.
 */
const ROWS = `
RS-001|社保补贴|社保補貼|Social insurance subsidy|Subsídio de segurança social|hrss-440000|encouraged|person|Q3-20|5
RS-002|岗位补贴|崗位補貼|Post subsidy|Subsídio de posto|hrss-440000|encouraged|person|Q3-20|5
RS-003|一次性创业资助|一次性創業資助|One-off start-up grant|Apoio único à criação de empresa|hrss-440000|mandatory|person|M-25|5
RS-004|创业带动就业补贴|創業帶動就業補貼|Subsidy for jobs created by start-ups|Subsídio por empregos criados|hrss-440000|mandatory|person|Q2-25|5
RS-005|创业租金补贴|創業租金補貼|Start-up rent subsidy|Subsídio de renda para empreendedores|hrss-440000|mandatory|person|Q1-25|5
RS-006|求职创业补贴|求職創業補貼|Graduate job-seeking subsidy|Subsídio de procura de emprego|hrss-440000|mandatory|person|Y10-15|5
RS-007|就业见习补贴|就業見習補貼|Traineeship subsidy|Subsídio de estágio|hrss-440000|mandatory|person|M-15|5
RS-008|基层就业补贴|基層就業補貼|Subsidy for work at grass-roots units|Subsídio de trabalho de base|hrss-440000|mandatory|person|Y12-10|5
RS-009|一般性岗位补贴|一般性崗位補貼|General post subsidy|Subsídio geral de posto|hrss-440000|encouraged|person|Q3-20|5
RS-010|小微企业社保补贴（个人）|小微企業社保補貼（個人）|Small business insurance subsidy (personal)|Subsídio a pequenas empresas (pessoal)|hrss-440000|encouraged|person|Q3-20|5
RS-011|职业技能提升补贴|職業技能提升補貼|Skills improvement subsidy|Subsídio de melhoria de competências|hrss-440000|mandatory|person|M-20|5
RS-012|劳动力技能晋升培训补贴|勞動力技能晉升培訓補貼|Training subsidy for skilled workers|Subsídio de formação profissional|hrss-440000|mandatory|person|M-20|5
RS-013|生活费补贴|生活費補貼|Living allowance in training|Subsídio de subsistência na formação|hrss-440000|mandatory|person|M-20|5
MZ-001|低保金|低保金|Subsistence allowance|Rendimento mínimo|dept-civil-affairs|mandatory|household|M-10|7
MZ-002|特困供养金|特困供養金|Support for people in extreme hardship|Apoio a pessoas em carência extrema|dept-civil-affairs|mandatory|person|M-10|7
MZ-003|特困照料护理|特困照料護理|Nursing for people in extreme hardship|Cuidados a pessoas em carência extrema|dept-civil-affairs|mandatory|person|M-10|7
MZ-004|临时救助|臨時救助|Temporary relief|Socorro temporário|dept-civil-affairs|mandatory|household|M-28|7
MZ-005|孤儿基本生活|孤兒基本生活|Basic living allowance for orphans|Subsídio de subsistência para órfãos|dept-civil-affairs|mandatory|person|M-10|7
MZ-006|事实无人抚养儿童|事實無人撫養兒童|Allowance for children without care|Subsídio a crianças sem amparo|dept-civil-affairs|mandatory|person|M-10|7
MZ-007|困难残疾人生活补贴|困難殘疾人生活補貼|Living allowance for disabled people in need|Subsídio de vida a pessoas com deficiência|dept-civil-affairs|mandatory|person|M-15|7
MZ-008|重度残疾人护理补贴|重度殘疾人護理補貼|Nursing allowance for severe disability|Subsídio de cuidados por deficiência grave|dept-civil-affairs|mandatory|person|M-15|7
MZ-009|高龄津贴|高齡津貼|Old-age allowance|Subsídio de idade avançada|dept-civil-affairs|mandatory|person|M-15|7
MZ-010|60年代精简职工救济|60年代精簡職工救濟|Relief for workers laid off in the 1960s|Socorro a trabalhadores dispensados nos anos 60|dept-civil-affairs|mandatory|person|Q3-10|7
NY-001|耕地地力保护补贴|耕地地力保護補貼|Farmland protection subsidy|Subsídio de protecção das terras|dept-agriculture|mandatory|household|Y6-30|7
NY-002|农机购置与应用补贴|農機購置與應用補貼|Farm machinery subsidy|Subsídio a máquinas agrícolas|dept-agriculture|mandatory|person|Y11-30|7
NY-003|实际种粮农民一次性补贴|實際種糧農民一次性補貼|One-off subsidy for grain growers|Subsídio único a produtores de cereais|dept-agriculture|mandatory|household|O2026-12-18|7
NY-004|渔民补贴（渔业资源养护）|漁民補貼（漁業資源養護）|Fishers’ subsidy (stock protection)|Subsídio aos pescadores (conservação)|dept-agriculture|mandatory|person|Y9-20|7
NY-005|种粮大户补贴|種糧大戶補貼|Subsidy for large grain growers|Subsídio a grandes produtores de cereais|dept-agriculture|mandatory|household|Y12-20|7
NY-006|农机报废更新|農機報廢更新|Farm machinery renewal subsidy|Subsídio de renovação de máquinas|dept-agriculture|mandatory|person|Y12-25|7
`

const numbers = (text: string): readonly number[] => text.split('-').map(Number)

/** `M-10`, `Q3-20`, `Y6-30`, `O2026-12-18`. */
const payRule = (rule: string): PayRule => {
  const [month = 1, day = 1] = numbers(rule.slice(1))
  switch (rule.charAt(0)) {
    case 'M':
      return { cycle: 'monthly', day }
    case 'Q':
      return { cycle: 'quarterly', month, day }
    case 'Y':
      return { cycle: 'yearly', month, day }
    case 'O':
      return { cycle: 'once', on: Temporal.PlainDate.from(rule.slice(1)) }
    default:
      throw new RangeError(`no such pay day: ${rule}`)
  }
}

const IN_FORCE = Temporal.PlainDate.from('2024-11-01')

/** Entered the list later than the others. */
const LATER: Readonly<Record<string, Temporal.PlainDate>> = {
  'NY-003': Temporal.PlainDate.from('2026-01-01'),
}

/** 补贴项目 of the demonstration. */
export const PROGRAMMES: readonly NewProgramme[] = ROWS.trim()
  .split('\n')
  .map((row) => {
    const [code = '', hans = '', hant = '', en = '', pt = '', owner = '', ...rest] = row.split('|')
    const [duty, payee, rule = '', noticeDays] = rest
    const from = LATER[code] ?? IN_FORCE
    const name = text(hans, hant, en, pt)
    const pay = payRule(rule)
    const { basis, standard, feeds } = contentOf(code, name, pay.cycle)
    return {
      code,
      period: { from, until: undefined },
      name,
      basis,
      standard,
      feeds,
      listYear: from.year,
      ownerAgency: owner,
      payerAgency: 'dept-finance',
      class: duty === 'encouraged' ? 'encouraged' : 'mandatory',
      payee: payee === 'household' ? 'household' : 'person',
      pay,
      noticeDays: Number(noticeDays),
      regionCodes: ['440000'],
      demonstration: true,
    }
  })
