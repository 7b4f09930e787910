import { HtmlValidate, StaticConfigLoader } from 'html-validate'
import type { Html } from '#kernel/html.ts'

const validator = new HtmlValidate(
  new StaticConfigLoader({
    root: true,
    extends: ['html-validate:recommended'],
    rules: {
      'doctype-style': ['error', { style: 'lowercase' }],
      // A link that looks like a button is one to assistive technology as well.
      'prefer-native-element': 'off',
      // A title names its place or scene in full, and a number stands at the end of its link.
      'long-title': 'off',
      'tel-non-breaking': 'off',
      // The published markup of alerts says presentation.
      'presentation-role-style': 'off',
      'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'submit'] }],
    },
  }),
)

/** What is wrong with the markup of a page, one line for each; none when it is sound. */
export const markupFindings = async (page: Html): Promise<readonly string[]> => {
  const report = await validator.validateString(page.toString())
  return report.results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, selector }) => `${ruleId}: ${message} ${selector ?? ''}`),
  )
}
