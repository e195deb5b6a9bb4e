'use client';

import { type ReactNode, useState } from 'react';
import { useTexts } from '@/components/i18n/use-texts';
import { useHydrated } from '@/components/ui/use-hydrated';

/** Opens the dialog that fills a form from a paste; `dialog` renders it, which loads its code. */
export function PasteButton({ dialog }: { dialog: (onClose: () => void) => ReactNode }) {
  const { paste } = useTexts('forms');
  const [isOpen, setOpen] = useState(false);
  // It needs a script: without one there is no button.
  if (!useHydrated()) return null;
  return (
    <>
      <button className="btn small ml-auto" type="button" onClick={() => setOpen(true)}>
        {paste}
      </button>
      {isOpen ? dialog(() => setOpen(false)) : null}
    </>
  );
}
