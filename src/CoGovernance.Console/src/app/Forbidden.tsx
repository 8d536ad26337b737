import { Link } from 'react-router';
import { defineWords, useWords } from '../i18n/language';

const words = defineWords({
  zh: { title: '这里不归您的岗位', say: '您的账号不能打开这个页面。如确有工作需要，请联系县级统筹调整权限。', home: '回到我的首页' },
  en: {
    title: 'Not yours to open',
    say: 'Your account may not open this page. If your work needs it, ask the county coordinator.',
    home: 'To my first page',
  },
});

export function Forbidden() {
  const w = useWords(words);
  return (
    <div className="note warn stack" role="alert">
      <h1>{w.title}</h1>
      <p>{w.say}</p>
      <span>
        <Link className="btn" to="/">
          {w.home}
        </Link>
      </span>
    </div>
  );
}
