/** A day as it is said of the past: today, yesterday, on Monday, on 24 November, on 24 November 2025. */
export const days = {
  today: 'today',
  yesterday: 'yesterday',
  week: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
  months: [
    ...['January', 'February', 'March', 'April', 'May', 'June', 'July'],
    ...['August', 'September', 'October', 'November', 'December'],
  ],
  weekday: (name: string) => `on ${name}`,
  date: (day: number, month: string) => `on ${day} ${month}`,
  dateOfYear: (day: number, month: string, year: number) => `on ${day} ${month} ${year}`,
} as const;
