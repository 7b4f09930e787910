import type { ActionContext } from '#platform/audit.ts'
import { problemBody, ProblemError } from '#platform/http/problem.ts'
import type { Gateway } from '#modules/verification/index.ts'
import { type FixedCase, requestBody } from './fixed-cases.ts'
import {
  openSandboxTerminal,
  type SandboxDeps,
  type SandboxTerminal,
  signedHeaders,
} from './sandbox-terminal.ts'

/** One request as it was sent and the answer as it came. */
export interface Exchange {
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  readonly status: number
  /** JSON text. */
  readonly answer: string
}

interface Developer {
  readonly id: string
  readonly organisationCode: string
}

/** A terminal is kept this long at least, so that a try never meets its end. */
const SPARE = { minutes: 5 } as const

/**
 * 试一试: the requests of the quick start, sent from here. Each developer has one terminal for it,
 * which lives in this process alone.
 */
export class Tries {
  readonly #deps: SandboxDeps
  readonly #gateway: Gateway
  readonly #terminals = new Map<string, { readonly terminal: SandboxTerminal; counter: number }>()

  constructor(deps: SandboxDeps, gateway: Gateway) {
    this.#deps = deps
    this.#gateway = gateway
  }

  async #terminalOf(context: ActionContext, developer: Developer) {
    const known = this.#terminals.get(developer.id)
    const until = context.at.add(SPARE)
    if (known !== undefined && Temporal.Instant.compare(known.terminal.expiresAt, until) > 0)
      return known
    const terminal = await openSandboxTerminal(this.#deps, context, developer)
    const opened = { terminal, counter: 0 }
    this.#terminals.set(developer.id, opened)
    return opened
  }

  /** Shows a case to the developer's terminal and tells what was said. */
  async show(context: ActionContext, developer: Developer, one: FixedCase): Promise<Exchange> {
    const mine = await this.#terminalOf(context, developer)
    mine.counter = Math.max(mine.counter + 1, context.at.epochMilliseconds)
    const body = requestBody(one)
    const headers = signedHeaders(mine.terminal, mine.counter, body)
    const message = {
      session: headers['ykt-session'],
      counter: headers['ykt-counter'],
      mac: headers['ykt-mac'],
    }
    const answer = await this.#gateway.verify(message, body).catch((error: unknown) => {
      if (error instanceof ProblemError) return { ok: false, problem: error.options } as const
      throw error
    })
    if (answer.ok) return { headers, body, status: 200, answer: answer.body }
    const { problem } = answer
    const text = JSON.stringify(problemBody(problem, context.requestId))
    return { headers, body, status: problem.status, answer: text }
  }
}
