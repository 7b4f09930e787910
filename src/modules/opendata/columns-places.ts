import { facilityText } from '#ui/components.ts'
import { FACILITIES, kindName, type Place, PLACE_KINDS } from '#modules/catalogue/index.ts'
import {
  type DataFile,
  type FilledColumn,
  inFourLanguages,
  LIST_DELIMITER,
  named,
  REGION_PATTERN,
  SCENE_PATTERN,
  text,
} from './column.ts'

const identity: readonly FilledColumn<Place>[] = [
  {
    name: 'code',
    type: 'code',
    required: true,
    pattern: '[A-Za-z0-9-]+',
    meaning: text(
      '场所编号，永不改变',
      '場所編號，永不改變',
      'Number of the place; it never changes',
      'Número do local; nunca muda',
    ),
    example: 'PL-000001',
    of: ({ code }) => code,
  },
  ...inFourLanguages<Place>(
    'name',
    text('名称', '名稱', 'Name', 'Nome'),
    text('广州图书馆', '廣州圖書館', 'Guangzhou Library', 'Biblioteca de Guangzhou'),
    ({ name }) => name,
  ),
  {
    name: 'kind',
    type: 'code',
    required: true,
    pattern: '[A-Za-z]+',
    meaning: text(
      `场所类型，如 ${PLACE_KINDS.slice(0, 3)
        .map((kind) => `${kind}（${kindName('zh-Hans', kind)}）`)
        .join('、')}`,
      `場所類型，如 ${PLACE_KINDS.slice(0, 3)
        .map((kind) => `${kind}（${kindName('zh-Hant', kind)}）`)
        .join('、')}`,
      `Kind of place, such as ${PLACE_KINDS.slice(0, 3).join(', ')}`,
      `Tipo de local, como ${PLACE_KINDS.slice(0, 3).join(', ')}`,
    ),
    example: 'library',
    of: ({ kind }) => kind,
  },
]

const where: readonly FilledColumn<Place>[] = [
  {
    name: 'cityCode',
    type: 'code',
    required: true,
    pattern: REGION_PATTERN,
    meaning: text('所在地市', '所在地市', 'City', 'Cidade'),
    example: '440100',
    of: ({ cityCode }) => cityCode,
  },
  {
    name: 'districtCode',
    type: 'code',
    required: true,
    pattern: REGION_PATTERN,
    meaning: text('所在区县', '所在區縣', 'District', 'Distrito'),
    example: '440106',
    of: ({ districtCode }) => districtCode,
  },
  {
    name: 'address',
    type: 'text',
    required: false,
    meaning: text('地址', '地址', 'Address', 'Morada'),
    example: '广州市天河区珠江东路4号',
    of: ({ address }) => address,
  },
  {
    name: 'latitude',
    type: 'decimal',
    required: true,
    meaning: text(
      '纬度，GCJ-02 坐标系，单位为度',
      '緯度，GCJ-02 坐標系，單位為度',
      'Latitude in degrees of GCJ-02',
      'Latitude em graus GCJ-02',
    ),
    example: '23.117',
    of: ({ latitude }) => String(latitude),
  },
  {
    name: 'longitude',
    type: 'decimal',
    required: true,
    meaning: text(
      '经度，GCJ-02 坐标系，单位为度',
      '經度，GCJ-02 坐標系，單位為度',
      'Longitude in degrees of GCJ-02',
      'Longitude em graus GCJ-02',
    ),
    example: '113.325',
    of: ({ longitude }) => String(longitude),
  },
]

const service: readonly FilledColumn<Place>[] = [
  {
    name: 'openingHours',
    type: 'text',
    required: false,
    meaning: text('开放时间', '開放時間', 'Opening hours', 'Horário'),
    example: '09:00-21:00',
    of: ({ openingHours }) => openingHours,
  },
  {
    name: 'phone',
    type: 'text',
    required: false,
    meaning: text('电话', '電話', 'Telephone', 'Telefone'),
    example: '020-12345678',
    of: ({ phone }) => phone,
  },
  {
    name: 'operatorAgency',
    type: 'code',
    required: false,
    meaning: text(
      '运营单位代码',
      '營運單位代碼',
      'Code of the operator',
      'Código da entidade que o gere',
    ),
    example: 'GZ-LIBRARY',
    of: ({ operatorAgency }) => operatorAgency,
  },
  {
    name: 'sceneCodes',
    type: 'list',
    required: false,
    pattern: SCENE_PATTERN,
    meaning: text(
      '在此可用的场景编号',
      '在此可用的場景編號',
      'Numbers of the scenes offered',
      'Números dos usos disponíveis',
    ),
    example: 'GD-WH-001',
    of: ({ sceneCodes }) => sceneCodes.join(LIST_DELIMITER),
  },
  {
    name: 'authorisedUntil',
    type: 'day',
    required: false,
    meaning: text(
      '从哪天起不再可用；没有期限的为空',
      '從哪天起不再可用；沒有期限的為空',
      'The first day on which it offers nothing any more; empty without a term',
      'O primeiro dia em que deixa de servir; vazio se não há prazo',
    ),
    example: '2027-11-01',
    of: ({ authorisedUntil }) => authorisedUntil?.toString() ?? '',
  },
]

const daysOf = ({ facilities }: Place): readonly string[] =>
  facilities.map(({ checkedOn }) => checkedOn.toString()).toSorted()

const facilities: readonly FilledColumn<Place>[] = [
  {
    name: 'facilities',
    type: 'list',
    required: false,
    values: named(FACILITIES, facilityText),
    meaning: text(
      '适老适残设施',
      '適老適殘設施',
      'Facilities for elders and disabled people',
      'Equipamentos para idosos e pessoas com deficiência',
    ),
    example: 'ramp;hearingLoop',
    of: ({ facilities: there }) => there.map(({ facility }) => facility).join(LIST_DELIMITER),
  },
  {
    name: 'facilitiesCheckedSince',
    type: 'day',
    required: false,
    meaning: text(
      '以上设施中最早一次核查的日期',
      '以上設施中最早一次核查的日期',
      'The day since when all of them have been checked: that of the oldest check',
      'O dia da verificação mais antiga desses equipamentos',
    ),
    example: '2026-05-20',
    of: (place) => daysOf(place)[0] ?? '',
  },
]

/** places.csv: where the card is taken (Art. 8, 18). */
export const PLACES_FILE: DataFile<Place> = {
  name: 'places',
  title: text('应用场所', '應用場所', 'Where the card is taken', 'Onde se usa o cartão'),
  key: ['code'],
  columns: [...identity, ...where, ...service, ...facilities],
}
