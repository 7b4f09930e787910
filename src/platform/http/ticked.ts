import { z } from 'zod'

/** Boxes of one name in a form: one that is ticked alone comes as text, several as a list. */
export const ticked = <List extends z.ZodType>(list: List) =>
  z.preprocess((value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]), list)
