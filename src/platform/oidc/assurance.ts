/** 身份核实等级 as the identity provider names them in `acr`. */
const PREFIX = 'urn:yikatong:assurance:'

/** The `acr` value that asks for a level from 1 to 4. */
export const acrOf = (level: number): string => `${PREFIX}${level}`

/** The level that an `acr` vouches for; whatever is not understood vouches for the least. */
export const assuranceOf = (acr: unknown): number => {
  const match = typeof acr === 'string' ? /^urn:yikatong:assurance:([1-4])$/.exec(acr) : null
  return match === null ? 1 : Number(match[1])
}
