import assert from 'node:assert/strict'
import test from 'node:test'
import * as fc from 'fast-check'
import { fileKindOf } from './file-kind.ts'
import { encodeGb18030 } from '#kernel/gb18030.ts'
import { decodeText, guessEncoding, TEXT_ENCODINGS, type TextEncoding } from './text-encoding.ts'

async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

const decode = async (bytes: Uint8Array, encoding: TextEncoding | 'ascii', size = 1000) => {
  let text = ''
  for await (const piece of decodeText(pieces(bytes, size), encoding)) text += piece
  return text
}

const encode = (text: string, encoding: TextEncoding): Uint8Array => {
  if (encoding === 'gb18030') return encodeGb18030(text)
  const bytes = Buffer.from(text, encoding === 'utf-8' ? 'utf8' : 'utf16le')
  return encoding === 'utf-16be' ? bytes.swap16() : bytes
}

test('each encoding is known by its mark, and those of one table by their bytes alone', () => {
  const text = '姓名,金额\n张三,100\n'
  for (const encoding of TEXT_ENCODINGS)
    assert.deepEqual(guessEncoding(encode(`\uFEFF${text}`, encoding)), { encoding, basis: 'mark' })
  for (const encoding of ['utf-8', 'gb18030'] as const)
    assert.deepEqual(guessEncoding(encode(text, encoding)), { encoding, basis: 'wellFormed' })
})

test('plain text of two bytes is known without its mark', () => {
  const text = 'NAME,AMOUNT\nCHAN,100\n'
  assert.deepEqual(guessEncoding(encode(text, 'utf-16le')), {
    encoding: 'utf-16le',
    basis: 'likely',
  })
  assert.deepEqual(guessEncoding(encode(text, 'utf-16be')), {
    encoding: 'utf-16be',
    basis: 'likely',
  })
  assert.equal(fileKindOf(encode(text, 'utf-16le')), 'text')
})

test('Chinese of GBK that happens to be well-formed UTF-8 is only likely to be GBK', () => {
  // As UTF-8 these four bytes would be two letters of Armenian.
  const bytes = Buffer.from([0xd5, 0xb2, 0xd5, 0xb3])
  assert.deepEqual(guessEncoding(bytes), { encoding: 'gb18030', basis: 'likely' })
})

test('a few damaged bytes do not make another encoding of a text', () => {
  const text = Buffer.from('张三的名册'.repeat(50))
  text[100] = 0xff
  assert.deepEqual(guessEncoding(text), { encoding: 'utf-8', basis: 'likely' })
  const half = Buffer.from('张三'.repeat(50)).subarray(0, 299)
  assert.deepEqual(guessEncoding(half), { encoding: 'utf-8', basis: 'wellFormed' })
})

test('bytes that are no character never swallow a separator or a line end', async () => {
  const gb = Buffer.concat([
    Buffer.from([0xd5]),
    Buffer.from(',1\n'),
    Buffer.from([0x81]),
    Buffer.from('\n'),
  ])
  assert.equal(await decode(gb, 'gb18030', 1), '\uFFFD,1\n\uFFFD\n')
  const utf8 = Buffer.concat([Buffer.from([0xe5, 0xbc]), Buffer.from(',1\n')])
  assert.equal(await decode(utf8, 'utf-8', 1), '\uFFFD,1\n')
})

test('the later byte of a character that looks like a separator is none', async () => {
  // 0x5C and 0x7C as second bytes: 乗 and 亅 and others.
  const text = '乗|亅|俓,\\'
  assert.equal(await decode(encodeGb18030(text), 'gb18030', 1), text)
})

test('line ends become one, wherever the pieces are cut', async () => {
  const any = fc.array(fc.constantFrom('\r', '\n', '\r\n', '张', 'a', '𫖯', '\uFEFF'), {
    maxLength: 30,
  })
  await fc.assert(
    fc.asyncProperty(
      any,
      fc.constantFrom(...TEXT_ENCODINGS),
      fc.integer({ min: 1, max: 5 }),
      async (parts, encoding, size) => {
        const text = parts.join('').replace(/^\uFEFF+/, '')
        const bytes = encode(`\uFEFF${text}`, encoding)
        assert.equal(await decode(bytes, encoding, size), text.replaceAll(/\r\n?/g, '\n'))
      },
    ),
  )
})

test('a file that begins in ASCII is judged where it stops being so', async () => {
  const bytes = Buffer.concat([
    Buffer.from('NAME\n'.repeat(100)),
    encodeGb18030('张三\n'.repeat(100)),
  ])
  assert.ok((await decode(bytes, 'ascii', 500)).endsWith('张三\n'))
})
