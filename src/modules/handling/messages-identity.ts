import type { IdentityReview, IdentityState, ReviewReason } from '#modules/person/index.ts'
import { formatDate } from '#ui/i18n/format.ts'

/** 身份核对. Staff pages speak Simplified Chinese only. */
export const REASON_WORDS: Readonly<Record<ReviewReason, string>> = {
  noOnlineSource: '这种证件没有联网核验的来源',
  nameNeedsLook: '姓名写法对不上，要人看',
  registerDiffers: '人口库核对不一致或者查无此人',
  registerAway: '人口库一直没有答复',
}

const STATE_WORDS: Readonly<Record<IdentityState, string>> = {
  settled: '身份已经确认',
  asked: '身份正在联网核对，核对好了才制卡。业务可以先受理。',
  inReview: '身份在另一个单位复核，复核好了才制卡。业务可以先受理。',
  refused: '身份没有复核通过，不能办制卡的业务。',
}

/** Where the identity of a person stands, with who has it and until when. */
export const identityText = (
  state: IdentityState,
  review: IdentityReview | undefined,
  agency: string | undefined,
): string => {
  if (state === 'inReview' && review !== undefined)
    return [
      STATE_WORDS.inReview,
      `原因：${REASON_WORDS[review.reason]}。`,
      `现在在：${agency ?? '其他单位的登记复核人'}，${formatDate('zh-Hans', review.dueOn)} 前复核。`,
    ].join('')
  if (state === 'refused' && review?.decisionReason !== undefined)
    return `${STATE_WORDS.refused}复核意见：${review.decisionReason}`
  return STATE_WORDS[state]
}
