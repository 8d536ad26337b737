import type { ThemeConfig } from 'antd';

/** The one design theme: its colours serve the light pages as CSS variables and the office pages as Ant Design tokens. */
export interface Palette {
  ground: string;
  surface: string;
  raised: string;
  line: string;
  text: string;
  quiet: string;
  primary: string;
  onPrimary: string;
  good: string;
  warn: string;
  bad: string;
  info: string;
}

export const light: Palette = {
  ground: '#f4f6f5',
  surface: '#ffffff',
  raised: '#eaf3f0',
  line: '#d5dbd8',
  text: '#1b2421',
  quiet: '#55605c',
  primary: '#0f6b5f',
  onPrimary: '#ffffff',
  good: '#187833',
  warn: '#8a5a00',
  bad: '#b3261e',
  info: '#1f5fa8',
};

export const dark: Palette = {
  ground: '#111614',
  surface: '#1a211f',
  raised: '#20302b',
  line: '#3a4541',
  text: '#e8edeb',
  quiet: '#a9b4b0',
  primary: '#5cc4b2',
  onPrimary: '#07231e',
  good: '#6cc788',
  warn: '#e3b341',
  bad: '#ff8a80',
  info: '#8ab8f0',
};

const fonts = "'Noto Sans SC', 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', system-ui, sans-serif";

export function cssVariables(palette: Palette): Record<string, string> {
  return Object.fromEntries(Object.entries(palette).map(([name, colour]) => [`--${name}`, colour as string]));
}

/** @param scale The text size chosen, 1 to 2. */
export function antdTheme(palette: Palette, scale: number): ThemeConfig {
  return {
    token: {
      colorPrimary: palette.primary,
      colorLink: palette.primary,
      colorInfo: palette.info,
      colorSuccess: palette.good,
      colorWarning: palette.warn,
      colorError: palette.bad,
      colorBgLayout: palette.ground,
      colorBgContainer: palette.surface,
      colorBgElevated: palette.surface,
      colorText: palette.text,
      colorTextSecondary: palette.quiet,
      colorTextTertiary: palette.quiet,
      colorTextDescription: palette.quiet,
      colorTextPlaceholder: palette.quiet,
      colorBorder: palette.line,
      colorTextLightSolid: palette.onPrimary,
      fontFamily: fonts,
      fontSize: Math.round(14 * scale),
      borderRadius: 8,
      motion: false,
      controlHeight: Math.round(34 * scale),
    },
    components: { Menu: { itemSelectedBg: palette.raised, itemSelectedColor: palette.primary } },
  };
}
