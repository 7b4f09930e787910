import { uuidv7 } from '#kernel/ids.ts'

/**
 * A code for the register: `P-440100-7F2A0C`, in which nothing stands but where it is. Six digits
 * come up twice sooner or later, so they are drawn until nothing has them.
 */
export const freeCode = async (
  prefix: string,
  at: Temporal.Instant,
  isTaken: (code: string) => Promise<boolean> | boolean,
): Promise<string> => {
  for (;;) {
    const code = `${prefix}-${uuidv7(at).slice(-6).toUpperCase()}`
    if (!(await isTaken(code))) return code
  }
}
