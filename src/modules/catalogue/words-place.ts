import type { Language, Text } from '#ui/i18n/language.ts'
import { defineMessages } from '#ui/i18n/messages.ts'
import type { Facility } from './scene.ts'

const text = (hans: string, hant: string, en: string, pt: string): Text => ({
  'zh-Hans': hans,
  'zh-Hant': hant,
  en,
  pt,
})

const kinds = defineMessages({
  library: text('图书馆', '圖書館', 'Library', 'Biblioteca'),
  museum: text('博物馆', '博物館', 'Museum', 'Museu'),
  serviceHall: text(
    '政务服务中心',
    '政務服務中心',
    'Government service centre',
    'Centro de serviços',
  ),
  hospital: text('医院', '醫院', 'Hospital', 'Hospital'),
  busHub: text('公交站', '巴士站', 'Bus station', 'Terminal de autocarros'),
  elderCanteen: text('长者饭堂', '長者飯堂', 'Elder canteen', 'Cantina sénior'),
  scenicArea: text('景区', '景區', 'Scenic area', 'Área turística'),
  park: text('公园', '公園', 'Park', 'Parque'),
  hotel: text('酒店', '酒店', 'Hotel', 'Hotel'),
  pharmacy: text('药店', '藥房', 'Pharmacy', 'Farmácia'),
  sportsCentre: text('体育中心', '體育中心', 'Sports centre', 'Centro desportivo'),
  cultureCentre: text('文化馆', '文化館', 'Cultural centre', 'Centro cultural'),
  archive: text('档案馆', '檔案館', 'Archive', 'Arquivo'),
  employmentHall: text('人力资源市场', '人力資源市場', 'Job market', 'Bolsa de emprego'),
  metroStation: text('地铁站', '地鐵站', 'Metro station', 'Estação de metro'),
  ferryPier: text('轮渡码头', '渡輪碼頭', 'Ferry pier', 'Cais'),
  bloodCentre: text('献血点', '捐血點', 'Blood donation', 'Dádiva de sangue'),
  campus: text('校园', '校園', 'Campus', 'Campus'),
  bicycleStand: text('公共自行车', '公共單車', 'Public bicycles', 'Bicicletas públicas'),
  talentStation: text('人才驿站', '人才驛站', 'Talent station', 'Estação de quadros'),
  shuttleStop: text('穿梭巴士站', '穿梭巴士站', 'Shuttle stop', 'Paragem de autocarro'),
  crossBorderDesk: text('港澳服务点', '港澳服務點', 'Desk for HK and Macao', 'Balcão HK e Macau'),
  taxiRank: text('出租车站', '的士站', 'Taxi rank', 'Praça de táxis'),
  intercityStation: text('城际站', '城際站', 'Intercity station', 'Estação intercidades'),
  other: text('其他场所', '其他場所', 'Other place', 'Outro local'),
})

export const PLACE_KINDS = Object.keys(kinds.messages) as readonly (keyof typeof kinds.messages)[]

/** The kind of a place in words; one that a city invented is some other place. */
export const kindName = (language: Language, kind: string): string =>
  kinds(language, PLACE_KINDS.find((known) => known === kind) ?? 'other')

/** The facilities people ask for first; a list can be narrowed down to them. */
export const ASKED_FACILITIES = [
  'ramp',
  'accessibleToilet',
  'lowCounter',
  'wheelchair',
  'signLanguage',
  'hearingLoop',
] as const satisfies readonly Facility[]
export type AskedFacility = (typeof ASKED_FACILITIES)[number]

const facilities = defineMessages({
  ramp: text('无障碍坡道', '無障礙坡道', 'Ramp', 'Rampa'),
  accessibleToilet: text(
    '无障碍卫生间',
    '無障礙洗手間',
    'Accessible toilet',
    'Casa de banho acessível',
  ),
  lowCounter: text('低位服务台', '低位櫃枱', 'Low counter', 'Balcão baixo'),
  wheelchair: text('可借轮椅', '可借輪椅', 'Wheelchair to borrow', 'Cadeira de rodas'),
  signLanguage: text('手语服务', '手語服務', 'Sign language', 'Língua gestual'),
  hearingLoop: text('助听回路', '助聽迴路', 'Hearing loop', 'Anel de indução'),
} satisfies Readonly<Record<AskedFacility, Text>>)

export const facilityName = (language: Language, facility: AskedFacility): string =>
  facilities(language, facility)

const concessions = defineMessages({
  metroFare: text('地铁票价', '地鐵車資', 'Metro fare', 'Tarifa de metro'),
  busFare: text('公交票价', '巴士車資', 'Bus fare', 'Tarifa de autocarro'),
  ferryFare: text('轮渡票价', '渡輪船資', 'Ferry fare', 'Tarifa de barco'),
  shuttleBus: text('穿梭巴士票价', '穿梭巴士車資', 'Shuttle fare', 'Tarifa do vaivém'),
  libraryDeposit: text('借书押金', '借書按金', 'Library deposit', 'Caução da biblioteca'),
  museumTicket: text('博物馆门票', '博物館門票', 'Museum ticket', 'Bilhete de museu'),
  scenicTicket: text('景区门票', '景區門票', 'Scenic area ticket', 'Bilhete turístico'),
  parkPass: text('公园年卡', '公園年票', 'Park pass', 'Passe de parques'),
  sportsHall: text('体育场馆收费', '體育場館收費', 'Sports hall fee', 'Taxa desportiva'),
  elderCanteen: text(
    '长者饭堂餐费',
    '長者飯堂餐費',
    'Elder canteen meal',
    'Refeição na cantina sénior',
  ),
  other: text('优待票价', '優惠票價', 'Reduced price', 'Preço reduzido'),
})

const CONCESSIONS = Object.keys(concessions.messages) as (keyof typeof concessions.messages)[]

/** 优待种类 that have a name of their own. */
export const CONCESSION_KINDS: readonly string[] = CONCESSIONS.filter((kind) => kind !== 'other')

/** 优待种类 in words. */
export const concessionName = (language: Language, kind: string): string =>
  concessions(language, CONCESSIONS.find((known) => known === kind) ?? 'other')
