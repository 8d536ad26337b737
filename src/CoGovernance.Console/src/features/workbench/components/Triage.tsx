import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useLanguage, useWords } from '../../../i18n/language';
import { useCategories } from '../../../shared/catalog';
import { Failure } from '../../../shared/states';
import { useKeys } from '../../../shared/useKeys';
import { useNow } from '../../../shared/useNow';
import { soonest, When } from '../../../shared/When';
import type { RequestView } from '../../../shared/requests';
import { steps } from '../api/workbench';
import { categoryKeys } from './hotkeys';
import { words } from './words';

/** Categories with a key each: one press takes the request in. */
export function Triage({ request, onDone }: { request: RequestView; onDone: (said: string) => void }) {
  const w = useWords(words);
  const language = useLanguage();
  const now = useNow();
  const { data: categories = [] } = useCategories();
  const [chosenAt, choose] = useState<string | null>(null);
  const beginsAt = chosenAt ?? soonest(request.wishedAt, now);
  const triage = useMutation({
    mutationFn: (category: { code: string; name: string }) => steps.triage(request.number, { category: category.code, beginsAt }),
    onSuccess: (_, category) => onDone(w.triaged(category.name)),
  });
  const named = categories.map((c) => ({ code: c.code, name: language === 'zh' ? c.name : c.englishName }));
  const keys = categoryKeys(named.map((c) => c.code));
  const take = (category: { code: string; name: string }): void => {
    if (!triage.isPending) triage.mutate(category);
  };
  useKeys(Object.fromEntries(named.flatMap((c) => (keys.has(c.code) ? [[keys.get(c.code) ?? '', () => take(c)]] : []))));
  return (
    <div className="card">
      <h3>{w.triage}</h3>
      <p className="quiet">{w.triageHint}</p>
      <When label={w.begins} value={beginsAt} onChange={choose} />
      {triage.error && <Failure error={triage.error} />}
      <div className="button-grid">
        {named.map((c) => (
          <button
            key={c.code}
            type="button"
            className="btn small"
            aria-keyshortcuts={keys.get(c.code)}
            disabled={triage.isPending}
            onClick={() => take(c)}
          >
            <kbd aria-hidden>{keys.get(c.code)}</kbd> {c.name}
          </button>
        ))}
      </div>
    </div>
  );
}
