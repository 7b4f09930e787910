export { type BankMeasure, MEASURE_EFFECTS, type MeasureEffect } from './bank.ts'
export { addBank, type Bank, bankMeasure, bankNames, listBanks } from './store.ts'
