import assert from 'node:assert/strict'
import { text } from 'node:stream/consumers'
import test from 'node:test'
import { html } from '#kernel/html.ts'
import { liveStream } from './live.ts'

const never = new AbortController().signal

test('a fragment is sent when it changes, and the stream says when it has ended', async () => {
  const states = ['1 of 3', '1 of 3', '2 of 3', '3 of 3']
  const live = async () => {
    const state = states.shift() ?? 'too late'
    return { html: html`<p>${state}</p>`, ended: states.length === 0 }
  }
  const sent = await text(liveStream({ live }, never, 1))
  assert.equal(
    sent,
    [
      'event: fragment\ndata: <p>1 of 3</p>\n\n',
      'event: fragment\ndata: <p>2 of 3</p>\n\n',
      'event: fragment\ndata: <p>3 of 3</p>\n\n',
      'event: ended\ndata: \n\n',
    ].join(''),
  )
})

test('a line break inside a fragment does not end its event', async () => {
  const live = async () => ({ html: html`<p>${'a\nb\r\n\r\nevent: ended'}</p>`, ended: true })
  const sent = await text(liveStream({ live }, never, 1))
  assert.equal(
    sent,
    'event: fragment\ndata: <p>a\ndata: b\ndata: \ndata: event: ended</p>\n\n' +
      'event: ended\ndata: \n\n',
  )
})

test('who cannot be read any more breaks the stream, and nobody waits for it', async () => {
  const live = async () => {
    throw new Error('gone')
  }
  await assert.rejects(text(liveStream({ live }, never, 1)), /gone/)
})

test('a program that ends does not wait for whoever looks', async () => {
  const closing = new AbortController()
  const live = async () => {
    closing.abort()
    return { html: html`<p>1 of 3</p>`, ended: false }
  }
  const sent = await text(liveStream({ live }, closing.signal, 60_000))
  assert.equal(sent, 'event: fragment\ndata: <p>1 of 3</p>\n\n')
})
