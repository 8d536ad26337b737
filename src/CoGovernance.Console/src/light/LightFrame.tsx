import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { defineWords, useWords } from '../i18n/language';
import { Tools } from '../shared/Tools';
import './light.css';

const words = defineWords({
  zh: { name: '石泉共治', skip: '跳到正文' },
  en: { name: 'Shiquan co-governance', skip: 'Skip to the content' },
});

/** The frame of pages for phones: no library of widgets, so that they open at once. */
export function LightFrame({ title, children, extra }: { title: string; children: ReactNode; extra?: ReactNode }) {
  const w = useWords(words);
  return (
    <>
      <a className="skip" href="#content">
        {w.skip}
      </a>
      <header className="bar no-print">
        <Link to="/">{w.name}</Link>
        <Tools />
      </header>
      <main id="content" tabIndex={-1} className="page">
        <div className="between">
          <h1>{title}</h1>
          {extra}
        </div>
        {children}
      </main>
    </>
  );
}
