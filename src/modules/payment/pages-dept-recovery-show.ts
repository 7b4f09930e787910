import { provinceDate } from '#kernel/period.ts'
import { notFound } from '#platform/http/problem.ts'
import { signedIn } from '#platform/http/route.ts'
import { inFrame, type AnyRequest } from '#ui/portal.ts'
import { staffNames } from '#modules/organisation/index.ts'
import { recoveryWords as w } from './messages-recovery.ts'
import { programmeNames } from './pages-dept-batches-routes.ts'
import { agencySeen, type DeptPageDeps } from './pages-dept-frame.ts'
import { RECOVERIES_PATH } from './pages-dept-recoveries.ts'
import { recoveryPage } from './pages-dept-recovery.ts'
import { readMaskedNames } from './read-masked-names.ts'
import { entriesOf, findRecovery, planOf, type Recovery } from './store-recovery.ts'
import { openWaiver } from './store-waiver.ts'

export const SAID = { opened: w.opened, done: w.done } as const

/** Why names of recoveries are read. */
export const reading = (request: AnyRequest, caseReference: string) =>
  ({
    purpose: 'checkPayments',
    basis: 'HANDLING-26',
    organisationCode: signedIn(request).organisationCode,
    caseReference,
  }) as const

/** A recovery of the department, or of whoever paid; to anybody else it is not there. */
export const seenRecovery = async (
  deps: DeptPageDeps,
  request: AnyRequest,
  id: string,
): Promise<Recovery> => {
  const one = await findRecovery(deps.db, id)
  const agency = agencySeen(request)
  const seen = agency === undefined || agency === one?.agencyCode || agency === one?.payerAgency
  if (one === undefined || !seen) throw notFound()
  return one
}

/** The page of one recovery, with what has just been said of it. */
export const showRecovery = async (
  deps: DeptPageDeps,
  request: AnyRequest,
  id: string,
  told: { readonly fault?: string; readonly said?: keyof typeof SAID | undefined },
) => {
  const { db, pii } = deps
  const recovery = await seenRecovery(deps, request, id)
  const names = await db.transaction((tx) =>
    readMaskedNames(tx, pii, request.context, reading(request, id), [recovery.personId]),
  )
  const programmes = await programmeNames(db, request.context.at)
  const entries = await entriesOf(db, id)
  const waiver = await openWaiver(db, id)
  const staff = entries.flatMap(({ enteredBy, secondedBy }) => [enteredBy, secondedBy ?? ''])
  const { permissions, organisationCode, csrfToken } = signedIn(request)
  const own = organisationCode === recovery.agencyCode
  const view = recoveryPage({
    recovery,
    name: names.get(recovery.personId) ?? '',
    programmeName: programmes.get(recovery.programmeCode) ?? recovery.programmeCode,
    entries,
    plan: await planOf(db, id),
    waiver,
    staff: await staffNames(db, [...staff, waiver?.proposedBy ?? '']),
    today: provinceDate(request.context.at),
    csrf: csrfToken,
    mayHandle: own && permissions.has('return.handle'),
    mayDecide: own && permissions.has('batch.check'),
    fault: told.fault,
    said: told.said && SAID[told.said],
  })
  return inFrame(deps.portal, request, RECOVERIES_PATH, view)
}
