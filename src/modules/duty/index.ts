export { TASK_TRANSITIONS } from './duty.ts'
export { enterDuty, entrustTask, stepTask } from './keep-duties.ts'
export { dutyPages } from './pages.ts'
export { remindAgencies } from './remind-agencies.ts'
