import { type Decision, grant, refuse } from '#kernel/decision.ts'
import { uuidv7 } from '#kernel/ids.ts'
import { provinceDate } from '#kernel/period.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Database, Transaction } from '#platform/db.ts'
import {
  ANSWER_PERMISSION,
  answerChangeWithin,
  type ChangeFacts,
  findAcknowledgement,
  holdChange,
} from '#modules/account/index.ts'
import { findProgramme } from '#modules/programme/index.ts'
import { decideEndpointStep, type EndpointAction, type StepRefusal } from './endpoint.ts'
import { insertRule, lockRule, ruleFor } from './store-rule.ts'
import { saveStep } from './store-step.ts'

export type NewRuleRefusal = 'PROGRAMME_NOT_YOURS' | 'RULE_KNOWN'

/** 设定自动确认: waits for a second person of the department. */
export const enterRule = (
  { db }: { readonly db: Database },
  context: ActionContext,
  {
    agencyCode,
    programmeCode,
  }: { readonly agencyCode: string; readonly programmeCode: string | undefined },
): Promise<Decision<string, NewRuleRefusal>> =>
  db.transaction(async (tx) => {
    const { actor, at } = context
    const id = uuidv7(at)
    const programme = programmeCode && (await findProgramme(tx, programmeCode, provinceDate(at)))
    const isOwn = programmeCode === undefined || (programme && programme.ownerAgency === agencyCode)
    const rule = { id, agencyCode, programmeCode, enteredBy: actor.id, enteredAt: at }
    const decision: Decision<string, NewRuleRefusal> =
      isOwn !== true
        ? refuse('YKT-13', 'PROGRAMME_NOT_YOURS', ['chooseProgramme'])
        : (await insertRule(tx, rule))
          ? grant('YKT-19', id)
          : refuse('YKT-19', 'RULE_KNOWN', ['seeRules'])
    await audit(tx, context, {
      action: 'exchange.enterRule',
      subjectKind: 'acknowledgeRule',
      subjectId: id,
      decision,
      detail: { agency: agencyCode, programme: programmeCode ?? 'all' },
    })
    return decision
  })

/** 批准或者停止自动确认 */
export const stepRule = (
  { db }: { readonly db: Database },
  context: ActionContext,
  input: { readonly agencyCode: string; readonly id: string; readonly action: EndpointAction },
): Promise<Decision<unknown, StepRefusal> | undefined> =>
  db.transaction(async (tx) => {
    const { actor, at } = context
    const { agencyCode, id, action } = input
    const rule = await lockRule(tx, agencyCode, id)
    if (rule === undefined) return undefined
    const decision = decideEndpointStep(rule, action, actor.id)
    await audit(tx, context, {
      action: `exchange.${action}Rule`,
      subjectKind: 'acknowledgeRule',
      subjectId: id,
      decision,
    })
    if (decision.granted) await saveStep(tx, 'acknowledge_rule', id, { action, by: actor.id, at })
    return decision
  })

/** Confirms a change that stands, where its department has a rule for it. */
export const acknowledgeByRule = async (
  tx: Transaction,
  { requestId, at }: Pick<ActionContext, 'requestId' | 'at'>,
  agencyCode: string,
  { changeId, programmeCode }: Pick<ChangeFacts, 'changeId' | 'programmeCode'>,
): Promise<void> => {
  if ((await ruleFor(tx, agencyCode, programmeCode)) === undefined) return
  const change = await holdChange(tx, changeId)
  const asked = await findAcknowledgement(tx, changeId, agencyCode)
  if (change?.standing !== 'stands' || asked?.status !== 'published') return
  const actor = {
    kind: 'system',
    id: 'exchange.acknowledgeByRule',
    organisationCode: agencyCode,
  } as const
  await answerChangeWithin(
    tx,
    { actor, requestId, at },
    {
      changeId,
      permissions: new Set([ANSWER_PERMISSION]),
      answer: { action: 'acknowledge' },
      from: ['published'],
    },
  )
}
