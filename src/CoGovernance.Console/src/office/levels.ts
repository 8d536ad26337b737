import type { Words } from '../i18n/language';
import type { Palette } from '../theme';
import type { Tone } from '../shared/Tag';
import type { LoadLevel } from './areas';

/** How a load is named, marked and coloured; the word always stands beside the colour. */
export const levelWords: Words<Record<LoadLevel | 'none', string>> = {
  zh: { slack: '宽松', normal: '正常', strained: '偏紧', overloaded: '超载', none: '无数据' },
  en: { slack: 'slack', normal: 'normal', strained: 'strained', overloaded: 'overloaded', none: 'no report' },
};

export const levelTones: Record<LoadLevel | 'none', Tone> = {
  slack: 'info',
  normal: 'good',
  strained: 'warn',
  overloaded: 'bad',
  none: 'quiet',
};

export const levelColour = (palette: Palette, level: LoadLevel | null | undefined): string => palette[levelTones[level ?? 'none']];

/** A share as a whole or, below ten, one-decimal percentage. */
export function percent(share: number | null | undefined): string {
  if (share == null) return '–';
  const p = share * 100;
  return `${p !== 0 && Math.abs(p) < 10 ? p.toFixed(1) : Math.round(p)}%`;
}
