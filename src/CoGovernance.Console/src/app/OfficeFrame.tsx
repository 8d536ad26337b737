import { MenuOutlined } from '@ant-design/icons';
import { App as Messages, Button, ConfigProvider, Drawer, Layout, Menu, theme } from 'antd';
import en from 'antd/locale/en_US';
import zh from 'antd/locale/zh_CN';
import { useMemo, useState } from 'react';
import { Link, Outlet, useLocation, useNavigate } from 'react-router';
import { defineWords, useLanguage, useWords } from '../i18n/language';
import { roles, useTerm } from '../i18n/terms';
import { useMe, useSignOut } from '../session/useSession';
import { usePreferences, textScale } from '../shared/preferences';
import { Tools } from '../shared/Tools';
import { useScheme } from '../shared/useScheme';
import { antdTheme, dark } from '../theme';
import { Forbidden } from './Forbidden';
import { mayOpen, menuOf } from './navigation';

const words = defineWords({
  zh: { name: '石泉共治', skip: '跳到正文', out: '退出', menu: '菜单' },
  en: { name: 'Shiquan co-governance', skip: 'Skip to the content', out: 'Sign out', menu: 'Menu' },
});

/** Read once from the page that the server gave out: styles made at run time carry it. */
const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';

/** The frame of the office pages: menu by role, who one is, language, text size, dark mode. */
export function OfficeFrame() {
  const w = useWords(words);
  const language = useLanguage();
  const { text } = usePreferences();
  const palette = useScheme();
  const look = useMemo(
    () => ({ ...antdTheme(palette, textScale(text)), algorithm: palette === dark ? theme.darkAlgorithm : theme.defaultAlgorithm }),
    [palette, text],
  );
  const me = useMe();
  const term = useTerm();
  const navigate = useNavigate();
  const { pathname, search } = useLocation();
  const isWall = new URLSearchParams(search).get('wall') === '1';
  const signOut = useSignOut();
  const [isMenuOpen, openMenu] = useState(false);
  const entries = menuOf(me.role);
  const here = entries
    .map((e) => e.path)
    .filter((p) => pathname === p || pathname.startsWith(`${p}/`))
    .sort((a, b) => b.length - a.length)[0];
  const menu = (
    <Menu
      mode="inline"
      selectedKeys={here ? [here] : []}
      onClick={() => openMenu(false)}
      items={entries.map((e) => ({ key: e.path, label: <Link to={e.path}>{language === 'zh' ? e.zh : e.en}</Link> }))}
    />
  );
  const page = mayOpen(me.role, pathname) ? <Outlet /> : <Forbidden />;
  return (
    <ConfigProvider locale={language === 'zh' ? zh : en} theme={look} csp={{ nonce }} button={{ autoInsertSpace: false }}>
      <Messages>
        {isWall ? (
          <main id="content" className="office wall">
            {page}
          </main>
        ) : (
          <>
            <a className="skip" href="#content">
              {w.skip}
            </a>
            <Layout style={{ minHeight: '100vh' }}>
              <header className="bar no-print">
                <div className="row">
                  <Button
                    className="menu-button"
                    icon={<MenuOutlined aria-hidden />}
                    aria-label={w.menu}
                    aria-expanded={isMenuOpen}
                    onClick={() => openMenu(true)}
                  />
                  <Link to="/">{w.name}</Link>
                </div>
                <div className="tools">
                  <span className="quiet who">
                    {me.displayName ?? me.account} · {term(roles, me.role)}
                  </span>
                  <Tools />
                  <button
                    type="button"
                    className="btn small"
                    onClick={() => signOut.mutate(undefined, { onSuccess: () => void navigate('/') })}
                  >
                    {w.out}
                  </button>
                </div>
              </header>
              <Layout hasSider className="office-body">
                <Layout.Sider theme="light" width={200} className="wide-menu no-print">
                  <nav aria-label={w.menu}>{menu}</nav>
                </Layout.Sider>
                <Drawer open={isMenuOpen} onClose={() => openMenu(false)} placement="left" title={w.name} size={260}>
                  <nav aria-label={w.menu}>{menu}</nav>
                </Drawer>
                <main id="content" tabIndex={-1} className="office" style={{ flex: 1 }}>
                  {page}
                </main>
              </Layout>
            </Layout>
          </>
        )}
      </Messages>
    </ConfigProvider>
  );
}
