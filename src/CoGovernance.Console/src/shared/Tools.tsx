import { defineWords, useWords } from '../i18n/language';
import { prefer, usePreferences } from './preferences';

const words = defineWords({
  zh: {
    language: 'English',
    languageLabel: 'Switch to English',
    text: '字号',
    scheme: '深色',
    texts: { normal: '标准', large: '大', huge: '特大' },
  },
  en: {
    language: '中文',
    languageLabel: '切换到中文',
    text: 'Text',
    scheme: 'Dark',
    texts: { normal: 'normal', large: 'large', huge: 'largest' },
  },
});

const next = { normal: 'large', large: 'huge', huge: 'normal' } as const;

/** Language, size of text, light or dark: on every page. */
export function Tools() {
  const w = useWords(words);
  const { language, text, scheme } = usePreferences();
  const isDark = scheme === 'dark' || (scheme === 'system' && matchMedia('(prefers-color-scheme: dark)').matches);
  return (
    <div className="tools no-print">
      <button type="button" className="btn small" onClick={() => prefer({ text: next[text] })}>
        {w.text}：{w.texts[text]}
      </button>
      <button type="button" className="btn small" aria-pressed={isDark} onClick={() => prefer({ scheme: isDark ? 'light' : 'dark' })}>
        {w.scheme}
      </button>
      <button
        type="button"
        className="btn small"
        lang={language === 'zh' ? 'en' : 'zh'}
        aria-label={w.languageLabel}
        onClick={() => prefer({ language: language === 'zh' ? 'en' : 'zh' })}
      >
        {w.language}
      </button>
    </div>
  );
}
