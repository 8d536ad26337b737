import { useWords } from '../i18n/language';
import { Tag } from '../shared/Tag';
import type { LoadLevel } from './areas';
import { levelTones, levelWords } from './levels';

export function LoadTag({ level }: { level: LoadLevel | null | undefined }) {
  const w = useWords(levelWords);
  return <Tag tone={levelTones[level ?? 'none']}>{w[level ?? 'none']}</Tag>;
}
