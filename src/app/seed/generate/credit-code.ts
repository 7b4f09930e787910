import { creditCodeCheck, organisationCheck } from '#kernel/credit-code.ts'

/** Who registered an organisation: a public institution, a state organ or a company. */
export type Registrar = '11' | '12' | '91'

/** 统一社会信用代码 of a made-up organisation; `serial` is below a million. */
export const creditCode = (registrar: Registrar, regionCode: string, serial: number): string => {
  const organisation = `MA${String(serial).padStart(6, '0')}`
  const first17 = registrar + regionCode + organisation + organisationCheck(organisation)
  return first17 + creditCodeCheck(first17)
}
