import type { ArticleId } from '#law/articles.ts'

export interface FieldProblem {
  /** JSON pointer to the member that is wrong, such as `/scene`. */
  readonly pointer: string
  readonly code: string
  readonly message: string
}

export interface ProblemOptions {
  readonly status: number
  /** Stable for ever: callers branch on it. */
  readonly code: string
  readonly detail?: string | undefined
  readonly errors?: readonly FieldProblem[] | undefined
  readonly basis?: ArticleId | undefined
  /** Whether the same request may be sent again, and after how many seconds. */
  readonly retry?: { readonly safe: boolean; readonly afterSeconds?: number } | undefined
  /** What is possible instead, as stable codes. */
  readonly instead?: readonly string[] | undefined
  /** Header `WWW-Authenticate`: what has to be shown (RFC 6750). */
  readonly challenge?: string | undefined
  /** Of the token endpoint: its code of RFC 6749, by which libraries branch. */
  readonly oauthError?: string | undefined
  /** The recorded verification that the problem is about: `ver_…`. */
  readonly verificationId?: string | undefined
}

/** An answer of RFC 9457. Thrown at the edge only; rules return refusals. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError'
  readonly options: ProblemOptions
  constructor(options: ProblemOptions) {
    super(options.code)
    this.options = options
  }
}

export const PROBLEM_TYPE = 'application/problem+json'

/** The body of a problem; `type` opens its page in the developer portal. */
export const problemBody = (options: ProblemOptions, requestId: string) => ({
  type: `/dev/problems/${options.code}`,
  title: options.code,
  status: options.status,
  code: options.code,
  traceId: requestId,
  ...(options.detail !== undefined && { detail: options.detail }),
  ...(options.errors !== undefined && { errors: options.errors }),
  ...(options.basis !== undefined && { basis: options.basis }),
  ...(options.retry !== undefined && { retry: options.retry }),
  ...(options.instead !== undefined && { instead: options.instead }),
  ...(options.oauthError !== undefined && {
    error: options.oauthError,
    error_description: options.detail,
  }),
  ...(options.verificationId !== undefined && { verificationId: options.verificationId }),
})

export const problem = (status: number, code: string, detail?: string): ProblemError =>
  new ProblemError({ status, code, detail })

/** One answer for what does not exist and what the caller may not see (N5). */
export const notFound = (): ProblemError =>
  problem(404, 'NOT_FOUND', 'There is nothing here that you can see.')
