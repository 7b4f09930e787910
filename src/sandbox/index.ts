export type { ClockControl } from './control/clock.ts'
export { type DepartmentIdentity, departmentSecret } from './departments/index.ts'
export { type Identity, type PersonDigest, personDigest } from './population/index.ts'
export {
  filePoints,
  mountSandbox,
  publicJwks,
  sandboxAddresses,
  type SandboxKey,
  type SandboxOptions,
} from './mount.ts'
