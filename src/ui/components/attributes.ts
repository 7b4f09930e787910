import { escape, trusted, type Html } from '#kernel/html.ts'

export type AttributeValue = string | number | boolean | undefined

/** ` name="value"` for each value; `true` gives the bare name, `false` and `undefined` nothing. */
export const attributes = (values: Readonly<Record<string, AttributeValue>>): Html =>
  trusted(
    Object.entries(values)
      .map(([name, value]) => {
        if (value === undefined || value === false) return ''
        return value === true ? ` ${name}` : ` ${name}="${escape(String(value))}"`
      })
      .join(''),
  )

/** The class names that are there, joined by spaces. */
export const classes = (...names: readonly (string | false | undefined)[]): string =>
  names.filter((name) => name !== false && name !== undefined && name !== '').join(' ')
