/** 省级代码 of GB/T 2260. 83 is not among them: only residence permits use it. */
const PROVINCES: ReadonlySet<string> = new Set(
  (
    '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 ' +
    '41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82'
  ).split(' '),
)

const GUANGDONG = '44'

/** The 21 cities of today. There is no 4410 and no 4411. */
const GUANGDONG_CITIES_NOW =
  '4401 4402 4403 4404 4405 4406 4407 4408 4409 4412 4413 4414 4415 4416 4417 4418 4419 4420 ' +
  '4451 4452 4453'

/**
 * Prefixes that are gone but live on in the numbers of people registered under them: the
 * prefectures 海南行政区 4421, 海南黎族苗族自治州 4422, 汕头 4423, 梅县 4424, 惠阳 4425, 韶关 4426,
 * 佛山 4427, 肇庆 4428 and 湛江 4429, and cities once directly under the province (潮州, 中山) 4490.
 */
const GUANGDONG_CITIES_ONCE = '4421 4422 4423 4424 4425 4426 4427 4428 4429 4490'

const GUANGDONG_CITIES: ReadonlySet<string> = new Set(
  `${GUANGDONG_CITIES_NOW} ${GUANGDONG_CITIES_ONCE}`.split(' '),
)

/** Whether two digits are a province of GB/T 2260. */
export const isProvince = (code: string): boolean => PROVINCES.has(code)

/**
 * Whether six digits can be the place of a citizen's number (地址码). A number is given once and
 * stays for life, so it keeps codes that were abolished since (440102 东山区, 440623 顺德县). No list
 * of counties is asked for that reason: the province must exist, and in Guangdong the first four
 * digits must be a city or prefecture of today or of the past.
 */
export const isRegionOfResident = (regionCode: string): boolean => {
  const province = regionCode.slice(0, 2)
  if (province === GUANGDONG) return GUANGDONG_CITIES.has(regionCode.slice(0, 4))
  return isProvince(province) && province !== '81' && province !== '82'
}
