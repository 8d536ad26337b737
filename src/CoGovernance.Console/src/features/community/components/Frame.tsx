import type { ReactNode } from 'react';
import { defineWords, useWords } from '../../../i18n/language';
import { Tabs } from '../../../shared/Tabs';

const words = defineWords({
  zh: { name: '本社区', roster: '党员名册', posts: '岗位', heads: '楼院长', calendar: '服务日历', helpers: '支援往来' },
  en: { name: 'Our community', roster: 'Members', posts: 'Posts', heads: 'Courtyard heads', calendar: 'Services', helpers: 'Helpers' },
});

/** What the pages of one community share: their heading and the way between them. */
export function Frame({ page, children }: { page: 'roster' | 'posts' | 'heads' | 'calendar' | 'helpers'; children: ReactNode }) {
  const w = useWords(words);
  return (
    <>
      <h1>{w[page]}</h1>
      <Tabs
        label={w.name}
        items={[
          { to: '/community', label: w.roster },
          { to: '/community/posts', label: w.posts },
          { to: '/community/heads', label: w.heads },
          { to: '/community/calendar', label: w.calendar },
          { to: '/community/helpers', label: w.helpers },
        ]}
      />
      {children}
    </>
  );
}
