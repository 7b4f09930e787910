/** What a kind of place offers, and how one of its kind is named in any district. */
export interface PlaceKind {
  readonly kind: string
  /** Who runs it: the operator `op-<line>-<city>`. */
  readonly line: string
  /** `{}` stands for the city or the district, in the order of the four languages. */
  readonly names: readonly [string, string, string, string]
  /** Whether there is one in the city, or one in each district. */
  readonly per: 'city' | 'district'
  readonly openingHours: string
}

/** Columns: kind, line, per, opening hours, then the names. */
const TABLE = `
library|library|city|09:00-21:00|{}图书馆|{}圖書館|{} Library|Biblioteca de {}
museum|museum|city|09:00-17:00（周一闭馆）|{}博物馆|{}博物館|{} Museum|Museu de {}
serviceHall|service-hall|city|周一至周五 09:00-17:00|{}政务服务中心|{}政務服務中心|{} Government Service Centre|Centro de Serviços Públicos de {}
hospital|hospital|city|00:00-24:00|{}第一人民医院|{}第一人民醫院|{} First People's Hospital|Primeiro Hospital Popular de {}
busHub|bus|district|06:00-22:30|{}公交枢纽站|{}巴士總站|{} bus hub|Terminal de autocarros de {}
elderCanteen|elder-care|district|10:30-18:30|{}长者饭堂|{}長者飯堂|{} elder canteen|Cantina sénior de {}
scenicArea|scenic|city|08:00-18:00|{}风景名胜区|{}風景名勝區|{} scenic area|Área turística de {}
park|parks|district|06:00-22:00|{}人民公园|{}人民公園|{} People's Park|Parque do Povo de {}
hotel|hotel|city|00:00-24:00|{}迎宾酒店|{}迎賓酒店|{} Yingbin Hotel|Hotel Yingbin de {}
pharmacy|pharmacy|district|08:00-22:00|惠民大药房{}店|惠民大藥房{}店|Huimin Pharmacy, {}|Farmácia Huimin de {}
sportsCentre|sports|city|07:00-22:00|{}体育中心|{}體育中心|{} Sports Centre|Centro Desportivo de {}
cultureCentre|culture-centre|city|09:00-21:00|{}文化馆|{}文化館|{} Cultural Centre|Centro Cultural de {}
employmentHall|employment|city|周一至周五 09:00-17:00|{}人力资源市场|{}人力資源市場|{} job market|Bolsa de emprego de {}
`

const placeKind = (row: string): PlaceKind => {
  const [kind = '', line = '', per = '', openingHours = '', ...names] = row.split('|')
  const [hans = '', hant = '', en = '', pt = ''] = names
  return {
    kind,
    line,
    per: per === 'city' ? 'city' : 'district',
    names: [hans, hant, en, pt],
    openingHours,
  }
}

export const PLACE_KINDS: readonly PlaceKind[] = TABLE.trim().split('\n').map(placeKind)

/** Which scenes of the provincial catalogue a kind of place offers. */
export const SCENES_OF_KIND: Readonly<Record<string, readonly string[]>> = {
  library: ['GD-WH-001', 'GD-WH-004', 'GD-WH-007'],
  museum: ['GD-WH-002', 'GD-LY-003'],
  cultureCentre: ['GD-WH-006', 'GD-YA-003'],
  archive: ['GD-WH-005', 'GD-RC-003'],
  sportsCentre: ['GD-WH-003'],
  hospital: ['GD-YL-001', 'GD-YL-002', 'GD-YL-004', 'GD-YL-006', 'GD-YL-009', 'GD-TY-002'],
  pharmacy: ['GD-YL-003', 'GD-YL-002'],
  hotel: ['GD-ZS-001', 'GD-ZS-002'],
  scenicArea: ['GD-LY-001', 'GD-LY-003', 'GD-LY-004', 'GD-TY-001'],
  park: ['GD-LY-002', 'GD-LY-004'],
  busHub: ['GD-JT-001', 'GD-JT-004'],
  elderCanteen: ['GD-YL-005', 'GD-YA-002', 'GD-YL-007'],
  serviceHall: [
    'GD-ZW-001',
    'GD-ZW-002',
    'GD-ZW-003',
    'GD-ZW-004',
    'GD-RS-001',
    'GD-RS-002',
    'GD-RS-003',
    'GD-RS-004',
    'GD-RS-005',
    'GD-ZZ-001',
    'GD-ZZ-002',
  ],
  employmentHall: ['GD-JY-001', 'GD-JY-002', 'GD-JY-003', 'GD-JY-004', 'GD-RC-001', 'GD-RC-002'],
  metroStation: ['GD-JT-002', 'GD-JT-004'],
  ferryPier: ['GD-JT-005'],
  bloodCentre: ['GD-YL-008'],
  campus: ['GD-XY-002', 'GD-JY-003'],
  bicycleStand: ['GD-JT-007'],
  talentStation: ['GD-RC-001', 'GD-RC-002'],
  shuttleStop: ['GD-JT-003'],
  crossBorderDesk: ['GD-KJ-002', 'GD-RS-001'],
  taxiRank: ['GD-JT-008'],
  intercityStation: ['GD-JT-006'],
}

/** What a city's own catalogue adds for a kind of place. */
export const CITY_SCENES_OF_KIND: Readonly<
  Record<string, Readonly<Record<string, readonly string[]>>>
> = {
  '440100': {
    busHub: ['GZ-JT-001'],
    metroStation: ['GZ-JT-001'],
    ferryPier: ['GZ-JT-002'],
    park: ['GZ-LY-001'],
    library: ['GZ-WH-001'],
  },
  '440300': {
    library: ['SZ-WH-001', 'SZ-YA-001'],
    museum: ['SZ-YA-001'],
    park: ['SZ-YA-001'],
    talentStation: ['SZ-RC-001'],
  },
}
