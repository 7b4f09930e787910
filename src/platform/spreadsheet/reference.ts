/** `A` is 0, `Z` 25, `AA` 26. */
export const columnOf = (letters: string): number => {
  let column = 0
  for (let i = 0; i < letters.length; i += 1) column = column * 26 + letters.charCodeAt(i) - 64
  return column - 1
}

/** What stands above a column: `A` for 0. */
export const columnLetters = (column: number): string =>
  (column >= 26 ? columnLetters(Math.floor(column / 26) - 1) : '') +
  String.fromCharCode(65 + (column % 26))
