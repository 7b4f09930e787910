import { type RelationRefusal, relationRefusals } from '#modules/person/index.ts'

/** In a clerk's words, where the residents' do not fit. */
const WORDS: Readonly<Partial<Record<RelationRefusal, string>>> = {
  RELATION_TO_ONESELF: '两边是同一个人，请核对证件',
  TERM_WRONG: '这种关系要写最后一天，最长一年',
  SCOPE_NOT_FOR_KIND: '这种关系不包括所选的事项',
  RELATION_EXISTS: '两人之间已经有这种代办，或者还有一份没签字。先结束原来的，再登记',
  RELATION_NOT_OPEN: '这一份已经签过、结束或者过期了。需要的，请重新登记',
  AGE_NOT_FOR_KIND: '本人的年龄不适用这种关系：未满十六周岁登记监护人，满了登记家人',
}

export const relationRefusalWords = (refusal: RelationRefusal): string =>
  WORDS[refusal] ?? relationRefusals('zh-Hans', refusal)
