import { Input, Select } from 'antd';

/** Words to search for, sent with Enter. */
export function SearchBox({ label, value, onSearch }: { label: string; value: string | undefined; onSearch: (words: string) => void }) {
  return (
    <Input.Search aria-label={label} placeholder={label} allowClear defaultValue={value} onSearch={onSearch} style={{ maxWidth: 360 }} />
  );
}

interface ChoiceProps<T extends string> {
  label: string;
  value: string | undefined;
  options: readonly { value: T; label: string }[];
  onChoose: (value: T | undefined) => void;
  /** Whether an option fits what was typed; without it nothing is typed. */
  fits?: (label: string, typed: string) => boolean;
}

/** One of several, or none. */
export function Choice<T extends string>({ label, value, options, onChoose, fits }: ChoiceProps<T>) {
  return (
    <Select<T>
      aria-label={label}
      placeholder={label}
      allowClear
      value={value as T | undefined}
      onChange={onChoose}
      options={[...options]}
      style={{ minWidth: 130 }}
      {...(fits
        ? { showSearch: { filterOption: (typed, option) => options.some((o) => o.value === option?.value && fits(o.label, typed)) } }
        : {})}
    />
  );
}
