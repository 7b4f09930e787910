/** 省: two digits, then zeros; 市: four digits, then zeros. */
const PROVINCE = /^(\d{2})0000$/
const CITY = /^(\d{4})00$/

/**
 * Whether staff may act for an organisation: their own and no other, and only while they are
 * active. Knowing the code of another organisation helps nobody (Z1).
 */
export const mayActFor = (
  staff: { readonly active: boolean; readonly agencyCode: string },
  organisationCode: string,
): boolean => staff.active && staff.agencyCode === organisationCode

/**
 * Whether a region lies within the one that somebody answers for: the province covers every city,
 * a city its own districts. Codes are those of GB/T 2260; a zone covers itself.
 */
export const covers = (ownRegionCode: string, regionCode: string): boolean => {
  const [, prefix = ownRegionCode] = PROVINCE.exec(ownRegionCode) ?? CITY.exec(ownRegionCode) ?? []
  return regionCode.startsWith(prefix)
}
