import { z } from 'zod'
import { TOKEN_PATH } from './access-token.ts'
import type { AccessScope } from './partner.ts'
import { PROBLEM_TYPE } from './problem.ts'
import type { RouteDefinition } from './route.ts'

type Json = Record<string, unknown>

const toSchema = (schema: z.ZodType, io: 'input' | 'output'): Json => {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
  return rest
}

const PROBLEM_SCHEMA: Json = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'traceId'],
  properties: {
    type: { type: 'string', description: 'Page of this code in the developer portal' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string', description: 'Stable: branch on this' },
    detail: { type: 'string' },
    traceId: { type: 'string' },
    basis: { type: 'string', description: 'Article the refusal rests on' },
    instead: { type: 'array', items: { type: 'string' } },
    verificationId: { type: 'string', description: 'The recorded verification it is about' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          pointer: { type: 'string', description: 'JSON pointer to the member that is wrong' },
          code: { type: 'string' },
          message: { type: 'string' },
        },
      },
    },
    retry: {
      type: 'object',
      properties: { safe: { type: 'boolean' }, afterSeconds: { type: 'integer' } },
    },
  },
}

const securityOf = (access: RouteDefinition['access']): readonly Json[] => {
  switch (access.kind) {
    case 'public':
      return []
    case 'resident':
      return [{ residentSession: [] }]
    case 'staff':
      return [{ staffSession: [] }]
    case 'developer':
      return [{ developerSession: [] }]
    case 'terminal':
      return [{ terminalMac: [] }]
    case 'partner':
      return [
        { partnerToken: [] },
        ...(access.scope === undefined ? [] : [{ accessToken: [access.scope] }]),
      ]
  }
}

const parametersOf = (
  schema: z.ZodType | undefined,
  place: 'path' | 'query' | 'header',
): Json[] => {
  if (schema === undefined) return []
  const { properties = {}, required = [] } = toSchema(schema, 'input') as {
    properties?: Record<string, Json>
    required?: string[]
  }
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: property,
  }))
}

const IDEMPOTENCY_HEADER: Json = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  schema: { type: 'string', pattern: '^[\\w.:-]{8,64}$' },
  description: 'Repeating a request with its key gives the first answer again.',
}

const content = (
  schema: Json,
  examples?: RouteDefinition['examples'],
  type = 'application/json',
): Json => ({
  [type]: {
    schema,
    ...(examples !== undefined && {
      examples: Object.fromEntries(
        Object.entries(examples).map(([name, value]) => [name, { value }]),
      ),
    }),
  },
})

const FILE_BODY: Json = {
  required: true,
  content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
}

const answered = ({ file, response }: RouteDefinition): Json => {
  if (file !== undefined) {
    const { mediaType, description, example } = file
    const schema = { type: 'string', ...(example !== undefined && { examples: [example] }) }
    return { description, content: { [mediaType]: { schema } } }
  }
  if (response === undefined) return { description: 'Done' }
  return { description: 'Done', content: content(toSchema(response, 'output')) }
}

const operation = (route: RouteDefinition): Json => ({
  operationId: route.operationId,
  summary: route.summary.zh,
  description: [
    route.summary.en,
    ...(route.access.kind === 'resident' && route.access.scope !== undefined
      ? [`Acting for somebody: ${[route.access.scope].flat().join(' or ')}.`]
      : []),
    ...(route.basis === undefined ? [] : [`Basis: ${route.basis.join(', ')}.`]),
    ...(route.problems === undefined ? [] : [`Problems: ${route.problems.join(', ')}.`]),
  ].join('\n\n'),
  tags: [route.path.split('/')[2] ?? 'v1'],
  security: securityOf(route.access),
  parameters: [
    ...parametersOf(route.params, 'path'),
    ...parametersOf(route.query, 'query'),
    ...parametersOf(route.headers, 'header'),
    ...(route.idempotent === true ? [IDEMPOTENCY_HEADER] : []),
  ],
  ...(route.streamed === true && { requestBody: FILE_BODY }),
  ...(route.body !== undefined && {
    requestBody: {
      required: true,
      content: content(
        toSchema(route.body, 'input'),
        route.examples,
        route.form === true ? 'application/x-www-form-urlencoded' : undefined,
      ),
    },
  }),
  responses: {
    [String(route.status ?? 200)]: answered(route),
    default: {
      description: 'A problem (RFC 9457)',
      content: { [PROBLEM_TYPE]: { schema: { $ref: '#/components/schemas/Problem' } } },
    },
  },
})

const session = (cookie: string, description: string): Json => ({
  type: 'apiKey',
  in: 'cookie',
  name: cookie,
  description,
})

/** OpenAPI 3.1 from the schemas that validate: what is documented is what is checked. */
export const openApiDocument = (routes: readonly RouteDefinition[], version: string): Json => {
  const paths: Record<string, Json> = {}
  for (const route of routes.filter(({ kind }) => kind === 'api')) {
    const path = route.path.replaceAll(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(route) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Yikatong 一卡通',
      version,
      description: '社会保障卡居民服务一卡通开放接口。One card for every resident service.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/', description: '本机 This server' }],
    paths: Object.fromEntries(Object.entries(paths).sort(([a], [b]) => (a < b ? -1 : 1))),
    components: {
      schemas: { Problem: PROBLEM_SCHEMA },
      securitySchemes: {
        residentSession: session('ykt_resident', '居民会话 Resident session'),
        staffSession: session('ykt_staff', '工作人员会话 Staff session'),
        developerSession: session('ykt_developer', '开发者会话 Developer session'),
        terminalMac: {
          type: 'apiKey',
          in: 'header',
          name: 'ykt-mac',
          description: '终端会话密钥对请求的 HMAC-SHA256 HMAC of the request by the session key',
        },
        partnerToken: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description:
            '合作系统签名的令牌 ES256 with iss, aud, exp ≤ 5 min, jti once, digest = SHA-256 of the body',
        },
        accessToken: {
          type: 'oauth2',
          description: '部门系统的访问令牌 private_key_jwt (ES256), good for five minutes',
          flows: {
            clientCredentials: {
              tokenUrl: TOKEN_PATH,
              scopes: {
                entitlements: '登记和撤销权益 What somebody is, said and taken back',
                events: '拉取事件、答复账户变更 Events, and answers to changes of account',
                mapper: '账户映射 The mapper, in the shapes of G2P Connect and GovStack',
                rosters: '报送名册和发放明细 Lists, and bulk payments of GovStack',
              } satisfies Record<AccessScope, string>,
            },
          },
        },
      },
    },
  }
}
