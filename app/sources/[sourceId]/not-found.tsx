import type { Metadata } from 'next';
import { NotFoundCard } from '@/components/shell/not-found-card';
import { requestPreferences } from '@/lib/i18n/request-preferences';

export async function generateMetadata(): Promise<Metadata> {
  const { messages } = await requestPreferences();
  return { title: `${messages.sourcePage.notFoundTitle} · EventGrid` };
}

/** Replaces the page of a source that does not exist. */
export default async function SourceNotFoundPage() {
  const { messages } = await requestPreferences();
  const { notFoundTitle, notFoundText } = messages.sourcePage;
  return <NotFoundCard title={notFoundTitle} text={notFoundText} open={messages.common.toSources} />;
}
