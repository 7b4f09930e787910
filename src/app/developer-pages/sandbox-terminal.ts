import { createECDH, createHmac, generateKeyPairSync, hkdfSync, sign } from 'node:crypto'
import type { Refused } from '#kernel/decision.ts'
import { publicId } from '#kernel/ids.ts'
import type { ActionContext } from '#platform/audit.ts'
import type { KeyRing } from '#platform/crypto/keys.ts'
import type { Database } from '#platform/db.ts'
import { problem, ProblemError } from '#platform/http/problem.ts'
import type { CatalogueSnapshot } from '#modules/catalogue/index.ts'
import {
  activateTerminal,
  activationMessage,
  agreeSession,
  enterSandbox,
  issueTicket,
  macHead,
  sessionKeyInfo,
  sessionMessage,
} from '#modules/verification/index.ts'
import { SANDBOX_SCENES } from './fixed-cases.ts'
import { SANDBOX_PLACE_ID, withSandbox } from './sandbox-place.ts'

export interface SandboxDeps {
  readonly db: Database
  readonly keys: KeyRing
  readonly snapshot: () => Promise<CatalogueSnapshot>
}

/** 沙箱终端 with its session: everything a developer needs to speak as it. */
export interface SandboxTerminal {
  /** `trm_…` */
  readonly terminal: string
  readonly session: string
  /** 32 bytes in hexadecimal, for HMAC-SHA256. */
  readonly key: string
  readonly expiresAt: Temporal.Instant
}

/** A P-256 key, as a terminal makes one for itself. */
const newKey = () => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  const parts = [Buffer.from([4]), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]
  const point = Buffer.concat(parts).toString('base64url')
  const signed = (message: string): string => {
    const key = { key: privateKey, dsaEncoding: 'ieee-p1363' as const }
    return sign('sha256', Buffer.from(message), key).toString('base64url')
  }
  return { point, sign: signed }
}

const refused = ({ refusal: code, basis, instead }: Refused<string>): ProblemError =>
  new ProblemError({ status: 409, code, basis, instead })

const activate = async (
  deps: SandboxDeps,
  context: ActionContext,
  developer: { readonly id: string; readonly organisationCode: string },
  device: ReturnType<typeof newKey>,
): Promise<string> => {
  const { id: staffId, organisationCode } = developer
  const catalogue = withSandbox(await deps.snapshot(), organisationCode)
  const ticket = await issueTicket(deps, context, catalogue, {
    staffId,
    organisationCode,
    placeId: SANDBOX_PLACE_ID,
    label: '沙箱终端',
    sceneCodes: SANDBOX_SCENES,
    highestAssurance: 2,
  })
  if (ticket === undefined) throw new Error('the sandbox is no place of its own organisation')
  if (!ticket.granted) throw refused(ticket)
  const text = ticket.outcome.ticket
  const proof = device.sign(activationMessage(text, device.point))
  const input = { ticket: text, publicKey: device.point, proof }
  const activated = await activateTerminal(deps, context, input)
  if (!activated.granted) throw refused(activated)
  await enterSandbox(deps, context, activated.outcome.id)
  return activated.outcome.id
}

/**
 * Stands a terminal of the sandbox for a developer and agrees its session on their behalf: the
 * server plays both sides, so the key that it shows has been on no other machine.
 */
export const openSandboxTerminal = async (
  deps: SandboxDeps,
  context: ActionContext,
  developer: { readonly id: string; readonly organisationCode: string },
): Promise<SandboxTerminal> => {
  const device = newKey()
  const ephemeral = createECDH('prime256v1')
  const point = ephemeral.generateKeys()
  const terminalId = await activate(deps, context, developer, device)
  const terminal = publicId('terminal', terminalId)
  const at = Math.floor(context.at.epochMilliseconds / 1000)
  const ephemeralPublicKey = point.toString('base64url')
  const signature = device.sign(sessionMessage(terminal, ephemeralPublicKey, at))
  const input = { terminalId, terminal, ephemeralPublicKey, at, signature }
  const agreed = await agreeSession(deps, context, input)
  if (agreed === undefined) throw problem(401, 'TERMINAL_NOT_ACCEPTED')
  const peer = Buffer.from(agreed.publicKey, 'base64url')
  const salt = Buffer.concat([point, peer])
  const info = sessionKeyInfo(agreed.sessionId)
  const secret = ephemeral.computeSecret(peer)
  const key = Buffer.from(hkdfSync('sha256', secret, salt, info, 32))
  const { sessionId: session, expiresAt } = agreed
  return { terminal, session, key: key.toString('hex'), expiresAt }
}

export const VERIFY_PATH = '/v1/verifications'

/** The headers under which a body is sent, as the shell of the quick start makes them. */
export const signedHeaders = (
  { session, key }: SandboxTerminal,
  counter: number,
  body: string,
): Readonly<Record<'ykt-session' | 'ykt-counter' | 'ykt-mac', string>> => {
  const mac = createHmac('sha256', Buffer.from(key, 'hex'))
    .update(macHead('POST', VERIFY_PATH, String(counter)))
    .update(body)
    .digest('base64url')
  return { 'ykt-session': session, 'ykt-counter': String(counter), 'ykt-mac': mac }
}
