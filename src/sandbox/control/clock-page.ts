import { html, type Html } from '#kernel/html.ts'
import {
  backLink,
  bulletList,
  button,
  errorSummary,
  form,
  input,
  notificationBanner,
  pageHeading,
  paragraph,
  sectionHeading,
  summaryList,
  warningText,
} from '#ui/components.ts'
import { formatCount, formatDateTime } from '#ui/i18n/format.ts'

const language = 'zh-Hans' as const
/** At a time: the jobs of every day are done before the answer. */
export const MOST_DAYS = 62
const DAY_SECONDS = 86_400
const HOUR_SECONDS = 3600

const ahead = (seconds: number): string => {
  if (seconds === 0) return '没有拨过，就是真实时间'
  const days = Math.floor(seconds / DAY_SECONDS)
  const hours = Math.floor((seconds % DAY_SECONDS) / HOUR_SECONDS)
  return `比真实时间快 ${formatCount(days)} 天 ${hours} 小时`
}

/** 时间: what it is in the program, and how to move it on. */
export const clockMain = (state: {
  readonly now: Temporal.Instant
  readonly aheadSeconds: number
  readonly fault?: string
  /** Names of jobs that could not be done. */
  readonly failed?: readonly string[]
}): Html =>
  html`${backLink({ language, href: '/sandbox', text: '返回沙箱' })}${
    state.fault !== undefined &&
    errorSummary({ language, errors: [{ text: state.fault, href: '#days' }] })
  }${
    state.failed !== undefined &&
    notificationBanner({
      language,
      text: `时间已经往后拨，有定时工作没有做成：${state.failed.join('、')}。对方恢复以后会再做。`,
    })
  }${pageHeading('时间', '沙箱')}${paragraph(
    '把演示系统的时间往后拨，看期限到了会怎样。',
    'lead',
  )}${summaryList({
    rows: [
      { key: '系统时间', value: formatDateTime(language, state.now) },
      { key: '与真实时间', value: ahead(state.aheadSeconds) },
    ],
  })}${sectionHeading('往后拨')}${form({
    action: '/sandbox/clock',
    method: 'post',
    content: [
      input({
        language,
        name: 'days',
        label: '天',
        hint: `一次最多 ${MOST_DAYS} 天`,
        value: '1',
        width: 4,
        inputMode: 'numeric',
        error: state.fault,
      }),
      input({ language, name: 'hours', label: '小时', value: '0', width: 4, inputMode: 'numeric' }),
      warningText({ language, text: '只能往后，不能往回：已经有的记录不能到将来去。' }),
      button({ text: '往后拨', preventDoubleClick: true }),
    ],
  })}${sectionHeading('拨了以后')}${bulletList([
    '每拨过一天，到期的定时工作就做一遍：临时挂失到期、到期提醒、无人领取的卡退回、问银行和制卡厂等。',
    '登录超过八小时就过期，要重新登录；已经打开的码也过期了。',
    '每一页都写明这是模拟时间。重新启动以后仍然是这个时间；要回到真实时间，请用新的数据目录。',
  ])}`
