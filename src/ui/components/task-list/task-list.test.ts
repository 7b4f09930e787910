import assert from 'node:assert/strict'
import test from 'node:test'
import { compareFixtures, type Piece } from '../published-fixtures.ts'
import { TAG_COLOURS } from '../tag/tag.ts'
import { taskList, type Task } from './task-list.ts'

const status = (piece: Piece): Task['status'] => {
  const coloured = piece.at('tag').content()
  if (coloured === undefined) return { text: piece.content(), colour: 'plain' }
  const name = piece.at('tag').at('classes').text
  return {
    text: coloured,
    colour: TAG_COLOURS.find((colour) => name === `govuk-tag--${colour}`),
  }
}

const draw = (options: Piece) =>
  taskList({
    idPrefix: options.at('idPrefix').text,
    items: options.at('items').items.map((item) => ({
      title: item.at('title').content(),
      href: item.at('href').text,
      hint: item.at('hint').content(),
      status: status(item.at('status')),
    })),
  })

test('task lists are the published govuk-frontend task lists', () => {
  const compared = compareFixtures('task-list', draw)
  for (const { name, published, rendered } of compared) assert.equal(rendered, published, name)
  assert.equal(compared.length, 5)
})
