import type { ArticleId } from '#law/articles.ts'
import type { Domain, Scene } from './scene.ts'

/**
 * The fields that the regulation opens to the card one by one, and where (Art. 9 to 12 and 14).
 * Scenes of other fields rest on whatever article or plan brought them.
 */
const DOMAIN_BASIS: Readonly<Partial<Record<Domain, ArticleId>>> = {
  socialSecurity: 'YKT-9',
  employment: 'YKT-10',
  talent: 'YKT-10',
  health: 'YKT-11',
  transport: 'YKT-12',
  culture: 'YKT-12',
  tourism: 'YKT-12',
  lodging: 'YKT-14',
  finance: 'YKT-14',
}

/** The article a scene should name for its field and does not; `undefined` where all is well. */
export const missingBasis = ({ domain, basis }: Scene): ArticleId | undefined => {
  const expected = DOMAIN_BASIS[domain]
  return expected === undefined || basis.includes(expected) ? undefined : expected
}
