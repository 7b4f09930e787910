import type { Field } from './field.ts'

interface Synonyms {
  /** Whole headings, the likelier first: of two columns that fit, the earlier word wins. */
  readonly words: readonly string[]
  /** What a heading of this kind ends with, when it is none of the words. */
  readonly ending?: RegExp
}

/** Headings of departments' lists, without blanks and brackets. */
export const SYNONYMS: Readonly<Record<Field, Synonyms>> = {
  name: {
    words: (
      '姓名 领取人姓名 领取人 收款人姓名 收款人 发放对象姓名 发放对象 补贴对象姓名 补贴对象 ' +
      '受益人姓名 受益人 享受人姓名 享受人 申请人姓名 申请人 人员姓名 农户姓名 持卡人姓名 持卡人 ' +
      '户名 开户名 账户名称 账户名 名字 学生姓名 残疾人姓名 老人姓名 姓名名称 NAME'
    ).split(' '),
    ending: /姓名$/,
  },
  identityNumber: {
    words: (
      '身份证号 身份证号码 公民身份号码 公民身份证号码 居民身份证号码 证件号码 证件号 身份号码 ' +
      '社会保障号码 社会保障号 社保号 有效证件号码 领取人身份证号 领取人身份证号码 收款人身份证号 ' +
      '收款人身份证号码 收款人证件号码 持卡人身份证号 身份证 证号 IDNUMBER'
    ).split(' '),
    ending: /(?:身份证号码?|证件号码?)$/,
  },
  documentKind: { words: '证件类型 证件种类 身份证件类型 证件名称 证件类别'.split(' ') },
  amount: {
    words: (
      '实发金额 实际发放金额 本次发放金额 本期发放金额 发放金额 实发补贴金额 补贴金额 补助金额 ' +
      '救助金额 应发金额 应发补贴金额 应补金额 金额 补贴资金 补助资金 发放资金 实发 应发 发放额 补贴额 ' +
      '合计金额 金额合计 总金额 金额小计 AMOUNT'
    ).split(' '),
    ending: /(?:发放|补贴|补助|救助|奖励|资助|慰问)?(?:金额|资金|金)$/,
  },
  householdHead: { words: '户主 户主姓名 户主名称 家庭户主 户主名'.split(' ') },
  cardNumber: { words: '社保卡卡号 社保卡号 社会保障卡卡号 社会保障卡号 社保卡号码'.split(' ') },
  accountNumber: {
    words: (
      '银行账号 银行卡号 银行帐号 账号 帐号 卡号 银行账户 收款账号 收款帐号 收款人账号 一卡通账号 ' +
      '一卡通卡号 社保卡银行账号 社保卡金融账号 社保卡银行卡号 存折账号 开户账号'
    ).split(' '),
    ending: /(?:账号|帐号|银行卡号)$/,
  },
  phone: {
    words: '联系电话 手机号码 手机号 手机 电话 电话号码 联系方式 联系手机 本人电话'.split(' '),
    ending: /(?:电话|手机号码?)$/,
  },
  region: {
    words:
      '镇街 乡镇 镇 街道 乡镇街道 镇(街) 乡镇(街道) 所属镇街 区县 县区 所属区县 区域 行政区划'.split(
        ' ',
      ),
  },
  village: {
    words:
      '村居 村 村(居) 村委会 村民委员会 村社区 社区 所属村 所在村 行政村 村名 村别 村组 居委会'.split(
        ' ',
      ),
  },
  period: {
    words:
      '发放期次 期次 发放月份 所属月份 所属期 所属期间 发放年月 年月 月份 补贴年度 发放年度 年度 发放期间 发放季度 季度'.split(
        ' ',
      ),
  },
  subItem: {
    words:
      '发放分项 分项 子项 补贴子项 补贴类别 补贴类型 补贴种类 待遇类别 救助类别 补助类别 作物 作物名称 项目分类'.split(
        ' ',
      ),
  },
  quantity: {
    words:
      '数量 面积 补贴面积 种植面积 承包面积 耕地面积 核定面积 确权面积 亩数 头数 人数 天数 月数'.split(
        ' ',
      ),
    ending: /面积$/,
  },
  findings: { words: ['问题'] },
  rowKey: { words: ['行标识'] },
}

/** Columns of people who are not paid; theirs must not be taken for the payee's. */
export const OF_ANOTHER =
  /户主|监护|代领|代办|经办|联系人|配偶|父亲|母亲|家长|法定|赡养|抚养|开户行|单位|学校|机构|逝者|死者|制表|审核|填表|介绍/

/** Columns that are understood and of no use. */
export const IGNORED =
  /^(?:序号|编号|序|行号|NO\.?|性别|民族|年龄|出生(?:日期|年月)|备注|说明|签名|签字|签收|领取人签名)$/i
