import type { ReportedWrite } from '@/lib/pending-writes/report';
import { CheckedWrites } from './checked-writes';
import { WriteLines, type WriteLinesProps } from './write-lines';

type PendingWritesProps = Omit<WriteLinesProps, 'writes'> & { writes: Promise<ReportedWrite[]> };

/** Lists the outcomes of interrupted writes, one per line. Shows nothing if there are none. */
export async function PendingWrites({ writes, ...rest }: PendingWritesProps) {
  const lines = { writes: await writes, ...rest };
  if (lines.writes.length === 0) return null;
  if (lines.writes.every(({ nextCheckMs }) => nextCheckMs === null)) return <WriteLines {...lines} />;
  return (
    <CheckedWrites {...lines}>
      <WriteLines {...lines} />
    </CheckedWrites>
  );
}
