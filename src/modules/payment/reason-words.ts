import { isReturnReason, RETURN_REASONS, type ReturnRoute } from './return-reason.ts'

/** Reasons of our own: the line was taken out before its bank had it. */
const OWN: Readonly<Record<string, ReturnRoute>> = {
  held: {
    zh: '发放前暂缓',
    todo: '查明暂缓的原因，作出决定后再处理',
    next: 'department',
    retry: 'afterDecision',
    stopsPerson: false,
    recovers: false,
    basis: 'YKT-13',
  },
  batchWithdrawn: {
    zh: '重发批次已撤回',
    todo: '作出决定后重新编制，或者停发',
    next: 'department',
    retry: 'afterDecision',
    stopsPerson: false,
    recovers: false,
    basis: 'YKT-13',
  },
  permissionGone: {
    zh: '本人的授权已撤回',
    todo: '征得本人同意后再发',
    next: 'holder',
    retry: 'withPermission',
    stopsPerson: false,
    recovers: false,
    basis: 'YKT-19',
  },
}

/** What a reason means and where it leads, whether a bank gave it or we did. */
export const routeOf = (code: string): ReturnRoute =>
  isReturnReason(code) ? RETURN_REASONS[code] : (OWN[code] ?? RETURN_REASONS.R99)

/** A reason in words, for lists. */
export const reasonWord = (code: string): string => routeOf(code).zh
