import assert from 'node:assert/strict'
import test from 'node:test'
import { personaPage } from './persona-page.ts'
import { createProvider } from './provider.ts'

const options = {
  publicUrl: 'http://127.0.0.1:8080',
  clientId: 'yikatong',
  clientSecret: 'not much of a secret',
  personas: [],
}

test('in production nobody can sign in by choosing a name', async () => {
  await assert.rejects(createProvider({ ...options, mode: 'production' }), /production/)
})

test('the library says nothing of a Node that is newer than it knows', async (context) => {
  const warn = context.mock.method(console, 'warn', () => {})
  await createProvider({ ...options, mode: 'demonstration' })
  assert.equal(console.warn, warn)
  assert.deepEqual(
    warn.mock.calls.filter(({ arguments: [words] }) => /runtime/.test(String(words))),
    [],
  )
})

test('a persona’s name and story are text, whatever they contain', () => {
  const markup = personaPage({
    language: 'en',
    display: { elder: false, contrast: 'standard' },
    realm: 'resident',
    stepUp: false,
    path: '/sandbox/identity/interaction/x',
    personas: [
      {
        sub: '"><script>',
        name: '<b>陈</b>',
        story: { zh: '故事', en: 'Tom & <i>Jerry</i>' },
        realm: 'resident',
      },
    ],
  }).toString()
  assert.doesNotMatch(markup, /<b>|<i>|"><script>/)
  assert.match(markup, /Tom &amp; &lt;i&gt;Jerry/)
})

test('when there is nobody to choose the page says so', () => {
  const markup = personaPage({
    language: 'zh-Hans',
    display: { elder: true, contrast: 'standard' },
    realm: 'developer',
    stepUp: false,
    path: '/sandbox/identity/interaction/x',
    personas: [],
  }).toString()
  assert.match(markup, /这个入口还没有人物/)
})
