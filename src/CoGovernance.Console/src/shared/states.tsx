import type { ReactNode } from 'react';
import { Problem } from '../api/problem';
import { defineWords, useWords } from '../i18n/language';

const words = defineWords({
  zh: { loading: '正在读取…', again: '再试一次', wrong: '没有成功', number: '报修编号', call: '请立即拨打' },
  en: { loading: 'Loading…', again: 'Try again', wrong: 'That did not work', number: 'Reference', call: 'Call now' },
});

export function Loading() {
  return (
    <p className="quiet" role="status">
      {useWords(words).loading}
    </p>
  );
}

/** What went wrong, in words, and what to do about it. */
export function Failure({ error, again }: { error: unknown; again?: () => void }) {
  const w = useWords(words);
  const problem = error instanceof Problem ? error : null;
  return (
    <div className="note bad stack" role="alert">
      <strong>{problem?.message ?? w.wrong}</strong>
      {problem?.call && (
        <a className="btn danger big" href={`tel:${problem.call}`}>
          {w.call} {problem.call}
        </a>
      )}
      {problem?.errors.map((e) => (
        <span key={`${e.field}/${e.code}`}>
          {e.field}：{e.message}
        </span>
      ))}
      {problem?.requestId && (
        <small className="quiet">
          {w.number} {problem.requestId}
        </small>
      )}
      {again && (
        <span>
          <button type="button" className="btn small" onClick={again}>
            {w.again}
          </button>
        </span>
      )}
    </div>
  );
}

/** Nothing is here, and what to do. */
export function Nothing({ children }: { children: ReactNode }) {
  return <p className="note quiet">{children}</p>;
}

interface Read<T> {
  data: T | undefined;
  error: unknown;
  isPending: boolean;
  refetch: () => unknown;
}

/** Shows a query's data, or how it stands. Data that was read before stays visible when a later reading fails. */
export function Shown<T>({ of, children }: { of: Read<T>; children: (data: T) => ReactNode }) {
  return (
    <>
      {of.error != null && <Failure error={of.error} again={() => void of.refetch()} />}
      {of.data !== undefined ? children(of.data) : of.isPending && !of.error && <Loading />}
    </>
  );
}
