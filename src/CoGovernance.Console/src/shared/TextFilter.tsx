import { Field } from './Form';

/** A filter of typed words: it counts when the field is left or Enter is pressed, and follows the address. */
export function TextFilter({ label, value, onChange }: { label: string; value: string | undefined; onChange: (words: string) => void }) {
  return (
    <Field label={label}>
      <input
        key={value ?? ''}
        defaultValue={value ?? ''}
        onBlur={(e) => onChange(e.target.value.trim())}
        onKeyDown={(e) => {
          if (e.key === 'Enter') onChange(e.currentTarget.value.trim());
        }}
      />
    </Field>
  );
}
