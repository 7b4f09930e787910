/** `20`, `20.5` or `20.00` yuan as whole fen; `undefined` for anything else. */
export const parseYuan = (text: string): bigint | undefined => {
  const found = /^(\d{1,9})(?:\.(\d{1,2}))?$/.exec(text)
  if (found === null) return undefined
  return BigInt(found[1] ?? '0') * 100n + BigInt((found[2] ?? '').padEnd(2, '0'))
}
