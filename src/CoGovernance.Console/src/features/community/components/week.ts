const Day = 86_400_000;

/** Midnight of a day of the county, which is eight hours ahead all year. */
export const startOf = (day: string): Date => new Date(`${day}T00:00:00+08:00`);

export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * Day).toISOString().slice(0, 10);

/** The Monday of the day's week. */
export const mondayOf = (day: string): string => addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));
