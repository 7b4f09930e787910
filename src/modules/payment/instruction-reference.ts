/**
 * What a bank knows an instruction by: the life of the database, then what nobody guesses.
 *
 * @param secret 28 hexadecimal digits (112 bits), new for each instruction.
 */
export const referenceOf = (incarnation: number, secret: string): string =>
  `Y${incarnation}X${secret.toUpperCase()}`

/** The life of the database that made a reference; nothing for one that is none of ours. */
export const incarnationOf = (reference: string): number | undefined => {
  const [, digits] = /^Y(\d+)X/.exec(reference) ?? []
  return digits === undefined ? undefined : Number(digits)
}
