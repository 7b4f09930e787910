/** Characters that browsers drop or turn into slashes: they must not stand in a way back. */
// oxlint-disable-next-line no-control-regex
const TREACHEROUS = /[\\\u0000-\u0020\u007f]/
const LONGEST = 1000
/** Going back to these would sign in or out again. */
const SIGN_IN_ITSELF = /^\/(?:[a-z-]+\/)?sign-(?:in|out)(?:[/?#]|$)/

/**
 * The way back after sign-in: a path of this site, or `undefined` for anything that a browser could
 * read as another site (`//elsewhere`, `/\elsewhere`, `https:…`).
 */
export const safeReturnPath = (text: string | undefined): string | undefined => {
  if (text === undefined || text.length > LONGEST) return undefined
  if (!text.startsWith('/') || text.startsWith('//') || TREACHEROUS.test(text)) return undefined
  const here = 'http://here.invalid'
  const url = URL.parse(text, here)
  if (url === null || url.origin !== here) return undefined
  // What remains of `/.//elsewhere` once the dots are resolved counts, not how it was written.
  const path = url.pathname + url.search + url.hash
  return path.startsWith('//') || SIGN_IN_ITSELF.test(path) ? undefined : path
}
