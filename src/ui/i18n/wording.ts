import { LANGUAGES, type Language, type Text } from './language.ts'

/** Words that tell nobody what to do; they may not appear in any text. */
const EMPTY_WORDS = /系统异常|非法参数|操作失败|请联系管理员|数据错误|\bnull\b|undefined/

/** Converted mainland words and what Hong Kong and Macao say instead. */
const TRADITIONAL_WORDING: Readonly<Record<string, string>> = {
  登錄: '登入',
  打印: '列印',
  激活: '啟用',
  賬戶: '戶口',
  短信: '短訊',
  掛失: '報失',
  長輩版: '長者版',
  髮卡: '發卡',
  信息: '資料',
  視頻: '影片',
  默認: '預設',
}

/** Characters that exist only in the simplified script: a sign of a text that was pasted over. */
const SIMPLIFIED_ONLY = new RegExp(
  '[' +
    '们这说时对开关门问间见观规视觉让认识证词话语请读课谁调谈议论设访许诉评译试该详误诺账货质费' +
    '资贺购赔赠车转轮软载较辅输运进还远连迟选适递邮钱铁银错锁镇长门闭闻阅阳阶际陆险随隐难须顾预' +
    '领题额风飞饭馆马驾验鱼鲜鸡黄齐龙龟个为义乌乐习书买乱争亏云产亲亿仅从仓仪价众优会伟传伤体备' +
    '复奖妇学宁宝实审对导将尽层属岁岛币师带帮广庆应张弹归录总战户护报拥择损换据断无旧显术机权条' +
    '来极构标样树桥检业东严丧丰临举两没济测满热爱状现环电疗监盘码确离种积称稳简类红级纪约纸线组' +
    '细终经结给络统继绩维综绿缴网罗联职脑腊节药虑补装订计' +
    ']',
)

const faultsIn = (language: Language, text: string): readonly string[] => {
  const faults: string[] = []
  if (EMPTY_WORDS.test(text)) faults.push(`says nothing: ${text}`)
  const chinese = language === 'zh-Hans' || language === 'zh-Hant'
  if (!chinese && /[\u3400-\u9fff]/.test(text)) faults.push(`is Chinese: ${text}`)
  if (chinese && /[\u3400-\u9fff][,;:?!]|[,;?!][\u3400-\u9fff]/.test(text))
    faults.push(`has half-width punctuation: ${text}`)
  if (language !== 'zh-Hant') return faults
  const simplified = SIMPLIFIED_ONLY.exec(text)
  if (simplified !== null) faults.push(`has a simplified ${simplified[0]}: ${text}`)
  for (const [word, better] of Object.entries(TRADITIONAL_WORDING))
    if (text.includes(word)) faults.push(`says ${word} for ${better}: ${text}`)
  return faults
}

/** What is wrong with the wording of one text; empty when nothing is. */
export const wordingFaults = (text: Text): readonly string[] =>
  LANGUAGES.flatMap((language) =>
    faultsIn(language, text[language]).map((fault) => `${language} ${fault}`),
  )
