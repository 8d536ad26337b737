import type { Language } from '../i18n/language';

const Zone = 'Asia/Shanghai';
const locale = (language: Language): string => (language === 'zh' ? 'zh-CN' : 'en-GB');

/** Day and minute in the county's time. */
export const dateTime = (instant: string, language: Language): string =>
  new Intl.DateTimeFormat(locale(language), {
    timeZone: Zone,
    month: 'numeric',
    day: 'numeric',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  }).format(new Date(instant));

export const date = (instant: string, language: Language): string =>
  new Intl.DateTimeFormat(locale(language), { timeZone: Zone, year: 'numeric', month: 'numeric', day: 'numeric' }).format(
    new Date(instant),
  );

export const clock = (instant: string, language: Language): string =>
  new Intl.DateTimeFormat(locale(language), { timeZone: Zone, hour: '2-digit', minute: '2-digit', hour12: false }).format(
    new Date(instant),
  );

/** How long from `now` to the instant, in the largest unit that fits: "in 3 hours", "2 天前". */
export function fromNow(instant: string, language: Language, now: number): string {
  const minutes = Math.round((new Date(instant).getTime() - now) / 60_000);
  const words = new Intl.RelativeTimeFormat(locale(language), { numeric: 'auto' });
  if (Math.abs(minutes) < 60) return words.format(minutes, 'minute');
  const hours = Math.round(minutes / 60);
  return Math.abs(hours) < 48 ? words.format(hours, 'hour') : words.format(Math.round(hours / 24), 'day');
}

/** The instant of a day and time of the county, from the fields of a form: "2026-03-02" and "09:30". China has one zone and no summer time. */
export const instantOf = (day: string, time: string): string => `${day}T${time}:00+08:00`;

/** A day of the county as "2026-03-02". */
export const dayOf = (instant: Date): string => new Intl.DateTimeFormat('en-CA', { timeZone: Zone, dateStyle: 'short' }).format(instant);

export const minutesText = (minutes: number, language: Language): string => {
  const hours = Math.round(minutes / 6) / 10;
  return language === 'zh' ? `${hours} 小时` : `${hours} h`;
};
