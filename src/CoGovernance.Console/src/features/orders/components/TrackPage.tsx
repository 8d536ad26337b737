import { useState, type SubmitEvent } from 'react';
import { Link, useNavigate } from 'react-router';
import { useLanguage, useWords } from '../../../i18n/language';
import { LightFrame } from '../../../light/LightFrame';
import { useCategoryName } from '../../../shared/catalog';
import { date } from '../../../shared/time';
import { forget, useRemembered } from '../api/remembered';
import { words } from './trackWords';

/** The orders that this device remembers, and a way to any other by number and code. */
export function TrackPage() {
  const w = useWords(words);
  const language = useLanguage();
  const category = useCategoryName();
  const orders = useRemembered();
  return (
    <LightFrame title={w.title}>
      <div className="large-print stack">
        {orders.length > 0 && (
          <section className="card">
            <h2>{w.mine}</h2>
            <ul className="plain">
              {orders.map((o) => (
                <li key={o.number} className="between">
                  <Link to={`/track/${o.number}`}>
                    <strong>{category(o.category)}</strong>
                    <br />
                    <span className="num">
                      {date(o.at, language)} · {o.number}
                    </span>
                  </Link>
                  <button type="button" className="btn small" aria-label={`${w.forget} ${o.number}`} onClick={() => forget(o.number)}>
                    {w.forget}
                  </button>
                </li>
              ))}
            </ul>
          </section>
        )}
        <CodeForm />
      </div>
    </LightFrame>
  );
}

/** Asks for number and code, or for the code alone where the number is known. */
export function CodeForm({ number: known = '', wrong = false }: { number?: string; wrong?: boolean }) {
  const w = useWords(words);
  const navigate = useNavigate();
  const [number, setNumber] = useState(known);
  const [code, setCode] = useState('');
  const submit = (e: SubmitEvent<HTMLFormElement>): void => {
    e.preventDefault();
    const to = number.trim().toUpperCase();
    void navigate(`/track/${encodeURIComponent(to)}`, { state: { code: code.trim().toUpperCase() }, replace: known === to });
  };
  return (
    <form className="card" onSubmit={submit}>
      {wrong && (
        <p className="note bad" role="alert">
          {w.wrong}
        </p>
      )}
      <label className="field">
        <span>{w.number}</span>
        <input
          required
          autoCapitalize="characters"
          autoComplete="off"
          maxLength={40}
          placeholder="R20260302-000ABC"
          value={number}
          onChange={(e) => setNumber(e.target.value)}
        />
      </label>
      <label className="field">
        <span>{w.code}</span>
        <small>{w.codeHint}</small>
        <input
          required
          autoCapitalize="characters"
          autoComplete="off"
          maxLength={40}
          value={code}
          onChange={(e) => setCode(e.target.value)}
        />
      </label>
      <button className="btn primary big">{w.look}</button>
    </form>
  );
}
