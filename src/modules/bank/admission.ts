import { type Decision, grant, refuse } from '#kernel/decision.ts'

/** 评审指标 */
export interface Criterion {
  readonly code: string
  readonly name: string
  /** Per cent of the whole; those of a round are 100 together. */
  readonly weight: number
  readonly maxPoints: number
}

/** 评审指标 that a round begins with; the bureau sets the weights of each round. */
export const STANDARD_CRITERIA = [
  { code: 'network', name: '网点覆盖和即时制卡', weight: 25, maxPoints: 100 },
  { code: 'accessibility', name: '适老适残服务', weight: 20, maxPoints: 100 },
  { code: 'systems', name: '系统对接能力', weight: 25, maxPoints: 100 },
  { code: 'security', name: '信息安全和个人信息保护', weight: 20, maxPoints: 100 },
  { code: 'benefits', name: '惠民优惠', weight: 10, maxPoints: 100 },
] as const satisfies readonly Criterion[]

export interface Score {
  readonly applicationId: string
  readonly criterionCode: string
  readonly assessorId: string
  readonly points: number
}

export type CriteriaFault = 'CRITERIA_WEIGHTS_WRONG' | 'CRITERIA_NOT_DISTINCT'

/** Whether criteria can be those of a round. */
export const checkCriteria = (criteria: readonly Criterion[]): CriteriaFault | undefined => {
  if (new Set(criteria.map(({ code }) => code)).size !== criteria.length)
    return 'CRITERIA_NOT_DISTINCT'
  const sum = criteria.reduce((total, { weight }) => total + weight, 0)
  return sum === 100 ? undefined : 'CRITERIA_WEIGHTS_WRONG'
}

export const FEWEST_ASSESSORS = 2

/** Assessors who scored every criterion of a candidate: a half-done score counts for nothing. */
export const completeAssessors = (
  criteria: readonly Criterion[],
  scores: readonly Score[],
): readonly string[] =>
  [...Map.groupBy(scores, ({ assessorId }) => assessorId)]
    .filter(([, own]) => criteria.every(({ code }) => own.some((s) => s.criterionCode === code)))
    .map(([assessorId]) => assessorId)

export interface Ranked {
  readonly applicationId: string
  /** Hundredths of a point out of 10000; the mean of those who scored it all. */
  readonly result: number
  /** Equal results share a rank. */
  readonly rank: number
  readonly assessors: readonly string[]
}

/** 10000 for full points by every criterion. Whole numbers until the one rounding at the end. */
const resultOf = (
  criteria: readonly Criterion[],
  scores: readonly Score[],
  assessors: readonly string[],
): number => {
  const sum = criteria.reduce((total, { code, weight, maxPoints }) => {
    const points = scores
      .filter((s) => s.criterionCode === code && assessors.includes(s.assessorId))
      .reduce((all, s) => all + s.points, 0)
    return total + (points * weight * 100) / (maxPoints * assessors.length)
  }, 0)
  return Math.round(sum)
}

/**
 * 排名: candidates with at least two complete assessments, the best first. Those without stand in
 * no ranking. Neither the order of scores nor that of candidates plays a part.
 */
export const rankCandidates = (
  criteria: readonly Criterion[],
  scores: readonly Score[],
): readonly Ranked[] => {
  const results = [...Map.groupBy(scores, ({ applicationId }) => applicationId)]
    .map(([applicationId, own]) => {
      const assessors = completeAssessors(criteria, own)
      return { applicationId, assessors, own }
    })
    .filter(({ assessors }) => assessors.length >= FEWEST_ASSESSORS)
    .map(({ applicationId, assessors, own }) => ({
      applicationId,
      assessors: assessors.toSorted(),
      result: resultOf(criteria, own, assessors),
    }))
    .toSorted((a, b) => b.result - a.result || (a.applicationId < b.applicationId ? -1 : 1))
  return results.map(({ applicationId, assessors, result }) => ({
    applicationId,
    assessors,
    result,
    rank: 1 + results.filter((other) => other.result > result).length,
  }))
}

export type ScoreRefusal = 'ALREADY_DECIDED' | 'ALREADY_SCORED' | 'POINTS_WRONG'

/** Whether an assessor may enter a whole score sheet for a candidate. */
export const decideScore = (facts: {
  readonly criteria: readonly Criterion[]
  readonly points: Readonly<Record<string, number>>
  readonly decided: boolean
  readonly scoredBefore: boolean
}): Decision<Readonly<Record<string, number>>, ScoreRefusal> => {
  if (facts.decided) return refuse('YKT-5', 'ALREADY_DECIDED')
  if (facts.scoredBefore) return refuse('YKT-5', 'ALREADY_SCORED')
  const wrong = facts.criteria.filter(({ code, maxPoints }) => {
    const points = facts.points[code]
    return points === undefined || !Number.isInteger(points) || points < 0 || points > maxPoints
  })
  if (wrong.length > 0 || Object.keys(facts.points).length !== facts.criteria.length)
    return refuse(
      'YKT-5',
      'POINTS_WRONG',
      wrong.map(({ code }) => code),
    )
  return grant('YKT-5', facts.points)
}

export type OutcomeRefusal =
  | 'ALREADY_DECIDED'
  | 'ROUND_STILL_OPEN'
  | 'ASSESSMENTS_MISSING'
  | 'DECIDER_HAS_ASSESSED'

/** 评审结果: decided once, after the round, by nobody who scored the candidate. */
export const decideOutcome = (facts: {
  readonly ranked: Ranked | undefined
  readonly assessorIds: readonly string[]
  readonly deciderId: string
  readonly closed: boolean
  readonly decided: boolean
}): Decision<Ranked, OutcomeRefusal> => {
  if (facts.decided) return refuse('YKT-5', 'ALREADY_DECIDED')
  if (!facts.closed) return refuse('YKT-5', 'ROUND_STILL_OPEN', ['waitForClosing'])
  if (facts.ranked === undefined) return refuse('YKT-5', 'ASSESSMENTS_MISSING', ['score'])
  if (facts.assessorIds.includes(facts.deciderId))
    return refuse('YKT-5', 'DECIDER_HAS_ASSESSED', ['askAnother'])
  return grant('YKT-5', facts.ranked)
}
