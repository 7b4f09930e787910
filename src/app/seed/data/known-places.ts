import { text, type Text } from './text.ts'

/** A place that is written by hand, because people of the province know it. */
export interface KnownPlace {
  readonly kind: string
  readonly districtCode: string
  readonly operatorAgency: string
  readonly name: Text
  readonly address: string
  /** [longitude, latitude], GCJ-02 degrees. */
  readonly at: readonly [number, number]
}

/** Columns: kind, district, operator, simplified, traditional, English, Portuguese, address, at. */
const TABLE = `
library|440106|op-library-440100|广州图书馆|廣州圖書館|Guangzhou Library|Biblioteca de Cantão|广州市天河区珠江东路4号|113.3252,23.1163
museum|440106|op-museum-440000|广东省博物馆|廣東省博物館|Guangdong Museum|Museu de Guangdong|广州市天河区珠江东路2号|113.3264,23.1147
library|440104|op-library-440000|广东省立中山图书馆|廣東省立中山圖書館|Sun Yat-sen Library of Guangdong|Biblioteca Sun Yat-sen de Guangdong|广州市越秀区文明路213号|113.2777,23.1259
museum|440104|op-museum-440100|广州博物馆|廣州博物館|Guangzhou Museum|Museu de Cantão|广州市越秀区越秀公园内|113.2663,23.1418
metroStation|440106|op-metro-440100|广州地铁体育西路站|廣州地鐵體育西路站|Tiyu Xilu metro station|Estação de metro Tiyu Xilu|广州市天河区体育西路|113.3213,23.1314
metroStation|440104|op-metro-440100|广州地铁公园前站|廣州地鐵公園前站|Gongyuanqian metro station|Estação de metro Gongyuanqian|广州市越秀区中山五路|113.2644,23.1260
metroStation|440106|op-metro-440100|广州地铁珠江新城站|廣州地鐵珠江新城站|Zhujiang New Town metro station|Estação de metro Zhujiang New Town|广州市天河区花城大道|113.3215,23.1193
metroStation|440113|op-metro-440100|广州地铁广州南站|廣州地鐵廣州南站|Guangzhou South metro station|Estação de metro Cantão Sul|广州市番禺区石壁街道|113.2692,22.9888
ferryPier|440104|op-ferry-440100|天字码头|天字碼頭|Tianzi Pier|Cais Tianzi|广州市越秀区沿江中路|113.2772,23.1177
hospital|440111|op-hospital-440000|南粤综合医院|南粵綜合醫院|Nanyue General Hospital|Hospital Geral de Nanyue|广州市白云区广州大道北1888号|113.3280,23.1880
bloodCentre|440111|op-blood-440100|广州血液中心献血点|廣州血液中心捐血點|Guangzhou blood donation point|Posto de dádiva de sangue de Cantão|广州市白云区麓景路1号|113.2790,23.1590
archive|440113|op-archive-440100|广州市档案馆|廣州市檔案館|Guangzhou Archives|Arquivo de Cantão|广州市番禺区大学城档案馆路33号|113.3900,23.0600
archive|440304|op-archive-440300|深圳市档案馆|深圳市檔案館|Shenzhen Archives|Arquivo de Shenzhen|深圳市福田区香蜜湖街道|114.0330,22.5480
park|440104|op-parks-440100|越秀公园|越秀公園|Yuexiu Park|Parque Yuexiu|广州市越秀区解放北路988号|113.2650,23.1440
scenicArea|440224|op-scenic-440200|丹霞山风景名胜区|丹霞山風景名勝區|Mount Danxia scenic area|Área turística do Monte Danxia|韶关市仁化县丹霞街道|113.7370,25.0400
scenicArea|440783|op-scenic-440700|开平碉楼文化旅游区|開平碉樓文化旅遊區|Kaiping watchtowers|Torres de vigia de Kaiping|江门市开平市塘口镇|112.5700,22.3700
campus|440112|op-campus-440100|广州示范职业学院|廣州示範職業學院|Guangzhou Demonstration College|Instituto Demonstrativo de Cantão|广州市黄埔区学苑路1号|113.4590,23.1060
library|440304|op-library-440300|深圳图书馆|深圳圖書館|Shenzhen Library|Biblioteca de Shenzhen|深圳市福田区福中一路2001号|114.0598,22.5477
museum|440304|op-museum-440300|深圳博物馆|深圳博物館|Shenzhen Museum|Museu de Shenzhen|深圳市福田区福中路市民中心|114.0615,22.5452
metroStation|440309|op-metro-440300|深圳地铁深圳北站|深圳地鐵深圳北站|Shenzhen North metro station|Estação de metro Shenzhen Norte|深圳市龙华区民治街道|114.0290,22.6100
metroStation|440304|op-metro-440300|深圳地铁福田口岸站|深圳地鐵福田口岸站|Futian Checkpoint metro station|Estação de metro do Posto de Futian|深圳市福田区裕亨路|114.0689,22.5155
bicycleStand|440305|op-bicycles-440300|后海公共自行车点|后海公共單車點|Houhai bicycle stand|Bicicletas públicas de Houhai|深圳市南山区海德三道|113.9370,22.5180
talentStation|440305|op-talent-440300|深圳人才公园人才驿站|深圳人才公園人才驛站|Talent Park station|Estação de quadros do Parque dos Talentos|深圳市南山区科苑南路3329号|113.9450,22.5120
shuttleStop|440402|op-shuttle-440400|港珠澳大桥珠海公路口岸穿梭巴士站|港珠澳大橋珠海公路口岸穿梭巴士站|Bridge shuttle stop, Zhuhai port|Paragem do autocarro da Ponte, Zhuhai|珠海市香洲区口岸一路|113.5860,22.2150
crossBorderDesk|440402|desk-440400|珠海人社港澳服务点|珠海人社港澳服務點|Zhuhai desk for Hong Kong and Macao|Balcão de Zhuhai para Hong Kong e Macau|珠海市香洲区横琴镇|113.5480,22.1350
crossBorderDesk|440703|desk-440700|江门人社港澳服务点|江門人社港澳服務點|Jiangmen desk for Hong Kong and Macao|Balcão de Jiangmen para Hong Kong e Macau|江门市蓬江区堤西路|113.0830,22.5900
metroStation|440604|op-metro-440600|佛山地铁祖庙站|佛山地鐵祖廟站|Zumiao metro station|Estação de metro Zumiao|佛山市禅城区祖庙路|113.1120,23.0290
taxiRank|440604|op-taxi-440600|祖庙出租车站|祖廟的士站|Zumiao taxi rank|Praça de táxis de Zumiao|佛山市禅城区祖庙路|113.1130,23.0300
metroStation|441900|op-metro-441900|东莞地铁西平站|東莞地鐵西平站|Xiping metro station|Estação de metro Xiping|东莞市南城街道|113.7530,22.9860
intercityStation|440605|op-intercity-440000|三山新城城际站|三山新城城際站|Sanshan intercity station|Estação intercidades de Sanshan|佛山市南海区桂城街道|113.2180,23.0260
intercityStation|441302|op-intercity-440000|西湖东城际站|西湖東城際站|Xihu East intercity station|Estação intercidades de Xihu Leste|惠州市惠城区江北街道|114.4180,23.1080
`

const known = (row: string): KnownPlace => {
  const columns = row.split('|')
  const [kind = '', districtCode = '', operatorAgency = ''] = columns
  const [hans = '', hant = '', en = '', pt = '', address = '', at = ''] = columns.slice(3)
  const [longitude = Number.NaN, latitude = Number.NaN] = at.split(',').map(Number)
  return {
    kind,
    districtCode,
    operatorAgency,
    name: text(hans, hant, en, pt),
    address,
    at: [longitude, latitude],
  }
}

export const KNOWN_PLACES: readonly KnownPlace[] = TABLE.trim().split('\n').map(known)
