import { useEffect, useState } from 'react';
import { countyNow } from './countyTime';

/** The present instant of the county in milliseconds, told again every half minute. */
export function useNow(): number {
  const [now, setNow] = useState(() => countyNow());
  useEffect(() => {
    const timer = setInterval(() => setNow(countyNow()), 30_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
