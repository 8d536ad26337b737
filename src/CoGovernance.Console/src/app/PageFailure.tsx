import { useRouteError } from 'react-router';
import { defineWords, useWords } from '../i18n/language';

const words = defineWords({
  zh: { title: '这个页面出了问题', say: '已填写而未提交的内容可能没有保存。请重新打开；若仍如此，请告诉系统管理员。', again: '重新打开' },
  en: {
    title: 'This page failed',
    say: 'What was not sent may not be saved. Open it again; if that does not help, tell the administrator.',
    again: 'Open again',
  },
});

/** Shown in place of a page whose code failed or could not be fetched, after a new version for example. */
export function PageFailure() {
  const w = useWords(words);
  const error = useRouteError();
  return (
    <main className="page" role="alert">
      <h1>{w.title}</h1>
      <p>{w.say}</p>
      <p className="quiet">{error instanceof Error ? error.message : String(error)}</p>
      <button type="button" className="btn primary" onClick={() => window.location.reload()}>
        {w.again}
      </button>
    </main>
  );
}
