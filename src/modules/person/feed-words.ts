import type { Text } from '#ui/i18n/language.ts'
import { defineMessages } from '#ui/i18n/messages.ts'
import type { FeedName } from './feed.ts'

/** 数据推送: the name of a feed, the same for whoever reads of it. */
export const feedWords = defineMessages({
  deaths: {
    'zh-Hans': '死亡登记',
    'zh-Hant': '死亡登記',
    en: 'Register of deaths',
    pt: 'Registo de óbitos',
  },
  imprisonment: {
    'zh-Hans': '服刑信息',
    'zh-Hant': '服刑資料',
    en: 'People in prison',
    pt: 'Pessoas em reclusão',
  },
  emigration: {
    'zh-Hans': '出国定居信息',
    'zh-Hant': '出國定居資料',
    en: 'People who settled abroad',
    pt: 'Pessoas que se fixaram no estrangeiro',
  },
} satisfies Record<FeedName, Text>)
