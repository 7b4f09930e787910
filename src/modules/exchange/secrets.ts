import type { KeyRing } from '#platform/crypto/keys.ts'
import { seal, unseal } from '#platform/crypto/sealing.ts'
import type { Handle, Transaction } from '#platform/db.ts'
import type { EndpointSecret } from './endpoint.ts'
import { insertSecret, sealedSecrets, SECRET_COLUMN } from './store-endpoint.ts'

/** Keeps a secret, sealed and bound to its row. */
export const keepSecret = (
  tx: Transaction,
  keys: KeyRing,
  {
    text,
    ...secret
  }: EndpointSecret & {
    readonly endpointId: string
    readonly madeBy: string
    readonly text: string
  },
): Promise<void> =>
  insertSecret(tx, {
    ...secret,
    sealed: seal(keys, { column: SECRET_COLUMN, rowId: secret.id }, text),
  })

/** The secrets that hold, the newest first, to sign with. */
export const openSecrets = async (
  handle: Handle,
  keys: KeyRing,
  endpointId: string,
): Promise<string[]> =>
  (await sealedSecrets(handle, endpointId)).map(({ id, secret_sealed: sealed }) =>
    unseal(keys, { column: SECRET_COLUMN, rowId: id }, sealed),
  )
