import type { Finding } from './finding.ts'

/** 可发 · 需确认 · 不能发 */
export const BUCKETS = ['payable', 'toConfirm', 'notPayable'] as const
export type Bucket = (typeof BUCKETS)[number]

/** A finding of a row as a person names it when confirming. */
export const confirmationOf = ({ row, field, code }: Finding): string =>
  `${row}|${field ?? ''}|${code}`

/**
 * Where a row stands by all that was found of it. What a person has confirmed counts no longer;
 * what is refused cannot be confirmed away, it has to be mended.
 */
export const bucketOf = (
  findings: readonly Finding[],
  confirmed: ReadonlySet<string> = new Set(),
): Bucket => {
  if (findings.some(({ severity }) => severity === 'refuse')) return 'notPayable'
  const waits = findings.some(
    (finding) => finding.severity === 'confirm' && !confirmed.has(confirmationOf(finding)),
  )
  return waits ? 'toConfirm' : 'payable'
}
