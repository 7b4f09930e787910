import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { notFound, problem } from '#platform/http/problem.ts'
import { read, SANDBOX_PATH, sendPage } from '../world/http.ts'
import type { Bank } from './bank.ts'
import { SPOILS } from './exchange-file.ts'
import { FILE_CONDUCTS, type FileDesk, type FileRefusal } from './file-desk.ts'
import { filesMain } from './files-page.ts'

const Spoils = z.object({
  spoil: z
    .string()
    .default('')
    .transform((text) => text.split(',').filter((part) => part !== ''))
    .pipe(z.array(z.enum(SPOILS))),
})
const FileParams = z.object({ name: z.string() })
/** As `sm3sum` writes it: the digest, perhaps with a name after it. */
const Sidecar = z
  .string()
  .regex(/^[0-9a-fA-F]{64}\b/)
  .transform((text) => text.slice(0, 64))
  .optional()

const FILE_LIMIT = 4_194_304

const REFUSED_FILES = {
  DIGEST_DIFFERS: 'The SM3 digest beside the file is of another file.',
  FILE_UNREADABLE: 'Head, rows and totals of the file do not fit each other.',
  OTHER_BANK: 'The file is for another bank.',
  DOWN: 'The bank takes nothing at present.',
} as const satisfies Record<FileRefusal, string>

/** A file field that was left empty comes as no bytes at all. */
const File = z
  .instanceof(Uint8Array)
  .optional()
  .transform((bytes) => (bytes === undefined || bytes.length === 0 ? undefined : bytes))

const Form = z.object({
  openings: File,
  sidecar: File.transform((bytes) => bytes && Buffer.from(bytes).toString('latin1')),
  conduct: z.enum(FILE_CONDUCTS).optional().catch(undefined),
})

type BankOf = (request: FastifyRequest) => Bank

const counterPathOf = (bank: Bank): string => `${SANDBOX_PATH}/banks/${bank.identity.code}`

/** The page by which people hand files in and fetch the bank’s answer. */
const filePage = (
  request: FastifyRequest,
  reply: FastifyReply,
  { bank, desk }: { readonly bank: Bank; readonly desk: FileDesk },
  refusal: FileRefusal | 'NO_FILE' | undefined,
): string => {
  const counterPath = counterPathOf(bank)
  return sendPage(request, reply, {
    title: `${bank.identity.name}文件交换`,
    path: `${counterPath}/files`,
    main: filesMain({
      bank: bank.identity,
      counterPath,
      files: desk.filesOf(bank.identity.code),
      refusal,
    }),
  })
}

const handInByHand = (
  request: FastifyRequest,
  reply: FastifyReply,
  bank: Bank,
  desk: FileDesk,
): FastifyReply | string => {
  const { openings, sidecar, conduct } = read(Form, request.body)
  const again = (refusal: FileRefusal | 'NO_FILE') => {
    reply.code(422)
    return filePage(request, reply, { bank, desk }, refusal)
  }
  if (openings === undefined) return again('NO_FILE')
  const told = Sidecar.safeParse(sidecar)
  if (!told.success) return again('DIGEST_DIFFERS')
  const file = desk.handInByHand(bank, openings, told.data, conduct)
  return typeof file === 'string'
    ? again(file)
    : reply.redirect(`${counterPathOf(bank)}/files`, 303)
}

/** 文件交换: hand in a file of openings, fetch the file of results and the digest beside it. */
export const registerFiles = (server: FastifyInstance, bankOf: BankOf, desk: FileDesk): void => {
  const base = `${SANDBOX_PATH}/banks/:bankCode/files`
  server.addContentTypeParser(
    'application/octet-stream',
    { parseAs: 'buffer', bodyLimit: FILE_LIMIT },
    (_request, body, done) => done(null, body),
  )
  server.get(base, async (request, reply) =>
    filePage(request, reply, { bank: bankOf(request), desk }, undefined),
  )
  server.post(base, { bodyLimit: FILE_LIMIT }, async (request, reply) => {
    const bank = bankOf(request)
    if (!Buffer.isBuffer(request.body)) return handInByHand(request, reply, bank, desk)
    const told = read(Sidecar, request.headers['x-sm3-digest'])
    const { spoil } = read(Spoils, request.query)
    const file = desk.handIn(bank, request.body, told, spoil)
    if (typeof file === 'string')
      throw problem(file === 'DOWN' ? 503 : 422, 'REQUEST_INVALID', REFUSED_FILES[file])
    const path = `${counterPathOf(bank)}/files/${file.name}`
    return reply.code(201).send({ file: path, sidecar: `${path}.sm3`, rows: file.rows })
  })
  server.get(`${base}/:name`, async (request, reply) => {
    const { name } = read(FileParams, request.params)
    const file = desk.find(name.replace(/\.sm3$/, ''))
    const isSidecar = name.endsWith('.sm3')
    if (file === undefined || (isSidecar && file.conduct === 'missingSidecar')) throw notFound()
    reply.header(
      'content-disposition',
      `attachment; filename="${isSidecar ? `${file.name}.sm3` : file.name}"`,
    )
    return isSidecar
      ? reply.type('text/plain; charset=utf-8').send(file.sidecar)
      : reply.type('application/octet-stream').send(file.content)
  })
}
