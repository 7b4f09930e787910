import assert from 'node:assert/strict'
import test from 'node:test'
import type { Text } from '#ui/i18n/language.ts'
import { definedCatalogues } from '#ui/i18n/messages.ts'
import { wordingFaults } from '#ui/i18n/wording.ts'
import { inventory } from './routes.ts'

/** The name of a law stands as its text has it. */
const LAW_NAMES = /個人信息保護法/g

const withoutLawNames = (text: Text): Text => ({
  ...text,
  'zh-Hant': text['zh-Hant'].replaceAll(LAW_NAMES, ''),
})

test('every text of every page and message is worded for its readers', () => {
  assert.ok(inventory().length > 0)
  const catalogues = definedCatalogues()
  assert.ok(catalogues.length > 100, 'the modules have spoken')
  const faults = catalogues.flatMap((catalogue) =>
    Object.values(catalogue).flatMap((text) => wordingFaults(withoutLawNames(text))),
  )
  assert.deepEqual(faults, [])
})
