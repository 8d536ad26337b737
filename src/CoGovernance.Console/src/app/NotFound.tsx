import { Link } from 'react-router';
import { defineWords, useWords } from '../i18n/language';

const words = defineWords({
  zh: { title: '没有这个页面', say: '地址可能有误，或页面已搬走。', home: '回到首页' },
  en: { title: 'There is no such page', say: 'The address may be wrong, or the page has moved.', home: 'To the first page' },
});

export function NotFound() {
  const w = useWords(words);
  return (
    <main className="page">
      <h1>{w.title}</h1>
      <p>{w.say}</p>
      <Link className="btn primary" to="/">
        {w.home}
      </Link>
    </main>
  );
}
