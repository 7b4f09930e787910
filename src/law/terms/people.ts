import { term } from '../term.ts'
import type { Term } from '../term.ts'

/** People, organisations and what they may do. */
export const PEOPLE_TERMS: readonly Term[] = [
  term('person', '自然人', 'YKT-3', 'A human being, once in the whole province.'),
  term('holder', '持卡人', 'YKT-3', 'The person whose card it is.', {
    not: ['cardholder', 'cardOwner', 'cardUser'],
  }),
  term('guardian', '监护人', 'PIPL-31', 'Who acts by law for a child or a ward.', {
    not: ['parentUser', 'caretaker'],
  }),
  term('agent', '代办人', 'HANDLING-30', 'Who does an errand for the holder with permission.', {
    not: ['delegateUser', 'attorney'],
  }),
  term('socialSecurityNumber', '社会保障号码', 'HANDLING-7', 'The lifelong number of a person.', {
    not: ['ssn', 'socialNo', 'socialNumber'],
    standard: 'AAC002',
  }),
  term('identityNumber', '证件号码', 'YKT-6', 'The number of an identity document.', {
    not: ['idNo', 'idNumber', 'idCardNumber', 'identityNo'],
    standard: 'AAC147',
  }),
  term('citizenNumber', '公民身份号码', 'HANDLING-7', 'The 18 digits that name a citizen.', {
    not: ['citizenNo', 'citizenIdNumber'],
  }),
  term('identityDocument', '有效身份证件', 'YKT-6', 'What proves who somebody is when applying.', {
    not: ['idDocument', 'idDoc', 'certificateDocument'],
    standard: 'AAC058',
  }),
  term('travelPermit', '来往内地通行证', 'YKT-6', 'The permit of Hong Kong and Macao residents.', {
    not: ['homeReturnPermit', 'returnPermit'],
  }),
  term(
    'residencePermit',
    '居住证',
    'YKT-6',
    'The residence permit of Hong Kong and Macao residents.',
  ),
  term('household', '户', 'YKT-13', 'People who are paid together through their head.'),
  term('region', '行政区划', 'YKT-8', 'The province, a city or a district, by its code.', {
    not: ['administrativeArea', 'districtArea'],
    standard: 'AAB301',
  }),
  term('agency', '机构', 'YKT-4', 'A department, a handling agency or a unit that runs places.', {
    not: ['govUnit', 'orgUnit'],
  }),
  term('outlet', '服务网点', 'YKT-18', 'Where card business is done at a counter.', {
    not: ['branchOffice', 'serviceSite'],
  }),
  term('bank', '合作金融机构', 'YKT-5', 'A bank that issues and serves cards by agreement.', {
    not: ['financialInstitution', 'partnerBank'],
  }),
  term('bankMeasure', '合作金融机构处置措施', 'YKT-25', 'What is ordered against a bank.', {
    not: ['bankSanction', 'bankPenalty'],
  }),
  term('suspendApplications', '暂停社会保障卡申领业务', 'YKT-25', 'No new cards at this bank.'),
  term('suspendHandling', '暂停开展社会保障卡经办服务', 'YKT-25', 'No card business at this bank.'),
  term('terminateAgreement', '解除合作协议', 'YKT-25', 'The bank leaves; its holders move on.'),
  term('clerk', '经办人', 'YKT-17', 'Who does the work at a counter.', {
    not: ['teller', 'counterUser', 'deskUser'],
  }),
  term('staff', '工作人员', 'YKT-23', 'People who work for an organisation of the system.', {
    not: ['employee', 'personnel'],
  }),
  term('role', '岗位', 'YKT-22', 'A named set of permissions that staff hold.'),
  term('permission', '权限', 'PIPL-51', 'What a role may do.', { not: ['privilege'] }),
  term('review', '复核', 'YKT-17', 'A second person looks at what the first has done.'),
  term('approve', '审批', 'YKT-17', 'To decide in favour, with the right to.'),
  term('elder', '老年人', 'YKT-18', 'A person of the age from which elders are helped.', {
    not: ['senior', 'aged', 'oldPerson'],
  }),
  term('persona', '示范身份', 'YKT-20', 'A made-up person of the demonstration province.', {
    not: ['demoUser', 'testUser'],
  }),
]
