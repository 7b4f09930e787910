import { entry, PAGE_ONLY, type ProblemEntry } from './entry.ts'

/** Codes about drafts and versions of the catalogue. */
export const CATALOGUE_PROBLEMS = {
  NOT_YOUR_LAYER: entry(403, {
    title: ['不是本地区的一层', 'Not your layer'],
    cause: ['每一层由本地区的部门编。', 'Each layer is kept by the bureau of its region.'],
    clerk: ['请那个地区的同事办理。', 'Ask a colleague of that region.'],
    developer: PAGE_ONLY,
  }),
  DRAFT_OPEN: entry(409, {
    title: ['已有这样的草案', 'There is such a draft'],
    cause: ['一层同时只有一份同类的草案。', 'A layer has one draft of a kind at a time.'],
    clerk: ['接着改那一份。', 'Go on with that one.'],
    developer: PAGE_ONLY,
  }),
  DRAFT_NOT_IN_STATUS: entry(409, {
    title: ['草案的状态不对', 'The draft is at another step'],
    cause: ['同事刚刚办过下一步。', 'A colleague has just taken the next step.'],
    clerk: ['刷新再看。', 'Load the page again.'],
    developer: PAGE_ONLY,
  }),
  DRAFT_SAME_PERSON: entry(403, {
    title: ['起草的人不能公布', 'Who drafted does not publish'],
    cause: ['起草和公布要两个人。', 'Drafting and publishing take two people.'],
    clerk: ['请没有参与的同事复核。', 'Ask a colleague who wrote nothing of it.'],
    developer: PAGE_ONLY,
  }),
  DRAFT_EMPTY: entry(422, {
    title: ['还没有改动', 'Nothing was changed'],
    cause: ['草案和现行版本一样。', 'The draft says what is in force.'],
    clerk: ['先改场景，或者放弃草案。', 'Change a scene, or discard the draft.'],
    developer: PAGE_ONLY,
  }),
  LAYER_FAULTY: entry(422, {
    title: ['草案里有要先改好的', 'The draft has faults'],
    cause: ['市里不能比省里松。', 'A city is never looser than the province.'],
    clerk: ['照页面上列出的改好。', 'Mend what the page names.'],
    developer: PAGE_ONLY,
  }),
  OPINION_MISSING: entry(409, {
    title: ['还没有别的单位的意见', 'No other unit has spoken'],
    cause: ['公布以前要征求意见。', 'Others are asked before a version is published.'],
    clerk: ['等被征求的单位答复。', 'Wait for those who were asked.'],
    developer: PAGE_ONLY,
  }),
  EFFECTIVE_TOO_EARLY: entry(422, {
    title: ['执行时间太早', 'It would take effect too early'],
    cause: ['执行时间不能早于现在。', 'It cannot take effect in the past.'],
    clerk: ['改成以后的时间。', 'Choose a time to come.'],
    developer: PAGE_ONLY,
  }),
  VERSION_WAITING: entry(409, {
    title: ['有版本在等生效', 'A version waits'],
    cause: ['新版本不能早于它执行。', 'A later version does not take effect before it.'],
    clerk: [
      '改晚执行时间；要马上暂停，用紧急草案。',
      'Choose a later time; to suspend at once, use an urgent draft.',
    ],
    developer: PAGE_ONLY,
  }),
  EFFECTIVE_FIXED: entry(422, {
    title: ['执行时间是定好的', 'The time is fixed'],
    cause: ['紧急草案和撤回马上执行。', 'Urgent drafts and withdrawals take effect at once.'],
    clerk: ['不要填写执行时间。', 'Leave the time out.'],
    developer: PAGE_ONLY,
  }),
  NOT_URGENT: entry(422, {
    title: ['紧急草案不能这样改', 'No urgent draft does this'],
    cause: ['紧急草案只暂停或者恢复场景。', 'It suspends scenes or takes them up again.'],
    clerk: ['别的改动用下一版草案。', 'Use a regular draft for the rest.'],
    developer: PAGE_ONLY,
  }),
  VERSION_NOT_WAITING: entry(409, {
    title: ['这一版不能撤回', 'The version does not wait'],
    cause: ['它已经执行，或者已被代替。', 'It is in force, or another stands in its place.'],
    clerk: ['要停用场景，用紧急草案。', 'To suspend a scene, use an urgent draft.'],
    developer: PAGE_ONLY,
  }),
  NOTHING_IN_FORCE: entry(409, {
    title: ['还没有现行版本', 'Nothing is in force'],
    cause: ['本层还没有公布过。', 'The layer was never published.'],
    clerk: ['先公布第一版。', 'Publish the first version.'],
    developer: PAGE_ONLY,
  }),
  SCENE_REVISED: entry(409, {
    title: ['别人刚改过', 'Somebody has just changed it'],
    cause: ['打开以后有人保存过这个场景。', 'The scene was saved since it was opened.'],
    clerk: ['看不同之处，再保存。', 'Look at the differences and save again.'],
    developer: PAGE_ONLY,
  }),
  CODE_TAKEN: entry(409, {
    title: ['编号已经有了', 'The code is taken'],
    cause: ['一个编号只给一个场景。', 'A code is for one scene.'],
    clerk: ['换一个编号。', 'Choose another.'],
    developer: PAGE_ONLY,
  }),
  NOTHING_CHANGED: entry(422, {
    title: ['没有改动', 'Nothing is different'],
    cause: ['和现在的一样。', 'It is what stands there.'],
    clerk: ['先改再保存。', 'Change something and save.'],
    developer: PAGE_ONLY,
  }),
  NOT_CONSULTED: entry(403, {
    title: ['没有征求贵单位', 'Your unit was not asked'],
    cause: ['这份草案没有征求它的意见。', 'The draft is not before this unit.'],
    clerk: ['需要时请起草单位征求。', 'Ask the unit that drafts it.'],
    developer: PAGE_ONLY,
  }),
} as const satisfies Readonly<Record<string, ProblemEntry>>
