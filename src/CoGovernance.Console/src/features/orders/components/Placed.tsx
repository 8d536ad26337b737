import { useState } from 'react';
import { Link } from 'react-router';
import { useWords } from '../../../i18n/language';
import type { OrderView } from '../api/orders';
import { forget, remember, useRemembered } from '../api/remembered';
import { words } from './words';

/** An order that was taken: its number and code, large, to keep. */
export function Placed({ order, category, again }: { order: OrderView; category: string; again: () => void }) {
  const w = useWords(words);
  return (
    <>
      <section className="card">
        <dl className="stack" style={{ margin: 0 }}>
          <div>
            <dt className="quiet">{w.number}</dt>
            <dd className="slip" style={{ margin: 0 }}>
              {order.number}
            </dd>
          </div>
          <div>
            <dt className="quiet">{w.code}</dt>
            <dd className="slip" style={{ margin: 0 }}>
              {order.code}
            </dd>
          </div>
        </dl>
        <p>{w.keepBoth}</p>
        <button type="button" className="btn no-print" onClick={() => window.print()}>
          {w.print}
        </button>
      </section>
      <RememberChoice number={order.number} code={order.code} category={category} />
      <Link className="btn primary big no-print" to={`/track/${order.number}`} state={{ code: order.code }}>
        {w.look}
      </Link>
      <button type="button" className="btn no-print" onClick={again}>
        {w.another}
      </button>
    </>
  );
}

/** Consent to keep number and code on this device; taken back by the same box. */
export function RememberChoice({ number, code, category }: { number: string; code: string; category: string }) {
  const w = useWords(words);
  const isKept = useRemembered().some((o) => o.number === number);
  const [at] = useState(() => new Date().toISOString());
  return (
    <label className="check no-print">
      <input
        type="checkbox"
        checked={isKept}
        onChange={(e) => (e.target.checked ? remember({ number, code, category, at }) : forget(number))}
      />
      <span>
        {w.remember}
        <br />
        <small className="quiet">{w.rememberSay}</small>
      </span>
    </label>
  );
}

/** An order that tells of an emergency was not taken: the number to call instead. */
export function CallNow({ call, back }: { call: string; back: () => void }) {
  const w = useWords(words);
  return (
    <div className="note bad stack" role="alert">
      <p>
        <strong>{w.refusedSay}</strong>
      </p>
      <a className="btn danger big" href={`tel:${call}`}>
        {w.call(call)}
      </a>
      <span>
        <button type="button" className="btn" onClick={back}>
          {w.notEmergency}
        </button>
      </span>
    </div>
  );
}
