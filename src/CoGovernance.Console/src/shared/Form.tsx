import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Problem } from '../api/problem';
import { defineWords, useWords } from '../i18n/language';
import { Failure } from './states';
import { useRefresh } from './useRefresh';

const words = defineWords({
  zh: { waiting: '正在提交…', stale: '别人刚改过这一项。重新读取后，在新内容上再改一次。', read: '重新读取', cancel: '取消' },
  en: {
    waiting: 'Sending…',
    stale: 'Somebody else has just changed this. Read it again, then make your change on what it says now.',
    read: 'Read again',
    cancel: 'Cancel',
  },
});

interface FormProps {
  /** Sends what the fields say; a refusal is shown above the fields, which keep what was typed. */
  send: () => Promise<unknown>;
  done?: () => void;
  button: string;
  danger?: boolean;
  /** Reads what is edited again, when somebody else changed it meanwhile. */
  readAgain?: () => void;
  cancel?: () => void;
  children?: ReactNode;
}

/** Fields and the button that sends them. */
export function Form({ send, done, button, danger = false, readAgain, cancel, children }: FormProps) {
  const w = useWords(words);
  const write = useMutation({ mutationFn: send, onSuccess: done });
  const isStale = write.error instanceof Problem && write.error.status === 412;
  return (
    <form
      className="stack"
      onSubmit={(e) => {
        e.preventDefault();
        write.mutate();
      }}
    >
      {children}
      {write.error && <Failure error={write.error} />}
      {isStale && readAgain && (
        <div className="row">
          <span>{w.stale}</span>
          <button
            type="button"
            className="btn small"
            onClick={() => {
              write.reset();
              readAgain();
            }}
          >
            {w.read}
          </button>
        </div>
      )}
      <span className="row">
        <button className={`btn small ${danger ? 'danger' : 'primary'}`} disabled={write.isPending}>
          {write.isPending ? w.waiting : button}
        </button>
        {cancel && (
          <button type="button" className="btn small" onClick={cancel}>
            {w.cancel}
          </button>
        )}
      </span>
    </form>
  );
}

/** A control under its label, with a hint. */
export function Field({ label, hint, children }: { label: string; hint?: string | undefined; children: ReactNode }) {
  return (
    <label className="field">
      <span>{label}</span>
      {children}
      {hint && <small>{hint}</small>}
    </label>
  );
}

interface ReasonFormProps extends Omit<FormProps, 'send' | 'children'> {
  label: string;
  send: (reason: string) => Promise<unknown>;
}

/** A step that asks for a reason of 2 to 200 characters. */
export function ReasonForm({ label, send, ...rest }: ReasonFormProps) {
  const [reason, setReason] = useState('');
  return (
    <Form {...rest} send={() => send(reason.trim())}>
      <Field label={label}>
        <input required minLength={2} maxLength={200} value={reason} onChange={(e) => setReason(e.target.value)} />
      </Field>
    </Form>
  );
}

/** One thing that can be done here; its form opens under the row of buttons. */
export interface Act {
  key: string;
  label: string;
  /** The key that opens it, where the page has keys. */
  hotkey?: string;
  danger?: boolean;
  form: (close: () => void) => ReactNode;
}

/** What can be done, as a row of buttons; one form is open at a time and takes the focus. */
export function Acts({ acts, open, onOpen }: { acts: readonly Act[]; open: string | null; onOpen: (key: string | null) => void }) {
  const place = useRef<HTMLDivElement>(null);
  const act = acts.find((a) => a.key === open);
  useEffect(() => {
    if (open) place.current?.querySelector<HTMLElement>('input, select, textarea, button')?.focus();
  }, [open]);
  return (
    <div className="stack no-print">
      <div className="row">
        {acts.map((a) => (
          <button
            key={a.key}
            type="button"
            className={`btn small ${a.danger ? 'danger' : ''}`}
            aria-expanded={open === a.key}
            onClick={() => onOpen(open === a.key ? null : a.key)}
          >
            {a.label}
            {a.hotkey && <kbd>{a.hotkey}</kbd>}
          </button>
        ))}
      </div>
      {act && (
        <div
          ref={place}
          key={act.key}
          role="group"
          aria-label={act.label}
          className="card"
          onKeyDown={(e) => {
            if (e.key === 'Escape') onOpen(null);
          }}
        >
          {act.form(() => onOpen(null))}
        </div>
      )}
    </div>
  );
}

interface OneActProps {
  label: string;
  /** The kinds of things that are read again once it is done. */
  refreshes: readonly string[];
  form: (cancel: () => void, done: () => void) => ReactNode;
}

/** The one thing that can be done here: a button, and its form until it is done or given up. */
export function OneAct({ label, refreshes, form }: OneActProps) {
  const [open, setOpen] = useState<string | null>(null);
  const refresh = useRefresh();
  const close = (): void => setOpen(null);
  const done = (): void => {
    close();
    refresh(...refreshes);
  };
  return <Acts open={open} onOpen={setOpen} acts={[{ key: label, label, form: () => form(close, done) }]} />;
}
