import { entry, PAGE_ONLY, type ProblemEntry } from './entry.ts'

/** Codes about whoever comes for somebody else, and about who somebody is. */
export const APPLICANT_PROBLEMS = {
  APPLICANT_NOT_PROVED: entry(409, {
    title: ['来人没有权限替本人办', 'Not shown to act for the person'],
    cause: [
      '没有有效的代办关系，或者不包括这件事。',
      'No relation is in force that reaches so far.',
    ],
    citizen: ['请本人来办，或者先登记代办。', 'Let the holder come, or have it entered first.'],
    clerk: ['重新读来人的证件，看现在能不能办。', 'Read the document of whoever came again.'],
    developer: ['带上代办关系和来人。', 'Send the relation and the agent with it.'],
  }),
  GUARDIAN_NOT_ON_RECORD: entry(409, {
    title: ['来人还没有登记为监护人', 'Not on record as guardian'],
    cause: ['本人未成年，监护关系没有登记。', 'The person is a minor without this guardian.'],
    citizen: ['带户口簿或出生证明到窗口登记。', 'Bring the proof of guardianship to a counter.'],
    clerk: ['先登记监护关系，再回来受理。', 'Enter the guardian, then go on.'],
    developer: PAGE_ONLY,
  }),
  RELATION_NOT_ON_RECORD: entry(409, {
    title: ['没有登记过代办关系', 'No relation on record'],
    cause: ['来人和本人之间没有代办关系。', 'None is in force between the two.'],
    citizen: ['请本人来办，或者先登记代办。', 'Let the holder come, or have it entered first.'],
    clerk: ['登记代办，签好再受理。', 'Enter the relation, have it signed, then go on.'],
    developer: PAGE_ONLY,
  }),
  LETTER_NOT_SIGNED: entry(409, {
    title: ['委托书还没签好', 'The letter is not signed yet'],
    cause: ['代办登记了，签字还没登记。', 'It was entered; its signature was not.'],
    citizen: ['签好委托书。', 'Sign the letter.'],
    clerk: ['登记签字，马上可以办。', 'Enter the signature; it counts at once.'],
    developer: PAGE_ONLY,
  }),
  IDENTITY_NOT_CONFIRMED: entry(409, {
    title: ['身份还在核对', 'Identity is still being confirmed'],
    cause: ['人口库或者另一个单位还没有答复。', 'The register or a second unit has it.'],
    citizen: ['在办件进度里看现在在谁手里。', 'The tracker says who has it.'],
    clerk: ['等复核，挂失照办。', 'Wait; stopping a card goes on as ever.'],
    developer: PAGE_ONLY,
  }),
  IDENTITY_REFUSED: entry(409, {
    title: ['身份没有复核通过', 'Identity could not be confirmed'],
    cause: ['两个单位看过证件，没有确认。', 'Two units looked and did not confirm.'],
    citizen: ['带证件原件到窗口。', 'Bring the original document to a counter.'],
    clerk: ['有新的证件，再送复核。', 'With a new document, ask for another review.'],
    developer: PAGE_ONLY,
  }),
  REVIEW_NOT_OPEN: entry(409, {
    title: ['这一项已经复核过', 'Decided already'],
    cause: ['复核只作一次。', 'A review is decided once.'],
    citizen: ['看通知。', 'See your notices.'],
    clerk: ['看现在的名单。', 'See the list as it is now.'],
    developer: PAGE_ONLY,
  }),
} as const satisfies Readonly<Record<string, ProblemEntry>>
