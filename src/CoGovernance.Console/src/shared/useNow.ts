import { useEffect, useState } from 'react';
import { countyNow, whenClockTurns } from './countyTime';

/** The present instant of the county in milliseconds, told again every half minute, and when its clock becomes known. */
export function useNow(): number {
  const [now, setNow] = useState(countyNow);
  useEffect(() => {
    const tell = (): void => setNow(countyNow());
    const timer = setInterval(tell, 30_000);
    const deaf = whenClockTurns(tell);
    return () => {
      clearInterval(timer);
      deaf();
    };
  }, []);
  return now;
}
