import { useRef } from 'react';
import { useLanguage, useWords } from '../../../i18n/language';
import { clocks, useTerm } from '../../../i18n/terms';
import { useCategoryName } from '../../../shared/catalog';
import { PhaseTag } from '../../../shared/PhaseTag';
import { Tag } from '../../../shared/Tag';
import { fromNow } from '../../../shared/time';
import { useKeys } from '../../../shared/useKeys';
import { useNow } from '../../../shared/useNow';
import type { ClockKind, RequestLine } from '../api/workbench';
import { words } from './words';

interface QueueProps {
  lines: readonly RequestLine[];
  missed: ReadonlyMap<string, readonly ClockKind[]>;
  chosen: string | undefined;
  onChoose: (number: string) => void;
  onOpen: () => void;
}

/** Requests of one queue: j and k, or the arrows within it, choose; Enter goes to what is chosen. */
export function Queue({ lines, missed, chosen, onChoose, onOpen }: QueueProps) {
  const w = useWords(words);
  const language = useLanguage();
  const term = useTerm();
  const now = useNow();
  const categoryName = useCategoryName();
  const list = useRef<HTMLUListElement>(null);
  const move = (by: 1 | -1): void => {
    const at = lines.findIndex((r) => r.number === chosen);
    const next = lines[at < 0 ? 0 : Math.min(lines.length - 1, Math.max(0, at + by))];
    if (!next) return;
    onChoose(next.number);
    list.current?.querySelector<HTMLElement>(`[data-number="${next.number}"]`)?.focus();
  };
  useKeys({ j: () => move(1), k: () => move(-1) });
  return (
    <ul
      ref={list}
      className="plain"
      onKeyDown={(e) => {
        if (e.key !== 'ArrowDown' && e.key !== 'ArrowUp') return;
        e.preventDefault();
        move(e.key === 'ArrowDown' ? 1 : -1);
      }}
    >
      {lines.map((r) => (
        <li key={r.number}>
          <button
            type="button"
            className="pick"
            data-number={r.number}
            aria-current={r.number === chosen}
            onClick={() => {
              onChoose(r.number);
              onOpen();
            }}
          >
            <span className="between">
              <strong>{categoryName(r.category)}</strong>
              <PhaseTag phase={r.phase} />
            </span>
            <span className="quiet num">
              {r.number} · {fromNow(r.submittedAt, language, now)} · {w.people} {r.filled}/{r.places}
            </span>
            {missed.has(r.number) && (
              <span className="row">
                {missed.get(r.number)?.map((c) => (
                  <Tag key={c} tone="bad">
                    {term(clocks, c)} {w.missed}
                  </Tag>
                ))}
              </span>
            )}
          </button>
        </li>
      ))}
    </ul>
  );
}
