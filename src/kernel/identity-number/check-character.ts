const MOD_11_CHARACTERS = '10X98765432'

/** Of whatever begins with 17 digits. */
const mod11Character = (number: string): string => {
  // The weight of a place is 2 to the power of its distance from the end, modulo 11.
  let sum = 0
  for (let place = 0; place < 17; place += 1) sum = (sum + Number(number[place])) * 2
  return MOD_11_CHARACTERS.charAt(sum % 11)
}

/**
 * The 18th character of a number of GB 11643-1999 (ISO 7064 MOD 11-2), from its first 17 digits.
 * Throws a RangeError for anything but 17 digits.
 */
export const mod11Check = (first17: string): string => {
  if (!/^\d{17}$/.test(first17)) throw new RangeError('17 digits are needed')
  return mod11Character(first17)
}

/** Whether these are 17 digits and the check character that belongs to them. */
export const mod11Holds = (number: string): boolean =>
  /^\d{17}[\dX]$/.test(number) && mod11Character(number) === number.charAt(17)

/** 0–9 for digits, 10–35 for A–Z. */
const valueOf = (character: string): number => Number.parseInt(character, 36)

const BLANK = 36

/**
 * The character in brackets on a Hong Kong identity card, from one or two letters and six digits.
 * Throws a RangeError for anything else.
 */
export const hongKongCheck = (body: string): string => {
  if (!/^[A-Z]{1,2}\d{6}$/.test(body)) throw new RangeError('1-2 letters and 6 digits are needed')
  const values = Array.from(body, valueOf)
  if (values.length === 7) values.unshift(BLANK)
  const sum = values.reduce((total, value, place) => total + value * (9 - place), 0)
  const check = (11 - (sum % 11)) % 11
  return check === 10 ? 'A' : String(check)
}

/**
 * The last digit of a bank card number (ISO/IEC 7812, Luhn), from the digits before it.
 * Throws a RangeError when there is anything but digits.
 */
export const luhnCheck = (body: string): string => {
  if (!/^\d+$/.test(body)) throw new RangeError('digits are needed')
  const sum = Array.from(body).reduceRight((total, digit, place) => {
    const doubled = (body.length - place) % 2 === 1 ? Number(digit) * 2 : Number(digit)
    return total + (doubled > 9 ? doubled - 9 : doubled)
  }, 0)
  return String((10 - (sum % 10)) % 10)
}

const MACHINE_READABLE_WEIGHTS = [7, 3, 1] as const

/**
 * The check digit of machine-readable travel documents (ICAO 9303): weights 7, 3, 1 in turn. A
 * filler is nothing.
 */
export const machineReadableCheck = (body: string): string =>
  String(
    Array.from(body).reduce(
      (sum, character, place) =>
        sum +
        (character === '<' ? 0 : valueOf(character)) * (MACHINE_READABLE_WEIGHTS[place % 3] ?? 0),
      0,
    ) % 10,
  )
