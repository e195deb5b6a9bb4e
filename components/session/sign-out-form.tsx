'use client';

import type { ReactNode } from 'react';
import { tellTabs } from '@/lib/session-tabs';

type SignOutFormProps = { action: (form: FormData) => Promise<void>; children: ReactNode };

/** Signs out, in the browser's other tabs too. Without JavaScript they learn it from their next request. */
export function SignOutForm({ action, children }: SignOutFormProps) {
  return (
    <form action={action} onSubmit={() => tellTabs('signed-out')} data-leaves>
      {children}
    </form>
  );
}
