'use client';

import { useEffect, useState } from 'react';

const SHOW_AFTER_MS = 200;
const ROWS = ['a', 'b', 'c', 'd', 'e', 'f'];

/** Stands for rows that have never been there; what comes at once is not announced by a flash of grey. */
export function ListSkeleton({ label }: { label: string }) {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), SHOW_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className={late ? 'skeleton' : 'skeleton invisible'} aria-busy="true">
      <span className="sr">{label}</span>
      {ROWS.map((row) => (
        <span key={row} aria-hidden="true" />
      ))}
    </div>
  );
}
