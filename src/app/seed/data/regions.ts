import type { Region } from '#modules/organisation/index.ts'
import { text } from './text.ts'

export type { Region } from '#modules/organisation/index.ts'

export const PROVINCE = '440000'

/** Columns: code, simplified, traditional, English. A county belongs to the city row above it. */
const TABLE = `
440100 广州市 廣州市 Guangzhou
440103 荔湾区 荔灣區 Liwan
440104 越秀区 越秀區 Yuexiu
440105 海珠区 海珠區 Haizhu
440106 天河区 天河區 Tianhe
440111 白云区 白雲區 Baiyun
440112 黄埔区 黃埔區 Huangpu
440113 番禺区 番禺區 Panyu
440114 花都区 花都區 Huadu
440115 南沙区 南沙區 Nansha
440117 从化区 從化區 Conghua
440118 增城区 增城區 Zengcheng
440200 韶关市 韶關市 Shaoguan
440203 武江区 武江區 Wujiang
440204 浈江区 湞江區 Zhenjiang
440205 曲江区 曲江區 Qujiang
440222 始兴县 始興縣 Shixing
440224 仁化县 仁化縣 Renhua
440229 翁源县 翁源縣 Wengyuan
440232 乳源瑶族自治县 乳源瑤族自治縣 Ruyuan
440233 新丰县 新豐縣 Xinfeng
440281 乐昌市 樂昌市 Lechang
440282 南雄市 南雄市 Nanxiong
440300 深圳市 深圳市 Shenzhen
440303 罗湖区 羅湖區 Luohu
440304 福田区 福田區 Futian
440305 南山区 南山區 Nanshan
440306 宝安区 寶安區 Bao'an
440307 龙岗区 龍崗區 Longgang
440308 盐田区 鹽田區 Yantian
440309 龙华区 龍華區 Longhua
440310 坪山区 坪山區 Pingshan
440311 光明区 光明區 Guangming
440400 珠海市 珠海市 Zhuhai
440402 香洲区 香洲區 Xiangzhou
440403 斗门区 斗門區 Doumen
440404 金湾区 金灣區 Jinwan
440500 汕头市 汕頭市 Shantou
440507 龙湖区 龍湖區 Longhu
440511 金平区 金平區 Jinping
440512 濠江区 濠江區 Haojiang
440513 潮阳区 潮陽區 Chaoyang
440514 潮南区 潮南區 Chaonan
440515 澄海区 澄海區 Chenghai
440523 南澳县 南澳縣 Nan'ao
440600 佛山市 佛山市 Foshan
440604 禅城区 禪城區 Chancheng
440605 南海区 南海區 Nanhai
440606 顺德区 順德區 Shunde
440607 三水区 三水區 Sanshui
440608 高明区 高明區 Gaoming
440700 江门市 江門市 Jiangmen
440703 蓬江区 蓬江區 Pengjiang
440704 江海区 江海區 Jianghai
440705 新会区 新會區 Xinhui
440781 台山市 台山市 Taishan
440783 开平市 開平市 Kaiping
440784 鹤山市 鶴山市 Heshan
440785 恩平市 恩平市 Enping
440800 湛江市 湛江市 Zhanjiang
440802 赤坎区 赤坎區 Chikan
440803 霞山区 霞山區 Xiashan
440804 坡头区 坡頭區 Potou
440811 麻章区 麻章區 Mazhang
440823 遂溪县 遂溪縣 Suixi
440825 徐闻县 徐聞縣 Xuwen
440881 廉江市 廉江市 Lianjiang
440882 雷州市 雷州市 Leizhou
440883 吴川市 吳川市 Wuchuan
440900 茂名市 茂名市 Maoming
440902 茂南区 茂南區 Maonan
440904 电白区 電白區 Dianbai
440981 高州市 高州市 Gaozhou
440982 化州市 化州市 Huazhou
440983 信宜市 信宜市 Xinyi
441200 肇庆市 肇慶市 Zhaoqing
441202 端州区 端州區 Duanzhou
441203 鼎湖区 鼎湖區 Dinghu
441204 高要区 高要區 Gaoyao
441223 广宁县 廣寧縣 Guangning
441224 怀集县 懷集縣 Huaiji
441225 封开县 封開縣 Fengkai
441226 德庆县 德慶縣 Deqing
441284 四会市 四會市 Sihui
441300 惠州市 惠州市 Huizhou
441302 惠城区 惠城區 Huicheng
441303 惠阳区 惠陽區 Huiyang
441322 博罗县 博羅縣 Boluo
441323 惠东县 惠東縣 Huidong
441324 龙门县 龍門縣 Longmen
441400 梅州市 梅州市 Meizhou
441402 梅江区 梅江區 Meijiang
441403 梅县区 梅縣區 Meixian
441422 大埔县 大埔縣 Dabu
441423 丰顺县 豐順縣 Fengshun
441424 五华县 五華縣 Wuhua
441426 平远县 平遠縣 Pingyuan
441427 蕉岭县 蕉嶺縣 Jiaoling
441481 兴宁市 興寧市 Xingning
441500 汕尾市 汕尾市 Shanwei
441502 城区 城區 Chengqu
441521 海丰县 海豐縣 Haifeng
441523 陆河县 陸河縣 Luhe
441581 陆丰市 陸豐市 Lufeng
441600 河源市 河源市 Heyuan
441602 源城区 源城區 Yuancheng
441621 紫金县 紫金縣 Zijin
441622 龙川县 龍川縣 Longchuan
441623 连平县 連平縣 Lianping
441624 和平县 和平縣 Heping
441625 东源县 東源縣 Dongyuan
441700 阳江市 陽江市 Yangjiang
441702 江城区 江城區 Jiangcheng
441704 阳东区 陽東區 Yangdong
441721 阳西县 陽西縣 Yangxi
441781 阳春市 陽春市 Yangchun
441800 清远市 清遠市 Qingyuan
441802 清城区 清城區 Qingcheng
441803 清新区 清新區 Qingxin
441821 佛冈县 佛岡縣 Fogang
441823 阳山县 陽山縣 Yangshan
441825 连山壮族瑶族自治县 連山壯族瑤族自治縣 Lianshan
441826 连南瑶族自治县 連南瑤族自治縣 Liannan
441881 英德市 英德市 Yingde
441882 连州市 連州市 Lianzhou
441900 东莞市 東莞市 Dongguan
442000 中山市 中山市 Zhongshan
445100 潮州市 潮州市 Chaozhou
445102 湘桥区 湘橋區 Xiangqiao
445103 潮安区 潮安區 Chao'an
445122 饶平县 饒平縣 Raoping
445200 揭阳市 揭陽市 Jieyang
445202 榕城区 榕城區 Rongcheng
445203 揭东区 揭東區 Jiedong
445222 揭西县 揭西縣 Jiexi
445224 惠来县 惠來縣 Huilai
445281 普宁市 普寧市 Puning
445300 云浮市 雲浮市 Yunfu
445302 云城区 雲城區 Yuncheng
445303 云安区 雲安區 Yun'an
445321 新兴县 新興縣 Xinxing
445322 郁南县 鬱南縣 Yunan
445381 罗定市 羅定市 Luoding
`

