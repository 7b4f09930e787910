/** What was paid to cards and what was not, of one programme in one city. */
export interface ShareLine {
  readonly programmeCode: string
  readonly regionCode: string
  readonly toCard: number
  readonly offCard: number
}

/** 上卡率 in hundredths of a percent, rounded down; `undefined` where nothing was paid at all. */
export const shareOf = ({ toCard, offCard }: Pick<ShareLine, 'toCard' | 'offCard'>) =>
  toCard + offCard === 0 ? undefined : Math.floor((toCard * 10_000) / (toCard + offCard))

/** `99.95%`: rounded down, so that it is never a hundred while something is missing. */
export const shareText = (line: Pick<ShareLine, 'toCard' | 'offCard'>): string => {
  const share = shareOf(line)
  if (share === undefined) return ''
  return `${Math.floor(share / 100)}.${String(share % 100).padStart(2, '0')}%`
}

/** One line for each programme and city that either side knows, in their order. */
export const shareLines = (
  paid: readonly {
    readonly programmeCode: string
    readonly regionCode: string
    readonly lines: number
  }[],
  off: readonly {
    readonly programmeCode: string
    readonly regionCode: string
    readonly payees: number
  }[],
): readonly ShareLine[] => {
  const lines = new Map<string, ShareLine>()
  const add = (programmeCode: string, regionCode: string, toCard: number, offCard: number) => {
    const key = `${programmeCode}/${regionCode}`
    const was = lines.get(key)
    lines.set(key, {
      programmeCode,
      regionCode,
      toCard: (was?.toCard ?? 0) + toCard,
      offCard: (was?.offCard ?? 0) + offCard,
    })
  }
  for (const one of paid) add(one.programmeCode, one.regionCode, one.lines, 0)
  for (const one of off) add(one.programmeCode, one.regionCode, 0, one.payees)
  return [...lines].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, line]) => line)
}

/** All lines together. */
export const shareTotal = (
  lines: readonly ShareLine[],
): { readonly toCard: number; readonly offCard: number } => ({
  toCard: lines.reduce((sum, line) => sum + line.toCard, 0),
  offCard: lines.reduce((sum, line) => sum + line.offCard, 0),
})
