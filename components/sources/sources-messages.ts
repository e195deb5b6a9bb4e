import type { CopyMessages } from '@/components/ui/copy-button';
import type { sources } from '@/lib/i18n/en/sources';

/** The texts that the list hands to its client components: of one language, this page's alone. */
export type SourcesMessages = Omit<typeof sources, 'quota'> & { copy: CopyMessages };
