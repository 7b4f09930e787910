import { addressGuard, type OpenNetworks } from '#platform/http/address-guard.ts'
import type { SendingDeps } from '#modules/exchange/index.ts'
import type { AppDeps } from './deps.ts'

/** Where the sandbox listens. */
const THIS_MACHINE = '127.0.0.1/32'

/** Events go to public addresses and to the networks that the configuration opens. */
export const sendingDeps = (deps: AppDeps, networks: OpenNetworks = []): SendingDeps => ({
  ...deps,
  allows: addressGuard(deps.demo ? [...networks, THIS_MACHINE] : networks),
})
