import {
  Client,
  type ClientBase,
  type ClientConfig,
  type CustomTypesConfig,
  Pool,
  types as driverTypes,
} from 'pg'
import sqlTag, { Sql } from 'sql-template-tag'
import { z } from 'zod'

export const sql = sqlTag
export { empty, join, raw } from 'sql-template-tag'
export type { Sql }

/** Row fields of type `date`, `timestamptz`, `bytea`, `bigint`, as the driver hands them over. */
export const plainDate = z.instanceof(Temporal.PlainDate)
export const instant = z.instanceof(Temporal.Instant)
export const bytes = z.instanceof(Uint8Array)
export const bigInteger = z.bigint()

/** Runs statements: a pool outside a transaction, one connection inside. */
export interface Handle {
  /** Every row, checked against its schema: a drifted column fails in the first test it meets. */
  many<Row extends z.ZodType>(row: Row, statement: Sql): Promise<z.output<Row>[]>
  /** The row, or `undefined`. Throws when there are two. */
  maybeOne<Row extends z.ZodType>(row: Row, statement: Sql): Promise<z.output<Row> | undefined>
  /** The row. Throws when there is none or more than one. */
  one<Row extends z.ZodType>(row: Row, statement: Sql): Promise<z.output<Row>>
  /** Number of rows touched. */
  run(statement: Sql): Promise<number>
  /** Rows without a check, by a statement prepared once under `name`: for measured paths only. */
  prepared<Row>(name: string, text: string, values: readonly unknown[]): Promise<Row[]>
}

/** A handle that is inside a transaction. Writes take this one, so none stands alone by mistake. */
export interface Transaction extends Handle {
  readonly inTransaction: true
  /** The driver's client, for COPY streams and for the job queue. */
  readonly client: ClientBase
}

export interface Database extends Handle {
  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T>
  readonly pool: Pool
  close(): Promise<void>
}

const UNREACHABLE = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  '57P01',
  '57P02',
  '57P03',
  '08000',
  '08003',
  '08006',
  '53300',
])

/**
 * Whether an error means that the database was not there, or left in the middle: what was asked may
 * or may not have happened, and the same request may be sent again under its key.
 */
export const isUnreachable = (error: unknown): boolean => {
  // The job queue hands on copies of errors that are plain objects.
  const { code, message } = Object(error) as { code?: unknown; message?: unknown }
  if (typeof code === 'string' && UNREACHABLE.has(code)) return true
  return (
    typeof message === 'string' &&
    /Connection terminated|Client has encountered a connection error/.test(message)
  )
}

const OID = { int8: 20, date: 1082, timestamp: 1114, timestamptz: 1184 } as const

const parsers = new Map<number, (text: string) => unknown>([
  [OID.int8, BigInt],
  [OID.date, (text) => Temporal.PlainDate.from(text)],
  [OID.timestamptz, (text) => Temporal.Instant.from(text.replace(' ', 'T').replace(/\+00$/, 'Z'))],
])

const types: CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    (format !== 'binary' && parsers.get(oid)) ||
    driverTypes.getTypeParser(oid, format ?? 'text')) as typeof driverTypes.getTypeParser,
}

/** Values as the driver understands them: it would send `Temporal` objects as JSON. */
const toParameter = (value: unknown): unknown => {
  if (value instanceof Temporal.PlainDate || value instanceof Temporal.Instant)
    return value.toString()
  if (value instanceof Uint8Array) return Buffer.from(value.buffer, value.byteOffset, value.length)
  if (Array.isArray(value)) return value.map(toParameter)
  return value
}

type Query = Pick<ClientBase, 'query'>

const handleOn = (connection: Query): Handle => {
  const rows = async (statement: Sql) =>
    connection.query({ text: statement.text, values: statement.values.map(toParameter) })
  const maybeOne = async <Row extends z.ZodType>(row: Row, statement: Sql) => {
    const result = await rows(statement)
    if (result.rows.length > 1) throw new Error(`${result.rows.length} rows where one was asked`)
    return result.rows.length === 0 ? undefined : row.parse(result.rows[0])
  }
  return {
    many: async (row, statement) => z.array(row).parse((await rows(statement)).rows),
    maybeOne,
    one: async (row, statement) => {
      const found = await maybeOne(row, statement)
      if (found === undefined) throw new Error('no row where one was asked')
      return found
    },
    run: async (statement) => (await rows(statement)).rowCount ?? 0,
    prepared: async (name, text, values) =>
      (await connection.query({ name, text, values: values.map(toParameter) })).rows,
  }
}

export interface DatabaseOptions {
  readonly url: string
  /** The role that statements run as; the application's role owns nothing. */
  readonly role?: 'ykt_app' | undefined
  readonly poolSize?: number | undefined
}

/**
 * A connection whose loss is left to the next statement to report. A pool listens while one is
 * idle; the loss of one in use, between two statements, would end the program.
 */
export class QuietClient extends Client {
  constructor(config?: string | ClientConfig) {
    super(config)
    this.on('error', () => {})
  }
}

/** Opens a pool. Errors of connections are left to the next statement to report. */
export const openDatabase = (options: DatabaseOptions): Database => {
  const pool = new Pool({
    connectionString: options.url,
    Client: QuietClient,
    max: options.poolSize ?? 6,
    types,
    application_name: 'yikatong',
    options: `-c timezone=UTC${options.role === undefined ? '' : ` -c role=${options.role}`}`,
  })
  pool.on('error', () => {})
  const transaction = async <T>(work: (tx: Transaction) => Promise<T>): Promise<T> => {
    const client = await pool.connect()
    let broken: Error | undefined
    try {
      await client.query('begin')
      const result = await work({ ...handleOn(client), inTransaction: true, client })
      await client.query('commit')
      return result
    } catch (error) {
      await client.query('rollback').catch((cause: Error) => (broken = cause))
      throw error
    } finally {
      client.release(broken)
    }
  }
  return { ...handleOn(pool), transaction, pool, close: () => pool.end() }
}
