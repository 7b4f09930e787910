/** Fen as yuan with two places and no grouping, for files and messages: `-1234.05`. */
export const writeYuan = (fen: bigint): string => {
  const absolute = fen < 0n ? -fen : fen
  return `${fen < 0n ? '-' : ''}${absolute / 100n}.${String(absolute % 100n).padStart(2, '0')}`
}

/** `20`, `20.5` or `20.00` yuan as whole fen; `undefined` for anything else. */
export const parseYuan = (text: string): bigint | undefined => {
  const found = /^(\d{1,9})(?:\.(\d{1,2}))?$/.exec(text)
  if (found === null) return undefined
  return BigInt(found[1] ?? '0') * 100n + BigInt((found[2] ?? '').padEnd(2, '0'))
}
