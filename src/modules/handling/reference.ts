const LENGTH = 12

/** 办件编号 as people quote it: the end of the id, `3F2A91BC04DE`. */
export const shortCode = (caseId: string): string => caseId.slice(-LENGTH).toUpperCase()

/** `3F2A 91BC 04DE`: in fours, to be read out and typed. */
export const groupedCode = (caseId: string): string =>
  shortCode(caseId).replaceAll(/(.{4})(?!$)/g, '$1 ')

/** A number as somebody typed or scanned it, `case_…` or short; `undefined` when it is neither. */
export const parseCode = (text: string): string | undefined => {
  const bare = text
    .normalize('NFKC')
    .replace(/^case_/i, '')
    .replaceAll(/[\s-]/g, '')
    .toUpperCase()
  return /^(?:[0-9A-F]{12}|[0-9A-F]{32})$/.test(bare) ? bare.slice(-LENGTH) : undefined
}
