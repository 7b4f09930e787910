/** The same file, of which the count is one too many. */
export const withWrongTotals = (content: Buffer): Buffer => {
  const text = content.toString('latin1')
  const spoiled = text
    .replace(/\r\nT\|(\d+)\|/, (_all, count: string) => `\r\nT|${Number(count) + 1}|`)
    .replace(/<NbOfTxs>(\d+)</, (_all, count: string) => `<NbOfTxs>${Number(count) + 1}<`)
    .replace(/<OrgnlNbOfTxs>(\d+)</, (_all, count: string) => `<OrgnlNbOfTxs>${Number(count) + 1}<`)
  return Buffer.from(spoiled, 'latin1')
}

/** The same file with two bytes in its middle that are no character. */
export const withBrokenCharacter = (content: Buffer): Buffer => {
  const spoiled = Buffer.from(content)
  const middle = Math.floor(spoiled.length / 2)
  spoiled[middle] = 0xff
  spoiled[middle + 1] = 0xff
  return spoiled
}
