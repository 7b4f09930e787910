/**
 * What personal information is read for. Holders see each of these in their own words under
 * 谁查过我 (Art. 22): what is added here does not compile until it is said there, too.
 */
export const ACCESS_PURPOSES = [
  'accountChange',
  'accountClosing',
  'activateAccount',
  'bankCase',
  'cardProduction',
  'changeAttributes',
  'checkPayments',
  'entitlementEntry',
  'family',
  'handling',
  'handling.compareDocument',
  'handling.correctRegister',
  'handling.exception',
  'handling.printForm',
  'identityCheck',
  'ownCard',
  'ownHome',
  'ownMoney',
  'payeeAccount',
  'paymentList',
  'paymentReview',
  'publicNotice',
  'repairRoster',
  'reviewRegister',
  'sendNotice',
  'sendToBank',
  'settleDeath',
  'switchAccounts',
  'villageStatement',
] as const

export type AccessPurpose = (typeof ACCESS_PURPOSES)[number]
