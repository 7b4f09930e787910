import assert from 'node:assert/strict'
import test, { after } from 'node:test'
import { createBanks } from '#sandbox/banks/index.ts'
import { type FileConduct, FileDesk, type KeptFile } from '#sandbox/banks/file-desk.ts'
import { filesMain } from '#sandbox/banks/files-page.ts'
import { bankSite, multipart, OFFICER } from './bank-site.ts'
import { testDatabase } from './database.ts'
import { sandboxWorld } from './sandbox-world.ts'

const it = await testDatabase()
after(() => it[Symbol.asyncDispose]())
const { clock, ask, waiting } = await bankSite(it.db)
const identity = { code: '102', name: '银行102', bin: '622202' }
const bank = createBanks(sandboxWorld().world, [identity]).get('102')
assert.ok(bank)
const desk = new FileDesk()

/** The bank takes the openings that wait, and gives its answer with a fault. */
const answered = async (conduct: FileConduct | undefined): Promise<KeptFile> => {
  clock.advance({ minutes: 1 })
  await waiting()
  await waiting()
  await ask(OFFICER, 'POST', '/bank/files/export', {})
  const { body } = await ask(OFFICER, 'GET', '/bank/files')
  const id = /\/bank\/files\/([0-9a-f-]{36})\/content/.exec(body)?.[1]
  const { rawPayload } = await ask(OFFICER, 'GET', `/bank/files/${id}/content`)
  const digest = (await ask(OFFICER, 'GET', `/bank/files/${id}/digest`)).body.slice(0, 64)
  const file = desk.handInByHand(bank, rawPayload, digest, conduct)
  assert.ok(typeof file === 'object')
  return file
}

const taken = async ({ content, sidecar }: KeptFile, withSidecar = true): Promise<string> => {
  const files = { results: content, ...(withSidecar && { sidecar: Buffer.from(sidecar) }) }
  const form = multipart({ csrf: 'csrf', ...files })
  return (await ask(OFFICER, 'POST', '/bank/files/import', form)).body
}

const SAID: Readonly<Record<FileConduct, RegExp>> = {
  accountNumber: /共 2 行，1 行已入库/,
  scientific: /共 2 行，1 行已入库/,
  unknownRequest: /共 2 行，1 行已入库/,
  repeatedRequest: /共 3 行，/,
  lostCharacter: /共 2 行，1 行已入库/,
  widths: /共 2 行，1 行已入库/,
  totals: /合计与明细不符.*文件写的是/,
  digest: /文件和摘要对不上/,
  missingSidecar: /请选择结果文件和摘要文件/,
  sentTwice: /共 2 行，2 行已入库/,
}

test('a file that is as it should be goes in whole', async () => {
  assert.match(await taken(await answered(undefined)), /共 2 行，2 行已入库/)
})

for (const [conduct, said] of Object.entries(SAID) as [FileConduct, RegExp][])
  test(`the page of files has a word for a file with ${conduct}`, async () => {
    const file = await answered(conduct)
    assert.match(await taken(file, conduct !== 'missingSidecar'), said)
    if (conduct === 'sentTwice') assert.match(await taken(file), /没有重复入库/)
  })

test('the bank does not take what is damaged or for somebody else', () => {
  const refused = (content: string, digest?: string) =>
    desk.handInByHand(bank, Buffer.from(content), digest, undefined)
  assert.equal(refused('nothing'), 'FILE_UNREADABLE')
  assert.equal(refused('nothing', '0'.repeat(64)), 'DIGEST_DIFFERS')
})

test('the page of the bank offers its own files only, and no digest where none was sent', () => {
  const files = desk.filesOf('102')
  assert.equal(files.length, Object.keys(SAID).length + 1)
  assert.deepEqual(desk.filesOf('103'), [])
  const markup = filesMain({
    bank: identity,
    counterPath: '/sandbox/banks/102',
    files,
    refusal: 'NO_FILE',
  }).toString()
  assert.match(markup, /请选择开户请求文件/)
  assert.equal(markup.match(/\.sm3"/g)?.length, files.length - 1)
  assert.match(markup, /下载（第二次）/)
})
