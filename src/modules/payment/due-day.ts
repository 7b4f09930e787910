/** The day that lies so many working days after another, by the calendar that has been entered. */
export type AddWorkingDays = (from: Temporal.PlainDate, days: number) => Temporal.PlainDate
