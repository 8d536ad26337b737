import { Switch } from 'antd';
import { useLanguage, useWords } from '../../../i18n/language';
import { useCategories } from '../../../shared/catalog';
import { Dialog } from '../../../shared/Dialog';
import { prefer, usePreferences } from '../../../shared/preferences';
import { categoryKeys, stepKeys } from './hotkeys';
import { words } from './words';

/** Every key of the workbench, and the switch that turns them off. */
export function KeyList({ open, onClose }: { open: boolean; onClose: () => void }) {
  const w = useWords(words);
  const language = useLanguage();
  const { keys: on } = usePreferences();
  const { data: categories = [] } = useCategories();
  const hotkeys = categoryKeys(categories.map((c) => c.code));
  const lines: [string, string][] = [
    ['K / J · ↑ / ↓', w.keyMove],
    ['Enter', w.keyOpen],
    ['[ / ]', w.keyViews],
    ...Object.entries(stepKeys).map(([step, key]): [string, string] => [key.toUpperCase(), w.acts[step as keyof typeof stepKeys]]),
    ...categories.map((c): [string, string] => [
      hotkeys.get(c.code)?.toUpperCase() ?? '–',
      `${w.triage}：${language === 'zh' ? c.name : c.englishName}`,
    ]),
    ['Esc', w.keyClose],
    ['?', w.keyHelp],
  ];
  return (
    <Dialog title={w.keys} open={open} onClose={onClose}>
      <label className="row">
        <Switch checked={on} onChange={(keys) => prefer({ keys })} aria-label={w.keysOn} /> {w.keysOn}
      </label>
      <dl className="facts">
        {lines.map(([key, what]) => (
          <div key={what} className="pair">
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
