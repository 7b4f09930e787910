import type { Random } from './random.ts'

/** Surnames, those that are common in Guangdong several times. */
const SURNAMES = Array.from(
  '陈陈陈陈李李李黄黄黄张张梁梁林林刘刘吴吴罗杨王王郑谢何邓叶曾廖周钟朱曹彭冯蔡蓝苏潘温邱许卢赖' +
    '江胡徐余范赵孙马高郭袁吕萧杜丁任姚汪石邹熊孟秦白崔康毛江史顾侯邵龙万段雷钱汤尹黎易常武乔贺',
)
const COMPOUND_SURNAMES = ['欧阳', '司徒', '司马', '上官']
const GIVEN_OF_MEN = Array.from('伟强军杰涛明超辉勇健鹏浩宇俊文志家建国华嘉子豪永康德昌锦荣')
const GIVEN_OF_WOMEN = Array.from('芳娟敏静丽艳玲燕娜婷霞慧颖欣怡雪梅嘉诗雅琪淑珍桂香秀英瑶')
/** Characters outside the old character sets: what every system of a partner must survive. */
const RARE = ['㛃', '𫖯', '䶮', '𬭛', '𬸚', '𡇙', '㴋', '𬍛']
const DOTTED = ['阿依古丽·买买提', '艾力·吐尔逊', '古丽娜尔·阿不都', '次仁·卓玛', '玉素甫·艾山']
const LATIN_GIVEN = ['MARIA', 'JOHN PAUL', 'ANA LUISA', 'DAVID', 'PRIYA', 'KWAME', 'SOPHIE', 'IVAN']
const LATIN_FAMILY = ['DA SILVA', 'SMITH', "O'BRIEN", 'SHARMA', 'MENSAH', 'DUPONT-LEROY', 'SOUZA']
const TRADITIONAL = [
  '陳家豪',
  '黃詠詩',
  '張國榮華',
  '葉嘉儀',
  '梁偉倫',
  '鄭安琪',
  '歐陽曉晴',
  '余于范',
]

/** How the name of a person of some origin is written in the register. */
export type NameStyle = 'mainland' | 'traditional' | 'latin'

/** A made-up name; of the mainland ones, some have rare characters or a middle dot. */
export const makeName = (style: NameStyle, sex: 'male' | 'female', random: Random): string => {
  if (style === 'latin') return `${random.pick(LATIN_FAMILY)} ${random.pick(LATIN_GIVEN)}`
  if (style === 'traditional') return random.pick(TRADITIONAL)
  const oddity = random.below(1000)
  if (oddity < 6) return random.pick(DOTTED)
  const given = sex === 'male' ? GIVEN_OF_MEN : GIVEN_OF_WOMEN
  const surname = oddity < 14 ? random.pick(COMPOUND_SURNAMES) : random.pick(SURNAMES)
  const last = oddity >= 980 ? random.pick(RARE) : random.pick(given)
  return random.chance(120) ? surname + last : surname + random.pick(given) + last
}
