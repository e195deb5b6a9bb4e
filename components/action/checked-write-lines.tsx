import { type MouseEvent, useEffect, useEffectEvent, useState } from 'react';
import { readOwn } from '@/lib/browser/read';
import type { ReportedWrite } from '@/lib/pending-writes/report';
import { MAX_CHECKS, whenVisible } from './unconfirmed';
import { WriteLines, type WriteLinesProps } from './write-lines';

/**
 * Shows interrupted writes, and checks them again while the page is visible, until their outcomes are final. Leaves out
 * those that were dismissed elsewhere.
 */
export default function CheckedWriteLines({ writes, ...rest }: WriteLinesProps) {
  const [checked, setChecked] = useState({ writes, lines: writes, checks: 0 });
  // The page was read again: it is newer.
  const { lines, checks } = checked.writes === writes ? checked : { lines: writes, checks: 0 };

  /** The console may be silent: the lines stay, and are checked again. */
  const check = async () => {
    const found = await readOwn<ReportedWrite[]>('/api/pending-writes', {}, rest.owner).catch(() => null);
    const next = found === null ? lines : lines.flatMap(({ id }) => found.filter((write) => write.id === id));
    setChecked({ writes, lines: next, checks: checks + 1 });
  };
  const onDue = useEffectEvent(check);

  useEffect(() => {
    const delays = lines.flatMap(({ nextCheckMs }) => nextCheckMs ?? []);
    if (delays.length === 0 || checks >= MAX_CHECKS) return;
    return whenVisible(Math.min(...delays), () => void onDue());
  }, [lines, checks]);

  const checkNow = (event: MouseEvent) => {
    event.preventDefault();
    void check();
  };
  return <WriteLines {...rest} writes={lines} onCheck={checkNow} />;
}
