import { useEffect, useId, useRef, type ReactNode } from 'react';
import { defineWords, useWords } from '../i18n/language';

const words = defineWords({ zh: { close: '关闭' }, en: { close: 'Close' } });

/** A window above the page; the browser keeps the focus in it, and Escape closes it. */
export function Dialog({ title, open, onClose, children }: { title: string; open: boolean; onClose: () => void; children: ReactNode }) {
  const w = useWords(words);
  const heading = useId();
  const box = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (open) box.current?.showModal();
    else box.current?.close();
  }, [open]);
  return (
    <dialog ref={box} aria-labelledby={heading} onClose={onClose}>
      {open && (
        <div className="stack">
          <div className="between">
            <h2 id={heading}>{title}</h2>
            <button type="button" className="btn small" onClick={onClose}>
              {w.close}
            </button>
          </div>
          {children}
        </div>
      )}
    </dialog>
  );
}
