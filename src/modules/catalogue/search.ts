import type { Domain, Scene } from './scene.ts'
import { initialsOf, plainText } from './search-terms.ts'
import { PROVINCE } from './snapshot.ts'

/** 应用目录的筛选: every part that is there must hold. */
export interface SceneFilter {
  readonly domain?: Domain | undefined
  /** What holds in this city: the provincial scenes and its own. */
  readonly cityCode?: string | undefined
  /** Words of any of the four languages, the initials of a name in pinyin, or a scene's code. */
  readonly query?: string | undefined
}

/**
 * What people say when they do not know the official word: 看病 finds 就诊. They stand beside the
 * name and description of every scene of the field.
 */
const EVERYDAY_WORDS: Readonly<Record<Domain, string>> = {
  socialSecurity: '社保 養老金 养老金 退休 工伤 失业 pension reforma',
  employment: '找工作 招聘 求职 job trabalho',
  talent: '职称 考试 人才卡 exam exame',
  health: '看病 睇病 医院 買藥 买药 挂号 体检 医保 doctor hospital médico farmácia',
  transport: '坐车 搭車 公交 巴士 地铁 船 单车 bus metro ferry autocarro',
  culture: '借书 借書 看展 运动 library museum sports livros',
  tourism: '旅游 門票 门票 爬山 公园 park ticket bilhete',
  lodging: '住店 旅馆 宾馆 酒店 hotel',
  subsidy: '补贴 補貼 种粮 农机 subsidy farm subsídio',
  relief: '低保 救助 残疾 孤儿 高龄 relief',
  housingFund: '公积金 退税 房子 housing tax casa',
  education: '上学 學校 学校 校园卡 助学金 school escola',
  government: '办事 辦事 取号 大厅 counter balcão',
  licence: '证照 證照 复印件 licence licença',
  finance: '银行 存钱 取钱 转账 bank banco',
  crossBorder: '香港 澳门 澳門 过关 回乡证 Hong Kong Macao Macau',
  elderCare: '老人 长者 食堂 飯堂 elder idoso',
  veterans: '军人 工会 优待 veteran',
}

const wordsOf = (scene: Scene): string =>
  plainText(
    [
      scene.code,
      ...Object.values(scene.name),
      ...Object.values(scene.description),
      EVERYDAY_WORDS[scene.domain],
      initialsOf(scene.name['zh-Hans']),
    ].join('\n'),
  )

const holdsIn = (scene: Scene, cityCode: string): boolean =>
  scene.regionCode === PROVINCE || scene.regionCode === cityCode

/** The published scenes that a filter leaves, in the order they came. */
export const findScenes = (scenes: readonly Scene[], filter: SceneFilter): readonly Scene[] => {
  const { domain, cityCode, query = '' } = filter
  const words = plainText(query).split(/\s+/).filter(Boolean)
  const isFound = (scene: Scene): boolean => {
    if (words.length === 0) return true
    const text = wordsOf(scene)
    return words.every((word) => text.includes(word))
  }
  return scenes.filter(
    (scene) =>
      scene.status === 'published' &&
      (domain === undefined || scene.domain === domain) &&
      (cityCode === undefined || holdsIn(scene, cityCode)) &&
      isFound(scene),
  )
}