/** Portuguese has an old name of its own for a few cities only. */
const PORTUGUESE: Readonly<Record<string, string>> = { Guangzhou: 'Cantão' }

const region = (row: string): Region => {
  const [code = '', hans = '', hant = '', en = ''] = row.split(' ')
  const isCity = code.endsWith('00')
  return {
    code,
    level: isCity ? 'city' : 'county',
    parentCode: isCity ? PROVINCE : `${code.slice(0, 4)}00`,
    name: text(hans, hant, en, PORTUGUESE[en] ?? en),
  }
}

/**
 * 行政区划: the province, its 21 cities and their counties, in the order of their codes. Dongguan
 * and Zhongshan are straight cities (直筒市): each is a city and its own county row.
 */
export const REGIONS: readonly Region[] = [
  {
    code: PROVINCE,
    level: 'province',
    parentCode: undefined,
    name: text('广东省', '廣東省', 'Guangdong Province', 'Província de Guangdong'),
  },
  ...TABLE.trim().split('\n').map(region),
]

export const CITIES: readonly Region[] = REGIONS.filter(({ level }) => level === 'city')

/** Cities without counties; their towns are addressed directly. */
export const STRAIGHT_CITIES: readonly string[] = ['441900', '442000']

/** What a district field of an address may hold: every county, and the two straight cities. */
export const DISTRICTS: readonly Region[] = REGIONS.filter(
  ({ level, code }) => level === 'county' || STRAIGHT_CITIES.includes(code),
)

const BY_CODE = new Map(REGIONS.map((region) => [region.code, region]))

/** The region with that code; throws for a code that is not ours, which is a bug of the data. */
export const regionOf = (code: string): Region => {
  const found = BY_CODE.get(code)
  if (found === undefined) throw new RangeError(`no such region: ${code}`)
  return found
}

/** The districts of one city, never empty. */
export const districtsOf = (cityCode: string): readonly Region[] =>
  STRAIGHT_CITIES.includes(cityCode)
    ? [regionOf(cityCode)]
    : DISTRICTS.filter(({ parentCode }) => parentCode === cityCode)

/** The city a district belongs to; a straight city belongs to itself. */
export const cityOfDistrict = (districtCode: string): string => `${districtCode.slice(0, 4)}00`

/** City centres as [longitude, latitude] in GCJ-02 degrees, to two decimals. */
export const CENTRES: Readonly<Record<string, readonly [number, number]>> = {
  '440100': [113.27, 23.13],
  '440200': [113.6, 24.81],
  '440300': [114.06, 22.54],
  '440400': [113.58, 22.27],
  '440500': [116.68, 23.35],
  '440600': [113.12, 23.02],
  '440700': [113.08, 22.58],
  '440800': [110.36, 21.27],
  '440900': [110.93, 21.66],
  '441200': [112.47, 23.05],
  '441300': [114.42, 23.11],
  '441400': [116.12, 24.29],
  '441500': [115.38, 22.79],
  '441600': [114.7, 23.74],
  '441700': [111.98, 21.86],
  '441800': [113.06, 23.68],
  '441900': [113.75, 23.02],
  '442000': [113.39, 22.52],
  '445100': [116.62, 23.66],
  '445200': [116.37, 23.55],
  '445300': [112.04, 22.92],
}

/** 功能区: administered areas that have no code in GB/T 2260; their codes are our own. */
export const ZONES: readonly Region[] = [
  {
    code: 'Z-HENGQIN',
    level: 'zone',
    parentCode: '440400',
    name: text(
      '横琴粤澳深度合作区',
      '橫琴粵澳深度合作區',
      'Guangdong-Macao In-Depth Cooperation Zone in Hengqin',
      'Zona de Cooperação Aprofundada entre Guangdong e Macau em Hengqin',
    ),
  },
  {
    code: 'Z-DAPENG',
    level: 'zone',
    parentCode: '440300',
    name: text('大鹏新区', '大鵬新區', 'Dapeng New District', 'Nova Área de Dapeng'),
  },
  {
    code: 'Z-SONGSHAN-LAKE',
    level: 'zone',
    parentCode: '441900',
    name: text('松山湖', '松山湖', 'Songshan Lake', 'Lago Songshan'),
  },
]
