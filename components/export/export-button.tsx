'use client';

import { type ReactNode, useState } from 'react';
import { lazyPart } from '@/components/ui/lazy-part';
import type { ExportDialogProps } from './export-dialog';

const ExportDialog = lazyPart<ExportDialogProps>(() => import('./export-dialog'));

/** Opens the dialog that exports what a list shows. Without JavaScript there is no file to put together. */
export function ExportButton({ children, ...list }: Omit<ExportDialogProps, 'onClose'> & { children: ReactNode }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="btn" onClick={() => setOpen(true)}>
        {children}
      </button>
      {isOpen ? <ExportDialog {...list} onClose={() => setOpen(false)} /> : null}
    </>
  );
}
