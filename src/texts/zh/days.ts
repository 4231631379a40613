import type { days as en } from '../en/days.ts';
import type { Same } from '../same.ts';

/** A day as it is said of the past: 今天, 昨天, 周一, 11 月 24 日, 2025 年 11 月 24 日. */
export const days: Same<typeof en> = {
  today: '今天',
  yesterday: '昨天',
  week: ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
  months: [
    ...['1 月', '2 月', '3 月', '4 月', '5 月', '6 月', '7 月'],
    ...['8 月', '9 月', '10 月', '11 月', '12 月'],
  ],
  weekday: (name) => name,
  date: (day, month) => `${month} ${day} 日`,
  dateOfYear: (day, month, year) => `${year} 年 ${month} ${day} 日`,
};
