import { useState, type SubmitEvent } from 'react';

interface WithholdProps {
  /** What the button says that opens it. */
  label: string;
  why: string;
  sure: string;
  keep: string;
  isPending: boolean;
  /** @param close Call it when it worked. */
  onSure: (reason: string, close: () => void) => void;
}

/** A step that takes something back: asked for a reason of 2 to 200 characters first, and sure of only then. */
export function Withhold({ label, why, sure, keep, isPending, onSure }: WithholdProps) {
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  if (!isOpen)
    return (
      <button type="button" className="btn" onClick={() => setOpen(true)}>
        {label}
      </button>
    );
  const submit = (e: SubmitEvent<HTMLFormElement>): void => {
    e.preventDefault();
    onSure(reason.trim(), () => setOpen(false));
  };
  return (
    <form className="card" onSubmit={submit}>
      <label className="field">
        <span>{why}</span>
        <input required minLength={2} maxLength={200} value={reason} onChange={(e) => setReason(e.target.value)} />
      </label>
      <button className="btn danger" disabled={isPending}>
        {sure}
      </button>
      <button type="button" className="btn" onClick={() => setOpen(false)}>
        {keep}
      </button>
    </form>
  );
}
