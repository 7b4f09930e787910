import { type Decision, grant, refuse } from '#kernel/decision.ts'
import { provinceDate } from '#kernel/period.ts'
import type { ActionContext } from '#platform/audit.ts'
import type { Transaction } from '#platform/db.ts'
import { loadStandards } from '#modules/standard/index.ts'
import { type CaseRefusal, decideCase, isOpen } from './case.ts'
import { isLastStep } from './case-step.ts'
import type { MaterialCode } from './material.ts'
import { circumstancesOf, endCase, readFile, recordCase } from './move-case.ts'
import { type AddWorkingDays, limitsOf, withMaterials } from './opening.ts'
import { type Case, saveCase } from './store.ts'
import { insertStep, saveMaterials } from './store-step.ts'

export type MaterialsRefusal = CaseRefusal | 'CASE_NOTHING_ADDED'

/**
 * 补材料 to a case this transaction holds. When nothing that must come is missing any more the case
 * is accepted, and its promise counts from today; when only a later one was awaited, it ends.
 */
export const addMaterialsIn = async (
  tx: Transaction,
  context: ActionContext,
  addWorkingDays: AddWorkingDays,
  one: Case,
  came: readonly MaterialCode[],
): Promise<Decision<Case, MaterialsRefusal>> => {
  const file = await readFile(tx, one)
  const awaited = new Set(
    file.materials
      .filter(({ state }) => state === 'missing' || state === 'later')
      .map(({ code }) => code),
  )
  const added = came.filter((code) => awaited.has(code))
  const refused = !isOpen(one.status)
    ? refuse('YKT-17', 'CASE_ACTION_NOT_AVAILABLE' as const)
    : added.length === 0
      ? refuse('YKT-17', 'CASE_NOTHING_ADDED' as const, [...awaited])
      : undefined
  if (refused !== undefined) {
    await recordCase(tx, context, 'addMaterials', one, refused)
    return refused
  }
  const { materials, complete } = withMaterials(file.materials, new Set(added))
  await saveMaterials(tx, one, materials)
  const decision = decideCase(one.status, 'completeMaterials', circumstancesOf(file))
  const accepted = complete && decision.granted
  const on = provinceDate(context.at)
  const limits =
    one.acceptedAt === undefined
      ? limitsOf(
          one.service,
          one.channel,
          one.issueRegion,
          on,
          addWorkingDays,
          await loadStandards(tx),
        )
      : { promiseOn: one.promiseOn, legalOn: one.legalOn }
  const saved = accepted
    ? await saveCase(tx, {
        ...one,
        ...limits,
        status: decision.outcome,
        acceptedAt: one.acceptedAt ?? context.at,
        heldBy: 'agency',
        heldCode: one.acceptAgency,
      })
    : one
  await recordCase(tx, context, 'addMaterials', one, grant('YKT-17', saved), {
    added: added.join(),
  })
  const code = accepted ? 'materialsComplete' : 'materialsAdded'
  await insertStep(tx, context, one, { code, heldBy: saved.heldBy })
  const isDone = [...file.reached].some((reached) => isLastStep(one.service, reached))
  if (!isDone || !complete) return grant('YKT-17', saved)
  const ended = await endCase(tx, context, { ...file, case: saved, materials }, 'finish')
  return ended.granted ? ended : grant('YKT-17', saved)
}
