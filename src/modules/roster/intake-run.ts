import { formatMoney } from '#ui/i18n/format.ts'
import { provinceDate } from '#kernel/period.ts'
import type { ActionContext } from '#platform/audit.ts'
import type { Clock } from '#platform/clock.ts'
import type { Handle } from '#platform/db.ts'
import { checkRoster } from './check-roster.ts'
import type { DraftReading } from './draft-row.ts'
import type { Intake } from './intake.ts'
import { type Refusal, refusedBecause, refusedFile } from './intake-refusal.ts'
import { type IntakeLook, limitsOf, lookAtIntake } from './look-at-intake.ts'
import { readRoster, type RosterSummary } from './read-roster.ts'
import { type Advance, advanceIntake, keepClaim } from './store-intakes.ts'
import type { IntakeDeps } from './take-file.ts'

export interface RunDeps extends IntakeDeps {
  readonly clock: Clock
}

/** Somebody paused it, another process has it, or this one is to end: what is done is done. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted'
}

/** Why the file comes to nothing. */
export class IntakeRefused extends Error {
  override readonly name = 'IntakeRefused'
  readonly refusal: Refusal
  constructor(refusal: Refusal) {
    super(refusal.code)
    this.refusal = refusal
  }
}

export type Understood = Extract<IntakeLook, { readonly understood: true }>

/** One claim of one file, until it is in the books. */
export class IntakeRun {
  readonly deps: RunDeps
  readonly intake: Intake
  readonly #stopping: AbortSignal
  #last: Advance

  constructor(deps: RunDeps, intake: Intake, stopping: AbortSignal) {
    this.deps = deps
    this.intake = intake
    this.#stopping = stopping
    const { phase, peopleDone, lastRow } = intake
    this.#last = { phase, peopleDone, lastRow }
  }

  get context(): ActionContext {
    const { id, madeBy, ownerAgency, origin } = this.intake
    const kind = origin === 'api' ? 'system' : 'staff'
    const actor = { kind, id: madeBy, organisationCode: ownerAgency } as const
    return { actor, requestId: `intake-${id}`, at: this.deps.clock.now() }
  }

  /** Says how far it has come, and hears whether it may go on. */
  async advance(change: Partial<Advance>, handle: Handle = this.deps.db): Promise<void> {
    const { phase, peopleDone, lastRow } = this.#last
    const advance = { phase, peopleDone, lastRow, ...change }
    const ours = await advanceIntake(handle, this.intake, advance, this.deps.clock.now())
    if (!ours || this.#stopping.aborted) throw new Interrupted()
    this.#last = advance
  }

  async look(): Promise<Understood> {
    const look = await lookAtIntake(this.deps, this.intake)
    if (!look.understood) throw new IntakeRefused(refusedFile(look.refusal))
    return look
  }

  reading({ outlook, roster }: Understood, shortName: string): DraftReading {
    const { madeAt } = this.intake
    return {
      heading: outlook.heading,
      map: outlook.map,
      format: roster.format,
      roster: shortName,
      on: provinceDate(madeAt),
      longestCell: limitsOf(this.intake).cell,
    }
  }

  /**
   * Reads the file to its end and keeps nothing: what cannot be read, and totals that are not what
   * was said, are known before the first row is written.
   */
  async count(): Promise<RosterSummary> {
    const look = await this.look()
    let people = 0
    for await (const event of readRoster(look.outlook.rows, this.reading(look, 'R00000')))
      if (event.kind === 'refused') throw new IntakeRefused(refusedFile(event.refusal))
      else if (event.kind === 'end') return this.#counted(look, event.summary)
      else {
        people += event.rows.length
        await this.advance({ phase: 'counting', peopleDone: people })
      }
    throw new Error('a list ended without saying so')
  }

  async #counted({ roster }: Understood, summary: RosterSummary): Promise<RosterSummary> {
    const { people, totalFen } = summary
    const { statedRows = people, statedFen = totalFen } = this.intake
    await this.advance({
      phase: 'counting',
      peopleDone: people,
      countedRows: people,
      countedFen: totalFen,
      fileFormat: roster.format,
    })
    if (statedRows !== people || statedFen !== totalFen)
      throw new IntakeRefused(
        refusedBecause(
          'TOTALS_DIFFER',
          `说的是 ${statedRows} 行 ${formatMoney(statedFen)}，` +
            `文件里是 ${people} 行 ${formatMoney(totalFen)}`,
        ),
      )
    if (people === 0) throw new IntakeRefused(refusedBecause('NOBODY_IN_FILE'))
    return summary
  }

  /** Asks the registers and books, and keeps the claim while they answer. */
  async check(rosterId: string): Promise<void> {
    await this.advance({ phase: 'checking' })
    const keeping = setInterval(() => {
      keepClaim(this.deps.db, this.intake, this.deps.clock.now()).catch(() => {})
    }, 5000)
    try {
      await checkRoster(this.deps, this.context, rosterId)
    } finally {
      clearInterval(keeping)
    }
  }
}
