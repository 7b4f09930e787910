/** 终端状态: what may become of a terminal. Quarantined and revoked ones are activated anew. */
export const TERMINAL_STATUSES = ['active', 'quarantined', 'revoked'] as const
export type TerminalStatus = (typeof TERMINAL_STATUSES)[number]

export const TERMINAL_TRANSITIONS = {
  /** 使用中 */
  active: { quarantine: 'quarantined', revoke: 'revoked' },
  /** 隔离: two different messages came under one counter. */
  quarantined: { revoke: 'revoked' },
  /** 停用 */
  revoked: {},
} as const satisfies Record<TerminalStatus, Partial<Record<string, TerminalStatus>>>

/** The statuses in which an action is lawful. */
export const statusesBefore = (action: 'quarantine' | 'revoke'): readonly TerminalStatus[] =>
  TERMINAL_STATUSES.filter((status) => action in TERMINAL_TRANSITIONS[status])

/** How long a ticket can be used, and an agreed session. */
export const TICKET_MINUTES = 30
export const SESSION_HOURS = 12

/** What a new terminal signs with its device key to prove that it holds it. */
export const activationMessage = (ticket: string, publicKey: string): string =>
  `ykt-terminal|${ticket}|${publicKey}`

/** What a terminal signs to agree a session key; `at` in epoch seconds. */
export const sessionMessage = (terminal: string, ephemeralKey: string, at: number): string =>
  `ykt-terminal-session|${terminal}|${ephemeralKey}|${at}`

/** What the session key is bound to, as HKDF's `info`. */
export const sessionKeyInfo = (sessionId: string): string => `ykt-terminal-session|${sessionId}`

/** What stands before the body under the MAC of a request. */
export const macHead = (method: 'GET' | 'POST', path: string, counter: string): string =>
  `${method}\n${path}\n${counter}\n`
