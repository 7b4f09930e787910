import assert from 'node:assert/strict'
import test from 'node:test'
import { publishedField } from '../field/published-fields.ts'
import { compareFixtures } from '../published-fixtures.ts'
import { fileUpload } from './file-upload.ts'

test('file uploads are the published govuk-frontend file uploads', () => {
  const compared = compareFixtures(
    'file-upload',
    (options) => {
      const field = publishedField(options)
      return field && fileUpload({ ...field })
    },
    ['aria-invalid'],
  )
  for (const { name, published, rendered } of compared) assert.equal(rendered, published, name)
  assert.ok(compared.length >= 5)
})
